// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/command.h"
#include "wire/json.h"

namespace rebate::wire {

/// As an outbox keeps it: {"kind": …} and its members.
json::object toJson(const Command& command);
/// Errc::invalid with the member's name; a kind that is newer than this program is one of them.
Result<Command> commandFrom(const json::value& value);

/// The one request of the region API that a command becomes. Its Idempotency-Key is the id.
struct CommandRequest {
  const char* method = "POST";
  std::string path;     ///< "/v1/users/u-1/notes"; ids in it are percent-encoded
  std::string body;     ///< JSON
  std::string ifMatch;  ///< If-Match with its quotes; empty: none
};
CommandRequest requestOf(const std::string& id, const Command& command);

/// The members of an object as text: numbers as digits, nested ones as JSON; what is null is left out.
Facts factsFrom(const json::object& object);
json::object toJson(const Facts& facts);

}  // namespace rebate::wire
