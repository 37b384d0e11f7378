// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "tables/series_pyramid.h"

namespace rebate {

/// A few minutes of one figure as they are drawn into a document.
struct EventSeries {
  QString title;
  std::vector<ChartStretch> lines;
  Millis from = 0, to = 0;
  Millis mark = 0;              ///< the failover; 0: none
  std::optional<double> limit;  ///< a threshold
  int decimals = 1;

  double top() const;  ///< of the axis
};

}  // namespace rebate
