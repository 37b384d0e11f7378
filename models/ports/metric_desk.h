// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/subscription.h"

namespace rebate {

/// Figures over time, from a region's Prometheus or from its own /metrics: what charts are made of.
struct MetricFacts {
  bool operator==(const MetricFacts&) const = default;
};

/// Called on the UI thread, at most once a frame.
class MetricListener {
 public:
  virtual ~MetricListener() = default;
  virtual void metricFactsChanged() = 0;
};

class MetricDesk {
 public:
  virtual ~MetricDesk() = default;
  virtual const MetricFacts& facts() const = 0;
  virtual Subscription listen(MetricListener& listener) = 0;
};

}  // namespace rebate
