// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "ports/clock.h"
#include "ports/metric_desk.h"
#include "ports/prometheus.h"

namespace rebate {

using PrometheusMaker = std::function<std::unique_ptr<Prometheus>(const std::string& address)>;

/// The Prometheus of each region that names one: which is asked, and when it was heard.
class PrometheusDesk {
 public:
  /// `changed`: what is known of one has changed.
  PrometheusDesk(PrometheusMaker make, Clock& clock, std::function<void()> changed);

  void name(const std::string& region, const std::string& address);  ///< empty: it has none (any more)
  void tell(MetricSourceFacts& source) const;
  Subscription query(const std::vector<MetricSourceFacts>& sources, const QueryWish& wish, MetricAnswer answer);
  Subscription complete(const std::vector<MetricSourceFacts>& sources, const CompletionWish& wish,
                        std::function<void(Result<std::vector<Completion>>)> answer);

 private:
  struct Source {
    std::string address;
    std::shared_ptr<Prometheus> link;
    Millis heardAt = 0;
    std::optional<Error> trouble;
  };
  std::string chosen(const std::vector<MetricSourceFacts>& sources, const std::string& wanted) const;
  void heard(const std::string& region, const std::optional<Error>& error);
  Subscription refuse(std::function<void(const Error&)> answer);

  PrometheusMaker make_;
  Clock& clock_;
  std::function<void()> changed_;
  std::map<std::string, Source> sources_;
};

/// A step that gives a range some 600 points, one of 1, 2, 5, 10, 15, 30 s, 1, 2, 5 min, …
Millis stepFor(Millis range);

}  // namespace rebate
