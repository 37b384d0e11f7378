// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/rate_chart.h"

#include <QChart>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QGraphicsLayout>
#include <QGraphicsSimpleTextItem>
#include <QHBoxLayout>
#include <QLineSeries>
#include <QVBoxLayout>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr Millis kShown = 5 * 60'000;
constexpr Millis kShownAtFirst = 60'000;  // grows from this while the first minutes come in
constexpr Millis kStale = 6'000;          // three scrapes of 2 s missed

/// A round number at or above, so that the axis does not jump with every point.
double roundUp(double value) {
  if (value <= 1) return 1;
  const double unit = std::pow(10, std::floor(std::log10(value)));
  for (const double step : {1.0, 2.0, 4.0, 6.0, 8.0, 10.0})
    if (value <= step * unit) return step * unit;
  return value;
}

}  // namespace

RateChart::RateChart(const QString& title, const SeriesStore& store, Look& look, QWidget* parent)
    : QFrame(parent), store_(store), look_(look), title_(title) {
  setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 10, 12, 8);
  layout->setSpacing(2);
  auto* head = new QHBoxLayout;
  head->addWidget(make::label(title, "muted"));
  head->addStretch();
  head->addWidget(value_ = make::label({}, "strong"));
  layout->addLayout(head);
  layout->addWidget(empty_ = make::paragraph(tr("No figures yet. They come from the region that leads.")), 1);
  empty_->setAlignment(Qt::AlignCenter);
  view_ = new QChartView;
  view_->setFrameShape(QFrame::NoFrame);
  view_->setRenderHint(QPainter::Antialiasing);
  view_->setMinimumHeight(150);
  view_->setFocusPolicy(Qt::NoFocus);
  layout->addWidget(view_, 1);
  auto* chart = view_->chart();
  chart->legend()->hide();
  chart->setMargins({0, 0, 0, 0});
  chart->layout()->setContentsMargins(0, 0, 0, 0);
  chart->setBackgroundRoundness(0);
  chart->addAxis(time_ = new QDateTimeAxis, Qt::AlignBottom);
  chart->addAxis(rate_ = new QValueAxis, Qt::AlignLeft);
  time_->setFormat(QStringLiteral("HH:mm:ss"));
  time_->setTickCount(6);
  // A range before the first layout: an axis laid out without labels never makes room for them.
  const auto now = QDateTime::currentDateTime();
  time_->setRange(now.addMSecs(-kShownAtFirst), now);
  rate_->setTickCount(3);
  rate_->setLabelFormat(QStringLiteral("%.0f"));
  connect(&look_, &Look::changed, this, &RateChart::dress);
  // Pixel columns and the marks' places are only known once the plot has its size.
  connect(chart, &QChart::plotAreaChanged, this, [this] {
    if (now_ > 0) refresh(now_);
  });
  dress();
}

void RateChart::dress() {
  const auto& tokens = look_.tokens();
  auto* chart = view_->chart();
  chart->setBackgroundBrush(tokens.panel);
  chart->setBackgroundPen(Qt::NoPen);
  view_->setBackgroundBrush(tokens.panel);
  for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(time_), static_cast<QAbstractAxis*>(rate_)}) {
    axis->setLabelsFont(bodyFont(11));
    axis->setLabelsColor(tokens.muted);
    axis->setGridLineColor(tokens.line);
    axis->setLinePenColor(tokens.line);
  }
  time_->setGridLineVisible(false);
  rate_->setLineVisible(false);
  for (auto* line : lines_) line->setPen(QPen(frozen_ ? tokens.unknown : tokens.accent, 1.6));
  for (auto* mark : marks_) mark->setPen(QPen(tokens.warn, 1.2));
  for (auto* name : names_) name->setBrush(tokens.warn);
}

QLineSeries* RateChart::newSeries() {
  auto* series = new QLineSeries;
  view_->chart()->addSeries(series);
  series->attachAxis(time_);
  series->attachAxis(rate_);
  return series;
}

void RateChart::setMarks(const std::vector<Millis>& failovers) {
  failovers_ = failovers;
}

void RateChart::refresh(Millis now) {
  now_ = now;
  const auto newest = store_.newestValue();
  empty_->setVisible(!newest);
  view_->setVisible(newest.has_value());
  const bool frozen = newest && now - newest->at > kStale;
  const bool changed = frozen != frozen_;
  frozen_ = frozen;
  showValue(now);
  if (!newest) return;
  const Millis to = now;
  const Millis from = std::clamp(*store_.oldest(), to - kShown, to - kShownAtFirst);
  const double top = roundUp(store_.valuesIn(from, to).value_or(ValueRange{}).highest * 1.1);
  time_->setRange(QDateTime::fromMSecsSinceEpoch(from), QDateTime::fromMSecsSinceEpoch(to));
  rate_->setRange(0, top);
  showLines(from, to);
  showMarks(from, to, top);
  if (changed) dress();
}

void RateChart::showLines(Millis from, Millis to) {
  const int columns = std::max(1, static_cast<int>(view_->chart()->plotArea().width()));
  const auto stretches = store_.reduce(from, to, columns);
  while (lines_.size() < stretches.size()) {
    lines_.push_back(newSeries());
    lines_.back()->setPen(QPen(frozen_ ? look_.tokens().unknown : look_.tokens().accent, 1.6));
  }
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    QList<QPointF> points;
    if (i < stretches.size())
      for (const auto& point : stretches[i]) points.append({point.at, point.value});
    lines_[i]->replace(points);
  }
}

void RateChart::showMarks(Millis from, Millis to, double top) {
  std::vector<double> inside;
  for (const auto at : failovers_)
    if (at >= from && at <= to) inside.push_back(static_cast<double>(at));
  while (marks_.size() < inside.size()) {
    marks_.push_back(newSeries());
    marks_.back()->setPen(QPen(look_.tokens().warn, 1.2));
    names_.push_back(new QGraphicsSimpleTextItem(tr("failover"), view_->chart()));
    names_.back()->setFont(bodyFont(11));
    names_.back()->setBrush(look_.tokens().warn);
  }
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    const bool shown = i < inside.size();
    marks_[i]->setVisible(shown);
    names_[i]->setVisible(shown);
    if (!shown) continue;
    marks_[i]->replace(QList<QPointF>{{inside[i], 0}, {inside[i], top}});
    const auto area = view_->chart()->plotArea();
    const double x = view_->chart()->mapToPosition({inside[i], top}, marks_[i]).x();
    const double wide = names_[i]->boundingRect().width();
    names_[i]->setPos(x + 5 + wide > area.right() ? x - 5 - wide : x + 5, area.top() + 3);
  }
}

void RateChart::showValue(Millis now) {
  const auto newest = store_.newestValue();
  if (!newest) {
    make::setText(value_, tr("no data"));
  } else if (frozen_) {
    make::setText(
        value_,
        tr("no data · last %1, %2 ago").arg(QString::number(newest->value, 'f', 1), Words::age(now - newest->at)));
  } else {
    make::setText(value_, QString::number(newest->value, 'f', 1));
  }
  make::setProperty(value_, "tone", frozen_ || !newest ? "unknown" : "plain");
  setAccessibleName(title_ + QStringLiteral(": ") + value_->text());
}

int RateChart::linesShown() const {
  return static_cast<int>(
      std::count_if(lines_.begin(), lines_.end(), [](const QLineSeries* line) { return line->count() > 0; }));
}

}  // namespace rebate
