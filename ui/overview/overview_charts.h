// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>
#include <vector>

#include "ports/alert_desk.h"
#include "ports/metric_desk.h"
#include "ui/charts/time_chart.h"
#include "ui/page.h"

class QGridLayout;

namespace rebate {

class ChartFeed;

/// Four small charts of the last hour, whatever the metrics page is arranged to show. What the history of this desktop
/// holds is there at once.
class OverviewCharts : public QWidget, private MetricListener, private AlertListener {
  Q_OBJECT
 public:
  explicit OverviewCharts(const Context& context, QWidget* parent = nullptr);

  void setMarks(const std::vector<Millis>& failovers);
  void refresh(Millis now);
  TimeChart* chart(Figure figure) const;  ///< null: that one is not among them

 Q_SIGNALS:
  void said(const QString& text, ToastKind kind);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Small {
    Figure figure = Figure::credited;
    TimeChart* chart = nullptr;
    ChartFeed* feed = nullptr;  ///< null: nobody has figures
  };
  void metricFactsChanged() override {}
  void alertFactsChanged() override;
  void figurePointsCame(const std::vector<FigurePoint>& points) override;
  void build(Small& small, Figure figure);
  void arrange();

  Context context_;
  std::array<Small, 4> charts_;
  ChartGroup group_;
  QGridLayout* layout_;
  int columns_ = 0;
  Subscription listening_, alerting_;
};

}  // namespace rebate
