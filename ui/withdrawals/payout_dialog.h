// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <set>
#include <vector>

#include "ui/page.h"

class QLabel;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QTableWidget;

namespace rebate {

/// What goes into a batch, and what does not with why.
struct PayoutPick {
  std::vector<WithdrawalRow> taken;
  std::vector<std::pair<WithdrawalRow, QString>> left;
  Fen total() const;
  std::size_t users() const;
};
/// The first `most` of these that may be paid out by who is signed in; with why the others may not.
PayoutPick pickForPayout(const std::vector<WithdrawalRow>& rows, const std::set<std::string>& pending,
                         const WorkspaceFacts& facts, std::size_t most);

/// Reviewed withdrawals become one payout: those that were selected, or the next ones. Nothing is sent before the last
/// button, which says how much to how many.
class PayoutDialog : public QDialog {
  Q_OBJECT
 public:
  static constexpr int kMost = 500;  ///< in one payout, as the region takes it

  PayoutDialog(const Context& context, std::vector<std::string> selected, std::set<std::string> pending,
               QWidget* parent = nullptr);
  const PayoutPick& pick() const { return pick_; }
  QPushButton* payButton() const { return pay_; }
  QSpinBox* number() const { return number_; }
  QLabel* summary() const { return summary_; }

 Q_SIGNALS:
  void built(const QString& outboxId);

 private:
  QWidget* buildChoice();
  void read();
  void take(Result<std::vector<WithdrawalRow>> rows);
  void choose();
  void fill();
  void pay();
  void say(const QString& text, const char* tone);

  Context context_;
  std::vector<std::string> selected_;
  std::set<std::string> pending_;
  std::vector<WithdrawalRow> rows_;  ///< reviewed, longest waiting first
  PayoutPick pick_;
  bool sending_ = false;
  QRadioButton* chosen_;
  QRadioButton* following_;
  QSpinBox* number_;
  QLabel* summary_;
  QTableWidget* table_;
  QLabel* said_;
  QPushButton* pay_;
};

}  // namespace rebate
