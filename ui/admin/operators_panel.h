// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/admin/admin_panel.h"

class QComboBox;
class QLineEdit;

namespace rebate {

/// Who may sign in, and for who may propose it: somebody new, another role, the end.
class OperatorsPanel : public AdminPanel {
  Q_OBJECT
 public:
  explicit OperatorsPanel(const Context& context, QWidget* parent = nullptr);
  void refresh() override;
  QTableView* table() const { return table_; }

 private:
  void buildEditor();
  void fill();
  void look();
  void choose();
  void propose();
  QString whyNot() const;

  std::vector<OperatorRow> rows_;
  QTableView* table_;
  QComboBox* change_ = nullptr;
  QLineEdit* name_ = nullptr;
  QLineEdit* display_ = nullptr;
  QComboBox* role_ = nullptr;
  QLineEdit* reason_ = nullptr;
  QPushButton* propose_ = nullptr;
  QLabel* why_ = nullptr;
};

}  // namespace rebate
