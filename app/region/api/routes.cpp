// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/routes.h"

namespace rebate::region {
namespace {

constexpr std::string_view kId = "{id}";

/// "/v1/users/{id}/notes" against "/v1/users/u-1/notes": the id, when it fits.
std::optional<std::string> fit(std::string_view pattern, std::string_view path) {
  const auto at = pattern.find(kId);
  if (at == std::string_view::npos) return pattern == path ? std::optional<std::string>("") : std::nullopt;
  const auto before = pattern.substr(0, at);
  const auto behind = pattern.substr(at + kId.size());
  if (path.size() <= before.size() + behind.size()) return std::nullopt;
  if (!path.starts_with(before) || !path.ends_with(behind)) return std::nullopt;
  const auto id = path.substr(at, path.size() - before.size() - behind.size());
  if (id.find('/') != std::string_view::npos) return std::nullopt;
  return std::string(id);
}

}  // namespace

const std::vector<RouteRow>& routes() {
  static const std::vector<RouteRow> rows{
      {Route::openSession, "POST", "/v1/session", true, {}},
      {Route::closeSession, "DELETE", "/v1/session", false, {}},
      {Route::refreshSession, "POST", "/v1/session/refresh", false, {}},
      {Route::snapshot, "GET", "/v1/snapshot", false, Permission::readTopology},
      {Route::changes, "GET", "/v1/changes", false, Permission::readTopology},
      {Route::users, "GET", "/v1/users", false, Permission::readUsers},
      {Route::user, "GET", "/v1/users/{id}", false, Permission::readUsers},
      {Route::userChange, "PATCH", "/v1/users/{id}", false, Permission::changeUsers},
      {Route::timeline, "GET", "/v1/users/{id}/timeline", false, Permission::readUsers},
      {Route::notes, "POST", "/v1/users/{id}/notes", false, Permission::writeNotes},
      {Route::reveal, "POST", "/v1/users/{id}/reveal", false, Permission::reveal},
      {Route::adjustments, "POST", "/v1/users/{id}/adjustments", false, Permission::proposeAdjustments},
      {Route::erasure, "POST", "/v1/users/{id}/erasure", false, Permission::proposeErasures},
      {Route::claims, "POST", "/v1/claims", false, Permission::proposeClaims},
      {Route::operators, "GET", "/v1/operators", false, Permission::readOperators},
      {Route::rebates, "GET", "/v1/rebates", false, Permission::readRebates},
      {Route::rebate, "GET", "/v1/rebates/{id}", false, Permission::readRebates},
      {Route::decisions, "POST", "/v1/decisions", false, Permission::decideRebates},
      {Route::decision, "GET", "/v1/decisions/{id}", false, Permission::readRebates},
      {Route::feedCoverage, "GET", "/v1/feeds/coverage", false, Permission::readTopology},
      {Route::feedReread, "POST", "/v1/feeds/reread", false, Permission::rereadFeeds},
      {Route::importOrders, "POST", "/v1/orders/import", false, Permission::importOrders},
      {Route::bills, "GET", "/v1/bills", false, Permission::readRebates},
      {Route::enterBill, "POST", "/v1/bills", false, Permission::settleBills},
      {Route::confirmBill, "POST", "/v1/bills/{id}/confirmation", false, Permission::settleBills},
      {Route::proposals, "GET", "/v1/proposals", false, Permission::readProposals},
      {Route::propose, "POST", "/v1/proposals", false, Permission::propose},
      {Route::proposal, "GET", "/v1/proposals/{id}", false, Permission::readProposals},
      {Route::proposalDecision, "POST", "/v1/proposals/{id}/decision", false, Permission::decideProposals},
      {Route::rules, "GET", "/v1/rules", false, Permission::readProposals},
      {Route::topology, "GET", "/v1/topology", false, Permission::readTopology},
      {Route::audit, "GET", "/v1/audit", false, Permission::readAudit},
      {Route::healthz, "GET", "/healthz", true, {}},
      {Route::readyz, "GET", "/readyz", true, {}},
      {Route::metrics, "GET", "/metrics", true, {}},
  };
  return rows;
}

RouteMatch findRoute(std::string_view method, std::string_view path) {
  RouteMatch match;
  for (const auto& row : routes()) {
    auto id = fit(row.pattern, path);
    if (!id) continue;
    match.allowed.push_back(row.method);
    if (row.method != method) continue;
    match.row = &row;
    match.id = *std::move(id);
  }
  return match;
}

}  // namespace rebate::region
