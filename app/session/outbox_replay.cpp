// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/outbox_replay.h"

#include <algorithm>
#include <set>
#include <utility>

#include "session/verdict.h"

namespace rebate {
namespace {

constexpr std::size_t kLookUpsAtOnce = 16;
constexpr std::size_t kMostInOnePost = 100;

/// A whole POST refused by the region itself, as each of its decisions must take it.
DecisionReply refusal(const OutboxItem& item, const Error& why) {
  const auto problem = why.code == Errc::notAllowed ? Problem::forbidden : Problem::validation;
  return {.id = item.decision.id,
          .applied = false,
          .problem = problem,
          .field = why.field,
          .detail = why.detail,
          .leader = {},
          .now = {},
          .auditHash = {},
          .seq = 0};
}

}  // namespace

Outcome OutboxReplay::open(Outbox& outbox) {
  auto rows = outbox.open();
  if (!rows) return rows.error();
  std::vector<OutboxItem> orphans;
  for (auto& row : *rows) {
    if (row.state == OutboxState::sending) {
      row.state = OutboxState::unknown;
      orphans.push_back(row);
    }
    open_[row.decision.deviceSeq] = row;
  }
  if (const auto stored = outbox.updateAll(orphans); !stored) return stored.error();
  outbox_ = &outbox;
  return Done{};
}

void OutboxReplay::close() {
  post_.reset();
  lookUps_.clear();
  pause_.reset();
  inFlight_.clear();
  open_.clear();
  outbox_ = nullptr;
}

void OutboxReplay::added(const OutboxItem& item) {
  open_[item.decision.deviceSeq] = item;
  pump();
}

bool OutboxReplay::waitsFor(const std::string& rebateId) const {
  return std::any_of(open_.begin(), open_.end(),
                     [&](const auto& row) { return row.second.decision.rebateId == rebateId; });
}

Outcome OutboxReplay::cancel(const std::string& id) {
  for (auto& [seq, item] : open_) {
    if (item.decision.id != id) continue;
    if (item.state != OutboxState::queued) return Error{Errc::notAllowed, "state", "may have been sent"};
    auto cancelled = item;
    cancelled.state = OutboxState::cancelled;
    cancelled.settledAt = clock_.wall();
    if (!store({cancelled})) return Error{Errc::storage, "", "not cancelled"};
    return Done{};
  }
  return Error{Errc::notFound, "id", "no such decision waits"};
}

Outcome OutboxReplay::dismiss(const std::string& id) {
  if (outbox_ == nullptr) return Error{Errc::locked, "", "the outbox is closed"};
  auto item = outbox_->find(id);
  if (!item) return item.error();
  if (!*item) return Error{Errc::notFound, "id", "no such decision"};
  const auto state = (*item)->state;
  const bool dismissible =
      state == OutboxState::conflict || state == OutboxState::rejected || state == OutboxState::parked;
  if (!dismissible) return Error{Errc::notAllowed, "state", "nothing to dismiss"};
  (*item)->state = OutboxState::cancelled;
  if (!store({**item})) return Error{Errc::storage, "", "not dismissed"};
  return Done{};
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

void OutboxReplay::linkLost(const std::string& region) {
  if (region == target_.region) lookUps_.clear();
  if (!post_ || region != sendingTo_) return;
  answered(region, std::exchange(inFlight_, {}), Error{Errc::unanswered, region, "the link was lost"});
}

void OutboxReplay::retryNow() {
  unpause();
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
  if (outbox_ == nullptr || !signedIn_ || target_.state != WriteState::writing || pause_) return;
  lookUpUnknown();
  sendQueued();
}

void OutboxReplay::lookUpUnknown() {
  auto* link = owner_.linkTo(target_.region);
  if (link == nullptr) return;
  std::vector<std::string> ids;
  for (const auto& [seq, item] : open_)
    if (item.state == OutboxState::unknown && !lookUps_.contains(item.decision.id)) ids.push_back(item.decision.id);
  for (const auto& id : ids) {
    if (lookUps_.size() >= kLookUpsAtOnce) return;
    lookUps_[id] = link->lookUpDecision(id, [this, id, region = target_.region, token = owner_.tokenNumber()](
                                                Result<DecisionReply> answer) { lookedUp(region, id, token, answer); });
  }
}

void OutboxReplay::lookedUp(const std::string& region, const std::string& id, int token,
                            const Result<DecisionReply>& answer) {
  lookUps_.erase(id);
  const auto row = std::find_if(open_.begin(), open_.end(), [&](const auto& r) { return r.second.decision.id == id; });
  if (row == open_.end() || row->second.state != OutboxState::unknown) return pump();
  if (answer) {
    auto verdict = settle(row->second, *answer, region, clock_.wall());
    if (!store({verdict.item})) return;
    if (verdict.again)
      pause(0);
    else
      backoff_.reset();
    return pump();
  }
  if (answer.error().code == Errc::notFound) {
    auto item = row->second;
    item.state = OutboxState::queued;  // the leader never saw it; the same id makes a late twin harmless
    if (!store({item})) return;
    return pump();
  }
  if (answer.error().code == Errc::unauthenticated) return refused(token);
  if (!pause_) pause(0);
}

std::vector<OutboxItem> OutboxReplay::nextBatch() const {
  std::vector<OutboxItem> batch;
  std::set<std::string> entities;
  for (const auto& [seq, item] : open_) {
    const bool first = entities.insert(item.decision.rebateId).second;
    if (!first || item.state != OutboxState::queued) continue;
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

void OutboxReplay::answered(const std::string& region, std::vector<OutboxItem> sent,
                            Result<std::vector<DecisionReply>> answer) {
  post_.reset();
  if (!answer) return refusedWhole(std::move(sent), answer.error());
  std::map<std::string, const DecisionReply*> replies;
  for (const auto& reply : *answer) replies[reply.id] = &reply;
  bool again = false;
  bool signIn = false;
  for (auto& item : sent) {
    const auto reply = replies.find(item.decision.id);
    if (reply == replies.end()) {
      item.state = OutboxState::unknown;  // answered, but not for this one
      again = true;
      continue;
    }
    auto verdict = settle(item, *reply->second, region, clock_.wall());
    again = again || verdict.again;
    signIn = signIn || verdict.signIn;
    item = std::move(verdict.item);
  }
  if (!store(sent)) return;
  if (signIn) return refused(sentWith_);
  batchLimit_ = std::min<std::size_t>(kMostInOnePost, batchLimit_ * 2);
  if (again)
    pause(0);
  else
    backoff_.reset();
  pump();
}

void OutboxReplay::refusedWhole(std::vector<OutboxItem> sent, const Error& why) {
  const bool verdict = why.code == Errc::invalid || why.code == Errc::notAllowed || why.code == Errc::notFound;
  const bool nothingHappened = why.code == Errc::unavailable || why.code == Errc::unauthenticated ||
                               why.code == Errc::notLeader || why.code == Errc::busy;
  if (verdict && sent.size() == 1) {
    if (!store({settle(sent.front(), refusal(sent.front(), why), sendingTo_, clock_.wall()).item})) return;
    return pump();
  }
  for (auto& item : sent) item.state = verdict || nothingHappened ? OutboxState::queued : OutboxState::unknown;
  if (!store(sent)) return;
  // One of them spoils the request: they go one by one, until it is found.
  if (verdict) batchLimit_ = 1;
  if (why.code == Errc::unauthenticated) return refused(sentWith_);
  if (verdict) return pump();
  pause(0);
}

void OutboxReplay::refused(int token) {
  signedIn_ = false;  // until the owner routes again
  owner_.tokenRefused(token);
}

bool OutboxReplay::store(const std::vector<OutboxItem>& items) {
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
    if (isOpen(item.state) || item.state == OutboxState::parked)
      open_[item.decision.deviceSeq] = item;
    else
      open_.erase(item.decision.deviceSeq);
  }
  owner_.outboxMoved();
  return true;
}

}  // namespace rebate
