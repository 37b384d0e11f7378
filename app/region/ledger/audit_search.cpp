// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "region/ledger/audit_log.h"

namespace rebate::region {
namespace {

/// What is asked for often is among the newest: so many are looked at before an index is asked.
constexpr std::int64_t kWalk = 2'000;
constexpr const char* kBehindAllText = "\xF4\x8F\xBF\xBF";

/// Conditions and their values, in the order in which they are numbered.
struct Where {
  std::string text;
  SqlValues values;
  void add(const std::string& before, const SqlValue& value, const std::string& after = {}) {
    values.push_back(value);
    text += (text.empty() ? " WHERE " : " AND ") + before + '$' + std::to_string(values.size()) + after;
  }
};

void appendRecords(SqlSession& sql, const std::string& query, const SqlValues& values,
                   std::vector<AuditRecord>& records) {
  sql.each(query, values, [&records](const SqlRow& row) {
    records.push_back({row.integer(0), row.text(1), row.text(2)});
  });
}

bool oneOf(const std::vector<std::string>& actions, const std::string& action) {
  return actions.empty() || std::find(actions.begin(), actions.end(), action) != actions.end();
}

/// Those of the newest `kWalk` below `before` that fit.
std::vector<AuditRecord> amongNewest(SqlSession& sql, const AuditQuery& query, std::int64_t before) {
  std::vector<AuditRecord> records;
  sql.each("SELECT seq, record, hash, actor, action, entity FROM audit WHERE seq < $1 AND seq >= $2 ORDER BY seq DESC",
           {before, before - kWalk}, [&](const SqlRow& row) {
             if (static_cast<int>(records.size()) == query.limit) return;
             const bool fits = (query.actor.empty() || row.text(3) == query.actor) &&
                               oneOf(query.actions, row.text(4)) && row.text(5).starts_with(query.entity);
             if (fits) records.push_back({row.integer(0), row.text(1), row.text(2)});
           });
  return records;
}

/// Then its index is the shortest way, whatever else is asked for.
bool isRare(SqlSession& sql, const std::string& action, std::int64_t before) {
  return sql.integer("SELECT COUNT(*) FROM (SELECT 1 FROM audit WHERE action = $1 AND seq < $2 LIMIT $3) AS found",
                     {action, before, kWalk})
             .value_or(0) < kWalk;
}

/// Numbers that fit, from an index that holds every column asked for. `|| ''` keeps a column from choosing another.
void numbersOf(SqlSession& sql, const AuditQuery& query, const std::string* action, std::int64_t before,
               std::set<std::int64_t>& numbers) {
  const auto last = query.entity + kBehindAllText;
  Where where;
  const bool byAction = action != nullptr && isRare(sql, *action, before);
  const bool byEntity = !byAction && !query.entity.empty(), byActor = !byAction && !byEntity && !query.actor.empty();
  if (!query.entity.empty()) {
    where.add(byEntity ? "entity >= " : "entity || '' >= ", query.entity);
    where.add(byEntity ? "entity < " : "entity || '' < ", last);
  }
  if (!query.actor.empty()) where.add(byActor ? "actor = " : "actor || '' = ", query.actor);
  if (action) where.add(byEntity || byActor ? "action || '' = " : "action = ", *action);
  where.add("seq < ", before);
  where.values.emplace_back(query.limit);
  sql.each("SELECT seq FROM audit" + where.text + " ORDER BY seq DESC LIMIT $" + std::to_string(where.values.size()),
           where.values, [&numbers](const SqlRow& row) { numbers.insert(row.integer(0)); });
}

}  // namespace

std::vector<AuditRecord> findAudit(SqlSession& sql, const AuditQuery& query) {
  const auto end = auditSeq(sql) + 1;
  const auto before = query.before > 0 ? std::min(query.before, end) : end;
  std::vector<AuditRecord> records;
  if (query.actor.empty() && query.actions.empty() && query.entity.empty()) {
    appendRecords(sql, "SELECT seq, record, hash FROM audit WHERE seq < $1 ORDER BY seq DESC LIMIT $2",
                  {before, query.limit}, records);
    return records;
  }
  records = amongNewest(sql, query, before);
  if (static_cast<int>(records.size()) == query.limit || before <= kWalk) return records;
  std::set<std::int64_t> numbers;
  if (query.actions.empty()) numbersOf(sql, query, nullptr, before - kWalk, numbers);
  for (const auto& action : query.actions) numbersOf(sql, query, &action, before - kWalk, numbers);
  for (auto number = numbers.rbegin(); number != numbers.rend(); ++number) {
    if (static_cast<int>(records.size()) == query.limit) break;
    appendRecords(sql, "SELECT seq, record, hash FROM audit WHERE seq = $1", {*number}, records);
  }
  return records;
}

}  // namespace rebate::region
