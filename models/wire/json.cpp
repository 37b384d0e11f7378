// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/json.h"

namespace rebate::wire {

Result<json::value> parseJson(std::string_view text, int deepest) {
  json::parse_options options;
  options.max_depth = static_cast<std::size_t>(deepest);
  json::error_code error;
  json::stream_parser parser({}, options);
  parser.write(text.data(), text.size(), error);
  if (!error) parser.finish(error);
  if (error) return Error{Errc::malformed, {}, error.message()};
  return parser.release();
}

Result<std::string> textMember(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (!value || !value->is_string()) return invalid(std::string(name), "a string is expected");
  return std::string(value->get_string());
}

Result<std::int64_t> integerMember(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (!value || !value->is_int64()) return invalid(std::string(name), "an integer is expected");
  return value->get_int64();
}

Result<bool> boolMember(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (!value || !value->is_bool()) return invalid(std::string(name), "true or false is expected");
  return value->get_bool();
}

std::string textOr(const json::object& object, std::string_view name, std::string otherwise) {
  return textMember(object, name).valueOr(std::move(otherwise));
}

std::int64_t integerOr(const json::object& object, std::string_view name, std::int64_t otherwise) {
  return integerMember(object, name).valueOr(otherwise);
}

}  // namespace rebate::wire
