// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_plot.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QValueAxis>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/charts/series_colors.h"
#include "ui/style/fonts.h"

namespace rebate {
namespace {

constexpr Millis kShortest = 5'000;
constexpr Millis kLongest = 30LL * 24 * 3'600'000;
constexpr std::size_t kMostLines = 48;  // each costs Qt Charts a layout, whatever is in it
constexpr double kLeastDrag = 6;        // px; less is a click

}  // namespace

TimePlot::TimePlot(const Look& look, const ValueWords& words, QWidget* parent)
    : QChartView(parent), look_(look), words_(words) {
  setFrameShape(QFrame::NoFrame);
  setRenderHint(QPainter::Antialiasing);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setMinimumSize(120, 90);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* plot = chart();
  plot->legend()->hide();
  plot->setMargins({0, 6, 0, scaled(20)});
  plot->layout()->setContentsMargins(0, 0, 0, 0);
  plot->setBackgroundRoundness(0);
  plot->addAxis(time_ = new QValueAxis, Qt::AlignBottom);
  plot->addAxis(scale_ = new QValueAxis, Qt::AlignLeft);
  time_->setVisible(false);
  scale_->setLabelsVisible(false);
  scale_->setLineVisible(false);
  scale_->setTickCount(3);
  connect(plot, &QChart::plotAreaChanged, this, &TimePlot::resized);
}

void TimePlot::dress(bool frozen) {
  frozen_ = frozen;
  const auto& tokens = look_.tokens();
  chart()->setBackgroundBrush(tokens.panel);
  chart()->setBackgroundPen(Qt::NoPen);
  setBackgroundBrush(tokens.panel);
  scale_->setGridLineColor(tokens.line);
  for (std::size_t i = 0; i < lines_.size(); ++i)
    lines_[i]->setPen(frozen ? QPen(tokens.unknown, 1.6) : seriesPen(seriesOf_[i], tokens));
}

void TimePlot::draw(const TimeSpan& span, double lowest, double highest, const std::vector<Line>& lines) {
  span_ = span;
  lowest_ = lowest;
  highest_ = highest;
  time_->setRange(static_cast<double>(span.from), static_cast<double>(span.to));
  scale_->setRange(lowest, highest);
  rest_.clear();
  std::size_t used = 0;
  for (const auto& line : lines) {
    if (line.points.size() < 2 || used == kMostLines)
      rest_.push_back(line);
    else
      fillLine(used++, &line);
  }
  for (; used < lines_.size(); ++used) fillLine(used, nullptr);
  viewport()->update();
}

/// Null: there is nothing for it.
void TimePlot::fillLine(std::size_t number, const Line* line) {
  if (number == lines_.size()) {
    lines_.push_back(new QLineSeries);
    seriesOf_.push_back(0);
    chart()->addSeries(lines_.back());
    lines_.back()->attachAxis(time_);
    lines_.back()->attachAxis(scale_);
  }
  QList<QPointF> points;
  if (line != nullptr) {
    points.reserve(static_cast<qsizetype>(line->points.size()));
    for (const auto& point : line->points) points.append({point.at, point.value});
    seriesOf_[number] = line->series;
    lines_[number]->setPen(frozen_ ? QPen(look_.tokens().unknown, 1.6) : seriesPen(line->series, look_.tokens()));
  }
  if (!points.isEmpty() || lines_[number]->count() > 0) lines_[number]->replace(points);
}

int TimePlot::linesShown() const {
  const auto charted =
      std::count_if(lines_.begin(), lines_.end(), [](const QLineSeries* line) { return line->count() > 0; });
  return static_cast<int>(charted) + static_cast<int>(rest_.size());
}

void TimePlot::setCrosshair(const std::optional<Millis>& at, std::vector<Value> values) {
  crosshair_ = at;
  values_ = std::move(values);
  viewport()->update();
}

QRectF TimePlot::area() const {
  return chart()->plotArea();
}

int TimePlot::columns() const {
  return std::max(1, static_cast<int>(area().width()));
}

double TimePlot::xOf(Millis at) const {
  const auto plot = area();
  return plot.left() + plot.width() * static_cast<double>(at - span_.from) / static_cast<double>(span_.to - span_.from);
}

double TimePlot::yOf(double value) const {
  const auto plot = area();
  return plot.bottom() - plot.height() * (value - lowest_) / (highest_ - lowest_);
}

Millis TimePlot::timeAt(double x) const {
  const auto plot = area();
  const double share = std::clamp((x - plot.left()) / std::max(1.0, plot.width()), 0.0, 1.0);
  return span_.from + static_cast<Millis>(share * static_cast<double>(span_.to - span_.from));
}

void TimePlot::choose(TimeSpan span) {
  if (span.to - span.from < kShortest) {
    const Millis middle = span.from + (span.to - span.from) / 2;
    span = {middle - kShortest / 2, middle + kShortest / 2};
  }
  span.from = std::max(span.from, span.to - kLongest);
  Q_EMIT spanChosen(span);
}

/// What is under the cursor stays there.
void TimePlot::zoom(double factor, Millis about) {
  const auto part = [&](Millis at) { return about + static_cast<Millis>(static_cast<double>(at - about) * factor); };
  choose({part(span_.from), part(span_.to)});
}

void TimePlot::pan(Millis by) {
  choose({span_.from + by, span_.to + by});
}

void TimePlot::wheelEvent(QWheelEvent* event) {
  const int turned = event->angleDelta().y();
  if (turned == 0 || !area().contains(event->position())) return event->ignore();
  zoom(std::pow(0.8, turned / 120.0), timeAt(event->position().x()));
  event->accept();
}

void TimePlot::mousePressEvent(QMouseEvent* event) {
  const bool pans = event->button() == Qt::MiddleButton ||
                    (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier));
  if (!pans && event->button() != Qt::LeftButton) return event->ignore();
  drag_ = pans ? Drag::panning : Drag::choosing;
  dragFrom_ = dragTo_ = event->position();
  dragSpan_ = span_;
  event->accept();
}

