// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/posting.h"

namespace rebate {

struct User;
struct RuleSet;

/// What a user takes out of their balance. In a payout it is first unsent, then sent: from then on only the provider
/// knows what became of it.
enum class WithdrawalState { requested, reviewed, inPayout, unknown, paid, returned, rejected, cancelled };
std::string_view name(WithdrawalState state);  ///< "in_payout", …
std::optional<WithdrawalState> withdrawalStateFrom(std::string_view name);

/// A state as a queue shows it: what is expected next, and of whom. Requested ones tell whether the first of two has
/// approved already.
enum class WithdrawalStage { waiting, secondApproval, reviewed, inPayout, unknown, returned, paid, rejected, cancelled };
inline constexpr WithdrawalStage kWithdrawalStages[] = {
    WithdrawalStage::waiting,  WithdrawalStage::secondApproval, WithdrawalStage::reviewed,
    WithdrawalStage::inPayout, WithdrawalStage::unknown,        WithdrawalStage::returned,
    WithdrawalStage::paid,     WithdrawalStage::rejected,       WithdrawalStage::cancelled};
std::string_view name(WithdrawalStage stage);  ///< "second_approval", …
std::optional<WithdrawalStage> withdrawalStageFrom(std::string_view name);

/// Who did what is kept by person. Two people at least: whoever asks for it never reviews it and never pays it out, and
/// who pays it out is not who approved it last. Above the rules' threshold two different people approve.
struct Withdrawal {
  std::string id;  ///< also the provider's idempotency key: nothing on our side can mint a second one
  std::string userId;
  Fen amount;
  WithdrawalState state = WithdrawalState::requested;
  int reviewers = 1;          ///< approvals needed, by the rules of the day it was asked for
  std::string requestedBy;    ///< an operator, on behalf of the user
  std::string firstReviewer;  ///< of two
  std::string reviewer;       ///< whose approval was the last one needed
  std::string payer;          ///< who put it into a payout
  std::string payoutId;       ///< the batch; empty: none yet
  std::string note;           ///< why it was rejected, cancelled or returned
  Millis requestedAt = 0;
  Millis sentAt = 0;     ///< when it was handed to the provider; 0: not yet
  Millis validTill = 0;  ///< the provider refuses it when it arrives later than this
  Millis settledAt = 0;  ///< when it came to its end; 0: not yet
  Millis updatedAt = 0;
  std::int64_t version = 0;
  std::string contentHash;  ///< wire::contentHash of what a person sees
  bool operator==(const Withdrawal&) const = default;
};

WithdrawalStage stageOf(const Withdrawal& withdrawal);
/// Its amount is frozen: neither paid nor given back.
bool isOpen(const Withdrawal& withdrawal);
/// Handed to the provider, and no answer is known.
bool isInFlight(const Withdrawal& withdrawal);

/// Errc::invalid with field "amount_fen" below the minimum; "balance_fen" for more than is free; "state" for users who
/// are frozen or erased.
Outcome checkRequest(const User& user, Fen amount, const RuleSet& rules);

enum class ReviewVerdict { approve, reject, cancel };
std::string_view name(ReviewVerdict verdict);
std::optional<ReviewVerdict> reviewVerdictFrom(std::string_view name);

/// What a person decided, bound to what they saw.
struct Review {
  ReviewVerdict verdict = ReviewVerdict::approve;
  std::int64_t version = 0;
  std::string contentHash;
  std::string reason;  ///< needed to reject and to cancel
};

/// The withdrawal after it, or why not: Errc::moved (version, hash), Errc::notAllowed (asked for or approved by the
/// same person), Errc::invalid with field "reason" or "state". Rejecting and cancelling end at the moment it is sent.
Result<Withdrawal> review(const Withdrawal& seen, const Review& review, const std::string& person, Millis now);

/// Errc::notAllowed for who asked for it or approved it last; Errc::invalid, field "state", unless it is reviewed.
Result<Withdrawal> putIntoPayout(const Withdrawal& reviewed, const std::string& payoutId, const std::string& person);

/// About to be handed over; the same withdrawal is sent once in its life. Errc::invalid when it was before.
Result<Withdrawal> send(const Withdrawal& unsent, Millis now, Millis validTill);

/// What the provider is known to have done.
enum class PayoutFate {
  paid,
  returned,    ///< refused, or sent back by the bank: our money is with us
  unanswered,  ///< nothing that says either
};
struct PayoutNews {
  PayoutFate fate = PayoutFate::unanswered;
  std::string reason;  ///< of a return
};

/// The answer to what was sent. Unanswered makes it unknown, as does a leader that died waiting.
Result<Withdrawal> answered(const Withdrawal& sent, const PayoutNews& news, Millis now);

/// The answer to a query of an unknown one, or of a paid one that may have come back since. Unanswered, or the same
/// again, changes nothing. Errc::invalid, field "state", for all others: there is nothing to ask.
Result<Withdrawal> queried(const Withdrawal& asked, const PayoutNews& news, Millis now);

/// Dr user payable / Cr user frozen.
Transaction withdrawalOf(const Withdrawal& withdrawal);
/// Dr user frozen / Cr cash.
Transaction payoutOf(const Withdrawal& withdrawal);
/// What is booked when it goes from `before` (nothing: it is new) to `after`, in this order.
std::vector<Transaction> bookingsOf(const std::optional<WithdrawalState>& before, const Withdrawal& after);

}  // namespace rebate
