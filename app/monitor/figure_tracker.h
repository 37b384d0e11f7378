// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>

#include "ports/metric_desk.h"
#include "ports/metric_source.h"

namespace rebate {

/// What is known now; without a value: nothing.
using Figures = std::map<Figure, std::optional<double>>;

/// Makes figures of one region's counters. Each process counts for itself, because a balancer takes now one, now the
/// other, and because counters begin anew with a process. Shares and percentiles are of the last minute.
class FigureTracker {
 public:
  /// All figures that /metrics tells; none is missing.
  Figures take(const Samples& samples, Millis now);

 private:
  using Buckets = std::map<double, double>;  ///< upper bound, s → so many at or below
  struct Counts {
    Millis at = 0;
    double credited = 0, requests = 0, failed = 0, hits = 0, misses = 0;
    Buckets decisions;
  };
  struct Process {
    std::deque<Counts> rounds;  ///< of the last minute, and one before; oldest first
    std::optional<double> creditedPerSecond;
  };
  static Counts countsIn(const Samples& samples, Millis now);
  static void note(Process& process, Counts counts);
  void forgetOld(Millis now);
  std::optional<double> creditedPerSecond() const;
  Counts grownInAMinute() const;

  std::map<std::string, Process> processes_;
};

/// Linear within a bucket, as Prometheus does it; beyond the last bound that bound. Nothing was counted: nothing.
std::optional<double> quantileOf(const std::map<double, double>& cumulative, double share);

}  // namespace rebate
