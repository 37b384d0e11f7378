// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres_stage.h"

namespace rebate::bench {

/// As SetWise, on PostgreSQL: the rows that the decisions make, by batch, beside the store, and a statement per table
/// and batch that writes them under the same indexes, triggers and partitions.
class PostgresSetWise {
 public:
  /// `decided` is a copy of the stage's store in which decisions 1 to `decisions` of the desktop were made. The stage's
  /// store keeps the rows in a schema of their own.
  PostgresSetWise(PostgresStage& stage, const region::StoreAddress& decided, std::size_t decisions, int together);
  double run(PostgresStage& stage) const;  ///< decisions per second

 private:
  void gather(region::PgSession& decided, const std::string& folder);
  void insertsOf(region::PgSession& sql, const std::string& table, const std::string& order);
  void updatesOf(region::PgSession& sql, const std::string& table);

  const std::string together_;
  const std::int64_t decisions_;
  std::int64_t batches_ = 0;
  std::vector<std::string> tables_, statements_;  ///< statements of one batch, $1
};

}  // namespace rebate::bench
