// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/proposal_effects.h"

#include "region/ledger/rule_proposal.h"

namespace rebate::region {

Refused checkEffect(SqlSession& sql, const Proposal& proposal, Millis now) {
  switch (proposal.kind) {
    case ProposalKind::rules:
      return checkRuleProposal(sql, proposal, now);
  }
  return Refusal{Problem::validation, "kind", "not one of the known kinds"};
}

void applyEffect(Writing& writing, const Proposal& proposal) {
  switch (proposal.kind) {
    case ProposalKind::rules:
      return applyRuleProposal(writing, proposal);
  }
}

}  // namespace rebate::region
