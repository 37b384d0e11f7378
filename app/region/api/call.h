// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/operator.h"
#include "wire/decision_json.h"

namespace rebate::region {

/// A request as the handlers see it.
struct Call {
  std::string method;
  std::string path;                          ///< decoded
  std::string id;                            ///< the {id} of the path
  std::string second;                        ///< what stands in its second braces
  std::map<std::string, std::string> query;  ///< decoded; the last of equal names
  std::string body;
  std::string token;  ///< of "Authorization: Bearer …"
  std::string lastEventId;
  std::string idempotencyKey;  ///< headers as they came; idempotent_write.h reads them
  std::string ifMatch;
  std::string address;  ///< of the peer
  bool acceptsGzip = false;
  std::optional<Operator> who;  ///< set once the token is known to be good
};

struct Reply {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

Reply jsonReply(const wire::json::value& value, int status = 200);
Reply problemReply(const wire::ProblemDocument& problem);
Reply problemReply(Problem problem, std::string field = {}, std::string detail = {});
/// What a failed store call means to a caller.
wire::ProblemDocument problemOf(const Error& error);

}  // namespace rebate::region
