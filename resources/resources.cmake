# SPDX-License-Identifier: GPL-3.0-or-later
# Icons and translations, compiled into the target that includes this: REBATE_RESOURCES are its sources.
# English has a file of its own for plurals only.
find_package(Qt6 6.4 REQUIRED COMPONENTS LinguistTools)

set(translations ${CMAKE_SOURCE_DIR}/resources/translations/rebate_console_en.ts
                 ${CMAKE_SOURCE_DIR}/resources/translations/rebate_console_zh_CN.ts)
set(qrc ${CMAKE_CURRENT_BINARY_DIR}/rebate_console.qrc)
configure_file(${CMAKE_SOURCE_DIR}/resources/rebate_console.qrc.in ${qrc} @ONLY)
set(REBATE_RESOURCES "")
file(GLOB icons CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/resources/icons/*.svg)
foreach(ts IN LISTS translations)
  cmake_path(GET ts STEM name)
  set(qm ${CMAKE_CURRENT_BINARY_DIR}/${name}.qm)
  add_custom_command(OUTPUT ${qm} COMMAND Qt6::lrelease -silent ${ts} -qm ${qm} DEPENDS ${ts} VERBATIM)
  list(APPEND compiled ${qm})
endforeach()
add_custom_command(OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/qrc_rebate_console.cpp
  COMMAND Qt6::rcc --name rebate_console ${qrc} --output ${CMAKE_CURRENT_BINARY_DIR}/qrc_rebate_console.cpp
  DEPENDS ${qrc} ${compiled} ${icons} VERBATIM)
set(REBATE_RESOURCES ${CMAKE_CURRENT_BINARY_DIR}/qrc_rebate_console.cpp)
set_source_files_properties(${REBATE_RESOURCES} PROPERTIES SKIP_PRECOMPILE_HEADERS ON SKIP_AUTOGEN ON)

# Finds new strings; finish the .ts files by hand afterwards, a test fails on an unfinished one.
add_custom_target(update_translations
  COMMAND Qt6::lupdate -silent -locations none -no-obsolete -extensions cpp,h -I ${CMAKE_SOURCE_DIR} -I ${CMAKE_SOURCE_DIR}/models ${CMAKE_SOURCE_DIR}/ui
          -source-language en -target-language zh_CN -ts ${CMAKE_SOURCE_DIR}/resources/translations/rebate_console_zh_CN.ts
  COMMAND Qt6::lupdate -silent -locations none -no-obsolete -pluralonly -extensions cpp,h -I ${CMAKE_SOURCE_DIR} -I ${CMAKE_SOURCE_DIR}/models ${CMAKE_SOURCE_DIR}/ui
          -source-language en -target-language en -ts ${CMAKE_SOURCE_DIR}/resources/translations/rebate_console_en.ts
  VERBATIM)
