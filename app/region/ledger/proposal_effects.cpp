// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/proposal_effects.h"

#include "region/ledger/people_proposals.h"
#include "region/ledger/rule_proposal.h"
#include "region/ledger/staff_proposal.h"

namespace rebate::region {

Refused checkEffect(SqlSession& sql, const Proposal& proposal, Millis now) {
  switch (proposal.kind) {
    case ProposalKind::rules:
      return checkRuleProposal(sql, proposal, now);
    case ProposalKind::adjustment:
      return checkAdjustment(sql, proposal);
    case ProposalKind::claim:
      return checkClaim(sql, proposal);
    case ProposalKind::erasure:
      return checkErasure(sql, proposal);
    case ProposalKind::staff:
      return checkStaffChange(sql, proposal);
  }
  return Refusal{Problem::validation, "kind", "not one of the known kinds"};
}

void applyEffect(Writing& writing, const Proposal& proposal) {
  switch (proposal.kind) {
    case ProposalKind::rules:
      return applyRuleProposal(writing, proposal);
    case ProposalKind::adjustment:
      return applyAdjustment(writing, proposal);
    case ProposalKind::claim:
      return applyClaim(writing, proposal);
    case ProposalKind::erasure:
      return applyErasure(writing, proposal);
    case ProposalKind::staff:
      return applyStaffChange(writing, proposal);
  }
}

}  // namespace rebate::region
