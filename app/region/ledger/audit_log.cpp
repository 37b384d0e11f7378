// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/audit_log.h"

#include "wire/digest.h"
#include "wire/time_text.h"

namespace rebate::region {

std::string recordAudit(Writing& writing, const AuditEntry& entry) {
  const wire::json::object object{{"at", wire::formatRfc3339(writing.now)},
                                  {"actor", entry.actor},
                                  {"action", entry.action},
                                  {"entity", entry.entity},
                                  {"epoch", writing.epoch},
                                  {"detail", entry.detail}};
  const auto record = wire::json::serialize(object);
  const auto hash = wire::chainHash(auditHead(writing.sql), record);
  writing.sql.run("INSERT INTO audit (at, actor, action, entity, record, hash) VALUES ($1, $2, $3, $4, $5, $6)",
                  {writing.now, entry.actor, entry.action, entry.entity, record, hash});
  return hash;
}

std::string auditHead(SqlSession& sql) {
  return sql.text("SELECT hash FROM audit ORDER BY seq DESC LIMIT 1").value_or("");
}

}  // namespace rebate::region
