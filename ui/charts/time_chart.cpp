// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_chart.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/charts/chart_files.h"
#include "ui/charts/chart_legend.h"
#include "ui/charts/time_plot.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr Millis kShownAtFirst = 60'000;  // grows from this while the first minutes come in

/// A round number at or above, so that the scale does not jump with every point.
double roundUp(double value) {
  if (value <= 0) return 1;
  const double unit = std::pow(10, std::floor(std::log10(value)));
  for (const double step : {1.0, 2.0, 4.0, 6.0, 8.0, 10.0})
    if (value <= step * unit * (1 + 1e-9)) return step * unit;
  return value;
}

}  // namespace

QString value_words::plain(double value) {
  return std::abs(value) < 10 && value != std::floor(value) ? QString::number(value, 'f', 1)
                                                            : count(std::llround(value));
}

QString value_words::seconds(double value) {
  return value < 1 ? TimeChart::tr("%1 ms").arg(std::llround(value * 1'000))
                   : TimeChart::tr("%1 s").arg(QString::number(value, 'f', value < 10 ? 1 : 0));
}

QString value_words::percent(double value) {
  return QString::number(value * 100, 'f', value < 0.9995 && value > 0 ? 1 : 0) + QStringLiteral(" %");
}

QString value_words::perSecond(double value) {
  return TimeChart::tr("%1 /s").arg(plain(value));
}

TimeChart::TimeChart(const QString& title, Look& look, ValueWords words, QWidget* parent)
    : QFrame(parent), look_(look), title_(title), words_(std::move(words)) {
  setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 10, 12, 6);
  layout->setSpacing(2);
  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  head->addWidget(titleLabel_ = make::elided(title, "muted"));
  head->addWidget(legend_ = new ChartLegend(look_), 1);
  head->addWidget(value_ = make::label({}, "strong"));
  layout->addLayout(head);
  layout->addWidget(empty_ = make::paragraph({}), 1);
  empty_->setAlignment(Qt::AlignCenter);
  layout->addWidget(plot_ = new TimePlot(look_, words_), 1);
  emptyWords_ = tr("No figures yet.");
  connect(&look_, &Look::changed, this, &TimeChart::dress);
  // Pixel columns are only known once the plot has its size.
  connect(plot_, &TimePlot::resized, this, [this] {
    if (now_ > 0) draw();
  });
  connect(plot_, &TimePlot::spanChosen, this, [this](TimeSpan span) {
    const Millis ahead = std::max<Millis>(0, span.to - std::max(now_, span.from + 1));
    Q_EMIT spanChosen(TimeSpan{span.from - ahead, span.to - ahead});
  });
  connect(plot_, &TimePlot::liveWanted, this, [this] { Q_EMIT spanChosen(std::nullopt); });
  connect(plot_, &TimePlot::crosshairMoved, this, &TimeChart::crosshairMoved);
  dress();
  showHead();
}

void TimeChart::dress() {
  plot_->dress(frozen_);
  showLegend();
  if (now_ > 0) draw();
}

void TimeChart::setTitle(const QString& title) {
  title_ = title;
  titleLabel_->setText(title);
  showHead();
}

void TimeChart::setSeries(std::vector<ChartSeries> series) {
  series_ = std::move(series);
  showLegend();
  if (now_ > 0) refresh(now_);
}

void TimeChart::setThresholds(std::vector<ChartThreshold> thresholds) {
  thresholds_ = std::move(thresholds);
  plot_->setThresholds(thresholds_);
}

void TimeChart::setMarks(std::vector<ChartMark> marks) {
  std::sort(marks.begin(), marks.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  plot_->setMarks(marks);
}

void TimeChart::setRange(Millis length) {
  length_ = length;
}

void TimeChart::setStaleAfter(Millis age) {
  staleAfter_ = age;
}

void TimeChart::setTrouble(const QString& words) {
  trouble_ = words;
  showHead();
}

void TimeChart::setEmptyWords(const QString& words) {
  emptyWords_ = words;
  showHead();
}

void TimeChart::setPast(bool past) {
  past_ = past;
  showHead();
}

void TimeChart::setAxisBounds(std::optional<double> lowest, std::optional<double> highest) {
  lowest_ = lowest;
  highest_ = highest;
}

void TimeChart::showSpan(const std::optional<TimeSpan>& span) {
  span_ = span;
  if (now_ > 0) draw();
}

void TimeChart::showCrosshair(const std::optional<Millis>& at) {
  crosshair_ = at;
  std::vector<TimePlot::Value> values;
  for (std::size_t i = 0; at && i < series_.size(); ++i)
    if (const auto value = valueAt(series_[i], *at)) values.push_back({i, series_[i].name, *value});
  plot_->setCrosshair(at, std::move(values));
  if (past_) showHead();
}

/// After the newest point nothing is known but what may still come.
std::optional<double> TimeChart::valueAt(const ChartSeries& series, Millis at) const {
  const auto value = series.points->valueAt(at);
  if (!value || at - value->at <= staleAfter_) return value ? std::optional(value->value) : std::nullopt;
  const auto newest = series.points->newestValue();
  return newest && value->at < newest->at ? std::optional(value->value) : std::nullopt;
}

/// While live the first minutes fill the plot.
TimeSpan TimeChart::span() const {
  if (span_) return *span_;
  std::optional<Millis> oldest;
  for (const auto& each : series_)
    if (const auto first = each.points->oldest()) oldest = std::min(oldest.value_or(*first), *first);
  const Millis most = now_ - length_;
  return {std::clamp(oldest.value_or(most), most, std::max(most, now_ - kShownAtFirst)), now_};
}

std::optional<RatePoint> TimeChart::newest() const {
  std::optional<RatePoint> newest;
  for (const auto& each : series_)
    if (const auto value = each.points->newestValue(); value && (!newest || value->at > newest->at)) newest = value;
  return newest;
}

void TimeChart::refresh(Millis now) {
  now_ = now;
  const auto last = newest();
  const bool frozen = !past_ && last && now - last->at > staleAfter_;
  if (frozen != frozen_) {
    frozen_ = frozen;
    plot_->dress(frozen);
  }
  showHead();
  if (last) draw();
}

std::pair<double, double> TimeChart::bounds(const TimeSpan& span) const {
  double low = 0, high = 0;
  for (const auto& each : series_)
    if (const auto values = each.points->valuesIn(span.from, span.to)) {
      low = std::min(low, values->lowest);
      high = std::max(high, values->highest);
    }
  for (const auto& threshold : thresholds_) high = std::max(high, threshold.value);
  const double bottom = lowest_.value_or(low < 0 ? -roundUp(-low * 1.1) : 0);
  return {bottom, std::max(highest_.value_or(roundUp(high * 1.1)), bottom + 1e-9)};
}

void TimeChart::draw() {
  const auto shown = span();
  if (shown.to <= shown.from) return;
  std::vector<TimePlot::Line> lines;
  for (std::size_t i = 0; i < series_.size(); ++i)
    for (auto& stretch : series_[i].points->reduce(shown.from, shown.to, plot_->columns()))
      lines.push_back({i, std::move(stretch)});
  const auto [low, high] = bounds(shown);
  plot_->draw(shown, low, high, lines);
  if (crosshair_) showCrosshair(crosshair_);
}

void TimeChart::showLegend() {
  QStringList names;
  for (const auto& each : series_) names << each.name;
  legend_->setNames(names.size() > 1 ? names : QStringList());
}

void TimeChart::showHead() {
  const auto last = newest();
  empty_->setVisible(!last);
  plot_->setVisible(last.has_value());
  make::setText(empty_, trouble_.isEmpty() ? emptyWords_ : trouble_);
  sayValue();
  plot_->setAccessibleName(accessibleName());
  plot_->setAccessibleDescription(tr("Arrows move in time, plus and minus zoom, 0 goes back to now."));
}

/// Of several series the highest of their newest values; in the past, of those at the crosshair.
void TimeChart::sayValue() {
  const auto last = newest();
  const auto shown = past_ ? crosshair_.value_or(span().to) : 0;
  std::optional<double> highest;
  for (const auto& each : series_) {
    const auto value = each.points->newestValue();
    const auto one = past_                                                  ? valueAt(each, shown)
                     : value && last && last->at - value->at <= staleAfter_ ? std::optional(value->value)
                                                                            : std::nullopt;
    if (one) highest = std::max(highest.value_or(*one), *one);
  }
  auto text = highest ? words_(*highest) : tr("no data");
  QString whole;
  if (frozen_ && highest) {
    const auto age = Words::age(now_ - last->at);
    whole = tr("no data · last %1, %2 ago").arg(text, age);
    text = fitsHead(whole) ? whole : tr("no data for %1").arg(age);
  }
  make::setText(value_, text);
  value_->setToolTip(!frozen_ ? QString() : trouble_.isEmpty() ? whole : whole + QLatin1Char('\n') + trouble_);
  make::setProperty(value_, "tone", frozen_ || !highest ? "unknown" : "plain");
  setAccessibleName(title_ + QStringLiteral(": ") + (whole.isEmpty() ? text : whole));
}

/// Without cutting the title.
bool TimeChart::fitsHead(const QString& value) const {
  const auto margins = layout()->contentsMargins();
  const int room = width() - margins.left() - margins.right() - headTaken_ - 2 * 8;
  return titleLabel_->fontMetrics().horizontalAdvance(title_) + value_->fontMetrics().horizontalAdvance(value) <= room;
}

void TimeChart::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  if (frozen_) sayValue();
}

int TimeChart::linesShown() const {
  return plot_->linesShown();
}

QString TimeChart::valueText() const {
  return value_->text();
}

void TimeChart::addToHead(QWidget* control) {
  headTaken_ += control->sizeHint().width() + 8;
  qobject_cast<QHBoxLayout*>(layout()->itemAt(0)->layout())->addWidget(control);
}

QWidget* TimeChart::plot() const {
  return plot_->viewport();
}

void TimeChart::contextMenuEvent(QContextMenuEvent* event) {
  ChartFiles::offer(*this, event->globalPos());
}

void ChartGroup::add(TimeChart* chart) {
  charts_.push_back(chart);
  chart->setRange(length_);
  chart->showSpan(span_);
  connect(chart, &TimeChart::spanChosen, this, &ChartGroup::show);
  connect(chart, &TimeChart::crosshairMoved, this, [this](const std::optional<Millis>& at) {
    for (auto* each : charts_) each->showCrosshair(at);
  });
  connect(chart, &QObject::destroyed, this, [this, chart] { std::erase(charts_, chart); });
}

void ChartGroup::setRange(Millis length) {
  length_ = length;
  span_.reset();
  for (auto* chart : charts_) {
    chart->setRange(length);
    chart->showSpan(std::nullopt);
  }
  Q_EMIT spanChanged();
}

void ChartGroup::refresh(Millis now) {
  for (auto* chart : charts_) chart->refresh(now);
}

void ChartGroup::show(const std::optional<TimeSpan>& span) {
  span_ = span;
  for (auto* chart : charts_) chart->showSpan(span);
  Q_EMIT spanChanged();
}

}  // namespace rebate
