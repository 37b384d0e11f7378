// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QUrl>

#include "domain/time.h"
#include "ports/metric_source.h"

namespace rebate::link {

/// A region's own /metrics.
class QtMetricSource : public MetricSource {
 public:
  explicit QtMetricSource(const std::string& address, Millis timeout = 1'500, const std::string& keyHash = {});
  Subscription scrape(std::function<void(Result<Samples>)> answer) override;

 private:
  QUrl url_;
  Millis timeout_;
  QNetworkAccessManager network_;
};

}  // namespace rebate::link
