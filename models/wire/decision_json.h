// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/decision.h"
#include "wire/json.h"

namespace rebate::wire {

json::object toJson(const Decision& decision);
/// Errc::invalid with the member's name; a missing version or content_hash has Errc::moved (428 in the API).
Result<Decision> decisionFrom(const json::value& value);

json::object toJson(const DecisionReply& reply);
Result<DecisionReply> decisionReplyFrom(const json::value& value);

json::object toJson(const SessionGrant& grant);
Result<SessionGrant> sessionGrantFrom(const json::value& value);

/// RFC 9457; type is "urn:rebate:problem:NAME".
struct ProblemDocument {
  Problem problem = Problem::fault;
  std::string field;
  std::string detail;
  std::string leader;
  Millis retryAfter = 0;
};
json::object toJson(const ProblemDocument& problem);
/// Errc::malformed when it is not one of ours.
Result<ProblemDocument> problemFrom(const json::value& value);

}  // namespace rebate::wire
