// SPDX-License-Identifier: GPL-3.0-or-later
// OutboxReplay: commands, each a request of its own.
#include <algorithm>
#include <set>
#include <utility>

#include "session/outbox_replay.h"
#include "session/verdict.h"

namespace rebate {
namespace {

constexpr std::size_t kCommandsAtOnce = 4;
constexpr int kMostFaults = 8;

/// The answer of a region whose words the link could only tell as an Error.
std::optional<CommandReply> verdictIn(const Error& why) {
  CommandReply reply;
  reply.field = why.field;
  reply.detail = why.detail;
  if (why.code == Errc::invalid)
    reply.problem = Problem::validation;
  else if (why.code == Errc::notAllowed)
    reply.problem = Problem::forbidden;
  else if (why.code == Errc::notFound)
    reply.problem = Problem::notFound;
  else
    return std::nullopt;
  return reply;
}

bool didNothing(const Error& why) {
  return why.code == Errc::unavailable || why.code == Errc::unauthenticated || why.code == Errc::notLeader ||
         why.code == Errc::busy;
}

}  // namespace

bool OutboxReplay::waitsFor(const Command& command) const {
  if (!isBound(command)) return false;
  const auto entity = entityOf(command);
  return std::any_of(open_.begin(), open_.end(), [&](const auto& row) {
    const auto& item = row.second;
    return item.command && isBound(*item.command) && item.decision.rebateId == entity;
  });
}

/// The oldest of each entity, when it may go.
OutboxReplay::Rows OutboxReplay::nextCommands() const {
  Rows next;
  std::set<std::string> entities;
  for (const auto& [seq, item] : open_) {
    if (commands_.size() + next.size() >= kCommandsAtOnce) break;
    const bool first = entities.insert(item.decision.rebateId).second;
    if (first && item.command && mayGo(item)) next.push_back(item);
  }
  return next;
}

void OutboxReplay::sendCommands() {
  auto* link = owner_.linkTo(target_.region);
  if (link == nullptr || pause_) return;
  auto batch = nextCommands();
  if (batch.empty()) return;
  for (auto& item : batch) {
    item.state = OutboxState::sending;
    ++item.tries;
  }
  if (!store(batch)) return;
  for (auto& item : batch) {
    const auto number = item.decision.deviceSeq;
    auto call = link->postCommand(item.decision.id, *item.command, [this, number](const Result<CommandReply>& answer) {
      commandAnswered(number, answer);
    });
    commands_[number] = {std::move(item), target_.region, owner_.tokenNumber(), std::move(call)};
  }
}

void OutboxReplay::commandAnswered(std::int64_t number, const Result<CommandReply>& answer) {
  auto found = commands_.extract(number);
  if (found.empty()) return;
  auto way = std::move(found.mapped());
  const auto reply = answer ? std::optional(*answer) : verdictIn(answer.error());
  if (!reply) return commandUnanswered(std::move(way), answer.error());
  auto verdict = settle(way.item, *reply, way.region, clock_.wall());
  const bool fault = !reply->applied && reply->problem.value_or(Problem::fault) == Problem::fault;
  if (fault) commandFailed(verdict.item);
  if (!store({verdict.item})) return;
  if (verdict.signIn) return refused(way.token);
  if (verdict.again && !fault)
    pause(0);
  else
    backoff_.reset();
  pump();
}

void OutboxReplay::commandUnanswered(OnItsWay way, const Error& why) {
  way.item.state = didNothing(why) ? OutboxState::queued : OutboxState::unknown;
  if (why.code == Errc::unanswered && why.field == "fault") commandFailed(way.item);
  if (!store({way.item})) return;
  if (why.code == Errc::unauthenticated) return refused(way.token);
  if (!pause_) pause(0);
}

/// The region broke down on it, before it was done or after: it goes again after a while, and at last to a person.
void OutboxReplay::commandFailed(OutboxItem& item) {
  failedOn(item);
  const bool often = faults_[item.decision.deviceSeq].times >= kMostFaults;
  item.state = often ? OutboxState::parked : OutboxState::unknown;
  if (often) item.problem = Problem::fault;
}

}  // namespace rebate
