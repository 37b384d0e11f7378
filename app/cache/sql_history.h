// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cache/sql_metric_history.h"
#include "ports/history.h"
#include "sqlite/database.h"

namespace rebate::cache {

/// resources/sql/history
class SqlHistory : public History {
 public:
  explicit SqlHistory(sqlite::Database database) : database_(std::move(database)) {}

  Outcome put(const std::string& kind, const std::vector<HistoryEntry>& entries) override;
  Result<std::vector<HistoryEntry>> entries(const std::string& kind, Millis from, Millis to, int limit) override;
  Result<std::vector<HistoryEntry>> newestBefore(const std::string& kind, Millis at) override;
  Outcome forget(const std::string& kind, Millis before) override;
  MetricHistory* figures() override { return &figures_; }

 private:
  Outcome putAll(const std::string& kind, const std::vector<HistoryEntry>& entries);

  sqlite::Database database_;
  SqlMetricHistory figures_{database_};
};

}  // namespace rebate::cache
