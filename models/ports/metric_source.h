// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>

#include "domain/result.h"
#include "ports/subscription.h"

namespace rebate {

/// Prometheus samples of one scrape: series name with labels as written → value.
using Samples = std::map<std::string, double>;

/// A region's own /metrics, or Prometheus later.
class MetricSource {
 public:
  virtual ~MetricSource() = default;
  virtual Subscription scrape(std::function<void(Result<Samples>)> answer) = 0;
};

}  // namespace rebate
