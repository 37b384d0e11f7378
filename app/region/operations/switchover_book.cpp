// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/operations/switchover_book.h"

#include "region/ledger/audit_log.h"
#include "wire/switchover_json.h"

namespace rebate::region {
namespace {

constexpr std::string_view kBehindAllIds = "\x7F";  // ids are hex and minus
constexpr const char* kColumns =
    "id, from_region, to_region, reason, asked_by, asked_at, due_at, decided_by, decided_at, state, failed_check, "
    "result, epoch_before, epoch_after, started_at, ended_at, version";

std::optional<Millis> momentIn(const SqlRow& row, int column) {
  if (row.isNull(column)) return std::nullopt;
  return row.integer(column);
}

Switchover orderOf(SqlSession& sql, const SqlRow& row) {
  Switchover order;
  order.id = row.text(0);
  order.from = row.text(1);
  order.to = row.text(2);
  order.reason = row.text(3);
  order.askedBy = row.text(4);
  order.askedAt = row.integer(5);
  order.at = momentIn(row, 6);
  order.lapsesAt = order.askedAt + kApprovalWithin;
  order.decidedBy = row.text(7);
  order.decidedAt = momentIn(row, 8);
  const auto state = switchoverStateFrom(row.text(9));
  if (!state) sql.fail({Errc::corrupt, "switchovers", order.id + " is of an unknown state"});
  order.state = state.value_or(SwitchoverState::lapsed);
  order.check = row.text(10);
  order.result = row.text(11);
  order.epochBefore = row.integer(12);
  order.epochAfter = row.integer(13);
  order.startedAt = momentIn(row, 14);
  order.endedAt = momentIn(row, 15);
  order.version = row.integer(16);
  return order;
}

std::optional<Switchover> oneWhere(SqlSession& sql, const std::string& where, const SqlValues& values) {
  std::optional<Switchover> found;
  sql.each(std::string("SELECT ") + kColumns + " FROM switchovers WHERE " + where, values,
           [&](const SqlRow& row) { found = orderOf(sql, row); });
  return found;
}

void update(Writing& writing, const Switchover& order, const std::string& actor, const char* action) {
  writing.sql.run(
      "UPDATE switchovers SET decided_by = $1, decided_at = $2, state = $3, failed_check = $4, result = $5, "
      "epoch_after = $6, started_at = $7, ended_at = $8, version = $9 WHERE id = $10",
      {order.decidedBy, order.decidedAt, name(order.state), order.check, order.result, order.epochAfter,
       order.startedAt, order.endedAt, order.version, order.id});
  recordAudit(writing, {actor, action, order.id, {{"switchover", wire::toJson(order)}}});
}

/// The last step of an order that the regions take, not a person.
void end(Writing& writing, Switchover order, const std::string& actor, SwitchoverState state, std::string check,
         std::string result) {
  order.state = state;
  order.check = std::move(check);
  order.result = std::move(result);
  order.endedAt = writing.now;
  ++order.version;
  const bool refused = state == SwitchoverState::refused;
  update(writing, order, actor, refused ? "switchover.refused" : "switchover.lapsed");
}

void finish(Writing& writing, Switchover order, const std::string& leader) {
  order.state = SwitchoverState::done;
  order.epochAfter = writing.epoch;
  const auto taken = writing.sql.integer("SELECT at FROM audit WHERE action = 'lease.taken' ORDER BY seq DESC LIMIT 1");
  order.endedAt = std::max(taken.value_or(writing.now), *order.startedAt);  // by two machines' clocks, perhaps
  ++order.version;
  update(writing, order, leader, "switchover.done");
}

const char* actionOf(SwitchoverState state) {
  switch (state) {
    case SwitchoverState::approved:
      return "switchover.approved";
    case SwitchoverState::rejected:
      return "switchover.rejected";
    case SwitchoverState::refused:
      return "switchover.refused";
    case SwitchoverState::asked:
    case SwitchoverState::running:
    case SwitchoverState::done:
    case SwitchoverState::cancelled:
    case SwitchoverState::lapsed:
      break;
  }
  return "switchover.cancelled";
}

Refusal refusalOf(const Error& error) {
  if (error.code == Errc::moved) return {Problem::alreadyDecided, error.field, error.detail};
  if (error.code == Errc::notAllowed) return {Problem::proposerIsDecider, error.field, error.detail};
  return {error.field == "reason" ? Problem::reasonRequired : Problem::validation, error.field, error.detail};
}

}  // namespace

std::optional<Switchover> findSwitchover(SqlSession& sql, const std::string& id) {
  return oneWhere(sql, "id = $1", {id});
}

std::optional<Switchover> openSwitchover(SqlSession& sql) {
  return oneWhere(sql, "state IN ('asked', 'approved', 'running')", {});
}

std::vector<Switchover> switchoversBefore(SqlSession& sql, const std::string& after, int limit) {
  std::vector<Switchover> orders;
  sql.each(std::string("SELECT ") + kColumns + " FROM switchovers WHERE id < $1 ORDER BY id DESC LIMIT $2",
           {after.empty() ? kBehindAllIds : std::string_view(after), limit},
           [&](const SqlRow& row) { orders.push_back(orderOf(sql, row)); });
  return orders;
}

Refused askSwitchover(Writing& writing, const SwitchoverWish& wish, const std::string& leader,
                      const std::string& person, Switchover& order) {
  if (auto known = findSwitchover(writing.sql, wish.id)) {
    const bool same =
        known->to == wish.to && known->reason == wish.reason && known->at == wish.at && known->askedBy == person;
    if (!same) return Refusal{Problem::idempotencyMismatch, "id", "this id was used for another order"};
    order = *std::move(known);
    return std::nullopt;
  }
  if (const auto checked = check(wish, leader, writing.now); !checked) return refusalOf(checked.error());
  settleSwitchovers(writing, leader);
  if (const auto other = openSwitchover(writing.sql))
    return Refusal{Problem::preflightFailed, "open", "another order is " + std::string(name(other->state))};
  order = {wish.id, leader, wish.to, wish.reason, person, writing.now, wish.at, writing.now + kApprovalWithin};
  order.epochBefore = writing.epoch;
  writing.sql.run(
      "INSERT INTO switchovers (id, from_region, to_region, reason, asked_by, asked_at, due_at, decided_by, "
      "decided_at, state, failed_check, result, epoch_before, epoch_after, started_at, ended_at, version) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, '', NULL, 'asked', '', '', $8, 0, NULL, NULL, 1)",
      {order.id, order.from, order.to, order.reason, order.askedBy, order.askedAt, order.at, order.epochBefore});
  recordAudit(writing, {person, "switchover.asked", order.id, {{"switchover", wire::toJson(order)}}});
  return std::nullopt;
}

Refused decideSwitchover(Writing& writing, const std::string& id, const SwitchoverSaid& said, Switchover& order) {
  auto seen = findSwitchover(writing.sql, id);
  if (!seen) return Refusal{Problem::notFound, "id", "no such order"};
  if (isOpen(seen->state) && isToBeSettled(*seen, writing.epoch, writing.now)) {
    settleSwitchovers(writing, seen->from);  // an older epoch's: lapsed, whoever leads now
    seen = findSwitchover(writing.sql, id);
  }
  order = *seen;
  auto after = decide(*seen, said.verdict, said.person, said.reason, writing.now);
  if (!after) return refusalOf(after.error());
  if (after->state == SwitchoverState::approved && !after->at && said.against) {
    after->state = SwitchoverState::refused;
    after->check = said.against->check;
    after->result = said.against->text;
    after->endedAt = writing.now;
  }
  update(writing, *after, said.person, actionOf(after->state));
  order = *std::move(after);
  return std::nullopt;
}

bool startSwitchover(Writing& writing, const std::string& id) {
  auto order = findSwitchover(writing.sql, id);
  if (!order || order->state != SwitchoverState::approved || order->epochBefore != writing.epoch) return false;
  order->state = SwitchoverState::running;
  order->startedAt = writing.now;
  ++order->version;
  update(writing, *order, order->from, "switchover.ordered");
  return true;
}

void refuseSwitchover(Writing& writing, const std::string& id, const PreflightCheck& why) {
  auto order = findSwitchover(writing.sql, id);
  if (!order || !isOpen(order->state)) return;
  const auto leader = order->from;
  end(writing, *std::move(order), leader, SwitchoverState::refused, why.check, why.text);
}

bool isToBeSettled(const Switchover& order, std::int64_t epoch, Millis now) {
  if (order.epochBefore != epoch) return true;
  if (order.state == SwitchoverState::asked) return now >= order.lapsesAt;
  if (order.state == SwitchoverState::running) return now >= *order.startedAt + kUnansweredAfter;
  return order.state == SwitchoverState::approved && now >= order.at.value_or(*order.decidedAt) + kLateSwitchover;
}

bool isDue(const Switchover& order, Millis now) {
  return order.state == SwitchoverState::approved && now >= order.at.value_or(0);
}

void settleSwitchovers(Writing& writing, const std::string& leader) {
  auto order = openSwitchover(writing.sql);
  if (!order || !isToBeSettled(*order, writing.epoch, writing.now)) return;
  const bool changed = order->epochBefore != writing.epoch;
  if (order->state == SwitchoverState::running) {
    if (changed && order->to == leader) return finish(writing, *std::move(order), leader);
    const auto words = changed ? leader + " leads instead" : std::string("nobody took over");
    return end(writing, *std::move(order), leader, SwitchoverState::refused, "successor", words);
  }
  if (changed) return end(writing, *std::move(order), leader, SwitchoverState::lapsed, "leader", "the leader changed");
  if (order->state == SwitchoverState::asked)
    return end(writing, *std::move(order), leader, SwitchoverState::lapsed, "approval", "nobody approved in time");
  end(writing, *std::move(order), leader, SwitchoverState::lapsed, "schedule", "its moment passed");
}

}  // namespace rebate::region
