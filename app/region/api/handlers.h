// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/proposal.h"
#include "region/api/call.h"
#include "region/api/routes.h"
#include "region/api/services.h"

namespace rebate::region {

/// Everything but the streams. The call is authenticated and permitted.
asio::awaitable<Reply> handle(Route route, Services& services, const Call& call);

// By subject:
asio::awaitable<Reply> openSession(Services& services, const Call& call);
asio::awaitable<Reply> closeSession(Services& services, const Call& call);
asio::awaitable<Reply> refreshSession(Services& services, const Call& call);
asio::awaitable<Reply> listUsers(Services& services, const Call& call);
asio::awaitable<Reply> showUser(Services& services, const Call& call);
asio::awaitable<Reply> patchUser(Services& services, const Call& call);
asio::awaitable<Reply> showTimeline(Services& services, const Call& call);
asio::awaitable<Reply> postNote(Services& services, const Call& call);
asio::awaitable<Reply> postReveal(Services& services, const Call& call);
asio::awaitable<Reply> postAdjustment(Services& services, const Call& call);
asio::awaitable<Reply> postErasure(Services& services, const Call& call);
asio::awaitable<Reply> postClaim(Services& services, const Call& call);
asio::awaitable<Reply> listOperators(Services& services, const Call& call);
asio::awaitable<Reply> listRebates(Services& services, const Call& call);
asio::awaitable<Reply> showRebate(Services& services, const Call& call);
asio::awaitable<Reply> postDecisions(Services& services, const Call& call);
asio::awaitable<Reply> showDecision(Services& services, const Call& call);
asio::awaitable<Reply> showCoverage(Services& services, const Call& call);
asio::awaitable<Reply> postReread(Services& services, const Call& call);
asio::awaitable<Reply> importOrders(Services& services, const Call& call);
asio::awaitable<Reply> listBills(Services& services, const Call& call);
asio::awaitable<Reply> postBill(Services& services, const Call& call);
asio::awaitable<Reply> postConfirmation(Services& services, const Call& call);
asio::awaitable<Reply> listProposals(Services& services, const Call& call);
asio::awaitable<Reply> postProposal(Services& services, const Call& call);
asio::awaitable<Reply> showProposal(Services& services, const Call& call);
asio::awaitable<Reply> decideOnProposal(Services& services, const Call& call);
asio::awaitable<Reply> listRules(Services& services, const Call& call);
asio::awaitable<Reply> listFailovers(Services& services, const Call& call);
asio::awaitable<Reply> listSwitchovers(Services& services, const Call& call);
asio::awaitable<Reply> postSwitchover(Services& services, const Call& call);
asio::awaitable<Reply> showPreflight(Services& services, const Call& call);
asio::awaitable<Reply> decideOnSwitchover(Services& services, const Call& call);
asio::awaitable<Reply> putPause(Services& services, const Call& call);
asio::awaitable<Reply> deletePause(Services& services, const Call& call);
asio::awaitable<Reply> postMaintenance(Services& services, const Call& call);
asio::awaitable<Reply> deleteMaintenance(Services& services, const Call& call);
asio::awaitable<Reply> listIncidentNotes(Services& services, const Call& call);
asio::awaitable<Reply> postIncidentNote(Services& services, const Call& call);
asio::awaitable<Reply> listWithdrawals(Services& services, const Call& call);
asio::awaitable<Reply> postWithdrawal(Services& services, const Call& call);
asio::awaitable<Reply> showWithdrawal(Services& services, const Call& call);
asio::awaitable<Reply> reviewOfWithdrawal(Services& services, const Call& call);
asio::awaitable<Reply> queryOfWithdrawal(Services& services, const Call& call);
asio::awaitable<Reply> listPayouts(Services& services, const Call& call);
asio::awaitable<Reply> postPayout(Services& services, const Call& call);
asio::awaitable<Reply> showPayout(Services& services, const Call& call);
asio::awaitable<Reply> showStatement(Services& services, const Call& call);
asio::awaitable<Reply> listAudit(Services& services, const Call& call);
asio::awaitable<Reply> showMetrics(Services& services, const Call& call);
Reply showHealth(Services& services);
Reply showReadiness(Services& services);

/// Nobody for a token that is unknown, expired or forged. To be renewed it may have expired a while ago.
asio::awaitable<Result<std::optional<Operator>>> authenticate(Services& services, const Call& call, Route route);

/// Keeps it once its kind is permitted and possible; answers with it as it stands.
asio::awaitable<Reply> keepProposal(Services& services, const Call& call, Proposal proposal);

/// A query parameter; empty when absent.
std::string parameterOf(const Call& call, const std::string& name);

/// `order=newest`; without it the oldest come first.
Result<bool> newestFirst(const Call& call);

/// A query parameter that is a number of a page's last row: 0 when absent. Errc::invalid: not a whole number above 0.
Result<std::int64_t> numberAfter(const Call& call, const char* name, const char* words);

/// `limit` (1 to 500, 100 when absent) of a keyset page.
Result<int> limitOf(const Call& call);

}  // namespace rebate::region
