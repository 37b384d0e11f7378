// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "ports/alert_desk.h"
#include "ui/metrics/chart_card.h"
#include "ui/page.h"

class QGridLayout;

namespace rebate {

/// The charts as a person has arranged them; what they chose is remembered.
class ChartGrid : public QWidget, private AlertListener {
  Q_OBJECT
 public:
  ChartGrid(const Context& context, MetricDesk& desk, QWidget* parent = nullptr);

  void add(const ChartPlan& plan);
  void replace(ChartCard* card, const ChartPlan& plan);  ///< another chart in its place
  void move(ChartCard* card, int by);                    ///< the others keep their order
  void remove(ChartCard* card);
  void restore();  ///< the built-in set
  void setRange(Millis range);
  Millis range() const { return range_; }
  void setMarks(const std::vector<ChartMark>& marks);
  void take(const std::vector<FigurePoint>& points);
  void refresh(Millis now);
  const std::vector<ChartCard*>& cards() const { return cards_; }
  ChartCard* current() const { return current_; }  ///< the one looked at last; null: none
  void look(ChartCard* card);
  int columns() const { return columns_; }
  ChartGroup* group() { return &group_; }

 Q_SIGNALS:
  void currentChanged();
  void said(const QString& text, ToastKind kind);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  ChartCard* make(const ChartPlan& plan);
  void arrange();
  void orderTabs();
  void drop(ChartCard* card, const QPoint& at);
  void alertFactsChanged() override;
  void keep();

  Context context_;
  MetricDesk& desk_;
  QGridLayout* grid_;
  ChartGroup group_;
  std::vector<ChartCard*> cards_;
  std::vector<ChartMark> marks_;
  ChartCard* current_ = nullptr;
  Millis range_ = 3'600'000;
  int columns_ = 3;
  Subscription listening_;
};

}  // namespace rebate
