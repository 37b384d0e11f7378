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

bool isPlainText(std::string_view text) {
  while (!text.empty()) {
    const auto first = static_cast<unsigned char>(text.front());
    if (first == 0) return false;
    const std::size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length == 0 || first > 0xF4 || text.size() < length) return false;
    for (std::size_t i = 1; i < length; ++i)
      if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return false;
    const auto second = static_cast<unsigned char>(length > 1 ? text[1] : 0);
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool noCharacter = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);  // RFC 3629
    if (overlong || noCharacter) return false;
    text.remove_prefix(length);
  }
  return true;
}

Result<std::string> textMember(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (!value || !value->is_string()) return invalid(std::string(name), "a string is expected");
  if (value->get_string().find('\0') != json::string::npos) return invalid(std::string(name), "a zero byte");
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
