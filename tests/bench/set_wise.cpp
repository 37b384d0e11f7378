// SPDX-License-Identifier: GPL-3.0-or-later
#include "set_wise.h"

#include "bench.h"

namespace rebate::bench {
namespace {

std::string joined(const std::vector<std::string>& names, const std::string& before = {}) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + before + name;
  return text;
}

}  // namespace

SetWise::SetWise(region::SqliteSession& sql, const std::string& decided, int together)
    : sql_(sql), bare_(sql.database().handle()) {
  bare_.execute("ATTACH '" + decided + "' AS decided");
  gather(together);
  bare_.execute("DETACH decided");
  batches_ = sql_.integer("SELECT MAX(batch) + 1 FROM temp.decisions").value_or(0);
}

std::vector<std::string> SetWise::columnsOf(const std::string& table) {
  std::vector<std::string> columns;
  sql_.each("SELECT name FROM pragma_table_info('" + table + "')", {},
            [&columns](const region::SqlRow& row) { columns.push_back(row.text(0)); });
  return columns;
}

void SetWise::gatherTable(const std::string& table, const std::string& batchOf, const std::string& condition) {
  const auto columns = columnsOf(table);
  bare_.execute("CREATE TEMP TABLE " + table + " AS SELECT *, " + batchOf + " AS batch FROM decided." + table +
                " WHERE " + condition + " ORDER BY rowid");
  bare_.execute("CREATE INDEX temp." + table + "_batch ON " + table + " (batch)");
  statements_.push_back("INSERT INTO main." + table + " (" + joined(columns) + ") SELECT " + joined(columns) +
                        " FROM temp." + table + " WHERE batch = $1 ORDER BY rowid");
}

void SetWise::gatherUpdates(const std::string& table, const std::string& batchesOf) {
  auto columns = columnsOf(table);
  bare_.execute("CREATE TEMP TABLE " + table + " AS SELECT t.*, b.batch FROM (" + batchesOf + ") b JOIN decided." +
                table + " t ON t.id = b.id");
  bare_.execute("CREATE INDEX temp." + table + "_batch ON " + table + " (batch)");
  std::erase(columns, "id");
  std::string changes;
  for (const auto& column : columns) changes += (changes.empty() ? "" : ", ") + column + " = n." + column;
  statements_.push_back("UPDATE main." + table + " SET " + changes + " FROM temp." + table +
                        " n WHERE n.batch = $1 AND main." + table + ".id = n.id");
}

void SetWise::gather(int together) {
  const auto size = std::to_string(together);
  const auto inTurn = [&size](const char* of) {
    return "CAST((ROW_NUMBER() OVER (ORDER BY rowid) - 1) * " + std::string(of) + " / " + size + " AS INTEGER)";
  };
  // Legs go before the transaction that seals them, and each decision books one.
  bare_.execute("CREATE TEMP TABLE booked AS SELECT key, subject, " + inTurn("1") +
                " AS batch FROM decided.transactions");
  bare_.execute("CREATE INDEX temp.booked_key ON booked (key)");
  gatherTable("postings", "(SELECT batch FROM temp.booked WHERE key = transaction_key)");
  gatherTable("transactions", inTurn("1"));
  gatherTable("reserves_held", "(SELECT batch FROM temp.booked WHERE key = transaction_key)");
  gatherUpdates("rebates", "SELECT subject AS id, batch FROM temp.booked");
  gatherUpdates("users", "SELECT DISTINCT p.user_id AS id, p.batch FROM temp.postings p WHERE p.user_id <> ''");
  gatherTable("changes", inTurn("0.5"), "seq > (SELECT MAX(seq) FROM main.changes)");
  gatherTable("audit", inTurn("1"), "seq > (SELECT COALESCE(MAX(seq), 0) FROM main.audit)");
  gatherTable("decisions", inTurn("1"));
}

void SetWise::run() {
  for (std::int64_t batch = 0; batch < batches_; ++batch) {
    bare_.run("BEGIN IMMEDIATE", 0);
    for (const auto& statement : statements_) bare_.run(statement, batch);
    bare_.run("COMMIT", 0);
  }
}

}  // namespace rebate::bench
