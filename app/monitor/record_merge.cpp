// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/record_merge.h"

namespace rebate::monitor {

void addMeasured(FailoverRecord& record, const Failover& measured) {
  record.id = failoverId(measured.epochAfter);
  record.measured = measured;
  record.measuredHere = true;
}

void addTold(FailoverRecord& record, const LeadershipChange& change, Millis clockAhead) {
  record.id = failoverId(change.epoch);
  record.reason = change.reason;
  record.told = change.ranOn.value_or(0) + change.free.value_or(0);
  if (change.reason == "switchover") record.kind = FailoverKind::switchover;
  if (record.measuredHere) return;
  record.measured.lost = change.from;
  record.measured.successor = change.to;
  record.measured.epochBefore = change.epoch - 1;
  record.measured.epochAfter = change.epoch;
  record.measured.lostAt = change.at - clockAhead - record.told;
}

void addOrder(FailoverRecord& record, const Switchover& order) {
  record.kind = FailoverKind::switchover;
  record.askedBy = order.askedBy;
  record.decidedBy = order.decidedBy;
  if (record.note.empty()) record.note = order.reason;
  if (const auto took = order.duration(); took && record.told == 0) record.told = *took;
}

std::vector<RecordEvent> eventsOf(const Switchover& order, Millis clockAhead) {
  std::vector<RecordEvent> events;
  const auto say = [&](Millis at, SwitchoverState state, const std::string& person, Status status) {
    const auto id = "switchover/" + order.id + '/' + std::string(name(state));
    events.push_back(
        {at - clockAhead, id, EventKind::switchover, order.to, person, order.from, std::string(name(state)), status});
  };
  say(order.askedAt, SwitchoverState::asked, order.askedBy, Status::warning);
  // A decision that ended the order is told as its end.
  const bool ended = order.state == SwitchoverState::rejected || order.state == SwitchoverState::cancelled;
  if (order.decidedAt && !ended) say(*order.decidedAt, SwitchoverState::approved, order.decidedBy, Status::warning);
  if (order.startedAt) say(*order.startedAt, SwitchoverState::running, {}, Status::warning);
  if (isOpen(order.state)) return events;
  const auto at = order.endedAt.value_or(order.decidedAt.value_or(order.askedAt));
  say(at, order.state, order.decidedBy, order.state == SwitchoverState::done ? Status::ok : Status::warning);
  return events;
}

Moment momentOf(const WorkspaceFacts& facts, Millis now) {
  Moment moment;
  moment.at = now;
  moment.regions = facts.regions;
  moment.target = facts.target;
  moment.readingFrom = facts.readingFrom;
  moment.failover = facts.failover;
  moment.leaseTtl = facts.leaseTtl;
  moment.leaseRenew = facts.leaseRenew;
  moment.seq = facts.cursor.seq;
  if (facts.fetchedAt > 0 && !facts.sealed) {
    const auto waiting = facts.cached.rebates.find(RebateState::awaitingApproval);
    moment.awaiting = waiting == facts.cached.rebates.end() ? 0 : waiting->second;
    moment.awaitingAmount = facts.cached.awaitingAmount;
  }
  moment.outbox = facts.outbox;
  return moment;
}

}  // namespace rebate::monitor
