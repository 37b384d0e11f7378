// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/withdrawal.h"

#include <array>
#include <utility>

#include "domain/names.h"
#include "domain/rules.h"

namespace rebate {
namespace {

constexpr std::array kStates{
    std::pair{WithdrawalState::requested, "requested"}, std::pair{WithdrawalState::reviewed, "reviewed"},
    std::pair{WithdrawalState::inPayout, "in_payout"},  std::pair{WithdrawalState::unknown, "unknown"},
    std::pair{WithdrawalState::paid, "paid"},           std::pair{WithdrawalState::returned, "returned"},
    std::pair{WithdrawalState::rejected, "rejected"},   std::pair{WithdrawalState::cancelled, "cancelled"}};
constexpr std::array kStages{
    std::pair{WithdrawalStage::waiting, "waiting"},     std::pair{WithdrawalStage::secondApproval, "second_approval"},
    std::pair{WithdrawalStage::reviewed, "reviewed"},   std::pair{WithdrawalStage::inPayout, "in_payout"},
    std::pair{WithdrawalStage::unknown, "unknown"},     std::pair{WithdrawalStage::returned, "returned"},
    std::pair{WithdrawalStage::paid, "paid"},           std::pair{WithdrawalStage::rejected, "rejected"},
    std::pair{WithdrawalStage::cancelled, "cancelled"}};
constexpr std::array kVerdicts{std::pair{ReviewVerdict::approve, "approve"}, std::pair{ReviewVerdict::reject, "reject"},
                               std::pair{ReviewVerdict::cancel, "cancel"}};

Error wrongState(const char* why) {
  return invalid("state", why);
}

Error onePerson(const char* field, const char* why) {
  return {Errc::notAllowed, field, why};
}

bool isWithUs(const Withdrawal& w) {
  const bool unsent = w.state == WithdrawalState::inPayout && w.sentAt == 0;
  return w.state == WithdrawalState::requested || w.state == WithdrawalState::reviewed || unsent;
}

Withdrawal ended(Withdrawal withdrawal, WithdrawalState state, std::string note, Millis now) {
  withdrawal.state = state;
  withdrawal.note = std::move(note);
  withdrawal.settledAt = now;
  return withdrawal;
}

Result<Withdrawal> approve(Withdrawal next, const std::string& person) {
  if (next.state != WithdrawalState::requested) return wrongState("only what is requested can be approved");
  if (next.requestedBy == person) return onePerson("requested_by", "requester and reviewer are one person");
  if (next.firstReviewer == person) return onePerson("first_reviewer", "two different people approve");
  if (next.reviewers > 1 && next.firstReviewer.empty()) {
    next.firstReviewer = person;
    return next;
  }
  next.reviewer = person;
  next.state = WithdrawalState::reviewed;
  return next;
}

Result<Withdrawal> refuse(const Withdrawal& seen, WithdrawalState state, const Review& review, Millis now) {
  if (!isWithUs(seen)) return wrongState("it is with the provider, or at its end");
  if (review.reason.empty()) return invalid("reason", "rejecting and cancelling need a reason");
  return ended(seen, state, review.reason, now);
}

Result<Withdrawal> settled(const Withdrawal& withdrawal, const PayoutNews& news, Millis now) {
  switch (news.fate) {
    case PayoutFate::paid:
      return ended(withdrawal, WithdrawalState::paid, {}, now);
    case PayoutFate::returned:
      return ended(withdrawal, WithdrawalState::returned, news.reason, now);
    case PayoutFate::unanswered:
      break;
  }
  return withdrawal;
}

}  // namespace

std::string_view name(WithdrawalState state) { return nameIn(kStates, state); }

std::optional<WithdrawalState> withdrawalStateFrom(std::string_view text) {
  return valueIn<WithdrawalState>(kStates, text);
}

std::string_view name(WithdrawalStage stage) { return nameIn(kStages, stage); }

std::optional<WithdrawalStage> withdrawalStageFrom(std::string_view text) {
  return valueIn<WithdrawalStage>(kStages, text);
}

WithdrawalStage stageOf(const Withdrawal& withdrawal) {
  switch (withdrawal.state) {
    case WithdrawalState::requested:
      return withdrawal.firstReviewer.empty() ? WithdrawalStage::waiting : WithdrawalStage::secondApproval;
    case WithdrawalState::reviewed:
      return WithdrawalStage::reviewed;
    case WithdrawalState::inPayout:
      return WithdrawalStage::inPayout;
    case WithdrawalState::unknown:
      return WithdrawalStage::unknown;
    case WithdrawalState::paid:
      return WithdrawalStage::paid;
    case WithdrawalState::returned:
      return WithdrawalStage::returned;
    case WithdrawalState::rejected:
      return WithdrawalStage::rejected;
    case WithdrawalState::cancelled:
      return WithdrawalStage::cancelled;
  }
  return WithdrawalStage::waiting;
}

std::string_view name(ReviewVerdict verdict) { return nameIn(kVerdicts, verdict); }

std::optional<ReviewVerdict> reviewVerdictFrom(std::string_view text) {
  return valueIn<ReviewVerdict>(kVerdicts, text);
}

bool isOpen(const Withdrawal& withdrawal) {
  switch (withdrawal.state) {
    case WithdrawalState::requested:
    case WithdrawalState::reviewed:
    case WithdrawalState::inPayout:
    case WithdrawalState::unknown:
      return true;
    case WithdrawalState::paid:
    case WithdrawalState::returned:
    case WithdrawalState::rejected:
    case WithdrawalState::cancelled:
      return false;
  }
  return false;
}

bool isInFlight(const Withdrawal& withdrawal) {
  return withdrawal.state == WithdrawalState::unknown ||
         (withdrawal.state == WithdrawalState::inPayout && withdrawal.sentAt != 0);
}

Outcome checkRequest(const User& user, Fen amount, const RuleSet& rules) {
  if (user.state != UserState::active) return wrongState("nothing is paid out to this user");
  if (amount.value <= 0 || amount < rules.minimumWithdrawal)
    return invalid("amount_fen", "at least " + std::to_string(rules.minimumWithdrawal.value) + " fen");
  if (amount > user.balance) return invalid("balance_fen", "more than there is");
  return Done{};
}

Result<Withdrawal> review(const Withdrawal& seen, const Review& review, const std::string& person, Millis now) {
  if (review.version != seen.version) return Error{Errc::moved, "version", "it moved since it was seen"};
  if (review.contentHash != seen.contentHash) return Error{Errc::moved, "content_hash", "its content moved"};
  switch (review.verdict) {
    case ReviewVerdict::approve:
      return approve(seen, person);
    case ReviewVerdict::reject:
      return refuse(seen, WithdrawalState::rejected, review, now);
    case ReviewVerdict::cancel:
      return refuse(seen, WithdrawalState::cancelled, review, now);
  }
  return invalid("verdict", "unknown");
}

Result<Withdrawal> putIntoPayout(const Withdrawal& reviewed, const std::string& payoutId, const std::string& person) {
  if (reviewed.state != WithdrawalState::reviewed) return wrongState("only what is reviewed is paid out");
  if (reviewed.requestedBy == person) return onePerson("requested_by", "requester and payer are one person");
  if (reviewed.reviewer == person) return onePerson("reviewer", "the last reviewer does not pay out");
  Withdrawal next = reviewed;
  next.state = WithdrawalState::inPayout;
  next.payoutId = payoutId;
  next.payer = person;
  return next;
}

Result<Withdrawal> send(const Withdrawal& unsent, Millis now, Millis validTill) {
  if (unsent.state != WithdrawalState::inPayout || unsent.sentAt != 0)
    return wrongState("it is sent once, from a payout");
  if (now <= 0 || validTill <= now) return invalid("valid_till", "later than now");
  Withdrawal next = unsent;
  next.sentAt = now;
  next.validTill = validTill;
  return next;
}

Result<Withdrawal> answered(const Withdrawal& sent, const PayoutNews& news, Millis now) {
  if (sent.state != WithdrawalState::inPayout || sent.sentAt == 0) return wrongState("nothing was asked");
  if (news.fate != PayoutFate::unanswered) return settled(sent, news, now);
  Withdrawal next = sent;
  next.state = WithdrawalState::unknown;
  return next;
}

Result<Withdrawal> queried(const Withdrawal& asked, const PayoutNews& news, Millis now) {
  const bool paid = asked.state == WithdrawalState::paid;
  if (!paid && asked.state != WithdrawalState::unknown) return wrongState("only an unknown or a paid one is queried");
  if (paid && news.fate != PayoutFate::returned) return asked;
  return settled(asked, news, now);
}

Transaction withdrawalOf(const Withdrawal& w) {
  return {"withdrawal:" + w.id,
          TransactionKind::withdrawal,
          w.id,
          {},
          {{Account::userPayable, w.userId, w.amount}, {Account::userFrozen, w.userId, {-w.amount.value}}}};
}

Transaction payoutOf(const Withdrawal& w) {
  return {"payout:" + w.id,
          TransactionKind::payout,
          w.id,
          {},
          {{Account::userFrozen, w.userId, w.amount}, {Account::cash, {}, {-w.amount.value}}}};
}

std::vector<Transaction> bookingsOf(const std::optional<WithdrawalState>& before, const Withdrawal& after) {
  if (!before) return {withdrawalOf(after)};
  if (*before == after.state || isOpen(after)) return {};
  if (after.state == WithdrawalState::paid) return {payoutOf(after)};
  // It ended without a payout that stands: the money goes back the way it came.
  if (*before == WithdrawalState::paid) return {reversalOf(payoutOf(after)), reversalOf(withdrawalOf(after))};
  return {reversalOf(withdrawalOf(after))};
}

}  // namespace rebate
