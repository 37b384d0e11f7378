// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libpq-fe.h>

#include <string>
#include <vector>

#include "region/storage/sql_session.h"

namespace rebate::region {

constexpr Oid kInt8 = 20;
constexpr Oid kText = 25;
constexpr Oid kUnknown = 0;  // NULL: whatever the place takes

/// Values as libpq wants them; they live as long as this.
class Parameters {
 public:
  explicit Parameters(const SqlValues& values) {
    numbers_.reserve(values.size());
    texts_.reserve(values.size());
    for (const auto& value : values) add(value);
  }
  int count() const { return static_cast<int>(pointers_.size()); }
  const char* const* pointers() const { return pointers_.data(); }

 private:
  void add(const SqlValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value.get())) {
      numbers_.push_back(std::to_string(*number));
      pointers_.push_back(numbers_.back().c_str());
    } else if (const auto* text = std::get_if<std::string_view>(&value.get())) {
      texts_.emplace_back(*text);  // libpq wants it ended by a zero
      pointers_.push_back(texts_.back().c_str());
    } else {
      pointers_.push_back(nullptr);
    }
  }

  std::vector<std::string> numbers_, texts_;
  std::vector<const char*> pointers_;
};

inline std::vector<Oid> typesOf(const SqlValues& values) {
  std::vector<Oid> types;
  for (const auto& value : values) {
    const auto& held = value.get();
    types.push_back(std::holds_alternative<std::int64_t>(held)       ? kInt8
                    : std::holds_alternative<std::string_view>(held) ? kText
                                                                     : kUnknown);
  }
  return types;
}

/// A statement prepared once per types of its values.
inline std::string keyOf(std::string_view sql, const std::vector<Oid>& types) {
  std::string key(sql);
  for (const auto type : types) key += type == kInt8 ? '\1' : type == kText ? '\2' : '\3';
  return key;
}

}  // namespace rebate::region
