// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/event_chart.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

double EventSeries::top() const {
  double most = limit.value_or(0);
  for (const auto& line : lines)
    for (const auto& point : line) most = std::max(most, point.value);
  if (most <= 0) return 1;
  const double unit = std::pow(10, std::floor(std::log10(most * 1.1)));
  return std::ceil(most * 1.1 / unit) * unit;
}

std::optional<double> EventSeries::valueAt(Millis at) const {
  for (const auto& line : lines) {
    if (line.empty() || static_cast<double>(at) < line.front().at) continue;
    if (static_cast<double>(at) > line.back().at + 65'000) continue;
    double value = line.front().value;
    for (const auto& point : line)
      if (point.at <= static_cast<double>(at)) value = point.value;
    return value;
  }
  return std::nullopt;
}

class EventChart::Plot : public QWidget {
 public:
  Plot(const EventChart& chart, const Look& look) : chart_(chart), look_(look) { setMinimumHeight(110); }

 protected:
  void paintEvent(QPaintEvent*) override {
    const auto& series = chart_.series_;
    if (series.to <= series.from) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(bodyFont(11));
    const QRectF box(0, 4, width(), height() - 24);
    const double top = series.top();
    const auto x = [&](double at) {
      return box.left() +
             box.width() * (at - static_cast<double>(series.from)) / static_cast<double>(series.to - series.from);
    };
    const auto y = [&](double value) { return box.bottom() - box.height() * std::min(1.0, value / top); };
    const auto& tokens = look_.tokens();
    painter.setPen(QPen(tokens.line, 1));
    for (int i = 0; i <= 2; ++i)
      painter.drawLine(QPointF(box.left(), y(top * i / 2)), QPointF(box.right(), y(top * i / 2)));
    painter.setPen(QPen(tokens.accent, 1.6));
    for (const auto& line : series.lines) {
      QPolygonF points;
      for (const auto& point : line) points << QPointF(x(point.at), y(point.value));
      if (points.size() == 1) points << points.front() + QPointF(2, 0);
      painter.drawPolyline(points);
    }
    paintLimit(painter, box, y);
    if (series.mark > series.from && series.mark < series.to)
      paintMark(painter, box, x(static_cast<double>(series.mark)));
    if (chart_.cursor_) {
      painter.setPen(QPen(tokens.text, 1));
      const double at = x(static_cast<double>(*chart_.cursor_));
      painter.drawLine(QPointF(at, box.top()), QPointF(at, box.bottom()));
    }
    paintTimes(painter, box);
  }

 private:
  template <class Y>
  void paintLimit(QPainter& painter, const QRectF& box, Y y) {
    const auto& series = chart_.series_;
    if (!series.limit) return;
    const auto colour = wordColor(Status::bad, look_.tokens());
    painter.setPen(QPen(colour, 1, Qt::DashLine));
    painter.drawLine(QPointF(box.left(), y(*series.limit)), QPointF(box.right(), y(*series.limit)));
    painter.setPen(colour);
    painter.drawText(QRectF(box.left(), y(*series.limit) + 2, box.width() - 4, 16), Qt::AlignRight,
                     QString::number(*series.limit));
  }
  void paintMark(QPainter& painter, const QRectF& box, double x) {
    const auto colour = wordColor(Status::warning, look_.tokens());
    painter.setPen(QPen(colour, 1));
    painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()));
    const auto text = EventChart::tr("failover");
    const double wide = QFontMetricsF(painter.font()).horizontalAdvance(text);
    painter.drawText(QPointF(x + 5 + wide > box.right() ? x - 5 - wide : x + 5, box.top() + 11), text);
  }
  void paintTimes(QPainter& painter, const QRectF& box) {
    const auto& series = chart_.series_;
    painter.setPen(look_.tokens().muted);
    const int labels = box.width() > 320 ? 4 : 2;
    for (int i = 0; i < labels; ++i) {
      const auto at = series.from + (series.to - series.from) * i / (labels - 1);
      const auto text = clockTime(at);
      const double wide = QFontMetricsF(painter.font()).horizontalAdvance(text);
      const double left = box.left() + (box.width() - wide) * i / (labels - 1);
      painter.drawText(QPointF(left, height() - 5.0), text);
    }
  }

  const EventChart& chart_;
  const Look& look_;
};

EventChart::EventChart(const Look& look, QWidget* parent) : QFrame(parent) {
  setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 10, 12, 8);
  layout->setSpacing(4);
  auto* head = new QHBoxLayout;
  head->addWidget(title_ = make::elided({}, "muted"), 1);
  head->addWidget(value_ = make::label({}, "strong"));
  layout->addLayout(head);
  layout->addWidget(plot_ = new Plot(*this, look), 1);
}

void EventChart::show(EventSeries series) {
  series_ = std::move(series);
  say();
}

void EventChart::setCursor(std::optional<Millis> at) {
  cursor_ = at;
  say();
}

void EventChart::say() {
  const auto value = series_.valueAt(cursor_.value_or(series_.to));
  make::setText(title_, series_.title);
  make::setText(value_, value ? QString::number(*value, 'f', series_.decimals) : tr("no data"));
  setAccessibleName(series_.title + QStringLiteral(": ") + value_->text());
  plot_->update();
}

}  // namespace rebate
