// SPDX-License-Identifier: GPL-3.0-or-later
// Session: what people decide and ask for.
#include <algorithm>
#include <utility>

#include "session/session.h"
#include "wire/uuid.h"

namespace rebate {
namespace {

constexpr Millis kOldestForMoney = 24 * kHour;
constexpr Millis kDecisionLasts = 72 * kHour;  // as long as the copy it was made on

}  // namespace

Result<Decision> Session::decisionOn(const Rebate& seen, Action action, const std::string& reason) {
  Decision decision;
  decision.id = wire::uuid7(clock_.wall());
  decision.action = action;
  decision.rebateId = seen.id;
  decision.version = seen.version;
  decision.contentHash = seen.contentHash;
  decision.epoch = sync_.cursor().epoch;
  decision.amount = seen.split.user;
  decision.reason = reason;
  decision.device = device_;
  decision.decidedAt = regionNow();
  // The region decides by the same code; what it would refuse for certain is refused before it is kept.
  Rebate present = seen;
  if (auto row = cache() != nullptr ? cache()->rebate(seen.id) : std::optional<Rebate>{}; row && *row) present = **row;
  const auto preview = rebate::decide(present, decision, facts_.who->name, decisionRules());
  if (!preview) return preview.error();
  return decision;
}

Outcome Session::mayDecide() const {
  if (!entered_) return Error{Errc::locked, "vault", "the outbox is not open"};
  if (facts_.readOnly) return Error{Errc::notAllowed, "read-only", "nothing is kept here"};
  if (!facts_.who || !allows(facts_.who->role, Permission::decideRebates))
    return Error{Errc::notAllowed, "role", "may not decide about money"};
  if (regionNow() - sync_.fetchedAt() > kOldestForMoney)
    return Error{Errc::moved, "age", "what is shown is older than 24 hours"};
  return Done{};
}

Result<OutboxItem> Session::decideNow(const Rebate& seen, Action action, const std::string& reason) {
  if (const auto allowed = mayDecide(); !allowed) return allowed.error();
  // Bound to the version before the waiting one, it could only become a conflict.
  if (replay_.waitsFor(seen.id)) return Error{Errc::moved, "pending", "a decision on it waits already"};
  auto decision = decisionOn(seen, action, reason);
  if (!decision) return decision.error();
  decision->opened = true;
  return account_->outbox()->add(*std::move(decision), seen, addedNow(true));
}

/// What is about money is held back for a while, so that it can be taken back, and holds as long as a copy does.
AddedBy Session::addedNow(bool money) const {
  AddedBy by{facts_.who->name, sync_.cursor().store, sync_.fetchedAt(), 0, 0};
  if (!money) return by;
  by.expiresAt = regionNow() + kDecisionLasts;
  if (const auto wait = facts_.preferences.holdBack; wait > 0) by.sendAfter = clock_.wall() + wait;
  return by;
}

void Session::decide(const Rebate& seen, Action action, const std::string& reason,
                     std::function<void(Result<OutboxItem>)> answer) {
  auto item = decideNow(seen, action, reason);
  answer(item);  // it is on disk: said before the network is asked anything
  if (!item) return;
  outboxMoved();
  replay_.added(*item);
}

Result<OutboxItem> Session::commandNow(const Command& wish, const Facts& seen) {
  if (!entered_) return Error{Errc::locked, "vault", "the outbox is not open"};
  if (facts_.readOnly) return Error{Errc::notAllowed, "read-only", "nothing is kept here"};
  if (!facts_.who || !allows(facts_.who->role, wish))
    return Error{Errc::notAllowed, "role", "not for this role: " + std::string(kindOf(wish))};
  if (const auto fits = check(wish); !fits) return fits.error();
  const bool money = isAboutMoney(wish);
  if (money && regionNow() - sync_.fetchedAt() > kOldestForMoney)
    return Error{Errc::moved, "age", "what is shown is older than 24 hours"};
  if (replay_.waitsFor(wish)) return Error{Errc::moved, "pending", "a change of the same waits already"};
  Decision decision;
  decision.id = wire::uuid7(clock_.wall());
  decision.rebateId = entityOf(wish);
  decision.reason = reasonOf(wish);
  decision.device = device_;
  decision.decidedAt = regionNow();
  return account_->outbox()->add(std::move(decision), wish, seen, addedNow(money));
}

void Session::command(const Command& wish, const Facts& seen, std::function<void(Result<OutboxItem>)> answer) {
  auto item = commandNow(wish, seen);
  answer(item);  // it is on disk: said before the network is asked anything
  if (!item) return;
  outboxMoved();
  replay_.added(*item);
}

void Session::retryOutbox() {
  replay_.retryNow();
}

void Session::cancel(const std::string& decisionId, std::function<void(Outcome)> answer) {
  answer(replay_.cancel(decisionId));
}

void Session::dismiss(const std::string& decisionId, std::function<void(Outcome)> answer) {
  answer(replay_.dismiss(decisionId));
}

void Session::release(const std::string& decisionId, std::function<void(Outcome)> answer) {
  answer(replay_.release(decisionId));
}

void Session::outboxItems(int limit, std::function<void(Result<std::vector<OutboxItem>>)> answer) {
  if (!entered_) return answer(Error{Errc::locked, "vault", "the outbox is not open"});
  answer(account_->outbox()->recent(limit));
}

void Session::outboxPage(std::int64_t after, int limit, std::function<void(Result<std::vector<OutboxItem>>)> answer) {
  if (!entered_) return answer(Error{Errc::locked, "vault", "the outbox is not open"});
  answer(account_->outbox()->page(after, limit));
}

}  // namespace rebate