void TimePlot::mouseMoveEvent(QMouseEvent* event) {
  hovered_ = true;
  dragTo_ = event->position();
  if (drag_ == Drag::panning) {
    const double share = (dragFrom_.x() - dragTo_.x()) / std::max(1.0, area().width());
    const auto by = static_cast<Millis>(share * static_cast<double>(dragSpan_.to - dragSpan_.from));
    return choose({dragSpan_.from + by, dragSpan_.to + by});
  }
  Q_EMIT crosshairMoved(timeAt(event->position().x()));
  viewport()->update();
}

void TimePlot::mouseReleaseEvent(QMouseEvent* event) {
  const auto was = std::exchange(drag_, Drag::none);
  viewport()->update();
  if (was != Drag::choosing) return;
  dragTo_ = event->position();
  if (std::abs(dragTo_.x() - dragFrom_.x()) < kLeastDrag) return;
  choose({timeAt(std::min(dragFrom_.x(), dragTo_.x())), timeAt(std::max(dragFrom_.x(), dragTo_.x()))});
}

void TimePlot::mouseDoubleClickEvent(QMouseEvent* event) {
  drag_ = Drag::none;
  if (event->button() == Qt::LeftButton) Q_EMIT liveWanted();
}

void TimePlot::leaveEvent(QEvent* event) {
  hovered_ = false;
  Q_EMIT crosshairMoved(std::nullopt);
  QChartView::leaveEvent(event);
}

void TimePlot::stepCrosshair(int columns) {
  const Millis column = std::max<Millis>(1, (span_.to - span_.from) / this->columns());
  const Millis from = crosshair_.value_or(span_.to);
  hovered_ = true;
  Q_EMIT crosshairMoved(std::clamp(from + columns * column, span_.from, span_.to));
}

void TimePlot::keyPressEvent(QKeyEvent* event) {
  const Millis length = span_.to - span_.from;
  const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
  const Millis middle = crosshair_.value_or(span_.from + length / 2);
  switch (event->key()) {
    case Qt::Key_Left:
      return shift ? stepCrosshair(-8) : pan(-length / 10);
    case Qt::Key_Right:
      return shift ? stepCrosshair(8) : pan(length / 10);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoom(0.8, middle);
    case Qt::Key_Minus:
      return zoom(1.25, middle);
    case Qt::Key_0:
    case Qt::Key_Home:
      return Q_EMIT liveWanted();
    case Qt::Key_Escape:
      if (drag_ == Drag::none && !crosshair_) break;
      drag_ = Drag::none;
      return Q_EMIT crosshairMoved(std::nullopt);
    default:
      break;
  }
  QGraphicsView::keyPressEvent(event);
}

void TimePlot::focusInEvent(QFocusEvent* event) {
  QChartView::focusInEvent(event);
  viewport()->update();
}

void TimePlot::focusOutEvent(QFocusEvent* event) {
  QChartView::focusOutEvent(event);
  if (std::exchange(hovered_, underMouse()) && !underMouse()) Q_EMIT crosshairMoved(std::nullopt);
  viewport()->update();
}

}  // namespace rebate
