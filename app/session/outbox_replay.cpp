// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/outbox_replay.h"

#include <algorithm>
#include <set>
#include <utility>

namespace rebate {
namespace {

constexpr Millis kRetryFirst = 100, kRetryMost = 5'000;
/// Nobody is asked to wait longer to take a decision back: more than this means that the clock was set.
constexpr Millis kLongestHold = 60'000;

/// Nothing keeps it but its turn. A command whose answer was lost asks for it by being sent again.
bool waitsToGo(const OutboxItem& item) {
  return item.state == OutboxState::queued || (item.command && item.state == OutboxState::unknown);
}

}  // namespace

OutboxReplay::OutboxReplay(Clock& clock, ReplayOwner& owner)
    : clock_(clock), owner_(owner), backoff_(kRetryFirst, kRetryMost, static_cast<std::uint32_t>(clock.wall())) {}

Outcome OutboxReplay::open(Outbox& outbox) {
  auto rows = outbox.open();
  if (!rows) return rows.error();
  Rows orphans;
  for (auto& row : *rows) {
    if (row.state == OutboxState::sending) {
      row.state = OutboxState::unknown;
      orphans.push_back(row);
    }
  }
  if (const auto stored = outbox.updateAll(orphans); !stored) return stored.error();
  for (auto& row : *rows) open_[row.decision.deviceSeq] = std::move(row);
  outbox_ = &outbox;
  return Done{};
}

void OutboxReplay::close() {
  post_.reset();
  commands_.clear();
  lookUps_.clear();
  pause_.reset();
  due_.reset();
  inFlight_.clear();
  open_.clear();
  faults_.clear();
  outbox_ = nullptr;
}

void OutboxReplay::addedAll(const std::vector<OutboxItem>& items) {
  for (const auto& item : items) open_[item.decision.deviceSeq] = item;
  pump();
}

std::set<std::string> OutboxReplay::waitingEntities() const {
  std::set<std::string> entities;
  for (const auto& [number, item] : open_) entities.insert(item.decision.rebateId);
  return entities;
}

bool OutboxReplay::waitsFor(const std::string& rebateId) const {
  return std::any_of(open_.begin(), open_.end(),
                     [&](const auto& row) { return row.second.decision.rebateId == rebateId; });
}

void OutboxReplay::routed(const WriteTarget& target, bool signedIn) {
  const bool better = target != target_ || signedIn != signedIn_;
  if (target.region != target_.region) lookUps_.clear();  // asked of somebody who may no longer know
  target_ = target;
  signedIn_ = signedIn;
  if (!better) return;
  unpause();
  pump();
}

void OutboxReplay::history(const std::string& store) {
  if (store.empty() || store == store_) return;
  store_ = store;
  pump();
}

void OutboxReplay::linkLost(const std::string& region) {
  if (region == target_.region) lookUps_.clear();
  std::vector<std::int64_t> lost;
  for (const auto& [number, way] : commands_)
    if (way.region == region) lost.push_back(number);
  for (const auto number : lost) commandAnswered(number, Error{Errc::unanswered, region, "the link was lost"});
  if (!post_ || region != sendingTo_) return;
  answered(region, std::exchange(inFlight_, {}), Error{Errc::unanswered, region, "the link was lost"});
}

void OutboxReplay::retryNow() {
  unpause();
  for (auto& [number, fault] : faults_) fault.notBefore = 0;
  pump();
}

void OutboxReplay::unpause() {
  pause_.reset();
  backoff_.reset();
}

void OutboxReplay::pause(Millis least) {
  pause_ = clock_.after(std::max(least, backoff_.next()), [this] {
    pause_.reset();
    pump();
  });
}

void OutboxReplay::pump() {
  if (outbox_ == nullptr || !parkOtherHistories()) return;
  if (!signedIn_ || target_.state != WriteState::writing || pause_) return;
  if (!expireOld()) return;
  lookUpUnknown();
  sendQueued();
  sendCommands();
  wakeAtNextDue();
}

/// Decided on a history that this platform does not have (any more): only a person can say whether it still holds.
/// What may have been sent is looked up first.
bool OutboxReplay::parkOtherHistories() {
  Rows parked;
  for (const auto& [number, row] : open_) {
    if (!waitsToGo(row) || !isOfAnotherHistory(row)) continue;
    parked.push_back(row);
    parked.back().state = OutboxState::parked;
    parked.back().problem = Problem::epochMoved;
  }
  return parked.empty() || store(parked);
}

/// By the regions' clock, and only when one is there: a desktop's clock that was set must not end decisions. One that
/// was sent before is looked up first, whatever was answered then: a request can arrive twice, and be refused once. A
/// command cannot be looked up without doing it: it ends here, and a person is told that it may have arrived.
bool OutboxReplay::expireOld() {
  Rows expired;
  for (const auto& [number, row] : open_) {
    if (!waitsToGo(row) || !isExpired(row)) continue;
    const bool lookUp = row.tries > 0 && !row.command;
    expired.push_back(row);
    expired.back().state = lookUp ? OutboxState::unknown : OutboxState::expired;
    expired.back().settledAt = lookUp ? 0 : clock_.wall();
  }
  return expired.empty() || store(expired);
}

bool OutboxReplay::isOfAnotherHistory(const OutboxItem& item) const {
  const auto& madeOn = item.releasedOn.empty() ? item.store : item.releasedOn;
  return !madeOn.empty() && !store_.empty() && madeOn != store_;
}

bool OutboxReplay::isExpired(const OutboxItem& item) const {
  return item.expiresAt > 0 && owner_.regionNow() >= item.expiresAt;
}

Millis OutboxReplay::heldFor(const OutboxItem& item) const {
  if (item.sendAfter == 0) return 0;
  const auto left = item.sendAfter - clock_.wall();
  return left > kLongestHold ? 0 : std::max<Millis>(0, left);
}

/// Rows that wait for a moment of their own are looked at then.
void OutboxReplay::wakeAtNextDue() {
  due_.reset();
  Millis next = -1;
  for (const auto& [number, row] : open_) {
    if (!waitsToGo(row)) continue;
    auto wait = heldFor(row);
    if (const auto fault = faults_.find(number); fault != faults_.end())
      wait = std::max(wait, fault->second.notBefore - clock_.monotonic());
    if (wait > 0 && (next < 0 || wait < next)) next = wait;
  }
  if (next < 0) return;
  due_ = clock_.after(next, [this] {
    due_.reset();
    pump();
  });
}

bool OutboxReplay::mayGo(const OutboxItem& item) const {
  if (!waitsToGo(item) || heldFor(item) > 0) return false;
  const auto fault = faults_.find(item.decision.deviceSeq);
  return fault == faults_.end() || fault->second.notBefore <= clock_.monotonic();
}

/// The oldest of each entity, when it may go; whatever keeps that one keeps those behind it.
OutboxReplay::Rows OutboxReplay::nextBatch() const {
  Rows batch;
  std::set<std::string> entities;
  for (const auto& [seq, item] : open_) {
    const bool first = entities.insert(item.decision.rebateId).second;
    if (!first || item.command || !mayGo(item)) continue;
    batch.push_back(item);
    if (batch.size() >= batchLimit_) break;
  }
  return batch;
}

void OutboxReplay::sendQueued() {
  auto* link = owner_.linkTo(target_.region);
  if (link == nullptr || post_) return;
  auto batch = nextBatch();
  if (batch.empty()) return;
  std::vector<Decision> decisions;
  for (auto& item : batch) {
    item.state = OutboxState::sending;
    ++item.tries;
    decisions.push_back(item.decision);
  }
  if (!store(batch)) return;
  sendingTo_ = target_.region;
  sentWith_ = owner_.tokenNumber();
  inFlight_ = batch;
  post_ = link->postDecisions(decisions, [this, region = sendingTo_](Result<std::vector<DecisionReply>> answer) {
    answered(region, std::exchange(inFlight_, {}), std::move(answer));
  });
}

bool OutboxReplay::store(const Rows& items) {
  if (const auto stored = outbox_->updateAll(items); !stored) {
    // Memory keeps what the disk has. A row that stands as `sending` there and is not in flight is unknown.
    for (const auto& item : items)
      if (const auto row = open_.find(item.decision.deviceSeq);
          row != open_.end() && row->second.state == OutboxState::sending)
        row->second.state = OutboxState::unknown;
    pause(1'000);
    owner_.outboxFailed(stored.error());
    return false;
  }
  for (const auto& item : items) {
    if (isOpen(item.state) || item.state == OutboxState::parked) {
      open_[item.decision.deviceSeq] = item;
      continue;
    }
    open_.erase(item.decision.deviceSeq);
    faults_.erase(item.decision.deviceSeq);
  }
  owner_.outboxMoved();
  return true;
}

}  // namespace rebate
