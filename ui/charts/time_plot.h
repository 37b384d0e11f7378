// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>
#include <optional>
#include <vector>

#include "ui/charts/time_chart.h"

class QLineSeries;
class QValueAxis;

namespace rebate {

/// What a TimeChart draws on: lines through Qt Charts, everything else over them; and where it is dragged and turned.
class TimePlot : public QChartView {
  Q_OBJECT
 public:
  TimePlot(const Look& look, const ValueWords& words, QWidget* parent = nullptr);

  struct Line {
    std::size_t series = 0;
    ChartStretch points;
  };
  struct Value {
    std::size_t series = 0;
    QString name;
    double value = 0;
  };
  void dress(bool frozen);
  void draw(const TimeSpan& span, double lowest, double highest, const std::vector<Line>& lines);
  void setThresholds(const std::vector<ChartThreshold>& thresholds) { thresholds_ = thresholds; }
  void setMarks(const std::vector<ChartMark>& marks) { marks_ = marks; }
  void setCrosshair(const std::optional<Millis>& at, std::vector<Value> values);
  int columns() const;  ///< pixels in the plot
  int linesShown() const;

 Q_SIGNALS:
  void resized();
  void spanChosen(const TimeSpan& span);
  void liveWanted();
  void crosshairMoved(const std::optional<Millis>& at);

 protected:
  void drawForeground(QPainter* painter, const QRectF& rect) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  enum class Drag { none, choosing, panning };

  QRectF area() const;
  double xOf(Millis at) const;
  double yOf(double value) const;
  Millis timeAt(double x) const;
  void zoom(double factor, Millis about);
  void pan(Millis by);
  void choose(TimeSpan span);
  void stepCrosshair(int columns);
  void fillLine(std::size_t number, const Line* line);
  void drawRest(QPainter& painter) const;
  void drawScale(QPainter& painter) const;
  void drawTimes(QPainter& painter) const;
  void drawThresholds(QPainter& painter) const;
  void drawMarks(QPainter& painter) const;
  void drawCrosshair(QPainter& painter) const;
  void drawTip(QPainter& painter, double x) const;

  const Look& look_;
  const ValueWords& words_;
  QValueAxis* time_;
  QValueAxis* scale_;
  std::vector<QLineSeries*> lines_;
  std::vector<std::size_t> seriesOf_;  ///< of each line
  std::vector<Line> rest_;  ///< painted, not charted: single points, and stretches beyond what Qt Charts is quick with
  std::vector<ChartThreshold> thresholds_;
  std::vector<ChartMark> marks_;
  std::vector<Value> values_;
  std::optional<Millis> crosshair_;
  TimeSpan span_{0, 60'000};
  double lowest_ = 0, highest_ = 1;
  bool frozen_ = false;
  bool hovered_ = false;
  Drag drag_ = Drag::none;
  QPointF dragFrom_, dragTo_;
  TimeSpan dragSpan_;
};

}  // namespace rebate
