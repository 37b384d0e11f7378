// SPDX-License-Identifier: GPL-3.0-or-later
// TimePlot: what is drawn over the lines.
#include <QDateTime>
#include <QPainter>
#include <QPolygonF>
#include <algorithm>
#include <array>

#include "ui/charts/series_colors.h"
#include "ui/charts/time_plot.h"
#include "ui/style/fonts.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr Millis kSecond = 1'000, kMinute = 60 * kSecond, kHour = 60 * kMinute, kDay = 24 * kHour;

/// Steps between two times that are written: round to whoever reads a clock.
constexpr std::array kSteps{kSecond,  2 * kSecond, 5 * kSecond, 10 * kSecond, 15 * kSecond, 30 * kSecond,
                            kMinute,  2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute,
                            kHour,    2 * kHour,   3 * kHour,   6 * kHour,    12 * kHour,   kDay,
                            2 * kDay, 5 * kDay,    10 * kDay};

QString timeFormat(Millis step) {
  if (step < kMinute) return QStringLiteral("HH:mm:ss");
  return step < kDay ? QStringLiteral("HH:mm") : QStringLiteral("MM-dd");
}

QDateTime moment(Millis at) {
  return QDateTime::fromMSecsSinceEpoch(at);
}

/// The first round moment of this desktop's zone at or after `from`.
Millis firstRound(Millis from, Millis step) {
  const Millis offset = moment(from).offsetFromUtc() * kSecond;
  const Millis local = from + offset;
  return (local + step - 1) / step * step - offset;
}

}  // namespace

