// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/database.h"

namespace rebate::sqlite {
namespace {

Result<int> userVersion(Database& database) {
  auto read = database.prepare("PRAGMA user_version");
  if (!read) return read.error();
  const auto row = read->step();
  if (!row) return row.error();
  return static_cast<int>(read->integer(0));
}

/// Another process may be migrating the same file: the version is read again inside the transaction.
Outcome runStep(Database& database, const Migration& step) {
  auto transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  const auto version = userVersion(database);
  if (!version) return version.error();
  if (*version >= step.number) return Done{};
  if (auto done = database.execute(step.sql); !done) return done;
  if (auto marked = database.execute("PRAGMA user_version=" + std::to_string(step.number)); !marked) return marked;
  return transaction->commit();
}

}  // namespace

Outcome migrate(Database& database, const std::vector<Migration>& steps) {
  const auto version = userVersion(database);
  if (!version) return version.error();
  const int last = steps.empty() ? 0 : steps.back().number;
  if (*version > last)
    return Error{Errc::newer, "schema", "version " + std::to_string(*version) + ", known up to " + std::to_string(last)};
  for (const auto& step : steps) {
    if (step.number <= *version) continue;
    if (auto done = runStep(database, step); !done) return done;
  }
  return Done{};
}

}  // namespace rebate::sqlite
