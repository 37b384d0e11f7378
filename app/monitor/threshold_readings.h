// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "domain/threshold.h"
#include "ports/workspace.h"

namespace rebate {

/// What is known now about one thing that is watched. Absent: nothing, which is neither good nor bad.
struct Reading {
  std::string region;  ///< empty: of none in particular
  std::optional<std::int64_t> value{};
  std::int64_t of = 0;
  bool operator==(const Reading&) const = default;
};

/// One for each region, or one in all. Yes is 1, no is 0. Nothing is read from a region that is not heard.
std::vector<Reading> readingsOf(Watch watch, const WorkspaceFacts& facts);

}  // namespace rebate
