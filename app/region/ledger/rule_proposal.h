// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/proposal.h"
#include "region/ledger/refusal.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// A rules proposal's body: {"base_version": 1, "in_force_from": RFC 3339?, "rules": {members that change}}.
/// Refused when the rules moved on since `base_version`, when nothing changes, and for a moment that has passed
/// (booked lines are never re-ruled). Without a moment the rules begin with their approval.
Refused checkRuleProposal(SqlSession& sql, const Proposal& proposal, Millis now);
void applyRuleProposal(Writing& writing, const Proposal& proposal);

}  // namespace rebate::region
