// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/proposal.h"
#include "wire/json.h"

namespace rebate::wire {

json::object toJson(const Proposal& proposal);
Result<Proposal> proposalFrom(const json::value& value);

/// What a person sends: {"id","kind","subject"?,"body","reason"}; the rest is for the region to fill in.
/// Errc::invalid names the member: id (a UUID), kind, body (an object), reason (1 to 500 bytes).
Result<Proposal> newProposalFrom(const json::value& value);

/// {"verdict","version","reason"?}
Result<ProposalDecision> proposalDecisionFrom(const json::value& value);

}  // namespace rebate::wire
