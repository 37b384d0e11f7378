# SPDX-License-Identifier: GPL-3.0-or-later
# SqlCipher::sqlcipher: the only SQLite in the house (console cache, outbox, embedded region store).
#
# SQLite before 3.51.3 can corrupt a database when a WAL is reset, so an older system library is not
# used: packaging/setup fetches the source, and it is built here, static and with hidden symbols, so
# that it cannot be mixed up with the libsqlite3 that Qt or the desktop may load into the process.

set(REBATE_SQLITE_MINIMUM 3051003) # SQLite 3.51.3, which is SQLCipher 4.14
if(DEFINED ENV{REBATE_THIRD_PARTY})
  set(third_party $ENV{REBATE_THIRD_PARTY})
else()
  set(third_party ${CMAKE_SOURCE_DIR}/build/third_party)
endif()

find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(Threads REQUIRED)

# The header, not the .pc file: distributions put either SQLite's or SQLCipher's number into the latter.
function(sqlcipher_header_version header result)
  set(number 0)
  if(EXISTS ${header})
    file(STRINGS ${header} line REGEX "^#define SQLITE_VERSION_NUMBER +[0-9]+" LIMIT_COUNT 1)
    string(REGEX MATCH "[0-9]+$" number "${line}")
  endif()
  set(${result} ${number} PARENT_SCOPE)
endfunction()

find_path(SQLCIPHER_SYSTEM_INCLUDE sqlite3.h
  PATHS /usr/include/sqlcipher /usr/local/include/sqlcipher NO_DEFAULT_PATH)
find_library(SQLCIPHER_SYSTEM_LIBRARY sqlcipher)
sqlcipher_header_version("${SQLCIPHER_SYSTEM_INCLUDE}/sqlite3.h" system_version)

if(SQLCIPHER_SYSTEM_LIBRARY AND system_version GREATER_EQUAL REBATE_SQLITE_MINIMUM)
  message(STATUS "SQLCipher: the system's, SQLite ${system_version}")
  add_library(sqlcipher INTERFACE)
  target_include_directories(sqlcipher SYSTEM INTERFACE ${SQLCIPHER_SYSTEM_INCLUDE})
  target_compile_definitions(sqlcipher INTERFACE SQLITE_HAS_CODEC)
  target_link_libraries(sqlcipher INTERFACE ${SQLCIPHER_SYSTEM_LIBRARY})
else()
  set(sqlcipher_source ${third_party}/sqlcipher)
  sqlcipher_header_version(${sqlcipher_source}/sqlite3.h source_version)
  if(source_version LESS REBATE_SQLITE_MINIMUM OR NOT EXISTS ${sqlcipher_source}/sqlite3.c)
    message(FATAL_ERROR "SQLCipher 4.14 or newer is neither installed nor in ${sqlcipher_source}: run packaging/setup")
  endif()
  message(STATUS "SQLCipher: ${sqlcipher_source}, SQLite ${source_version}")
  add_library(sqlcipher STATIC ${sqlcipher_source}/sqlite3.c)
  set_target_properties(sqlcipher PROPERTIES
    C_VISIBILITY_PRESET hidden
    POSITION_INDEPENDENT_CODE ON
    COMPILE_OPTIONS "") # not ours to sanitize; the interceptors still see its locks and allocations
  target_include_directories(sqlcipher SYSTEM PUBLIC ${sqlcipher_source})
  target_compile_definitions(sqlcipher
    PUBLIC SQLITE_HAS_CODEC # declares sqlite3_key
    PRIVATE SQLITE_EXTRA_INIT=sqlcipher_extra_init SQLITE_EXTRA_SHUTDOWN=sqlcipher_extra_shutdown
      SQLCIPHER_CRYPTO_OPENSSL HAVE_STDINT_H SQLITE_TEMP_STORE=2 SQLITE_ENABLE_FTS5 SQLITE_THREADSAFE=2)
  target_compile_options(sqlcipher PRIVATE -O2 -w) # optimised in Debug too: key derivation is slow enough
  target_link_libraries(sqlcipher PRIVATE OpenSSL::Crypto Threads::Threads ${CMAKE_DL_LIBS} m)
endif()
add_library(SqlCipher::sqlcipher ALIAS sqlcipher)
