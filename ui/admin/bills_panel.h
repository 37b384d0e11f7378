// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "ui/admin/admin_panel.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace rebate {

/// What the platforms say they pay for a month beside our own sum: one person enters it, another confirms it.
class BillsPanel : public AdminPanel {
  Q_OBJECT
 public:
  explicit BillsPanel(const Context& context, QWidget* parent = nullptr);
  void refresh() override;
  QTableView* table() const { return table_; }

 private:
  void buildEntry();
  void buildConfirmation();
  void readMore() override;
  void fill();
  void lookAtEntry();
  void lookAtBill();
  void enter();
  void confirm();
  const Bill* chosen() const;
  QString whyNot(const Bill& bill) const;

  std::vector<Bill> bills_;
  std::string next_;  ///< of the last page read; empty: there is no more
  QTableView* table_;
  QLabel* bill_ = nullptr;
  QLabel* why_ = nullptr;
  QLineEdit* reason_ = nullptr;
  QPushButton* confirm_ = nullptr;
  QComboBox* platform_ = nullptr;
  QLineEdit* month_ = nullptr;
  QLineEdit* total_ = nullptr;
  QSpinBox* lines_ = nullptr;
  QPushButton* enter_ = nullptr;
  QLabel* wrong_ = nullptr;
};

}  // namespace rebate
