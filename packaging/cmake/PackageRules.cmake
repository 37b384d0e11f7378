# SPDX-License-Identifier: GPL-3.0-or-later
# CPack: two Debian packages on Linux; NSIS on Windows and a disk image on macOS (packaging/PLATFORMS.md says what of
# this has been run).

set(CPACK_PACKAGE_NAME rebate)
set(CPACK_PACKAGE_VENDOR "Rebate Console maintainers")
set(CPACK_PACKAGE_CONTACT "Rebate Console maintainers <maintainers@rebate-console.example>")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)

set(components "")
if(REBATE_CONSOLE)
  list(APPEND components console)
endif()
if(REBATE_REGION AND CMAKE_SYSTEM_NAME STREQUAL Linux)
  list(APPEND components region)
endif()
set(CPACK_COMPONENTS_ALL ${components})

if(WIN32)
  set(CPACK_GENERATOR NSIS)
  set(CPACK_PACKAGE_NAME "Rebate Console")
  set(CPACK_PACKAGE_EXECUTABLES rebate-console "Rebate Console")
  set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
elseif(APPLE)
  set(CPACK_GENERATOR DragNDrop)
else()
  set(CPACK_GENERATOR DEB)
  set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
  set(CPACK_DEB_COMPONENT_INSTALL ON)
  set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS OFF)
  set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
  set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
  set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

  set(CPACK_DEBIAN_CONSOLE_PACKAGE_NAME rebate-console)
  set(CPACK_DEBIAN_CONSOLE_PACKAGE_SECTION misc)
  set(CPACK_COMPONENT_CONSOLE_DESCRIPTION "desktop of a rebate platform
Support staff look after the people who get rebates, finance decides about
the money, and incident monitors keep the regions alive. Works offline from
an encrypted copy; a decision is on disk before it is said to be kept, and
applies exactly once.")
  # Loaded when it runs, so that no linker names them: the platform plugin, pictures, Chinese words of Qt's own dialogs.
  set(CPACK_DEBIAN_CONSOLE_PACKAGE_DEPENDS "qt6-qpa-plugins, libqt6svg6, libsecret-1-0, hicolor-icon-theme")
  set(CPACK_DEBIAN_CONSOLE_PACKAGE_RECOMMENDS
    "gnome-keyring | kwalletmanager, fonts-inter, fonts-jetbrains-mono, fonts-noto-cjk, qt6-translations-l10n, qt6-wayland")

  set(CPACK_DEBIAN_REGION_PACKAGE_NAME rebate-region)
  set(CPACK_DEBIAN_REGION_PACKAGE_SECTION net)
  set(CPACK_COMPONENT_REGION_DESCRIPTION "service of a rebate platform
One process per data centre: pulls orders, applies the rules, keeps a
double-entry ledger, serves consoles, and takes over when another region is
lost. Begins on one machine with a file; grows onto PostgreSQL under Patroni.")
  set(CPACK_DEBIAN_REGION_PACKAGE_DEPENDS
    "openssl, systemd | systemd-standalone-sysusers, systemd | systemd-standalone-tmpfiles")
  set(CPACK_DEBIAN_REGION_PACKAGE_SUGGESTS "rebate-console, postgresql-15, patroni, haproxy, rabbitmq-server, redis-server")
  set(CPACK_DEBIAN_REGION_PACKAGE_CONTROL_EXTRA ${CMAKE_SOURCE_DIR}/packaging/debian/postinst
    ${CMAKE_SOURCE_DIR}/packaging/debian/prerm ${CMAKE_SOURCE_DIR}/packaging/debian/postrm)
endif()
include(CPack)
