// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace rebate {

/// Look-ups in a table of {value, name} pairs; every enum that is written down has one.
template <class Table, class Value>
constexpr std::string_view nameIn(const Table& table, Value value) {
  for (const auto& [known, text] : table)
    if (known == value) return text;
  return {};
}

template <class Value, class Table>
constexpr std::optional<Value> valueIn(const Table& table, std::string_view text) {
  for (const auto& [known, name] : table)
    if (text == name) return known;
  return std::nullopt;
}

}  // namespace rebate
