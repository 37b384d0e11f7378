// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/event_series.h"

#include <algorithm>
#include <cmath>

namespace rebate {

double EventSeries::top() const {
  double most = limit.value_or(0);
  for (const auto& line : lines)
    for (const auto& point : line) most = std::max(most, point.value);
  if (most <= 0) return 1;
  const double unit = std::pow(10, std::floor(std::log10(most * 1.1)));
  return std::ceil(most * 1.1 / unit) * unit;
}

}  // namespace rebate
