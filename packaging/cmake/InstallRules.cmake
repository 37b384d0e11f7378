# SPDX-License-Identifier: GPL-3.0-or-later
# What `cmake --install` puts where, by component: console (the desktop) and region (the service, Linux only).
# tests/integration/install/manifest.txt names every file; tst_install holds the two against each other.

include(GNUInstallDirs)
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

# install_text(SOURCE component destination name): a Debian-style gzip without a time, so that builds are alike
find_program(GZIP gzip)
function(install_gzip source component destination name)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
  set(packed ${CMAKE_BINARY_DIR}/packed/${component}/${name}.gz)
  get_filename_component(folder ${packed} DIRECTORY)
  file(MAKE_DIRECTORY ${folder})
  execute_process(COMMAND ${GZIP} -9nc ${source} OUTPUT_FILE ${packed} COMMAND_ERROR_IS_FATAL ANY)
  install(FILES ${packed} DESTINATION ${destination} COMPONENT ${component})
endfunction()

set(packaging ${CMAKE_SOURCE_DIR}/packaging)
set(is_linux OFF)
if(CMAKE_SYSTEM_NAME STREQUAL Linux AND GZIP)
  set(is_linux ON)
endif()

if(REBATE_CONSOLE)
  set_target_properties(rebate-console PROPERTIES WIN32_EXECUTABLE ON MACOSX_BUNDLE ON)
  set_target_properties(rebate-console PROPERTIES MACOSX_BUNDLE_BUNDLE_NAME "Rebate Console"
    MACOSX_BUNDLE_GUI_IDENTIFIER org.rebate_console.RebateConsole MACOSX_BUNDLE_SHORT_VERSION_STRING ${PROJECT_VERSION})
  install(TARGETS rebate-console COMPONENT console
    RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} BUNDLE DESTINATION .)
  if(is_linux)
    install(FILES ${packaging}/linux/org.rebate_console.RebateConsole.desktop
      DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT console)
    install(FILES ${packaging}/linux/org.rebate_console.RebateConsole.metainfo.xml
      DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo COMPONENT console)
    install(FILES ${packaging}/linux/org.rebate_console.RebateConsole.mime.xml
      DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME org.rebate_console.RebateConsole.xml COMPONENT console)
    install(FILES ${CMAKE_SOURCE_DIR}/resources/icons/rebate-console.svg
      DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps COMPONENT console)
    install_gzip(${packaging}/man/rebate-console.1 console ${CMAKE_INSTALL_MANDIR}/man1 rebate-console.1)
    install(FILES ${packaging}/completion/rebate-console
      DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT console)
    install_gzip(${packaging}/debian/changelog console ${CMAKE_INSTALL_DATADIR}/doc/rebate-console changelog)
    install(FILES ${packaging}/debian/copyright
      DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/rebate-console COMPONENT console)
  endif()
endif()

if(REBATE_REGION AND is_linux)
  install(TARGETS rebate-region RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT region)
  if(TARGET rebate-order-feed) # an order platform to try with: part of the tests' support
    install(TARGETS rebate-order-feed RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT region)
    install_gzip(${packaging}/man/rebate-order-feed.1 region ${CMAKE_INSTALL_MANDIR}/man1 rebate-order-feed.1)
  endif()
  install(PROGRAMS ${packaging}/linux/rebate-region-setup DESTINATION ${CMAKE_INSTALL_SBINDIR} COMPONENT region)
  install(FILES ${packaging}/systemd/rebate-region@.service ${packaging}/systemd/rebate-region.target
    ${packaging}/systemd/rebate-order-feed.service DESTINATION lib/systemd/system COMPONENT region)
  install(FILES ${packaging}/systemd/rebate-region.sysusers
    DESTINATION lib/sysusers.d RENAME rebate-region.conf COMPONENT region)
  install(FILES ${packaging}/systemd/rebate-region.tmpfiles
    DESTINATION lib/tmpfiles.d RENAME rebate-region.conf COMPONENT region)
  install_gzip(${packaging}/man/rebate-region.1 region ${CMAKE_INSTALL_MANDIR}/man1 rebate-region.1)
  install_gzip(${packaging}/man/rebate-region-setup.8 region ${CMAKE_INSTALL_MANDIR}/man8 rebate-region-setup.8)
  install(FILES ${packaging}/completion/rebate-region
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT region)
  set(doc ${CMAKE_INSTALL_DATADIR}/doc/rebate-region)
  install_gzip(${packaging}/debian/changelog region ${doc} changelog)
  install(FILES ${packaging}/debian/copyright DESTINATION ${doc} COMPONENT region)
  install_gzip(${CMAKE_SOURCE_DIR}/ARCHITECTURE.md region ${doc} ARCHITECTURE.md)
  install(FILES ${CMAKE_SOURCE_DIR}/resources/region.sample.toml ${CMAKE_SOURCE_DIR}/resources/api/region.openapi.yaml
    DESTINATION ${doc}/examples COMPONENT region)
  install(DIRECTORY ${packaging}/engines DESTINATION ${doc}/examples COMPONENT region USE_SOURCE_PERMISSIONS)
endif()
