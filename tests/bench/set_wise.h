// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "region/storage/sqlite_session.h"
#include "replay.h"

namespace rebate::bench {

/// Brings a store to where another one stands, a batch of decisions per transaction and a statement per table and
/// batch: the least that SQLite has to do for the same rows under the same indexes and triggers.
class SetWise {
 public:
  /// `decided`: the store after the decisions. Gathers the rows to write in memory.
  SetWise(region::SqliteSession& sql, const std::string& decided, int together);
  void run();

 private:
  void gather(int together);
  void gatherTable(const std::string& table, const std::string& batchOf, const std::string& condition = "TRUE");
  void gatherUpdates(const std::string& table, const std::string& batchesOf);
  std::vector<std::string> columnsOf(const std::string& table);

  region::SqliteSession& sql_;
  Bare bare_;
  std::int64_t batches_ = 0;
  std::vector<std::string> statements_;  ///< of one batch, $1
};

}  // namespace rebate::bench
