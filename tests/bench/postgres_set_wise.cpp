// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres_set_wise.h"

#include "bench.h"

namespace rebate::bench {

PostgresSetWise::PostgresSetWise(PostgresStage& stage, const region::StoreAddress& decided, std::size_t decisions,
                                 int together)
    : together_(std::to_string(together)), decisions_(static_cast<std::int64_t>(decisions)) {
  const auto folder = stage.folder();
  {
    const auto sql = PostgresStage::open(decided);
    gather(*sql, folder);
    batches_ = sql->integer("SELECT MAX(batch) + 1 FROM plan.decisions").value_or(0);
  }
  stage.prepare([&](region::PgSession& sql) {
    execute(sql, "CREATE SCHEMA plan");
    for (const auto& table : tables_) {
      execute(sql, "CREATE TABLE plan." + table + " AS SELECT *, 0::BIGINT AS batch FROM public." + table +
                       " WHERE FALSE; COPY plan." + table + " FROM '" + folder + "/" + table +
                       "' (FORMAT binary); CREATE INDEX ON plan." + table + " (batch)");
    }
  });
}

/// Each decision books one transaction, and its number on the desktop says which it was.
void PostgresSetWise::gather(region::PgSession& decided, const std::string& folder) {
  const auto count = std::to_string(decisions_);
  const auto batchOf = [this](const std::string& number) { return "(" + number + " - 1) / " + together_; };
  execute(
      decided,
      "CREATE SCHEMA plan; CREATE TABLE plan.booked AS SELECT t.key, t.subject, " + batchOf("d.device_seq") +
          " AS batch FROM transactions t JOIN decisions d ON d.rebate_id = t.subject WHERE d.device_seq <= " + count);
  const auto keep = [&](const std::string& table, const std::string& select) {
    execute(decided, "CREATE TABLE plan." + table + " AS " + select + "; COPY plan." + table + " TO '" + folder + "/" +
                         table + "' (FORMAT binary)");
    tables_.push_back(table);
  };
  keep("postings", "SELECT p.*, b.batch FROM postings p JOIN plan.booked b ON b.key = p.transaction_key");
  keep("transactions", "SELECT t.*, b.batch FROM transactions t JOIN plan.booked b ON b.key = t.key");
  keep("reserves_held", "SELECT r.*, b.batch FROM reserves_held r JOIN plan.booked b ON b.key = r.transaction_key");
  keep("rebates", "SELECT r.*, b.batch FROM rebates r JOIN plan.booked b ON b.subject = r.id");
  keep("users", "SELECT DISTINCT u.*, p.batch FROM users u JOIN plan.postings p ON p.user_id = u.id");
  // The newest two for every decision: the rebate and its user.
  keep("changes",
       "SELECT c.*, (c.seq - n.first) / 2 / " + together_ +
           " AS batch FROM changes c, (SELECT MAX(seq) + 1 - 2 * (SELECT COUNT(*) FROM plan.booked) AS first "
           "FROM changes) n WHERE c.seq >= n.first");
  keep("audit", "SELECT a.*, (a.seq - n.first) / " + together_ +
                    " AS batch FROM audit a, (SELECT MAX(seq) + 1 - (SELECT COUNT(*) FROM plan.booked) AS first FROM "
                    "audit) n WHERE a.seq >= n.first");
  keep("decisions",
       "SELECT d.*, " + batchOf("d.device_seq") + " AS batch FROM decisions d WHERE d.device_seq <= " + count);
  insertsOf(decided, "postings", "transaction_key, leg");
  insertsOf(decided, "transactions", "key");
  insertsOf(decided, "reserves_held", "transaction_key");
  updatesOf(decided, "rebates");
  updatesOf(decided, "users");
  insertsOf(decided, "changes", "seq");
  insertsOf(decided, "audit", "seq");
  insertsOf(decided, "decisions", "device_seq");
}

void PostgresSetWise::insertsOf(region::PgSession& sql, const std::string& table, const std::string& order) {
  const auto columns = columnsOf(sql, table);
  statements_.push_back("INSERT INTO " + table + " (" + columns + ") SELECT " + columns + " FROM plan." + table +
                        " WHERE batch = $1 ORDER BY " + order);
}

void PostgresSetWise::updatesOf(region::PgSession& sql, const std::string& table) {
  const auto columns = columnsOf(sql, table);
  const auto all = sql.text(
      "SELECT string_agg(column_name || ' = n.' || column_name, ', ') FROM information_schema.columns WHERE "
      "table_schema = 'public' AND table_name = $1 AND column_name NOT IN ('id', 'user_id')",
      {table});
  statements_.push_back("UPDATE " + table + " SET " + all.value_or("") + " FROM plan." + table +
                        " n WHERE n.batch = $1 AND " + table + ".id = n.id" +
                        (table == "rebates" ? " AND rebates.user_id = n.user_id" : ""));
}

double PostgresSetWise::run(PostgresStage& stage) const {
  const auto sql = stage.openFresh();
  const Stopwatch watch;
  for (std::int64_t batch = 0; batch < batches_; ++batch) {
    if (const auto begun = sql->beginWrite(); !begun) giveUp(begun.error().detail);
    for (const auto& statement : statements_) sql->run(statement, {batch});
    if (const auto done = sql->commit(); !done) giveUp(done.error().detail);
  }
  return static_cast<double>(decisions_) / watch.seconds();
}

}  // namespace rebate::bench
