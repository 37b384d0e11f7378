// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/audit_log.h"

#include "wire/digest.h"
#include "wire/time_text.h"

namespace rebate::region {

namespace {

SqlKnown::AuditEnd newestOf(SqlSession& sql) {
  SqlKnown::AuditEnd newest;
  sql.each("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", {}, [&newest](const SqlRow& row) {
    newest = {row.integer(0), row.text(1)};
  });
  return newest;
}

}  // namespace

std::string recordAudit(Writing& writing, AuditEntry entry) {
  // The detail is the larger part: moved, not copied.
  const wire::json::object object{{"at", wire::formatRfc3339(writing.now)},
                                  {"actor", entry.actor},
                                  {"action", entry.action},
                                  {"entity", entry.entity},
                                  {"epoch", writing.epoch},
                                  {"detail", std::move(entry.detail)}};
  const auto record = wire::json::serialize(object);
  auto& newest = writing.sql.known().audit;
  if (!newest) newest = newestOf(writing.sql);
  newest = SqlKnown::AuditEnd{newest->seq + 1, wire::chainHash(newest->hash, record)};
  writing.sql.post(
      "INSERT INTO audit (seq, at, actor, action, entity, record, hash) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {newest->seq, writing.now, entry.actor, entry.action, entry.entity, record, newest->hash});
  return newest->hash;
}

std::vector<AuditRecord> auditAfter(SqlSession& sql, std::int64_t after, int limit) {
  std::vector<AuditRecord> records;
  sql.each("SELECT seq, record, hash FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2", {after, limit},
           [&records](const SqlRow& row) {
             records.push_back({row.integer(0), row.text(1), row.text(2)});
           });
  return records;
}

std::int64_t auditSeq(SqlSession& sql) {
  return sql.integer("SELECT MAX(seq) FROM audit").value_or(0);
}

std::string auditHead(SqlSession& sql) {
  return sql.text("SELECT hash FROM audit ORDER BY seq DESC LIMIT 1").value_or("");
}

}  // namespace rebate::region
