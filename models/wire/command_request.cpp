// SPDX-License-Identifier: GPL-3.0-or-later
// Commands as requests of the region API (resources/api/region.openapi.yaml).
#include <cctype>

#include "wire/command_json.h"
#include "wire/rules_json.h"
#include "wire/time_text.h"

namespace rebate::wire {
namespace {

/// An id as one part of a path.
std::string part(std::string_view id) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && (std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '_' || c == '~')) {
      encoded += c;
      continue;
    }
    encoded += '%';
    encoded += kHex[byte >> 4];
    encoded += kHex[byte & 15];
  }
  return encoded;
}

CommandRequest post(std::string path, const json::object& body) {
  return {"POST", std::move(path), json::serialize(body), {}};
}

CommandRequest ofUser(const std::string& userId, const char* what, const json::object& body) {
  return post("/v1/users/" + part(userId) + '/' + what, body);
}

CommandRequest ofWithdrawal(const std::string& id, const char* what, const json::object& body) {
  return post("/v1/withdrawals/" + part(id) + '/' + what, body);
}

CommandRequest proposal(const std::string& id, ProposalKind kind, const std::string& subject, const json::object& body,
                        const std::string& reason) {
  json::object object{{"id", id}, {"kind", name(kind)}, {"body", body}, {"reason", reason}};
  if (!subject.empty()) object["subject"] = subject;
  return post("/v1/proposals", object);
}

json::object withReason(json::object body, const std::string& reason) {
  if (!reason.empty()) body["reason"] = reason;
  return body;
}

json::object bodyOf(const ProposeRules& c) {
  json::object body{{"base_version", c.baseVersion}, {"rules", toJson(c.rules)}};
  if (c.rules.from != 0) body["in_force_from"] = formatRfc3339(c.rules.from);
  return body;
}

json::object bodyOf(const ProposeOperator& c) {
  json::object body{{"change", name(c.change)}};
  if (c.change != StaffChange::disable) body["role"] = name(c.who.role);
  if (c.change == StaffChange::add && !c.who.display.empty()) body["display"] = c.who.display;
  return body;
}

json::object bodyOf(const RereadFeed& c) {
  json::object body{{"platform", name(c.platform)}, {"from", formatRfc3339(c.from)}, {"to", formatRfc3339(c.to)}};
  if (c.queryType) body["query_type"] = *c.queryType;
  return body;
}

CommandRequest patchOf(const ChangeUser& c) {
  json::object body{{"reason", c.reason}};
  if (c.level) body["level"] = name(*c.level);
  if (c.state) body["state"] = name(*c.state);
  return {"PATCH", "/v1/users/" + part(c.userId), json::serialize(body), '"' + std::to_string(c.version) + '"'};
}

struct Requests {
  const std::string& id;

  CommandRequest operator()(const AddNote& c) const {
    return ofUser(c.userId, "notes", {{"id", id}, {"text", c.text}});
  }
  CommandRequest operator()(const ChangeUser& c) const { return patchOf(c); }
  CommandRequest operator()(const ProposeAdjustment& c) const {
    return ofUser(c.userId, "adjustments", {{"id", id}, {"amount_fen", c.amount.value}, {"reason", c.reason}});
  }
  CommandRequest operator()(const ProposeClaim& c) const {
    return post("/v1/claims", {{"id", id},
                               {"user_id", c.userId},
                               {"platform", name(c.platform)},
                               {"order", c.order},
                               {"evidence", c.evidence}});
  }
  CommandRequest operator()(const ProposeErasure& c) const {
    return ofUser(c.userId, "erasure", {{"id", id}, {"reason", c.reason}});
  }
  CommandRequest operator()(const ProposeRules& c) const {
    return proposal(id, ProposalKind::rules, {}, bodyOf(c), c.reason);
  }
  CommandRequest operator()(const ProposeOperator& c) const {
    return proposal(id, ProposalKind::staff, c.who.name, bodyOf(c), c.reason);
  }
  CommandRequest operator()(const DecideProposal& c) const {
    return post("/v1/proposals/" + part(c.proposalId) + "/decision",
                withReason({{"verdict", name(c.verdict)}, {"version", c.version}}, c.reason));
  }
  CommandRequest operator()(const RequestWithdrawal& c) const {
    return post("/v1/withdrawals", {{"user_id", c.userId}, {"amount_fen", c.amount.value}});
  }
  CommandRequest operator()(const ReviewWithdrawal& c) const {
    return ofWithdrawal(
        c.withdrawalId, "review",
        withReason({{"verdict", name(c.verdict)}, {"version", c.version}, {"content_hash", c.contentHash}}, c.reason));
  }
  CommandRequest operator()(const QueryWithdrawal& c) const { return ofWithdrawal(c.withdrawalId, "query", {}); }
  CommandRequest operator()(const BuildPayout& c) const {
    return post("/v1/payouts", {{"ids", json::array(c.withdrawalIds.begin(), c.withdrawalIds.end())}});
  }
  CommandRequest operator()(const RereadFeed& c) const { return post("/v1/feeds/reread", bodyOf(c)); }
  CommandRequest operator()(const EnterBill& c) const {
    return post("/v1/bills",
                {{"platform", name(c.platform)}, {"month", c.month}, {"total_fen", c.total.value}, {"lines", c.lines}});
  }
  CommandRequest operator()(const ConfirmBill& c) const {
    return post("/v1/bills/" + part(c.billId) + "/confirmation", withReason({{"ours_fen", c.ours.value}}, c.reason));
  }
  CommandRequest operator()(const AddIncidentNote& c) const {
    return post("/v1/incidents/" + part(c.fingerprint) + "/notes",
                {{"id", id}, {"alert", c.alert}, {"region", c.region}, {"text", c.text}});
  }
};

}  // namespace

CommandRequest requestOf(const std::string& id, const Command& command) {
  return std::visit(Requests{id}, command);
}

}  // namespace rebate::wire
