// SPDX-License-Identifier: GPL-3.0-or-later
// Session: what people decide and ask for.
#include <algorithm>
#include <utility>

#include "session/session.h"
#include "wire/posting_preview.h"
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
  const auto preview = rebate::decide(present, decision, facts_.who->name, parts_.rules);
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

AddedBy Session::addedNow() const {
  AddedBy by{facts_.who->name, sync_.cursor().store, sync_.fetchedAt(), regionNow() + kDecisionLasts, 0};
  if (const auto wait = facts_.preferences.holdBack; wait > 0) by.sendAfter = clock_.wall() + wait;
  return by;
}

Result<OutboxItem> Session::decideNow(const Rebate& seen, Action action, const std::string& reason) {
  if (const auto allowed = mayDecide(); !allowed) return allowed.error();
  // Bound to the version before the waiting one, it could only become a conflict.
  if (replay_.waitsFor(seen.id)) return Error{Errc::moved, "pending", "a decision on it waits already"};
  auto decision = decisionOn(seen, action, reason);
  if (!decision) return decision.error();
  return account_->outbox()->add(*std::move(decision), seen, addedNow());
}

void Session::decide(const Rebate& seen, Action action, const std::string& reason,
                     std::function<void(Result<OutboxItem>)> answer) {
  auto item = decideNow(seen, action, reason);
  answer(item);  // it is on disk: said before the network is asked anything
  if (!item) return;
  outboxMoved();
  replay_.added(*item);
}

void Session::command(const Command&, const Facts&, std::function<void(Result<OutboxItem>)> answer) {
  answer(Error{Errc::unavailable, "command", "not sent yet"});
}

void Session::read(const RegionRead&, const std::string&, std::function<void(Result<RegionReading>)> answer) {
  answer(Error{Errc::unavailable, "", "not read yet"});
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

/// What this desktop would book for its own copy of the row, to be held against the region's.
Result<RebateDetail> Session::withOwnPreview(Result<RebateDetail> detail) {
  if (!detail || cache() == nullptr) return detail;
  if (const auto row = cache()->rebate(detail->rebate.id); row && *row) detail->here = wire::previewOf(**row);
  return detail;
}

void Session::fetchDetail(const std::string& rebateId, std::function<void(Result<RebateDetail>)> answer) {
  askDetail(rebateId, std::move(answer), true);
}

void Session::askDetail(const std::string& rebateId, std::function<void(Result<RebateDetail>)> answer, bool again) {
  auto* link = linkTo(facts_.readingFrom);
  if (link == nullptr || !signedIn()) return answer(Error{Errc::unavailable, "", "no region is live"});
  const int id = nextDetail_++;
  details_[id] = link->fetchRebate(rebateId, [=, this, number = tokenNumber_](const Result<RebateDetail>& detail) {
    details_.erase(id);
    const bool refused = !detail && detail.error().code == Errc::unauthenticated;
    if (!refused) return answer(withOwnPreview(detail));
    if (!again) return answer(Error{Errc::unavailable, "", "signed out"});
    waitingForToken_.push_back([=, this] { askDetail(rebateId, answer, false); });
    tokenRefused(number);
    if (!renewing())  // the token is another already, or there is none any more
      for (const auto& waiting : std::exchange(waitingForToken_, {})) waiting();
  });
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
