// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/routes.h"

#include <algorithm>

namespace rebate::region {
namespace {

struct Fit {
  std::string id;
  std::string second;
};

std::string_view cut(std::string_view& rest) {
  const auto slash = rest.find('/');
  const auto part = rest.substr(0, slash);
  rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
  return part;
}

/// "/v1/users/{id}/notes" against "/v1/users/u-1/notes", part by part: what stands in the braces, when it fits.
std::optional<Fit> fit(std::string_view pattern, std::string_view path) {
  Fit found;
  if (std::count(pattern.begin(), pattern.end(), '/') != std::count(path.begin(), path.end(), '/')) return std::nullopt;
  while (!pattern.empty() || !path.empty()) {
    const auto wanted = cut(pattern);
    const auto given = cut(path);
    const bool named = wanted.starts_with('{');
    if (named ? given.empty() : wanted != given) return std::nullopt;
    if (named) (found.id.empty() ? found.id : found.second) = given;
  }
  return found;
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
      {Route::withdrawals, "GET", "/v1/withdrawals", false, Permission::readWithdrawals},
      {Route::requestWithdrawal, "POST", "/v1/withdrawals", false, Permission::requestWithdrawals},
      {Route::withdrawal, "GET", "/v1/withdrawals/{id}", false, Permission::readWithdrawals},
      {Route::withdrawalReview, "POST", "/v1/withdrawals/{id}/review", false, Permission::reviewWithdrawals},
      {Route::withdrawalQuery, "POST", "/v1/withdrawals/{id}/query", false, Permission::payOut},
      {Route::payouts, "GET", "/v1/payouts", false, Permission::readWithdrawals},
      {Route::createPayout, "POST", "/v1/payouts", false, Permission::payOut},
      {Route::payout, "GET", "/v1/payouts/{id}", false, Permission::readWithdrawals},
      {Route::statement, "GET", "/v1/users/{id}/statements/{month}", false, Permission::readWithdrawals},
      {Route::topology, "GET", "/v1/topology", false, Permission::readTopology},
      {Route::failovers, "GET", "/v1/failovers", false, Permission::readTopology},
      {Route::switchovers, "GET", "/v1/switchovers", false, Permission::readTopology},
      {Route::askSwitchover, "POST", "/v1/switchovers", false, Permission::switchOver},
      {Route::preflight, "GET", "/v1/switchovers/preflight", false, Permission::readTopology},
      {Route::switchoverDecision, "POST", "/v1/switchovers/{id}/decision", false, Permission::decideSwitchovers},
      {Route::setPause, "PUT", "/v1/pause", false, Permission::pauseFailover},
      {Route::endPause, "DELETE", "/v1/pause", false, Permission::pauseFailover},
      {Route::planMaintenance, "POST", "/v1/maintenance", false, Permission::planMaintenance},
      {Route::endMaintenance, "DELETE", "/v1/maintenance/{id}", false, Permission::planMaintenance},
      {Route::incidentNotes, "GET", "/v1/incidents/notes", false, Permission::readTopology},
      {Route::addIncidentNote, "POST", "/v1/incidents/{id}/notes", false, Permission::writeIncidentNotes},
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
    auto found = fit(row.pattern, path);
    if (!found) continue;
    match.allowed.push_back(row.method);
    if (row.method != method) continue;
    match.row = &row;
    match.id = std::move(found->id);
    match.second = std::move(found->second);
  }
  return match;
}

}  // namespace rebate::region
