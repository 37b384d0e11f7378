// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QListWidget;
class QTableView;

namespace rebate {

/// Which columns a table shows, and in which order; it changes as one ticks.
class ColumnsDialog : public QDialog {
  Q_OBJECT
 public:
  /// `fixed`: a logical column that stays where it is and is not offered; −1: none.
  ColumnsDialog(QTableView* table, int fixed, QWidget* parent = nullptr);
  QListWidget* list() const { return list_; }

 private:
  void fill(int row);
  void move(int by);
  int columnOf(int row) const;

  QTableView* table_;
  int fixed_;
  QListWidget* list_;
  bool filling_ = false;
};

}  // namespace rebate
