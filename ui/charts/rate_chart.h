// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>
#include <QFrame>
#include <vector>

#include "tables/series_store.h"
#include "ui/style/look.h"

class QGraphicsSimpleTextItem;
class QLabel;
class QDateTimeAxis;
class QLineSeries;
class QValueAxis;

namespace rebate {

/// One live chart of a rate: the reduced series, failover marks, gaps as gaps, its last data with their age when the
/// source fails.
class RateChart : public QFrame {
  Q_OBJECT
 public:
  RateChart(const QString& title, const SeriesStore& store, Look& look, QWidget* parent = nullptr);

  void setMarks(const std::vector<Millis>& failovers);
  void refresh(Millis now);
  int linesShown() const;  ///< stretches on the screen
  bool isFrozen() const { return frozen_; }

 private:
  void dress();
  void showLines(Millis from, Millis to);
  void showMarks(Millis from, Millis to, double top);
  void showValue(Millis now);
  QLineSeries* newSeries();

  const SeriesStore& store_;
  Look& look_;
  QString title_;
  QLabel* value_;
  QLabel* empty_;
  QChartView* view_;
  QDateTimeAxis* time_;
  QValueAxis* rate_;
  std::vector<QLineSeries*> lines_;
  std::vector<QLineSeries*> marks_;
  std::vector<QGraphicsSimpleTextItem*> names_;  ///< of the marks
  std::vector<Millis> failovers_;
  Millis now_ = 0;
  bool frozen_ = false;
};

}  // namespace rebate
