// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/admin/admin_panel.h"

class QLineEdit;

namespace rebate {

class RulesForm;

/// The versions of the rules, and for who may propose a new one: the fields, what would be different, and what it would
/// make of a commission of ¥ 7.72.
class RulesPanel : public AdminPanel {
  Q_OBJECT
 public:
  explicit RulesPanel(const Context& context, QWidget* parent = nullptr);
  void refresh() override;
  QTableView* table() const { return table_; }
  RulesForm* form() const { return form_; }

 private:
  void buildEditor();
  void take(std::vector<RuleVersion> versions);
  void look();
  void propose();

  std::vector<RuleVersion> versions_;
  QTableView* table_;
  RulesForm* form_ = nullptr;
  QLabel* differences_ = nullptr;
  QLabel* example_ = nullptr;
  QLineEdit* reason_ = nullptr;
  QPushButton* propose_ = nullptr;
};

}  // namespace rebate
