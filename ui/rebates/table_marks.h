// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "tables/rebate_table_model.h"

namespace rebate {

class WindowView;

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
