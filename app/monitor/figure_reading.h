// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/figure_log.h"

namespace rebate {

/// One read of the history, a slice at a time, so that the thread it is on has others' turns in between.
class FigureReading {
 public:
  FigureReading(FigureWish wish, std::vector<FigureKey> keys);
  /// The next slice; the last one ends with what is in memory. Errc::unavailable: no history is open and nothing is in
  /// memory.
  Result<MetricPiece> next(MetricHistory* history, const FigureLog& log);

 private:
  Result<std::vector<RatePoint>> slice(MetricHistory* history, const FigureLog& log, const FigureKey& key, Millis from,
                                       Millis to) const;

  FigureWish wish_;
  Fineness fineness_;
  std::vector<FigureKey> keys_;
  std::map<FigureKey, std::optional<RatePoint>> last_;
  Millis at_;
};

}  // namespace rebate
