// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "region/cli/commands.h"
#include "region/ledger/audit_log.h"
#include "region/ledger/change_log.h"
#include "region/ledger/invariants.h"
#include "region/ledger/ledger_guard.h"
#include "region/storage/offline_write.h"
#include "region/storage/store.h"
#include "wire/json.h"

namespace rebate::region::cli {
namespace {

wire::json::array rulesJson(const std::vector<Finding>& findings) {
  wire::json::array rules;
  for (const auto& finding : findings) {
    wire::json::object rule{{"rule", finding.rule}, {"ok", finding.count == 0}};
    if (finding.count > 0) {
      rule["breaks"] = finding.count;
      rule["at"] = wire::json::array(finding.broken.begin(), finding.broken.end());
    }
    rules.push_back(std::move(rule));
  }
  return rules;
}

wire::json::object counts(SqlSession& sql) {
  wire::json::object object;
  for (const char* table : {"users", "rebates", "order_versions", "withdrawals", "payouts", "transactions", "postings",
                            "decisions", "events", "rejected_rows"})
    object[table] = sql.integer(std::string("SELECT COUNT(*) FROM ") + table).value_or(0);
  object["user_balance_fen"] = sql.integer("SELECT COALESCE(SUM(balance_fen), 0) FROM users").value_or(0);
  return object;
}

int resumeStore(const StoreAddress& store) {
  const auto session = openStore({store});
  if (!session) return report(session.error());
  const auto done = writeOffline(**session, [](Writing& writing) { resumeCrediting(writing, "cli"); });
  return done ? kFine : report(done.error());
}

}  // namespace

int checkStore(const StoreAddress& store, bool resume) {
  const auto session = openStore({store, true});
  if (!session) return report(session.error());
  SqlSession& sql = **session;
  if (const auto begun = sql.beginRead(); !begun) return report(begun.error());
  const auto findings = checkInvariants(sql);
  wire::json::object out{{"store", storeId(sql)},
                         {"seq", newestChange(sql)},
                         {"audit_head", auditHead(sql)},
                         {"stopped_by", brokenRule(sql)}};
  out["counts"] = counts(sql);
  if (sql.failure()) return report(*sql.failure());
  bool ok = true;
  for (const auto& finding : findings) ok = ok && finding.count == 0;
  out["ok"] = ok;
  out["rules"] = rulesJson(findings);
  std::cout << wire::json::serialize(out) << std::endl;
  return ok ? (resume ? resumeStore(store) : kFine) : kFailed;
}

}  // namespace rebate::region::cli
