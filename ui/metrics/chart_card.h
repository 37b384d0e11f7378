// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

#include "ui/metrics/chart_feed.h"
#include "ui/metrics/chart_plan.h"
#include "ui/page.h"

class QMenu;

namespace rebate {

/// One chart of the page with its points, and the menu by which a person arranges it.
class ChartCard : public QWidget {
  Q_OBJECT
 public:
  ChartCard(const ChartPlan& plan, const Context& context, MetricDesk& desk, QWidget* parent = nullptr);
  bool watches() const;  ///< a threshold of this desktop stands behind its line

  const ChartPlan& plan() const { return plan_; }
  void setWidth(int columns);
  TimeChart* chart() const { return chart_; }
  ChartFeed* feed() const { return feed_; }
  QToolButton* arrange() const { return arrange_; }
  void load(Millis now, Millis range);
  void refresh(Millis now);
  void setThresholds(const std::vector<Threshold>& own);
  void setPlace(bool first, bool last);  ///< what it can be moved to
  QString trouble() const;               ///< in words; empty: none

 Q_SIGNALS:
  void lookedAt();
  void moved(int by);
  void widthChosen(int columns);
  void removed();
  void thresholdsWanted();
  void dropped(const QPoint& at);  ///< its head was dragged there, in coordinates of the parent

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;

 private:
  void buildMenu();
  void showState();

  ChartPlan plan_;
  std::optional<QPoint> grabbed_;  ///< where its head was pressed
  TimeChart* chart_;
  ChartFeed* feed_;
  QToolButton* arrange_;
  QAction *back_ = nullptr, *on_ = nullptr, *wider_ = nullptr, *narrower_ = nullptr;
};

}  // namespace rebate
