// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/body.h"

#include "wire/command_json.h"
#include "wire/decision_json.h"
#include "wire/rebate_json.h"

namespace rebate::cache {
namespace {

constexpr const char* kCommand = "command";

template <class T>
Result<T> readBack(const std::string& body, Result<T> (*read)(const wire::json::value&)) {
  const auto value = wire::parseJson(body);
  if (!value) return Error{Errc::corrupt, "body", value.error().detail};
  auto back = read(*value);
  if (!back) return Error{Errc::corrupt, back.error().field, back.error().detail};
  return back;
}

}  // namespace

std::string bodyOf(const Rebate& rebate) {
  return wire::json::serialize(wire::toJson(rebate));
}
std::string bodyOf(const Decision& decision) {
  return wire::json::serialize(wire::toJson(decision));
}
Result<Rebate> rebateOfBody(const std::string& body) {
  return readBack<Rebate>(body, wire::rebateFrom);
}
Result<Decision> decisionOfBody(const std::string& body) {
  return readBack<Decision>(body, wire::decisionFrom);
}

std::string bodyOf(const Decision& decision, const Command& command) {
  auto object = wire::toJson(decision);
  object[kCommand] = wire::toJson(command);
  return wire::json::serialize(object);
}

Result<std::optional<Command>> commandOfBody(const std::string& body) {
  const auto value = wire::parseJson(body);
  if (!value || !value->is_object()) return Error{Errc::corrupt, "body", "not an object"};
  const auto* member = value->get_object().if_contains(kCommand);
  if (member == nullptr) return std::optional<Command>{};
  auto command = wire::commandFrom(*member);
  if (!command) return Error{Errc::corrupt, command.error().field, command.error().detail};
  return std::optional<Command>(*std::move(command));
}

std::string bodyOf(const Facts& facts) {
  return wire::json::serialize(wire::toJson(facts));
}

Result<Facts> factsOfBody(const std::string& body) {
  const auto value = wire::parseJson(body);
  if (!value || !value->is_object()) return Error{Errc::corrupt, "body", "not an object"};
  return wire::factsFrom(value->get_object());
}

}  // namespace rebate::cache
