// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <functional>
#include <optional>
#include <vector>

#include "tables/series_pyramid.h"
#include "ui/style/look.h"

class QLabel;

namespace rebate {

class ChartLegend;
class TimePlot;

/// From and to, UNIX ms.
struct TimeSpan {
  Millis from = 0, to = 0;
  bool operator==(const TimeSpan&) const = default;
};

struct ChartSeries {
  QString name;                           ///< "cn-east"; empty where there is only one
  const SeriesPyramid* points = nullptr;  ///< outlives the chart, or the next setSeries
};
struct ChartThreshold {
  double value = 0;
  QString text;  ///< "250 ms"
};
struct ChartMark {
  Millis at = 0;
  QString text;  ///< "failover"
  bool operator==(const ChartMark&) const = default;
};

/// What a value is called: "182", "64 ms", "97.1 %".
using ValueWords = std::function<QString(double)>;
namespace value_words {
QString plain(double value);      ///< 182, 4.2
QString seconds(double value);    ///< value in s: "64 ms", "1.4 s"
QString percent(double value);    ///< value is a share of 1: "97.1 %"
QString perSecond(double value);  ///< "182 /s"
}  // namespace value_words

/// Several series over the same time: gaps as gaps, thresholds, marks, and the last data kept with their age when the
/// source falls silent. The wheel zooms, dragging with the left button chooses a span, with Shift it pans, a double
/// click goes back to now; the keys are the arrows, + and −, 0. Charts of one page share span and crosshair:
/// ChartGroup.
class TimeChart : public QFrame {
  Q_OBJECT
 public:
  TimeChart(const QString& title, Look& look, ValueWords words = value_words::plain, QWidget* parent = nullptr);

  void setTitle(const QString& title);
  void setSeries(std::vector<ChartSeries> series);
  void setThresholds(std::vector<ChartThreshold> thresholds);
  void setMarks(std::vector<ChartMark> marks);
  void setRange(Millis length);           ///< of what is shown while live; 5 min at first
  void setStaleAfter(Millis age);         ///< the newest value is taken for frozen after that; 6 s at first
  void setTrouble(const QString& words);  ///< why nothing new comes; empty: none
  void setEmptyWords(const QString& words);
  void setPast(bool past);  ///< nothing new will come: the head says the value at the crosshair, or at the end
  void setAxisBounds(std::optional<double> lowest, std::optional<double> highest);  ///< absent: as the data want it

  void showSpan(const std::optional<TimeSpan>& span);   ///< absent: live
  void showCrosshair(const std::optional<Millis>& at);  ///< absent: none
  void refresh(Millis now);                             ///< points came, or time passed
  TimeSpan span() const;                                ///< that is shown
  bool isLive() const { return !span_.has_value(); }
  bool isFrozen() const { return frozen_; }
  int linesShown() const;  ///< stretches on the screen
  const std::vector<ChartSeries>& series() const { return series_; }
  const QString& title() const { return title_; }
  QString valueText() const;
  void addToHead(QWidget* control);
  QWidget* plot() const;  ///< what the mouse and the keys work on
  ChartLegend* legend() const { return legend_; }

 Q_SIGNALS:
  void spanChosen(const std::optional<TimeSpan>& span);
  void crosshairMoved(const std::optional<Millis>& at);
  void said(const QString& text, bool good);  ///< what came of saving a file

 protected:
  void contextMenuEvent(QContextMenuEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void dress();
  void showHead();
  void sayValue();
  bool fitsHead(const QString& value) const;
  std::optional<double> valueAt(const ChartSeries& series, Millis at) const;
  void draw();
  std::pair<double, double> bounds(const TimeSpan& span) const;
  void showLegend();
  std::optional<RatePoint> newest() const;

  Look& look_;
  QString title_, emptyWords_, trouble_;
  ValueWords words_;
  std::vector<ChartSeries> series_;
  Millis length_ = 5 * 60'000;
  Millis staleAfter_ = 6'000;
  Millis now_ = 0;
  std::optional<TimeSpan> span_;
  std::optional<Millis> crosshair_;
  std::vector<ChartThreshold> thresholds_;
  std::optional<double> lowest_, highest_;
  bool frozen_ = false, past_ = false;
  int headTaken_ = 0;  ///< px of controls in the head
  QLabel* titleLabel_;
  ChartLegend* legend_;
  QLabel* value_;
  QLabel* empty_;
  TimePlot* plot_;
};

/// Charts that show the same time: whatever one of them chooses, all show.
class ChartGroup : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  void add(TimeChart* chart);  ///< leaves by itself when it is destroyed
  void setRange(Millis length);
  void refresh(Millis now);
  const std::optional<TimeSpan>& span() const { return span_; }
  void show(const std::optional<TimeSpan>& span);  ///< absent: live

 Q_SIGNALS:
  void spanChanged();

 private:
  std::vector<TimeChart*> charts_;
  std::optional<TimeSpan> span_;
  Millis length_ = 5 * 60'000;
};

}  // namespace rebate
