// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json.hpp>

#include "domain/result.h"

namespace rebate::wire {

namespace json = boost::json;

/// Strict JSON with bounded depth. Errc::malformed says where.
Result<json::value> parseJson(std::string_view text, int deepest = 32);

/// UTF-8 without a zero byte: what every store and every JSON can hold.
bool isPlainText(std::string_view text);

/// Typed reads of an object's member; the Error's field is the member's name.
Result<std::string> textMember(const json::object& object, std::string_view name);
Result<std::int64_t> integerMember(const json::object& object, std::string_view name);
Result<bool> boolMember(const json::object& object, std::string_view name);
/// Absent or null: empty / 0.
std::string textOr(const json::object& object, std::string_view name, std::string otherwise = {});
std::int64_t integerOr(const json::object& object, std::string_view name, std::int64_t otherwise = 0);

}  // namespace rebate::wire
