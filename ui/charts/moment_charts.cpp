// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/moment_charts.h"

#include <QHBoxLayout>

#include "ui/style/fonts.h"

namespace rebate {
namespace {

constexpr double kLagLimit = 1;  ///< s

}  // namespace

MomentCharts::MomentCharts(Look& look, QWidget* parent) : QWidget(parent) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  lines_[0].chart = new TimeChart(tr("Writes"), look, value_words::perSecond);
  lines_[1].chart = new TimeChart(tr("Replication lag"), look, value_words::seconds);
  lines_[2].chart = new TimeChart(tr("Approvals waiting"), look, value_words::plain);
  lag()->setThresholds({{kLagLimit, value_words::seconds(kLagLimit)}});
  for (auto& line : lines_) {
    line.chart->setPast(true);
    line.chart->setStaleAfter(kMomentHolds);
    line.chart->setEmptyWords(tr("Nobody watched then."));
    line.chart->setSeries({{{}, &line.points}});
    line.chart->setMinimumHeight(scaled(140));
    line.chart->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(line.chart, 1);
    group_.add(line.chart);
    // After the group: when the mouse has left, the cursor is where it was.
    connect(line.chart, &TimeChart::crosshairMoved, this, [this](const std::optional<Millis>& at) {
      if (!at && cursor_) setCursor(*cursor_);
    });
  }
  connect(&group_, &ChartGroup::spanChanged, this, [this] {
    if (!group_.span() && to_ > from_) group_.show(TimeSpan{from_, to_});
  });
}

void MomentCharts::fill(Line& line, const std::vector<ChartStretch>& stretches) {
  line.points.clear();
  Millis last = 0;
  for (const auto& stretch : stretches) {
    if (stretch.empty()) continue;
    if (last > 0) line.points.add({last + 1, 0, true});
    for (const auto& point : stretch) line.points.add({last = static_cast<Millis>(point.at), point.value, false});
  }
}

void MomentCharts::showMoments(const std::vector<Moment>& moments, Millis from, Millis to, Millis mark) {
  const auto series = seriesOf(moments);
  fill(lines_[0], series.writes);
  fill(lines_[1], series.lag);
  fill(lines_[2], series.awaiting);
  from_ = from;
  to_ = to;
  cursor_.reset();
  std::vector<ChartMark> marks;
  if (mark > 0) marks.push_back({mark, tr("failover")});
  for (auto& line : lines_) {
    line.chart->setMarks(marks);
    line.chart->refresh(to);
  }
  group_.show(TimeSpan{from, to});
}

void MomentCharts::setCursor(Millis at) {
  cursor_ = at;
  for (auto& line : lines_) line.chart->showCrosshair(at);
}

}  // namespace rebate
