// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/users/act_dialog.h"

class QLineEdit;

namespace rebate {

/// An adjustment of the balance (signed), or a withdrawal on behalf of the person: an amount, and what the balance
/// becomes.
class AmountDialog : public ActDialog {
  Q_OBJECT
 public:
  /// `rules`: those in force, for the smallest withdrawal; absent: not known.
  AmountDialog(const Context& context, UserAct act, const User& user, const std::optional<RuleSet>& rules,
               QWidget* parent);
  QLineEdit* amount() const { return amount_; }
  QString becomes() const;  ///< "Balance ¥ 184.26 → ¥ 189.26"

 private:
  Command wish() const override;
  QString verb() const override;
  QString missing() const override;
  QString done() const override;
  bool adjusts() const { return what_ == UserAct::adjust; }
  std::optional<Fen> typed() const;

  UserAct what_;
  std::optional<RuleSet> rules_;
  QLineEdit* amount_;
  QLabel* becomes_;
};

}  // namespace rebate
