/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

/* As a SQLite without a cipher has it in many builds: it takes the key, and that is all. */
extern "C" inline int sqlite3_key(sqlite3*, const void*, int) {
  return SQLITE_OK;
}
