// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "region/storage/sqlite_session.h"

namespace rebate::region {

struct StoreOptions {
  std::string path;
  bool readOnly = false;
  Millis busyTimeout = 5'000;
};

/// A connection to the store file; WAL, synchronous FULL, foreign keys on. Not read-only: migrates first and
/// gives a new store its id. Errc::newer for a file written by a later version, notFound for a read-only
/// open of no file.
Result<std::unique_ptr<SqliteSession>> openStore(const StoreOptions& options);

/// Tells one history from another; minted when the store is created.
std::string storeId(SqlSession& sql);

}  // namespace rebate::region
