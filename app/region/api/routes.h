// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/operator.h"

namespace rebate::region {

enum class Route {
  openSession,
  closeSession,
  refreshSession,
  snapshot,
  changes,
  users,
  user,
  userChange,
  timeline,
  notes,
  reveal,
  adjustments,
  erasure,
  claims,
  operators,
  rebates,
  rebate,
  decisions,
  decision,
  feedCoverage,
  feedReread,
  importOrders,
  bills,
  enterBill,
  confirmBill,
  proposals,
  propose,
  proposal,
  proposalDecision,
  rules,
  withdrawals,
  requestWithdrawal,
  withdrawal,
  withdrawalReview,
  withdrawalQuery,
  payouts,
  createPayout,
  payout,
  statement,
  topology,
  failovers,
  switchovers,
  askSwitchover,
  preflight,
  switchoverDecision,
  setPause,
  endPause,
  planMaintenance,
  endMaintenance,
  incidentNotes,
  addIncidentNote,
  audit,
  healthz,
  readyz,
  metrics,
};

/// One row of what is served. `permission` absent: any operator; `open`: no token needed.
struct RouteRow {
  Route route;
  std::string_view method;
  std::string_view pattern;  ///< "/v1/users/{id}"
  bool open;
  std::optional<Permission> permission;
};
/// The one table of paths and of who may call them.
const std::vector<RouteRow>& routes();

struct RouteMatch {
  const RouteRow* row = nullptr;  ///< null: no such path, or not this method
  std::string id;
  std::string second;                     ///< of "{id}/…/{month}"
  std::vector<std::string_view> allowed;  ///< methods of a path that is there
};
RouteMatch findRoute(std::string_view method, std::string_view path);

}  // namespace rebate::region
