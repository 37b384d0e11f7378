// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/record_desk.h"
#include "tables/series_pyramid.h"

namespace rebate {

/// What recorded moments say over time; a stretch in which nobody watched parts the line.
struct MomentSeries {
  std::vector<ChartStretch> writes;    ///< changes per second
  std::vector<ChartStretch> lag;       ///< s, of the replica furthest behind
  std::vector<ChartStretch> awaiting;  ///< decisions waiting for a person
};
MomentSeries seriesOf(const std::vector<Moment>& moments);

/// The one that holds at `at`; null: nobody watched then.
const Moment* momentAt(const std::vector<Moment>& moments, Millis at);

}  // namespace rebate
