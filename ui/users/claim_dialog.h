// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/users/act_dialog.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QTimer;

namespace rebate {

/// An order that somebody says is theirs: what the copy knows of that number, what speaks for it, and the proposal.
class ClaimDialog : public ActDialog {
  Q_OBJECT
 public:
  /// `order`: its number, as far as it is known.
  ClaimDialog(const Context& context, const User& user, const QString& order, QWidget* parent);
  QLineEdit* order() const { return order_; }
  QListWidget* lines() const { return lines_; }
  QPlainTextEdit* evidence() const { return evidence_; }
  /// Why this line cannot become that person's; empty: it can.
  static QString whyNot(const Rebate& line, const std::string& userId);

 private:
  Command wish() const override;
  QString verb() const override;
  QString missing() const override;
  QString done() const override;
  void look();
  void show(std::vector<Rebate> found);
  const Rebate* chosen() const;

  QLineEdit* order_;
  QComboBox* platform_;
  QLabel* matches_;
  QListWidget* lines_;
  QPlainTextEdit* evidence_;
  QTimer* delay_;
  std::vector<Rebate> found_;
  bool looked_ = false;
};

}  // namespace rebate
