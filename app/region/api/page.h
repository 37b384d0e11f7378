// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "region/api/call.h"

namespace rebate::region {

/// {"<name>":[…],"next":"…"} of rows with an id; next is absent on the last page.
template <class Row, class ToJson>
Reply pageReply(const char* name, const std::vector<Row>& rows, int limit, ToJson json) {
  wire::json::array list;
  for (const auto& row : rows) list.push_back(json(row));
  wire::json::object page{{name, std::move(list)}};
  if (static_cast<int>(rows.size()) == limit) page["next"] = rows.back().id;
  return jsonReply(page);
}

}  // namespace rebate::region
