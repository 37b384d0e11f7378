// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "domain/proposal.h"
#include "region/ledger/refusal.h"
#include "wire/json.h"

namespace rebate::region {

inline Refusal badBody(const Error& error) {
  return {Problem::validation, "body." + error.field, error.detail};
}

/// The body as an object with no other members than these.
inline Result<wire::json::object> bodyOf(const Proposal& proposal, std::initializer_list<std::string_view> members) {
  const auto json = wire::parseJson(proposal.body);
  if (!json) return json.error();
  if (!json->is_object()) return invalid("", "an object is expected");
  for (const auto& [key, value] : json->get_object()) {
    const std::string_view name(key.data(), key.size());
    if (std::find(members.begin(), members.end(), name) == members.end())
      return invalid(std::string(name), "no member of this kind of proposal");
  }
  return json->get_object();
}

}  // namespace rebate::region
