// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "ui/page.h"
#include "ui/style/drawer_frame.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace rebate {

class ReviewBox;

/// One withdrawal: what it takes from whom, who did what, what happens next, and the decision.
class WithdrawalDrawer : public DrawerFrame {
  Q_OBJECT
 public:
  explicit WithdrawalDrawer(const Context& context, QWidget* parent = nullptr);

  void show(const WithdrawalRow& row, bool pending);
  void clear();
  void factsChanged();  ///< and time passed
  const std::optional<WithdrawalRow>& shown() const { return row_; }
  ReviewBox* review() const { return review_; }

 Q_SIGNALS:
  void userWanted(const QString& userId);

 private:
  void showHead();
  void showMoney();
  void showHistory();
  void addStep(const QString& when, const QString& what);

  Context context_;
  std::optional<WithdrawalRow> row_;
  QWidget* body_;
  QLabel* none_;
  QLabel* title_;
  QLabel* version_;
  QLabel* id_;
  QLabel* state_;
  QLabel* age_;
  QLabel* money_;
  QLabel* next_;
  QWidget* steps_ = nullptr;
  QGridLayout* stepRows_ = nullptr;
  class QVBoxLayout* stepPlace_;
  QPushButton* user_;
  ReviewBox* review_;
};

}  // namespace rebate
