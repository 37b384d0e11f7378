// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "wire/reader.h"

namespace rebate::link {

/// A list that has to be there; the first entry that cannot be read fails it, by its number: "items[2].at".
template <class T>
std::vector<T> listIn(wire::Reader& in, const char* name, Result<T> (*from)(const wire::json::value&)) {
  std::vector<T> list;
  const auto* member = in.optional(name);
  if (member == nullptr || !member->is_array()) {
    in.fail(invalid(name, "a list is expected"));
    return list;
  }
  for (const auto& entry : member->get_array()) {
    auto one = from(entry);
    if (!one) {
      in.nested(std::string(name) + '[' + std::to_string(list.size()) + ']', Result<Done>(one.error()));
      return list;
    }
    list.push_back(*std::move(one));
  }
  return list;
}

inline Millis momentOr(wire::Reader& in, const char* name) {
  return in.optional(name) != nullptr ? in.time(name) : 0;
}

}  // namespace rebate::link
