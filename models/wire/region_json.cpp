// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/region_json.h"

#include <array>
#include <utility>

#include "wire/maintenance_json.h"
#include "wire/offline_lease.h"
#include "wire/reader.h"

namespace rebate::wire {
namespace {

constexpr std::array kStatuses{std::pair{Status::ok, "ok"}, std::pair{Status::warning, "warning"},
                               std::pair{Status::bad, "bad"}, std::pair{Status::unknown, "unknown"}};
constexpr std::array kParts{std::pair{PartKind::gateway, "gateway"},
                            std::pair{PartKind::instances, "instances"},
                            std::pair{PartKind::database, "database"},
                            std::pair{PartKind::queue, "queue"},
                            std::pair{PartKind::feed, "feed"},
                            std::pair{PartKind::readCache, "read_cache"},
                            std::pair{PartKind::monitoring, "monitoring"}};

/// A status we do not know is unknown, never ok.
std::optional<Status> statusFrom(std::string_view text) {
  for (const auto& [value, known] : kStatuses)
    if (text == known) return value;
  return Status::unknown;
}

std::optional<PartKind> partFrom(std::string_view text) {
  for (const auto& [value, known] : kParts)
    if (text == known) return value;
  return std::nullopt;
}

json::object partJson(const Part& part) {
  json::object object{{"kind", name(part.kind)}, {"status", name(part.status)}, {"text", part.text}};
  if (part.count) object["count"] = *part.count;
  if (part.of) object["of"] = *part.of;
  if (part.lag) object["lag_ms"] = *part.lag;
  if (part.lagBytes) object["lag_bytes"] = *part.lagBytes;
  if (!part.source.empty()) object["source"] = part.source;
  if (part.seenAt > 0) object["seen_at"] = formatRfc3339(part.seenAt);
  return object;
}

Result<Part> partOf(const json::value& value) {
  Reader in(value);
  Part part;
  part.kind = in.named<PartKind>("kind", partFrom);
  part.status = in.named<Status>("status", statusFrom);
  part.text = in.textOr("text");
  if (in.optional("count")) part.count = in.integer("count");
  if (in.optional("of")) part.of = in.integer("of");
  if (in.optional("lag_ms")) part.lag = in.integer("lag_ms");
  if (in.optional("lag_bytes")) part.lagBytes = in.integer("lag_bytes");
  part.source = in.textOr("source");
  if (in.optional("seen_at")) part.seenAt = in.time("seen_at");
  return in.finish(std::move(part));
}

json::object memberJson(const DatabaseMember& member) {
  json::object object{{"name", member.name}, {"region", member.region}, {"status", name(member.status)},
                      {"role", member.role}, {"state", member.state},   {"sync", member.sync}};
  if (member.timeline) object["timeline"] = *member.timeline;
  if (member.lagBytes) object["lag_bytes"] = *member.lagBytes;
  if (member.lag) object["lag_ms"] = *member.lag;
  if (!member.leader.empty()) object["leader"] = member.leader;
  if (member.seenAt > 0) object["seen_at"] = formatRfc3339(member.seenAt);
  return object;
}

Result<DatabaseMember> memberOf(const json::value& value) {
  Reader in(value);
  DatabaseMember member;
  member.name = in.text("name");
  member.region = in.textOr("region");
  member.status = in.named<Status>("status", statusFrom);
  member.role = in.textOr("role");
  member.state = in.textOr("state");
  member.sync = in.optional("sync") && in.boolean("sync");
  if (in.optional("timeline")) member.timeline = in.integer("timeline");
  if (in.optional("lag_bytes")) member.lagBytes = in.integer("lag_bytes");
  if (in.optional("lag_ms")) member.lag = in.integer("lag_ms");
  member.leader = in.textOr("leader");
  if (in.optional("seen_at")) member.seenAt = in.time("seen_at");
  return in.finish(std::move(member));
}

json::object peerJson(const PeerView& peer) {
  return {{"region", peer.region},           {"status", name(peer.status)},
          {"round_trip_ms", peer.roundTrip}, {"seen_at", formatRfc3339(peer.seenAt)},
          {"leader", peer.leader},           {"audit_seq", peer.auditSeq},
          {"audit_head", peer.auditHead}};
}

Result<PeerView> peerOf(const json::value& value) {
  Reader in(value);
  PeerView peer;
  peer.region = in.text("region");
  peer.status = in.named<Status>("status", statusFrom);
  peer.roundTrip = in.integerOr("round_trip_ms");
  peer.seenAt = in.time("seen_at");
  peer.leader = in.textOr("leader");
  peer.auditSeq = in.integerOr("audit_seq");
  peer.auditHead = in.textOr("audit_head");
  return in.finish(std::move(peer));
}

const json::array& listOf(const Reader& in, std::string_view name) {
  static const json::array none;
  const auto* value = in.optional(name);
  return value && value->is_array() ? value->get_array() : none;
}

}  // namespace

std::string_view name(Status status) {
  for (const auto& [value, text] : kStatuses)
    if (value == status) return text;
  return {};
}

std::string_view name(PartKind kind) {
  for (const auto& [value, text] : kParts)
    if (value == kind) return text;
  return {};
}

json::object toJson(const Topology& topology) {
  json::array parts;
  for (const auto& part : topology.parts) parts.push_back(partJson(part));
  json::array peers;
  for (const auto& peer : topology.peers) peers.push_back(peerJson(peer));
  json::object object{
      {"region", topology.region}, {"city", topology.city},     {"observed_at", formatRfc3339(topology.observedAt)},
      {"epoch", topology.epoch},   {"leader", topology.leader}, {"lease_expires_in_ms", topology.leaseExpiresIn},
      {"parts", std::move(parts)}, {"peers", std::move(peers)}};
  json::array members;
  for (const auto& member : topology.members) members.push_back(memberJson(member));
  if (!members.empty()) object["members"] = std::move(members);
  const auto& [prometheus, alertmanager] = topology.monitoring;
  object["monitoring"] = json::object{{"prometheus", prometheus}, {"alertmanager", alertmanager}};
  for (const auto& pause : topology.maintenance.pause) object["pause"] = toJson(pause);
  json::array windows;
  for (const auto& window : topology.maintenance.windows) windows.push_back(toJson(window));
  object["maintenance"] = std::move(windows);
  return object;
}

Result<Topology> topologyFrom(const json::value& value) {
  Reader in(value);
  Topology topology;
  topology.region = in.text("region");
  topology.city = in.textOr("city");
  topology.observedAt = in.time("observed_at");
  topology.epoch = in.integer("epoch");
  topology.leader = in.textOr("leader");
  topology.leaseExpiresIn = in.integerOr("lease_expires_in_ms");
  // A kind of part that a newer region knows and we do not is left out, not fatal.
  for (const auto& part : listOf(in, "parts"))
    if (auto known = partOf(part)) topology.parts.push_back(*std::move(known));
  for (const auto& peer : listOf(in, "peers"))
    if (auto known = in.nested("peers", peerOf(peer))) topology.peers.push_back(*std::move(known));
  for (const auto& member : listOf(in, "members"))
    if (auto known = in.nested("members", memberOf(member))) topology.members.push_back(*std::move(known));
  if (const auto* monitoring = in.optional("monitoring")) {
    const Reader addresses(*monitoring);
    topology.monitoring = {addresses.textOr("prometheus"), addresses.textOr("alertmanager")};
  }
  if (const auto* pause = in.optional("pause"))
    if (auto known = in.nested("pause", failoverPauseFrom(*pause)))
      topology.maintenance.pause.push_back(*std::move(known));
  for (const auto& window : listOf(in, "maintenance"))
    if (auto known = in.nested("maintenance", maintenanceWindowFrom(window)))
      topology.maintenance.windows.push_back(*std::move(known));
  return in.finish(std::move(topology));
}

json::object toJson(const Heartbeat& beat) {
  json::object object{{"region", beat.region},
                      {"time", formatRfc3339(beat.time)},
                      {"epoch", beat.epoch},
                      {"leader", beat.leader},
                      {"seq", beat.seq},
                      {"lease_ttl_ms", beat.leaseTtl},
                      {"lease_renew_ms", beat.leaseRenew},
                      {"audit_seq", beat.auditSeq},
                      {"audit_head", beat.auditHead}};
  if (beat.api != kUnsaidApiVersion) object["api"] = textOf(beat.api);
  if (beat.lease) object["lease"] = toJson(*beat.lease);
  return object;
}

Result<Heartbeat> heartbeatFrom(const json::value& value) {
  Reader in(value);
  Heartbeat beat;
  beat.region = in.text("region");
  beat.time = in.time("time");
  beat.epoch = in.integer("epoch");
  beat.leader = in.textOr("leader");
  beat.seq = in.integer("seq");
  beat.leaseTtl = in.integerOr("lease_ttl_ms", beat.leaseTtl);
  beat.leaseRenew = in.integerOr("lease_renew_ms", beat.leaseRenew);
  beat.auditHead = in.textOr("audit_head");
  beat.auditSeq = in.integerOr("audit_seq");
  if (in.optional("api")) beat.api = in.named<ApiVersion>("api", apiVersionFrom);
  if (const auto* lease = in.optional("lease")) beat.lease = in.nested("lease", offlineLeaseFrom(*lease));
  return in.finish(std::move(beat));
}

json::object toJson(const Cursor& cursor) {
  return {{"store", cursor.store}, {"epoch", cursor.epoch}, {"seq", cursor.seq}};
}

Result<Cursor> cursorFrom(const json::value& value) {
  Reader in(value);
  Cursor cursor;
  cursor.store = in.text("store");
  cursor.epoch = in.integer("epoch");
  cursor.seq = in.integer("seq");
  return in.finish(std::move(cursor));
}

}  // namespace rebate::wire
