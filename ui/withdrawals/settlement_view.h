// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "tables/received_days_model.h"
#include "ui/withdrawals/settlement_source.h"

class QButtonGroup;
class QLabel;
class QTableView;

namespace rebate {

class EmptyState;
class ReceivedDaysDress;

/// The settlement day: what this month's and the next one's 20th and 24th bring, day by day, and what is at risk.
class SettlementView : public QWidget {
  Q_OBJECT
 public:
  SettlementView(const SettlementSource& source, const Context& context, QWidget* parent = nullptr);
  void refresh();
  void tick();
  QTableView* table() const { return table_; }
  const std::vector<ReceivedDay>& days() const { return days_.rows(); }
  QString daysTitle() const;  ///< "Received in May 2026"
  QString said() const;       ///< all figures with their words, line by line

 private:
  struct Line {
    QLabel* name;
    QLabel* figure;
    QLabel* detail;
  };
  QWidget* buildFigures();
  QWidget* buildDays();
  QLabel* addSection(class QGridLayout* grid, const QString& text);
  Line addLine(QGridLayout* grid, const QString& name, const QString& definition);
  static void say(Line& line, const QString& figure, const QString& detail);
  void showMonth(const Settlement& all, const SettlementMonth& month, QLabel* head, Line& due, Line& payable);
  void showDays();

  const SettlementSource& source_;
  Context context_;
  ReceivedDaysModel days_;
  QButtonGroup* months_;
  QWidget* body_;
  EmptyState* empty_;
  QLabel* age_;
  QLabel* thisHead_;
  QLabel* nextHead_;
  Line thisDue_, thisPayable_, nextDue_, nextPayable_, overdue_, approving_, advance_, refunds_, below_;
  QLabel* daysHead_;
  QTableView* table_;
  std::vector<Line*> lines_;
};

}  // namespace rebate
