// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/replies.h"

#include "wire/command_json.h"
#include "wire/posting_preview.h"
#include "wire/rebate_json.h"
#include "wire/time_text.h"

namespace rebate::link {
namespace {

using wire::json::array;
using wire::json::object;
using wire::json::value;

Error malformed(std::string field) {
  return {Errc::malformed, std::move(field), "not what the contract says"};
}

Result<object> objectIn(const QByteArray& body) {
  auto parsed = wire::parseJson(viewOf(body));
  if (!parsed) return parsed.error();
  if (!parsed->is_object()) return malformed("");
  return std::move(parsed->as_object());
}

const array* arrayMember(const object& from, std::string_view name) {
  const auto* member = from.if_contains(name);
  return member != nullptr ? member->if_array() : nullptr;
}

Result<VersionLine> versionFrom(const value& from) {
  if (!from.is_object()) return malformed("versions");
  const auto& row = from.as_object();
  const auto state = upstreamStateFrom(wire::textOr(row, "state"));
  const auto modified = wire::parseRfc3339(wire::textOr(row, "modified_at"));
  const auto refund = wire::boolMember(row, "refund_open");
  const auto newest = wire::boolMember(row, "newest");
  if (!state) return malformed("state");
  if (!modified) return modified.error();
  if (!refund) return refund.error();
  if (!newest) return newest.error();
  VersionLine line{*modified, wire::integerOr(row, "status_code"), *state,
                   *refund,   {wire::integerOr(row, "paid_fen")},  {wire::integerOr(row, "income_fen")},
                   *newest};
  const auto* raw = row.if_contains("raw");
  if (raw == nullptr || !raw->is_object()) return line;
  for (const auto& [name, member] : raw->get_object())
    line.raw[std::string(name)] = member.is_string() ? std::string(member.get_string()) : wire::json::serialize(member);
  return line;
}

}  // namespace

std::string_view viewOf(const QByteArray& bytes) {
  return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

Result<RegionHello> helloIn(const QByteArray& body) {
  const auto parsed = objectIn(body);
  if (!parsed) return parsed.error();
  RegionHello hello{wire::textOr(*parsed, "region"), kUnsaidApiVersion};
  if (hello.region.empty()) return malformed("region");
  if (!parsed->contains("api")) return hello;
  const auto api = apiVersionFrom(wire::textOr(*parsed, "api"));
  if (!api) return malformed("api");
  hello.api = *api;
  return hello;
}

Result<SessionGrant> grantIn(const QByteArray& body) {
  const auto parsed = wire::parseJson(viewOf(body));
  if (!parsed) return parsed.error();
  return wire::sessionGrantFrom(*parsed);
}

Result<RebateDetail> detailIn(const QByteArray& body) {
  const auto parsed = objectIn(body);
  if (!parsed) return parsed.error();
  const auto* rebate = parsed->if_contains("rebate");
  const auto* versions = arrayMember(*parsed, "versions");
  if (rebate == nullptr) return malformed("rebate");
  if (versions == nullptr) return malformed("versions");
  auto row = wire::rebateFrom(*rebate);
  if (!row) return row.error();
  RebateDetail detail{*std::move(row), {}};
  for (const auto& version : *versions) {
    auto line = versionFrom(version);
    if (!line) return line.error();
    detail.versions.push_back(*std::move(line));
  }
  if (const auto* preview = parsed->if_contains("preview")) {
    auto booking = wire::postingPreviewFrom(*preview);
    if (!booking) return booking.error();
    detail.preview = *std::move(booking);
  }
  return detail;
}

Result<std::vector<DecisionReply>> repliesIn(const QByteArray& body) {
  const auto parsed = objectIn(body);
  if (!parsed) return parsed.error();
  const auto* replies = arrayMember(*parsed, "replies");
  if (replies == nullptr) return malformed("replies");
  std::vector<DecisionReply> list;
  for (const auto& row : *replies) {
    auto reply = wire::decisionReplyFrom(row);
    if (!reply) return reply.error();
    list.push_back(*std::move(reply));
  }
  return list;
}

Result<CommandReply> commandReplyIn(int status, const QByteArray& body) {
  const auto parsed = objectIn(body);
  if (!parsed) return parsed.error();
  CommandReply reply;
  reply.applied = status >= 200 && status < 300;
  if (reply.applied) {
    reply.now = wire::factsFrom(*parsed);
    return reply;
  }
  const auto problem = wire::problemFrom(value(*parsed));
  if (!problem) return problem.error();
  reply.problem = problem->problem;
  reply.field = problem->field;
  reply.detail = problem->detail;
  reply.leader = problem->leader;
  const auto* now = parsed->if_contains("now");
  if (now != nullptr && now->is_object()) reply.now = wire::factsFrom(now->get_object());
  return reply;
}

Result<DecisionReply> replyIn(const QByteArray& body) {
  const auto parsed = wire::parseJson(viewOf(body));
  if (!parsed) return parsed.error();
  return wire::decisionReplyFrom(*parsed);
}

}  // namespace rebate::link
