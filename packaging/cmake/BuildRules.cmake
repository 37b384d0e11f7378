# SPDX-License-Identifier: GPL-3.0-or-later
# One place for language level, warnings, sanitizers, ccache, and the list of our targets.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(CCACHE ccache)
if(CCACHE)
  # Without this sloppiness ccache refuses every unit that uses a precompiled header.
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

add_library(build_rules INTERFACE)
target_compile_options(build_rules INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast
  -Wcast-align -Wconversion -Wno-sign-conversion -Wimplicit-fallthrough -Wswitch -Werror
  # GCC 12 warns falsely about inlined std::string and coroutines (its bugs 105329, 105651).
  $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess -Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds>)
target_compile_definitions(build_rules INTERFACE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_FOREACH
  BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_HAS_STD_INVOKE_RESULT)
if(REBATE_SANITIZE)
  add_compile_options(-fsanitize=${REBATE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${REBATE_SANITIZE})
  # Asio's fences are not modelled by the thread sanitizer
  target_compile_options(build_rules INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-tsan>)
endif()

# rebate_library(NAME ROOT dir SOURCES … LINKS …): a folder of the house.
# ROOT is the include root, so that headers are named as people speak of them: "domain/money.h".
function(rebate_library name)
  cmake_parse_arguments(arg "" "ROOT" "SOURCES;LINKS;PRIVATE_LINKS;PCH" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  target_include_directories(${name} PUBLIC ${arg_ROOT})
  target_link_libraries(${name} PUBLIC ${arg_LINKS} PRIVATE build_rules ${arg_PRIVATE_LINKS})
  if(arg_PCH)
    target_precompile_headers(${name} PRIVATE ${arg_PCH})
  endif()
  set_property(GLOBAL APPEND PROPERTY REBATE_TARGETS ${name})
endfunction()

function(rebate_program name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE build_rules ${arg_LINKS})
  set_property(GLOBAL APPEND PROPERTY REBATE_TARGETS ${name})
endfunction()

# build/…/link-interfaces.txt: a line per target, "name folder: what it links"
function(write_link_interfaces)
  get_property(targets GLOBAL PROPERTY REBATE_TARGETS)
  set(text "")
  foreach(target IN LISTS targets)
    get_target_property(kind ${target} TYPE)
    set(property LINK_LIBRARIES)
    if(kind STREQUAL INTERFACE_LIBRARY)
      set(property INTERFACE_LINK_LIBRARIES)
    endif()
    get_target_property(links ${target} ${property})
    get_target_property(folder ${target} SOURCE_DIR)
    file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR} ${folder})
    list(REMOVE_ITEM links build_rules)
    list(JOIN links " " links)
    string(APPEND text "${target} ${folder}: ${links}\n")
  endforeach()
  file(WRITE ${CMAKE_BINARY_DIR}/link-interfaces.txt "${text}")
endfunction()
