// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <optional>
#include <vector>

#include "tables/series_store.h"
#include "ui/style/look.h"

class QLabel;

namespace rebate {

/// What a small chart of a few minutes shows; also what is drawn of it into a document.
struct EventSeries {
  QString title;
  std::vector<ChartStretch> lines;
  Millis from = 0, to = 0;
  Millis mark = 0;              ///< the failover; 0: none
  std::optional<double> limit;  ///< a threshold
  int decimals = 1;

  double top() const;                              ///< of the axis
  std::optional<double> valueAt(Millis at) const;  ///< the newest at or before it within its stretch
};

/// A line around an event, with its mark, its threshold, and a cursor in replay. At most some hundred points.
class EventChart : public QFrame {
  Q_OBJECT
 public:
  explicit EventChart(const Look& look, QWidget* parent = nullptr);
  void show(EventSeries series);
  void setCursor(std::optional<Millis> at);
  const EventSeries& series() const { return series_; }

 private:
  class Plot;
  void say();

  EventSeries series_;
  std::optional<Millis> cursor_;
  QLabel* title_;
  QLabel* value_;
  Plot* plot_;
};

}  // namespace rebate
