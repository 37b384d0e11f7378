// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/switchover_json.h"

#include <utility>

#include "wire/reader.h"
#include "wire/uuid.h"

namespace rebate::wire {
namespace {

void put(json::object& into, const char* member, const std::optional<Millis>& moment) {
  if (moment) into[member] = formatRfc3339(*moment);
}

std::optional<Millis> momentIn(Reader& in, const char* member) {
  if (!in.optional(member)) return std::nullopt;
  return in.time(member);
}

std::optional<std::int64_t> figureIn(Reader& in, const char* member) {
  if (!in.optional(member)) return std::nullopt;
  return in.integer(member);
}

}  // namespace

json::object toJson(const SwitchoverWish& wish) {
  json::object object{{"id", wish.id}, {"to", wish.to}, {"confirm", wish.to}, {"reason", wish.reason}};
  put(object, "at", wish.at);
  return object;
}

Result<SwitchoverWish> switchoverWishFrom(const json::value& value) {
  Reader in(value);
  SwitchoverWish wish;
  wish.id = in.text("id");
  wish.to = in.text("to");
  wish.reason = in.text("reason");
  wish.at = momentIn(in, "at");
  if (!isUuid(wish.id)) in.fail(invalid("id", "a UUID is expected"));
  if (in.text("confirm") != wish.to) in.fail(invalid("confirm", "type the name of the region that is to lead"));
  return in.finish(std::move(wish));
}

json::object toJson(const Switchover& order) {
  json::object object{{"id", order.id},
                      {"from", order.from},
                      {"to", order.to},
                      {"reason", order.reason},
                      {"asked_by", order.askedBy},
                      {"asked_at", formatRfc3339(order.askedAt)},
                      {"lapses_at", formatRfc3339(order.lapsesAt)},
                      {"decided_by", order.decidedBy},
                      {"state", name(order.state)},
                      {"check", order.check},
                      {"result", order.result},
                      {"epoch_before", order.epochBefore},
                      {"epoch_after", order.epochAfter},
                      {"version", order.version}};
  put(object, "at", order.at);
  put(object, "decided_at", order.decidedAt);
  put(object, "started_at", order.startedAt);
  put(object, "ended_at", order.endedAt);
  if (const auto took = order.duration()) object["duration_ms"] = *took;
  return object;
}

Result<Switchover> switchoverFrom(const json::value& value) {
  Reader in(value);
  Switchover order;
  order.id = in.text("id");
  order.from = in.text("from");
  order.to = in.text("to");
  order.reason = in.text("reason");
  order.askedBy = in.text("asked_by");
  order.askedAt = in.time("asked_at");
  order.lapsesAt = in.time("lapses_at");
  order.decidedBy = in.textOr("decided_by");
  order.state = in.named<SwitchoverState>("state", switchoverStateFrom);
  order.check = in.textOr("check");
  order.result = in.textOr("result");
  order.epochBefore = in.integer("epoch_before");
  order.epochAfter = in.integerOr("epoch_after");
  order.version = in.integer("version");
  order.at = momentIn(in, "at");
  order.decidedAt = momentIn(in, "decided_at");
  order.startedAt = momentIn(in, "started_at");
  order.endedAt = momentIn(in, "ended_at");
  return in.finish(std::move(order));
}

json::object toJson(const SwitchoverDecision& decision) {
  json::object object{{"verdict", name(decision.verdict)}};
  if (!decision.reason.empty()) object["reason"] = decision.reason;
  return object;
}

Result<SwitchoverDecision> switchoverDecisionFrom(const json::value& value) {
  Reader in(value);
  SwitchoverDecision decision;
  decision.verdict = in.named<SwitchoverVerdict>("verdict", switchoverVerdictFrom);
  decision.reason = in.textOr("reason");
  return in.finish(std::move(decision));
}

json::object toJson(const LeadershipChange& change) {
  json::object phases;
  if (change.ranOn) phases["ran_on_ms"] = *change.ranOn;
  if (change.free) phases["free_ms"] = *change.free;
  return {{"seq", change.seq},
          {"epoch", change.epoch},
          {"from", change.from},
          {"to", change.to},
          {"at", formatRfc3339(change.at)},
          {"reason", change.reason},
          {"phases", std::move(phases)}};
}

Result<LeadershipChange> leadershipChangeFrom(const json::value& value) {
  Reader in(value);
  LeadershipChange change;
  change.seq = in.integer("seq");
  change.epoch = in.integer("epoch");
  change.from = in.text("from");
  change.to = in.text("to");
  change.at = in.time("at");
  change.reason = in.text("reason");
  if (const auto* known = in.optional("phases")) {
    Reader phases(*known);
    change.ranOn = figureIn(phases, "ran_on_ms");
    change.free = figureIn(phases, "free_ms");
    in.nested("phases", phases.finish(Done{}));
  }
  return in.finish(std::move(change));
}

}  // namespace rebate::wire
