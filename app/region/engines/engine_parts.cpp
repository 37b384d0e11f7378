// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "region/engines/engine_board.h"
#include "region/events/rabbit_link.h"

namespace rebate::region {
namespace {

/// Says something worse than it does already.
void worsen(Part& part, Status status, const char* text) {
  if (worse(part.status, status) == part.status) return;
  part.status = status;
  part.text = text;
}

/// True when there are facts to go by; otherwise the part says that nobody knows, or that nobody answers.
template <class Facts>
bool known(Part& part, const Heard<Facts>& heard, const char* source) {
  part.source = source;
  part.seenAt = heard.at;
  if (heard.fresh && !heard.silent) return true;
  if (heard.silent)
    worsen(part, Status::bad, "unreachable");
  else
    worsen(part, Status::unknown, "");
  return false;
}

struct Ready {
  std::int64_t up = 0;
  std::int64_t all = 0;
};

Ready readyOf(const HaproxyStats& stats, const std::string& backend) {
  Ready ready;
  for (const auto& server : stats.servers) {
    if (server.backend != backend) continue;
    ++ready.all;
    ready.up += server.takes ? 1 : 0;
  }
  return ready;
}

}  // namespace

Part gatewayPart(Part own, const Heard<HaproxyStats>& heard, const std::string& backend) {
  own.count.reset();
  own.of.reset();
  if (!known(own, heard, "haproxy")) return own;
  own.text = "up";
  own.count = heard.facts->sessions;
  own.of = heard.facts->limit;
  if (readyOf(*heard.facts, backend).up == 0) worsen(own, Status::bad, "no-instance");
  return own;
}

Part instancesPart(Part own, const Heard<HaproxyStats>& heard, const std::string& backend) {
  if (!known(own, heard, "haproxy")) {
    own.count.reset();
    own.of.reset();
    return own;
  }
  const auto ready = readyOf(*heard.facts, backend);
  own.count = ready.up;
  own.of = ready.all;
  if (ready.up == 0)
    own.status = Status::bad;
  else if (ready.up < ready.all)
    own.status = Status::warning;
  return own;
}

Part queuePart(Part own, const Heard<std::vector<BrokerQueue>>& heard) {
  if (!known(own, heard, "rabbitmq")) return own;  // the count is the table's alone then
  for (const auto& queue : *heard.facts) {
    const bool orders = queue.name == kOrderQueue, dead = queue.name == kDeadLetterQueue;
    if (!orders && !dead) continue;
    if (queue.members > 0 && 2 * queue.online <= queue.members) worsen(own, Status::bad, "no-quorum");
    if (queue.state == "down" || queue.state == "stopped") worsen(own, Status::bad, "down");
    if (orders && queue.messages) own.count = own.count.value_or(0) + *queue.messages;
    if (dead && queue.messages.value_or(0) > 0) worsen(own, Status::warning, "dead-letters");
  }
  return own;
}

Part readCachePart(const Heard<RedisInfo>& heard) {
  Part part{PartKind::readCache, Status::ok, "up", {}, {}, {}};
  if (!known(part, heard, "redis")) return part;
  if (heard.facts->loading) worsen(part, Status::warning, "loading");
  const auto asked = heard.facts->hits + heard.facts->misses;
  if (asked > 0) part.count = heard.facts->hits * 100 / asked;
  return part;
}

/// Whoever is blind can still work: silence is a warning here.
Part monitoringPart(const Heard<Done>* prometheus, const Heard<Done>* alertmanager) {
  Part part{PartKind::monitoring, Status::ok, "up", {}, {}, {}};
  const auto take = [&part](const Heard<Done>* heard, const char* source, const char* silent) {
    if (heard == nullptr) return;
    if (part.seenAt == 0 || heard->at < part.seenAt) part.seenAt = heard->at;
    if (heard->fresh && !heard->silent) return;
    part.source = source;
    worsen(part, heard->silent ? Status::warning : Status::unknown, heard->silent ? silent : "");
  };
  take(prometheus, "prometheus", "prometheus-unreachable");
  take(alertmanager, "alertmanager", "alertmanager-unreachable");
  return part;
}

Part databasePart(Part own, const DatabaseMember& member) {
  own.source = "patroni";
  own.seenAt = member.seenAt;
  own.lag = member.lag;
  own.lagBytes = member.lagBytes;
  if (leadsIn(member.role)) own.lag = 0;
  if (own.status == Status::bad) return own;  // the ledger is stopped: worse than anything a member says
  own.status = member.status;
  if (!member.role.empty()) own.text = leadsIn(member.role) ? "leader" : member.role;
  if (member.status == Status::warning) own.text = "no-quorum";
  if (member.status == Status::bad) own.text = member.state.empty() ? "unreachable" : member.state;
  return own;
}

}  // namespace rebate::region
