// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/audit.h"
#include "region/ledger/writing.h"
#include "wire/json.h"

namespace rebate::region {

/// By whom, what, on what; before, after and reason as JSON.
struct AuditEntry {
  std::string actor;   ///< an operator's name, "feed", "cli", or a region
  std::string action;  ///< "rebate.approve", "lease.taken", …
  std::string entity;
  wire::json::object detail;
};

/// Appends a record that carries the hash of the one before; returns its own hash.
std::string recordAudit(Writing& writing, AuditEntry entry);

/// The records that follow number `after`, oldest first.
std::vector<AuditRecord> auditAfter(SqlSession& sql, std::int64_t after, int limit);

/// What is searched for; empty members leave nothing out.
struct AuditQuery {
  std::string actor;                 ///< whole
  std::vector<std::string> actions;  ///< any of them, whole
  std::string entity;                ///< whole, or its beginning
  std::int64_t before = 0;           ///< numbers below this one; 0: all
  int limit = 100;
};
/// Newest first. Costs what is shown and what the index holds of it, not what the audit holds.
std::vector<AuditRecord> findAudit(SqlSession& sql, const AuditQuery& query);

std::int64_t auditSeq(SqlSession& sql);   ///< of the newest record; 0: none yet
std::string auditHead(SqlSession& sql);  ///< empty: no record yet

}  // namespace rebate::region
