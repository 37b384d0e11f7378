// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <QObject>

#include "tables/rebate_table_model.h"
#include "ui/style/look.h"

namespace rebate {

class WindowView;

/// The table's header: its box above the marks tells whether none, some or all rows of the filter are chosen.
class MarkHeader : public QHeaderView {
  Q_OBJECT
 public:
  MarkHeader(const RebateTableModel& model, const Look& look, QWidget* parent);
  Qt::CheckState state() const;

 protected:
  void paintSection(QPainter* painter, const QRect& rect, int section) const override;

 private:
  const RebateTableModel& model_;
  const Look& look_;
};

/// Which rebates are chosen, as the table's keys and check column say: one by one, or all of the filter.
class TableMarks : public QObject {
  Q_OBJECT
 public:
  TableMarks(RebateTableModel& model, WindowView* table);
  void toggleAll();
  void clear();

 private:
  void toggle(int row);
  void mark(int from, int to);

  RebateTableModel& model_;
};

}  // namespace rebate
