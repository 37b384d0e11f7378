// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/decision_json.h"

#include "wire/hex.h"
#include "wire/reader.h"
#include "wire/rebate_json.h"
#include "wire/uuid.h"

namespace rebate::wire {
namespace {

constexpr std::string_view kProblemPrefix = "urn:rebate:problem:";
constexpr std::size_t kLongestReason = 2000;  // bytes
constexpr std::size_t kLongestDevice = 128;
constexpr std::size_t kSearchKey = 32;

std::string problemType(Problem problem) {
  return std::string(kProblemPrefix) + std::string(name(problem));
}

std::optional<Problem> problemOfType(std::string_view type) {
  if (!type.starts_with(kProblemPrefix)) return std::nullopt;
  return rebate::problemFrom(type.substr(kProblemPrefix.size()));
}

}  // namespace

json::object toJson(const Decision& d) {
  json::object object{{"id", d.id},
                      {"action", name(d.action)},
                      {"rebate_id", d.rebateId},
                      {"version", d.version},
                      {"content_hash", d.contentHash},
                      {"epoch", d.epoch},
                      {"amount_fen", d.amount.value},
                      {"reason", d.reason},
                      {"device", d.device},
                      {"device_seq", d.deviceSeq},
                      {"decided_at", formatRfc3339(d.decidedAt)}};
  if (d.opened) object["opened"] = *d.opened;
  return object;
}

Result<Decision> decisionFrom(const json::value& value) {
  Reader in(value);
  for (const char* precondition : {"version", "content_hash", "epoch"})
    if (value.is_object() && !in.optional(precondition))
      in.fail({Errc::moved, precondition, "a decision names what it was made on"});
  Decision d;
  d.id = in.text("id");
  d.action = in.named<Action>("action", actionFrom);
  d.rebateId = in.text("rebate_id");
  d.version = in.integer("version");
  d.contentHash = in.text("content_hash");
  d.epoch = in.integer("epoch");
  d.amount.value = in.integerOr("amount_fen");
  d.reason = in.textOr("reason");
  d.device = in.textOr("device");
  d.deviceSeq = in.integerOr("device_seq");
  d.decidedAt = in.optional("decided_at") ? in.time("decided_at") : 0;
  if (in.optional("opened")) d.opened = in.boolean("opened");
  if (!isUuid(d.id)) in.fail(invalid("id", "a UUID in lower case is expected"));
  if (d.reason.size() > kLongestReason) in.fail(invalid("reason", "longer than 2000 bytes"));
  if (d.device.size() > kLongestDevice) in.fail(invalid("device", "longer than 128 bytes"));
  return in.finish(std::move(d));
}

json::object toJson(const DecisionReply& reply) {
  json::object object{{"id", reply.id}, {"applied", reply.applied}};
  if (reply.problem) object["problem"] = problemType(*reply.problem);
  if (!reply.field.empty()) object["field"] = reply.field;
  if (!reply.detail.empty()) object["detail"] = reply.detail;
  if (!reply.leader.empty()) object["leader"] = reply.leader;
  if (reply.now) object["now"] = toJson(*reply.now);
  if (!reply.auditHash.empty()) object["audit_hash"] = reply.auditHash;
  if (reply.seq != 0) object["seq"] = reply.seq;
  if (reply.deviceSeq != 0) object["device_seq"] = reply.deviceSeq;
  return object;
}

Result<DecisionReply> decisionReplyFrom(const json::value& value) {
  Reader in(value);
  DecisionReply reply;
  reply.id = in.text("id");
  reply.applied = in.boolean("applied");
  if (in.optional("problem")) reply.problem = in.named<Problem>("problem", problemOfType);
  reply.field = in.textOr("field");
  reply.detail = in.textOr("detail");
  reply.leader = in.textOr("leader");
  if (const auto* now = in.optional("now")) reply.now = in.nested("now", rebateFrom(*now));
  reply.auditHash = in.textOr("audit_hash");
  reply.seq = in.integerOr("seq");
  reply.deviceSeq = in.integerOr("device_seq");
  return in.finish(std::move(reply));
}

json::object toJson(const SessionGrant& grant) {
  json::object object{
      {"token", grant.token},
      {"expires_at", formatRfc3339(grant.expiresAt)},
      {"operator", {{"name", grant.who.name}, {"display", grant.who.display}, {"role", name(grant.who.role)}}}};
  if (!grant.leaseKey.empty()) object["lease_key"] = grant.leaseKey;
  if (!grant.searchKey.empty()) object["search_key"] = toHex(grant.searchKey);
  return object;
}

Result<SessionGrant> sessionGrantFrom(const json::value& value) {
  Reader in(value);
  SessionGrant grant;
  grant.token = in.text("token");
  grant.expiresAt = in.time("expires_at");
  grant.leaseKey = in.textOr("lease_key");
  const auto* who = in.optional("operator");
  if (!who) in.fail(invalid("operator", "an object is expected"));
  const json::value nothing;  // outlives its reader
  Reader person(who ? *who : nothing);
  grant.who.name = person.text("name");
  grant.who.display = person.text("display");
  grant.who.role = person.named<Role>("role", roleFrom);
  in.nested("operator", person.finish(Done{}));
  if (in.optional("search_key")) {
    const auto key = fromHex(in.text("search_key"));
    if (!key || key->size() != kSearchKey) in.fail(invalid("search_key", "32 bytes in hex are expected"));
    grant.searchKey = key.value_or("");
  }
  return in.finish(std::move(grant));
}

json::object toJson(const ProblemDocument& problem) {
  json::object object{{"type", problemType(problem.problem)},
                      {"title", name(problem.problem)},
                      {"status", httpStatus(problem.problem)}};
  if (!problem.detail.empty()) object["detail"] = problem.detail;
  if (!problem.field.empty()) object["field"] = problem.field;
  if (!problem.leader.empty()) object["leader"] = problem.leader;
  if (problem.retryAfter != 0) object["retry_after_ms"] = problem.retryAfter;
  return object;
}

Result<ProblemDocument> problemFrom(const json::value& value) {
  Reader in(value);
  ProblemDocument problem;
  problem.problem = in.named<Problem>("type", problemOfType);
  problem.detail = in.textOr("detail");
  problem.field = in.textOr("field");
  problem.leader = in.textOr("leader");
  problem.retryAfter = in.integerOr("retry_after_ms");
  auto read = in.finish(std::move(problem));
  if (!read) return Error{Errc::malformed, read.error().field, "not a problem document of a region"};
  return read;
}

}  // namespace rebate::wire
