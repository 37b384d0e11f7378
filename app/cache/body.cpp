// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/body.h"

#include "wire/decision_json.h"
#include "wire/rebate_json.h"

namespace rebate::cache {
namespace {

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

}  // namespace rebate::cache
