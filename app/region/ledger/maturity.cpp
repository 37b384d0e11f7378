// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/maturity.h"

#include "region/ledger/rejections.h"
#include "region/ledger/version_log.h"
#include "wire/jd.h"

namespace rebate::region {
namespace {

struct Due {
  std::string lineKey;
  Millis at = 0;
};

std::vector<Due> nextDue(SqlSession& sql, Millis now, int limit) {
  std::vector<Due> due;
  sql.each("SELECT line_key, due_at FROM maturing_lines WHERE due_at <= $1 ORDER BY due_at, line_key LIMIT $2",
           {now, limit}, [&due](const SqlRow& row) {
             due.push_back({row.text(0), row.integer(1)});
           });
  return due;
}

void readAgain(Writing& writing, const std::string& lineKey) {
  const auto raw = newestRaw(writing.sql, lineKey);
  if (!raw) return;
  const auto version = wire::parseJdRow(*raw, writing.now);
  if (!version)
    return recordRejection(writing, {"maturity", "", lineKey, version.error().field + ": " + version.error().detail});
  takeVersion(writing, *version);
}

}  // namespace

void noteMaturity(Writing& writing, const OrderVersion& version) {
  if (!version.settlesAt) return;
  writing.sql.post("INSERT INTO maturing_lines (line_key, due_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                   {lineKey(version), *version.settlesAt});
}

int matureLines(Writing& writing, int limit) {
  const auto due = nextDue(writing.sql, writing.now, limit);
  for (const auto& line : due) {
    writing.sql.post("DELETE FROM maturing_lines WHERE line_key = $1 AND due_at = $2", {line.lineKey, line.at});
    readAgain(writing, line.lineKey);
  }
  return static_cast<int>(due.size());
}

std::int64_t linesDue(SqlSession& sql, Millis now) {
  return sql.integer("SELECT COUNT(*) FROM maturing_lines WHERE due_at <= $1", {now}).value_or(0);
}

}  // namespace rebate::region
