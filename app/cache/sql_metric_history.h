// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/metric_history.h"
#include "sqlite/database.h"

namespace rebate::cache {

/// resources/sql/history/0002_series.sql. The database is another's and outlives it.
class SqlMetricHistory : public MetricHistory {
 public:
  explicit SqlMetricHistory(sqlite::Database& database) : database_(database) {}

  Outcome keep(const std::vector<SeriesMinute>& minutes) override;
  Result<std::vector<RatePoint>> points(const std::string& series, Fineness fineness, Millis from, Millis to) override;
  Result<std::vector<std::string>> series() override;
  Outcome trim(Millis rawBefore, Millis minutesBefore) override;

 private:
  Outcome keepOne(const SeriesMinute& minute);
  Outcome put(const SeriesMinute& minute, Fineness fineness, const std::vector<RatePoint>& points);

  sqlite::Database& database_;
};

}  // namespace rebate::cache