void TimePlot::drawForeground(QPainter* painter, const QRectF& rect) {
  QChartView::drawForeground(painter, rect);
  painter->save();
  painter->setFont(bodyFont(11));
  painter->setRenderHint(QPainter::Antialiasing);
  drawTimes(*painter);
  drawScale(*painter);
  painter->setClipRect(area().adjusted(0, -8, 1, 1));
  drawRest(*painter);
  drawThresholds(*painter);
  drawMarks(*painter);
  if (drag_ == Drag::choosing && std::abs(dragTo_.x() - dragFrom_.x()) > 2) {
    QColor inside = look_.tokens().accent;
    inside.setAlphaF(0.18F);
    const double left = std::min(dragFrom_.x(), dragTo_.x()), right = std::max(dragFrom_.x(), dragTo_.x());
    painter->fillRect(QRectF(left, area().top(), right - left, area().height()), inside);
  }
  if (crosshair_ && *crosshair_ >= span_.from && *crosshair_ <= span_.to) drawCrosshair(*painter);
  painter->setClipping(false);
  if (hasFocus()) {
    painter->setPen(QPen(look_.tokens().accent, 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(area().adjusted(0.5, -4, -0.5, 0), 4, 4);
  }
  painter->restore();
}

void TimePlot::drawTimes(QPainter& painter) const {
  const auto plot = area();
  const QFontMetricsF metrics(painter.font());
  Millis step = kSteps.back();
  for (const auto candidate : kSteps) {
    const double apart = plot.width() * static_cast<double>(candidate) / static_cast<double>(span_.to - span_.from);
    if (apart < tabularWidth(metrics, moment(span_.to).toString(timeFormat(candidate))) + 28) continue;
    step = candidate;
    break;
  }
  painter.setPen(look_.tokens().muted);
  for (Millis at = firstRound(span_.from, step); at <= span_.to; at += step) {
    const auto text = moment(at).toString(timeFormat(step));
    const double wide = tabularWidth(metrics, text);
    const double x = xOf(at) - wide / 2;
    if (x < plot.left() - 1 || x + wide > plot.right() + 1) continue;
    drawTabular(painter, {x, plot.bottom() + 3, wide + 2, metrics.height()}, Qt::AlignLeft | Qt::AlignVCenter, text);
  }
}

void TimePlot::drawRest(QPainter& painter) const {
  for (const auto& line : rest_) {
    auto pen = frozen_ ? QPen(look_.tokens().unknown, 1.6) : seriesPen(line.series, look_.tokens());
    pen.setCapStyle(Qt::RoundCap);
    if (line.points.size() == 1) pen.setWidthF(3);
    painter.setPen(pen);
    QPolygonF points;
    for (const auto& point : line.points) points << QPointF(xOf(static_cast<Millis>(point.at)), yOf(point.value));
    if (points.size() == 1)
      painter.drawPoint(points.front());
    else
      painter.drawPolyline(points);
  }
}

/// Over the grid's lines, so that the plot begins at the card's edge.
void TimePlot::drawScale(QPainter& painter) const {
  const QFontMetricsF metrics(painter.font());
  painter.setPen(look_.tokens().muted);
  for (const double value : {(lowest_ + highest_) / 2, highest_}) {
    const auto text = words_(value);
    const QRectF box(area().left(), yOf(value) - (value == highest_ ? 0 : metrics.height()),
                     tabularWidth(metrics, text) + 6, metrics.height());
    QColor behind = look_.tokens().panel;
    behind.setAlphaF(0.75F);
    painter.fillRect(box, behind);
    drawTabular(painter, box, Qt::AlignLeft | Qt::AlignVCenter, text);
  }
}

void TimePlot::drawThresholds(QPainter& painter) const {
  const QFontMetricsF metrics(painter.font());
  for (const auto& threshold : thresholds_) {
    if (threshold.value < lowest_ || threshold.value > highest_) continue;
    const double y = yOf(threshold.value);
    painter.setPen(QPen(look_.tokens().bad, 1, Qt::DashLine));
    painter.drawLine(QPointF(area().left(), y), QPointF(area().right(), y));
    const double wide = tabularWidth(metrics, threshold.text);
    const bool above = y + metrics.height() + 2 > area().bottom();
    drawTabular(painter,
                {area().right() - wide - 4, above ? y - metrics.height() - 1 : y + 1, wide + 4, metrics.height()},
                Qt::AlignLeft | Qt::AlignVCenter, threshold.text);
  }
}

/// A name is left out where the one before it would be written over.
void TimePlot::drawMarks(QPainter& painter) const {
  const QFontMetricsF metrics(painter.font());
  double taken = area().left() - 1;
  for (const auto& mark : marks_) {
    if (mark.at < span_.from || mark.at > span_.to) continue;
    const double x = xOf(mark.at);
    painter.setPen(QPen(look_.tokens().warn, 1.2));
    painter.drawLine(QPointF(x, area().top() - 6), QPointF(x, area().bottom()));
    const double wide = metrics.horizontalAdvance(mark.text);
    const double left = x + 5 + wide > area().right() ? x - 5 - wide : x + 5;
    if (left < taken) continue;
    taken = left + wide + 6;
    painter.drawText(QPointF(left, area().top() - 6 + metrics.ascent()), mark.text);
  }
}

void TimePlot::drawCrosshair(QPainter& painter) const {
  const double x = xOf(*crosshair_);
  painter.setPen(QPen(look_.tokens().muted, 1, Qt::DashLine));
  painter.drawLine(QPointF(x, area().top()), QPointF(x, area().bottom()));
  painter.setPen(Qt::NoPen);
  for (const auto& value : values_) {
    painter.setBrush(seriesColor(value.series, look_.tokens()));
    painter.drawEllipse(QPointF(x, yOf(value.value)), 3, 3);
  }
  drawTip(painter, x);
}

/// The moment only where the hand is: all charts of a page show the same one.
void TimePlot::drawTip(QPainter& painter, double x) const {
  struct Row {
    QString text;
    std::optional<std::size_t> series;
  };
  std::vector<Row> rows;
  if (hovered_) rows.push_back({moment(*crosshair_).toString(QStringLiteral("MM-dd HH:mm:ss")), {}});
  for (const auto& value : values_)
    rows.push_back({value.name.isEmpty() ? words_(value.value) : value.name + QLatin1Char(' ') + words_(value.value),
                    value.series});
  if (rows.empty()) return;
  const auto& tokens = look_.tokens();
  const QFontMetricsF metrics(painter.font());
  double wide = 0;
  for (const auto& row : rows) wide = std::max(wide, tabularWidth(metrics, row.text) + (row.series ? 14 : 0));
  const double line = metrics.height() + 2;
  QRectF box(x + 10, area().top() + 4, wide + 16, line * static_cast<double>(rows.size()) + 10);
  if (box.right() > area().right()) box.moveRight(x - 10);
  box.moveLeft(std::max(box.left(), area().left()));
  painter.setPen(QPen(tokens.line, 1));
  painter.setBrush(tokens.raised);
  painter.drawRoundedRect(box, 5, 5);
  double y = box.top() + 5;
  for (const auto& row : rows) {
    double left = box.left() + 8;
    if (row.series) {
      painter.fillRect(QRectF(left, y + line / 2 - 4, 8, 8), seriesColor(*row.series, tokens));
      left += 14;
    }
    painter.setPen(tokens.text);
    drawTabular(painter, {left, y, wide + 4, line}, Qt::AlignLeft | Qt::AlignVCenter, row.text);
    y += line;
  }
}

}  // namespace rebate
