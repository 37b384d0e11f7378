// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "ports/metric_desk.h"
#include "ui/page.h"

class QLabel;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace rebate {

class ChartGrid;
class EmptyState;
class QueryField;

/// Charts of the regions: the same times, the same marks, one crosshair.
class MetricsPage : public Page, private MetricListener {
  Q_OBJECT
 public:
  explicit MetricsPage(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;
  void tick() override;
  void takeFocus() override;
  ChartGrid* grid() const { return grid_; }
  QueryField* query() const { return query_; }
  QPushButton* chip(Millis range) const { return chips_.at(range); }
  QPushButton* adder() const { return add_; }
  QLabel* source() const { return source_; }

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void metricFactsChanged() override;
  void figurePointsCame(const std::vector<FigurePoint>& points) override;
  QWidget* buildHead();
  void buildChips(class QHBoxLayout* layout);
  void fillAddMenu();
  void run(const QString& query);
  void showSource();
  void showQuery();
  QString whyNoQueries() const;

  Context context_;
  EmptyState* empty_ = nullptr;
  ChartGrid* grid_ = nullptr;
  QueryField* query_ = nullptr;
  QLabel* source_ = nullptr;
  QPushButton *add_ = nullptr, *export_ = nullptr;
  QMenu* addMenu_ = nullptr;
  std::map<Millis, QPushButton*> chips_;
  Subscription listening_;
};

}  // namespace rebate
