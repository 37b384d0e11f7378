// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/timeline.h"
#include "region/ledger/personal_book.h"
#include "wire/json.h"

namespace rebate::region {

/// Where a page ended: the moment and the id of its last item. The first page begins after everything.
struct TimelineMark {
  Millis at = std::numeric_limits<Millis>::max();
  std::string id;
};
std::string textOf(const TimelineMark& mark);
/// Errc::invalid, field "after".
Result<TimelineMark> timelineMarkFrom(std::string_view text);

struct TimelineItem {
  Millis at = 0;
  std::string id;  ///< "posting:…": unique among all kinds
  TimelineKind kind = TimelineKind::order;
  wire::json::object body;
};

struct TimelineQuery {
  std::string userId;
  std::set<TimelineKind> kinds;  ///< empty: all
  TimelineMark after;
  int limit = 100;
};
/// Newest first. Moments and ids of items never change, so pages neither repeat nor miss one that was there when
/// the first page was read. Notes need `keys`.
std::vector<TimelineItem> timelineOf(SqlSession& sql, const TimelineQuery& query,
                                     const std::optional<PersonalKeys>& keys);

}  // namespace rebate::region
