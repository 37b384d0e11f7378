# SPDX-License-Identifier: GPL-3.0-or-later
# How a test becomes a program and a line of ctest. Qt Test for all of them; no screen, no locale of the machine.

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Test)

set(suppressions ${CMAKE_SOURCE_DIR}/tests/support/sanitizers)
set(sanitizer_environment
  "TSAN_OPTIONS=suppressions=${suppressions}/tsan.supp;LSAN_OPTIONS=suppressions=${suppressions}/lsan.supp:print_suppressions=0")

# rebate_test(NAME SOURCES … LINKS … [LABELS …] [TIMEOUT seconds] [GUI])
# SOURCES default to NAME.cpp. The label is the kind (unit, gui, integration, …), from the folder, and LABELS.
# The label qt-threads is for tests with queued calls between QThreads, which the thread sanitizer cannot follow through
# a Qt that is not built for it: shown as disabled there.
# GUI links Qt6::Widgets: such a test uses QTEST_MAIN, all others QTEST_GUILESS_MAIN.
function(rebate_test name)
  cmake_parse_arguments(arg "GUI" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
  if(NOT arg_SOURCES)
    set(arg_SOURCES ${name}.cpp)
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 60)
  endif()
  if(REBATE_SANITIZE)
    math(EXPR arg_TIMEOUT "${arg_TIMEOUT} * 5")
  endif()
  if(arg_GUI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Widgets)
    list(APPEND arg_LINKS Qt6::Widgets)
  endif()

  add_executable(${name} ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin/tests)
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests/support)
  target_compile_definitions(${name} PRIVATE REBATE_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data")
  target_link_libraries(${name} PRIVATE build_rules Qt6::Core Qt6::Test ${arg_LINKS})

  file(RELATIVE_PATH kind ${CMAKE_SOURCE_DIR}/tests ${CMAKE_CURRENT_SOURCE_DIR})
  string(REGEX REPLACE "/.*" "" kind "${kind}")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES
    TIMEOUT ${arg_TIMEOUT}
    LABELS "${kind};${arg_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;LANGUAGE=;QTEST_DISABLE_STACK_DUMP=1;${sanitizer_environment}")
  if(REBATE_SANITIZE MATCHES thread AND "qt-threads" IN_LIST arg_LABELS)
    set_tests_properties(${name} PROPERTIES DISABLED ON)
  endif()
endfunction()

# The tests given once more, as NAME_postgresql, on a PostgreSQL of their own.
function(rebate_postgres_tests)
  foreach(name IN LISTS ARGN)
    get_test_property(${name} TIMEOUT timeout)
    get_test_property(${name} LABELS labels)
    get_test_property(${name} ENVIRONMENT environment)
    math(EXPR timeout "${timeout} * 3") # every statement crosses a socket
    add_test(NAME ${name}_postgresql COMMAND ${name})
    set_tests_properties(${name}_postgresql PROPERTIES
      TIMEOUT ${timeout} LABELS "${labels};postgresql" ENVIRONMENT "${environment};REBATE_TEST_STORE=postgresql")
  endforeach()
endfunction()

# Adds every folder under the one given, two levels deep, that has a CMakeLists.txt, so that a new folder needs
# no change anywhere else. A folder that its parent added already is left alone.
function(add_test_folders root)
  file(GLOB lists CONFIGURE_DEPENDS ${root}/CMakeLists.txt ${root}/*/CMakeLists.txt ${root}/*/*/CMakeLists.txt)
  list(SORT lists) # parents before children
  foreach(list IN LISTS lists)
    cmake_path(GET list PARENT_PATH folder)
    get_property(known GLOBAL PROPERTY REBATE_TEST_FOLDERS)
    cmake_path(GET folder PARENT_PATH parent)
    set(added_by_parent "")
    if(parent IN_LIST known)
      get_property(added_by_parent DIRECTORY ${parent} PROPERTY SUBDIRECTORIES)
    endif()
    if(NOT folder IN_LIST added_by_parent)
      add_subdirectory(${folder})
    endif()
    set_property(GLOBAL APPEND PROPERTY REBATE_TEST_FOLDERS ${folder})
  endforeach()
endfunction()
