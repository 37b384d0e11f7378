// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/proposal.h"
#include "region/ledger/refusal.h"
#include "region/ledger/writing.h"

namespace rebate::region {

std::optional<Proposal> findProposal(SqlSession& sql, const std::string& id);

struct ProposalFilter {
  std::optional<ProposalState> state;
  std::string subject;  ///< empty: any
  std::optional<ProposalKind> kind = {};
  bool newestFirst = false;
};
/// Keyset page by id: ids carry their time.
std::vector<Proposal> proposalsAfter(SqlSession& sql, const ProposalFilter& filter, const std::string& after,
                                     int limit);

/// Keeps a proposal once its effect is possible as things stand. The same id with the same substance by the same
/// person changes nothing; with another it is refused. `proposal` becomes what is kept.
Refused propose(Writing& writing, Proposal& proposal, const Operator& person);

/// Decides it; an approval takes effect in the same transaction, or is refused when it cannot any more.
/// `proposal` becomes what it is then (or is, when refused).
Refused decideProposal(Writing& writing, Proposal& proposal, const ProposalDecision& decision, const Operator& person);

}  // namespace rebate::region
