// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "region/storage/sqlite_session.h"
#include "region/storage/store_address.h"

namespace rebate::region {

struct StoreOptions {
  StoreAddress address;
  bool readOnly = false;
  Millis patience = 5'000;  ///< of a write, for another one to end
};

/// A connection to a store. Not read-only: migrates first and gives a new store its id. Errc::newer for one written
/// by a later version, notFound for a read-only open of no file, unavailable when no PostgreSQL that takes writes
/// answers. A read-only one of PostgreSQL connects when it is first asked.
Result<std::unique_ptr<SqlSession>> openStore(const StoreOptions& options);

/// As openStore, without looking at the schema: for a store this process has opened before. Of PostgreSQL it never
/// fails; the first statement finds out.
Result<std::unique_ptr<SqlSession>> openSession(const StoreOptions& options);

/// A store in a file: WAL, synchronous FULL, foreign keys on.
Result<std::unique_ptr<SqliteSession>> openFile(const std::string& path, bool readOnly, Millis patience = 5'000);

/// Tells one history from another; minted when the store is created.
std::string storeId(SqlSession& sql);

}  // namespace rebate::region
