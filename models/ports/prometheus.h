// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ports/metric_desk.h"

namespace rebate {

struct RangeQuery {
  std::string text;  ///< PromQL
  Millis from = 0, to = 0;
  Millis step = 1'000;
};
struct RangeAnswer {
  std::vector<MetricSeries> series;  ///< where a step has no value, there is a gap
  std::size_t leftOut = 0;           ///< series beyond what one chart can show
};

/// One Prometheus. Errors as MetricDesk's.
class Prometheus {
 public:
  template <class T>
  using Answer = std::function<void(Result<T>)>;

  virtual ~Prometheus() = default;
  virtual Subscription range(const RangeQuery& query, Answer<RangeAnswer> answer) = 0;
  /// Names with what their makers wrote about them.
  virtual Subscription metrics(Answer<std::vector<Completion>> answer) = 0;
  virtual Subscription labels(const std::string& metric, Answer<std::vector<Completion>> answer) = 0;
  virtual Subscription values(const std::string& metric, const std::string& label,
                              Answer<std::vector<Completion>> answer) = 0;
};

}  // namespace rebate
