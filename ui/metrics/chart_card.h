// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

#include "ui/metrics/chart_feed.h"
#include "ui/metrics/chart_plan.h"

class QMenu;

namespace rebate {

/// One chart of the page with its points, and the menu by which a person arranges it.
class ChartCard : public QWidget {
  Q_OBJECT
 public:
  ChartCard(const ChartPlan& plan, MetricDesk& desk, Look& look, QWidget* parent = nullptr);

  const ChartPlan& plan() const { return plan_; }
  void setWidth(int columns);
  TimeChart* chart() const { return chart_; }
  ChartFeed* feed() const { return feed_; }
  QToolButton* arrange() const { return arrange_; }
  void load(Millis now, Millis range);
  void refresh(Millis now);
  void setPlace(bool first, bool last);  ///< what it can be moved to
  QString trouble() const;               ///< in words; empty: none

 Q_SIGNALS:
  void lookedAt();
  void moved(int by);
  void widthChosen(int columns);
  void removed();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void buildMenu();
  void showState();

  ChartPlan plan_;
  TimeChart* chart_;
  ChartFeed* feed_;
  QToolButton* arrange_;
  QAction *back_ = nullptr, *on_ = nullptr, *wider_ = nullptr, *narrower_ = nullptr;
};

}  // namespace rebate
