// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>
#include <vector>

#include "tables/moment_series.h"
#include "ui/charts/time_chart.h"

namespace rebate {

/// What recorded moments say over some minutes: writes, replication lag and approvals waiting, side by side, with the
/// failover among them; in replay, with a cursor.
class MomentCharts : public QWidget {
  Q_OBJECT
 public:
  explicit MomentCharts(Look& look, QWidget* parent = nullptr);

  /// `mark`: the failover; 0: none.
  void showMoments(const std::vector<Moment>& moments, Millis from, Millis to, Millis mark);
  void setCursor(Millis at);
  TimeChart* writes() const { return lines_[0].chart; }
  TimeChart* lag() const { return lines_[1].chart; }
  TimeChart* awaiting() const { return lines_[2].chart; }

 private:
  struct Line {
    TimeChart* chart = nullptr;
    SeriesPyramid points{4'096};
  };
  void fill(Line& line, const std::vector<ChartStretch>& stretches);

  std::array<Line, 3> lines_;
  ChartGroup group_;
  Millis from_ = 0, to_ = 0;
  std::optional<Millis> cursor_;
};

}  // namespace rebate
