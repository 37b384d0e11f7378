// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres_stage.h"

#include "bench.h"
#include "region/storage/pg_store.h"

namespace rebate::bench {

void PostgresStage::prepare(const std::function<void(region::PgSession&)>& change) {
  const auto sql = open(original_);
  // It plans by what it has counted, and has counted nothing of what is being made.
  execute(*sql, "SET enable_seqscan = off");
  change(*sql);
  if (sql->failure()) giveUp(sql->failure()->detail);
  execute(*sql, "VACUUM ANALYZE");
}

const region::StoreAddress& PostgresStage::fresh() {
  if (copy_) server_.drop(*copy_);
  copy_ = server_.copyOf(original_);
  // What was written by the copying is not a part of what comes next.
  execute(*open(*copy_), "CHECKPOINT");
  return *copy_;
}

std::unique_ptr<region::PgSession> PostgresStage::open(const region::StoreAddress& store) {
  constexpr Millis kPatience = 60'000;
  auto sql = region::openPostgres(*store.postgres, false, kPatience);
  if (const auto there = sql->connect(); !there) giveUp(there.error().detail);
  return sql;
}

void execute(region::PgSession& sql, const std::string& statements) {
  if (const auto done = sql.execute(statements); !done) giveUp(statements + ": " + done.error().detail);
}

std::string columnsOf(region::PgSession& sql, const std::string& table) {
  return sql
      .text(
          "SELECT string_agg(column_name, ', ' ORDER BY ordinal_position) FROM information_schema.columns "
          "WHERE table_schema = 'public' AND table_name = $1",
          {table})
      .value_or("");
}

}  // namespace rebate::bench
