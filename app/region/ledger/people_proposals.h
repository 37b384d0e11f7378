// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/proposal.h"
#include "region/ledger/refusal.h"
#include "region/ledger/writing.h"

namespace rebate::region {

// What is proposed about one user; the proposal's subject is their id. Members that a body does not have here are
// refused: what is proposed lies in the clear for ever, and nothing personal may slip in.

/// {"amount_fen": 500}: Dr goodwill / Cr user, or the other way round for a negative amount, which never takes the
/// balance below zero. Undone by another adjustment.
inline constexpr Fen kLargestAdjustment{10'000'000};
Refused checkAdjustment(SqlSession& sql, const Proposal& proposal);
void applyAdjustment(Writing& writing, const Proposal& proposal);

/// {"platform","order","lines":[line keys],"note"?}: all lines of that order that nobody owns, or more than one.
/// The lines are the user's from then on, whatever the feed says, and are judged again. `note` holds the evidence.
struct ClaimableLines {
  std::vector<std::string> keys;
  Refused refused;  ///< why there are none
};
/// `order`: number of a line or of its parent.
ClaimableLines claimableLines(SqlSession& sql, Platform platform, const std::string& order);
Refused checkClaim(SqlSession& sql, const Proposal& proposal);
void applyClaim(Writing& writing, const Proposal& proposal);

/// {}: refused while the user has open withdrawals, which need to know where to.
Refused checkErasure(SqlSession& sql, const Proposal& proposal);
void applyErasure(Writing& writing, const Proposal& proposal);

}  // namespace rebate::region
