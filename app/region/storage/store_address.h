// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "domain/time.h"

namespace rebate::region {

/// Where a PostgreSQL store is. `write` names every member, `read` the nearest; both are libpq settings ("host=… port=…
/// dbname=… user=…") without a password.
struct PostgresAddress {
  std::string write;
  std::string read;
  std::string password;  ///< never in a setting, an argument or a log
  Millis stalenessLimit = 5'000;
};

/// Where a store is: a file, or a PostgreSQL.
struct StoreAddress {
  StoreAddress() = default;
  StoreAddress(std::string path) : file(std::move(path)), keyFile(file + ".key") {}
  StoreAddress(const char* path) : StoreAddress(std::string(path)) {}

  std::string file;  ///< empty: PostgreSQL
  std::optional<PostgresAddress> postgres;
  std::string keyFile;  ///< the key that seals what a copy of the store must not give away; beside the file
};

}  // namespace rebate::region
