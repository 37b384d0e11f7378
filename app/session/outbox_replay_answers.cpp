// SPDX-License-Identifier: GPL-3.0-or-later
// OutboxReplay: what the answers of regions, and their absence, make of the rows.
#include <algorithm>
#include <utility>

#include "session/outbox_replay.h"
#include "session/verdict.h"

namespace rebate {
namespace {

constexpr std::size_t kLookUpsAtOnce = 16;
constexpr int kMostFaults = 8;
constexpr Millis kFaultFirst = 1'000, kFaultMost = 60'000;

/// A whole POST refused by the region itself, as each of its decisions must take it.
DecisionReply refusal(const OutboxItem& item, const Error& why) {
  DecisionReply reply;
  reply.id = item.decision.id;
  reply.problem = why.code == Errc::notAllowed ? Problem::forbidden : Problem::validation;
  reply.field = why.field;
  reply.detail = why.detail;
  return reply;
}

bool isFault(const Error& why) {
  return why.code == Errc::unanswered && why.field == "fault";
}

}  // namespace

void OutboxReplay::lookUpUnknown() {
  auto* link = owner_.linkTo(target_.region);
  if (link == nullptr) return;
  std::vector<std::string> ids;
  for (const auto& [seq, item] : open_)
    if (item.state == OutboxState::unknown && !item.command && !lookUps_.contains(item.decision.id)) ids.push_back(item.decision.id);
  for (const auto& id : ids) {
    if (lookUps_.size() >= kLookUpsAtOnce) return;
    lookUp(id, *link);
  }
}

void OutboxReplay::lookUp(const std::string& id, RegionLink& link) {
  const auto answer = [this, id, region = target_.region, token = owner_.tokenNumber()](
                          const Result<DecisionReply>& reply) { lookedUp(region, id, token, reply); };
  lookUps_[id] = link.lookUpDecision(id, answer);
}

void OutboxReplay::lookedUp(const std::string& region, const std::string& id, int token,
                            const Result<DecisionReply>& answer) {
  lookUps_.erase(id);
  const auto* row = openRow(id);
  if (row == nullptr || row->state != OutboxState::unknown) return pump();
  if (answer) {
    auto item = *row;
    bool signIn = false;
    const bool again = takeReply(item, *answer, region, signIn);
    if (!store({item})) return;
    if (again)
      pause(0);
    else
      backoff_.reset();
    return pump();
  }
  if (answer.error().code == Errc::notFound) {
    if (store({neverArrived(*row)})) pump();
    return;
  }
  if (answer.error().code == Errc::unauthenticated) return refused(token);
  if (!pause_) pause(0);
}

/// The leader never saw it; the same id makes a late twin harmless.
OutboxItem OutboxReplay::neverArrived(OutboxItem item) const {
  const auto fault = faults_.find(item.decision.deviceSeq);
  item.state = isExpired(item) ? OutboxState::expired : OutboxState::queued;
  if (item.state == OutboxState::expired) item.settledAt = clock_.wall();
  if (item.state == OutboxState::queued && fault != faults_.end() && fault->second.times >= kMostFaults) {
    item.state = OutboxState::parked;
    item.problem = Problem::fault;
  }
  return item;
}

void OutboxReplay::answered(const std::string& region, Rows sent, Result<std::vector<DecisionReply>> answer) {
  post_.reset();
  if (!answer) return refusedWhole(std::move(sent), answer.error());
  std::map<std::string, const DecisionReply*> replies;
  for (const auto& reply : *answer) replies[reply.id] = &reply;
  bool again = false;
  bool signIn = false;
  for (auto& item : sent) {
    const auto reply = replies.find(item.decision.id);
    if (reply != replies.end()) {
      again = takeReply(item, *reply->second, region, signIn) || again;
      continue;
    }
    item.state = OutboxState::unknown;  // answered, but not for this one
    again = true;
  }
  if (!store(sent)) return;
  if (signIn) return refused(sentWith_);
  batchLimit_ = std::min(kMostInOnePost, batchLimit_ * 2);
  if (again)
    pause(0);
  else
    backoff_.reset();
  pump();
}

/// True: patience before anything is sent again.
bool OutboxReplay::takeReply(OutboxItem& item, const DecisionReply& reply, const std::string& region, bool& signIn) {
  auto verdict = settle(item, reply, region, clock_.wall());
  item = std::move(verdict.item);
  signIn = signIn || verdict.signIn;
  if (reply.problem == Problem::sequenceReused && reply.deviceSeq > 0)
    // Kept before the row is: a run that dies in between looks it up and comes here again.
    if (const auto skipped = outbox_->skipNumbersTo(reply.deviceSeq); !skipped) owner_.outboxFailed(skipped.error());
  if (reply.problem != Problem::fault || reply.applied) return verdict.again;
  failedOn(item);
  item.state = OutboxState::unknown;
  return false;  // it waits for itself; nobody waits for it
}

void OutboxReplay::failedOn(const OutboxItem& item) {
  auto& fault = faults_[item.decision.deviceSeq];
  ++fault.times;
  fault.notBefore = clock_.monotonic() + std::min(kFaultMost, kFaultFirst << std::min(fault.times - 1, 10));
}

void OutboxReplay::refusedWhole(Rows sent, const Error& why) {
  const bool verdict = why.code == Errc::invalid || why.code == Errc::notAllowed || why.code == Errc::notFound;
  const bool nothingHappened = why.code == Errc::unavailable || why.code == Errc::unauthenticated ||
                               why.code == Errc::notLeader || why.code == Errc::busy;
  if (verdict && sent.size() == 1) {
    if (!store({settle(sent.front(), refusal(sent.front(), why), sendingTo_, clock_.wall()).item})) return;
    return pump();
  }
  for (auto& item : sent) item.state = verdict || nothingHappened ? OutboxState::queued : OutboxState::unknown;
  if (isFault(why) && sent.size() == 1) failedOn(sent.front());
  if (!store(sent)) return;
  // One of them spoils the request: they go one by one, until it is found.
  if (verdict || isFault(why)) batchLimit_ = 1;
  if (why.code == Errc::unauthenticated) return refused(sentWith_);
  if (verdict) return pump();
  pause(0);
}

void OutboxReplay::refused(int token) {
  if (token != owner_.tokenNumber()) return pump();  // of a token that is not used any more
  if (!signedIn_) return;                            // said already
  signedIn_ = false;                                 // until the owner routes again
  owner_.tokenRefused(token);
}

}  // namespace rebate
