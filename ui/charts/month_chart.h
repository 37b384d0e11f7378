// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QToolButton>

#include "domain/user_figures.h"
#include "ui/style/look.h"

class QBarCategoryAxis;
class QBarSet;
class QChartView;
class QStackedWidget;
class QTableWidget;
class QValueAxis;

namespace rebate {

/// A sum for each of the last twelve months, as bars or as a table of the same figures.
class MonthChart : public QFrame {
  Q_OBJECT
 public:
  static constexpr int kMonths = 12;

  MonthChart(const QString& title, Look& look, QWidget* parent = nullptr);
  /// Months up to the one of `now`; those that are missing have nothing.
  void show(const std::map<CalendarMonth, UserFigures::Sum>& months, Millis now);
  void showNothing(const QString& why);
  QToolButton* toggle() const { return toggle_; }
  QTableWidget* table() const { return table_; }

 private:
  void buildChart();
  void dress();
  void showTable(bool asTable);

  Look& look_;
  QString title_;
  QLabel* value_;
  QLabel* empty_;
  QToolButton* toggle_;
  QStackedWidget* both_;
  QChartView* view_;
  QTableWidget* table_;
  QBarSet* bars_;
  QBarCategoryAxis* months_;
  QValueAxis* amounts_;
};

}  // namespace rebate
