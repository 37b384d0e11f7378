// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/ledger_guard.h"

#include "region/ledger/audit_log.h"

namespace rebate::region {

std::string brokenRule(SqlSession& sql) {
  return sql.text("SELECT value FROM meta WHERE name = 'ledger.stopped'").value_or("");
}

void stopCrediting(Writing& writing, const std::string& rule) {
  if (writing.sql.run("INSERT INTO meta (name, value) VALUES ('ledger.stopped', $1) ON CONFLICT (name) DO NOTHING",
                      {rule}) > 0) {
    writing.sql.known().stopped.reset();
    recordAudit(writing, {"ledger", "ledger.stopped", "ledger", {{"rule", rule}}});
  }
}

void resumeCrediting(Writing& writing, const std::string& actor) {
  const auto rule = brokenRule(writing.sql);
  if (rule.empty()) return;
  writing.sql.run("DELETE FROM meta WHERE name = 'ledger.stopped'");
  writing.sql.known().stopped.reset();
  recordAudit(writing, {actor, "ledger.resumed", "ledger", {{"rule", rule}}});
  writing.effects.eventsWaiting = true;  // what waited on the bus
}

Refused refuseWhileStopped(Writing& writing) {
  auto& rule = writing.sql.known().stopped;
  if (!rule) rule = brokenRule(writing.sql);
  if (rule->empty()) return std::nullopt;
  return Refusal{Problem::ledgerStopped, "", "crediting stopped: " + *rule};
}

}  // namespace rebate::region
