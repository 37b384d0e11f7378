// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview_charts.h"

#include <QGridLayout>

#include "ui/metrics/chart_feed.h"
#include "ui/style/fonts.h"

namespace rebate {
namespace {

constexpr Figure kShown[] = {Figure::credited, Figure::decisionP99, Figure::failedShare, Figure::replicationLag};
constexpr Millis kRange = 3'600'000;
constexpr int kLeastWidth = 230;  // px; of a chart whose title and value can be read beside each other

}  // namespace

OverviewCharts::OverviewCharts(const Context& context, QWidget* parent) : QWidget(parent), context_(context) {
  layout_ = new QGridLayout(this);
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(12);
  group_.setRange(kRange);
  for (std::size_t i = 0; i < charts_.size(); ++i) build(charts_[i], kShown[i]);
  arrange();
  alertFactsChanged();
  if (context.alerts != nullptr) alerting_ = context.alerts->listen(*this);
  if (context.metrics != nullptr) listening_ = context.metrics->listen(*this);
}

void OverviewCharts::alertFactsChanged() {
  const auto& own = context_.alerts != nullptr ? context_.alerts->facts().thresholds : usualThresholds();
  for (const auto& small : charts_) small.chart->setThresholds(ChartWords::thresholds({small.figure, {}, 1}, own));
}

void OverviewCharts::build(Small& small, Figure figure) {
  const ChartPlan plan{figure, {}, 1};
  small.figure = figure;
  small.chart = new TimeChart(ChartWords::title(plan), context_.look, ChartWords::values(plan));
  small.chart->setMinimumHeight(scaled(140));
  // Takes what is left: a height it would like makes the page scroll where everything fits.
  small.chart->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
  connect(small.chart, &TimeChart::said, this,
          [this](const QString& text, bool good) { Q_EMIT said(text, good ? ToastKind::done : ToastKind::trouble); });
  group_.add(small.chart);
  small.chart->setEmptyWords(ChartWords::whyEmpty(plan));
  if (context_.metrics == nullptr) return;
  small.feed = new ChartFeed(*context_.metrics, this);
  connect(small.feed, &ChartFeed::seriesChanged, this, [this, chart = small.chart, feed = small.feed, plan] {
    chart->setSeries(feed->series());
    chart->setEmptyWords(feed->isLoading() ? tr("Loading…") : ChartWords::whyEmpty(plan));
    chart->refresh(context_.clock.wall());
  });
  small.feed->load(plan, context_.clock.wall(), kRange);
  small.chart->setStaleAfter(small.feed->staleAfter());
}

TimeChart* OverviewCharts::chart(Figure figure) const {
  for (const auto& small : charts_)
    if (small.figure == figure) return small.chart;
  return nullptr;
}

void OverviewCharts::setMarks(const std::vector<Millis>& failovers) {
  std::vector<ChartMark> marks;
  for (const auto at : failovers) marks.push_back({at, tr("failover")});
  for (const auto& small : charts_) small.chart->setMarks(marks);
}

void OverviewCharts::refresh(Millis now) {
  group_.refresh(now);
}

void OverviewCharts::figurePointsCame(const std::vector<FigurePoint>& points) {
  for (const auto& small : charts_)
    if (small.feed != nullptr) small.feed->take(points);
}

void OverviewCharts::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void OverviewCharts::arrange() {
  const int all = static_cast<int>(charts_.size());
  const int columns = width() >= all * scaled(kLeastWidth) ? all : all / 2;
  if (std::exchange(columns_, columns) == columns) return;
  for (int i = 0; i < all; ++i)
    layout_->addWidget(charts_[static_cast<std::size_t>(i)].chart, i / columns, i % columns);
  for (int column = 0; column < all; ++column) layout_->setColumnStretch(column, column < columns ? 1 : 0);
}

}  // namespace rebate
