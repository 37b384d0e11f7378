// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "wire/json.h"
#include "wire/time_text.h"

namespace rebate::wire {

/// Reads members of one object in turn and keeps the first fault, so that a codec reads as a list of members.
class Reader {
 public:
  explicit Reader(const json::value& value) : object_(value.if_object()) {
    if (!object_) fault_ = Error{Errc::malformed, {}, "an object is expected"};
  }

  std::string text(std::string_view name) { return take(name, textMember); }
  std::int64_t integer(std::string_view name) { return take(name, integerMember); }
  std::int32_t integer32(std::string_view name) {
    const auto value = integer(name);
    const auto small = static_cast<std::int32_t>(value);
    if (small != value) fail(invalid(std::string(name), "beyond 32 bits"));
    return small;
  }
  bool boolean(std::string_view name) { return take(name, boolMember); }

  Millis time(std::string_view name) {
    const auto written = text(name);
    if (fault_) return 0;
    const auto moment = parseRfc3339(written);
    if (!moment) fail(invalid(std::string(name), "an RFC 3339 time is expected"));
    return moment.valueOr(0);
  }

  template <class Value, class Parse>
  Value named(std::string_view name, Parse parse) {
    const auto written = text(name);
    if (fault_) return {};
    const std::optional<Value> value = parse(written);
    if (!value) fail(invalid(std::string(name), "not one of the known names"));
    return value.value_or(Value{});
  }

  /// Null when absent or null.
  const json::value* optional(std::string_view name) const {
    const auto* value = object_ ? object_->if_contains(name) : nullptr;
    return value && !value->is_null() ? value : nullptr;
  }
  std::string textOr(std::string_view name) const { return object_ ? wire::textOr(*object_, name) : std::string{}; }
  std::int64_t integerOr(std::string_view name, std::int64_t otherwise = 0) const {
    return object_ ? wire::integerOr(*object_, name, otherwise) : otherwise;
  }

  template <class T>
  std::optional<T> nested(std::string_view name, Result<T> result) {
    if (result) return std::move(*result);
    auto error = result.error();
    error.field = std::string(name) + (error.field.empty() ? "" : "." + error.field);
    fail(std::move(error));
    return std::nullopt;
  }

  void fail(Error error) {
    if (!fault_) fault_ = std::move(error);
  }

  template <class T>
  Result<T> finish(T value) {
    if (fault_) return *fault_;
    return value;
  }

 private:
  template <class Value>
  Value take(std::string_view name, Result<Value> (*get)(const json::object&, std::string_view)) {
    if (!object_) return {};
    auto value = get(*object_, name);
    if (value) return *std::move(value);
    fail(value.error());
    return {};
  }

  const json::object* object_;
  std::optional<Error> fault_;
};

}  // namespace rebate::wire
