// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <optional>
#include <vector>

#include "domain/threshold.h"
#include "ports/metric_desk.h"
#include "ui/charts/time_chart.h"

namespace rebate {

/// What one chart of the page shows.
struct ChartPlan {
  std::optional<Figure> figure;  ///< of the built-in set; absent: only the query
  QString query;                 ///< asked of a Prometheus; empty: this desktop's own figures
  int width = 1;                 ///< columns of the grid, 1 to kWidest
  bool operator==(const ChartPlan&) const = default;
};
constexpr int kWidestChart = 3;

std::vector<ChartPlan> chartsAtFirst();  ///< the built-in set
QByteArray writeCharts(const std::vector<ChartPlan>& plans);
/// Absent: nothing was written, or not by this program. A chart that is not understood is left out.
std::optional<std::vector<ChartPlan>> readCharts(const QByteArray& written);

/// What a plan is called and how its values are written.
class ChartWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::ChartWords)
 public:
  static QString figure(Figure figure);
  static QString title(const ChartPlan& plan);
  static ValueWords values(const ChartPlan& plan);
  /// Where this desktop would raise an alert, that; `own`: its thresholds.
  static std::vector<ChartThreshold> thresholds(const ChartPlan& plan, const std::vector<Threshold>& own);
  static QString whyEmpty(const ChartPlan& plan);
  static QString query(Figure figure);  ///< the same of a Prometheus; empty where it has none
};

}  // namespace rebate
