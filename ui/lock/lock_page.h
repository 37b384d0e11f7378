// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace rebate {

class SecretFields;
class VaultPanel;

/// In place of everything an operator sees, until they are back: who, why, and only how many decisions wait.
class LockPage : public Page {
  Q_OBJECT
 public:
  explicit LockPage(const Context& context, QWidget* parent = nullptr);

  void factsChanged() override;
  void begin(LockReason why);  ///< the window has just been locked
  void refused(const Error& why);
  QLineEdit* password() const;
  QLineEdit* code() const;  ///< shown once a region has asked for it
  QPushButton* unlockButton() const { return unlock_; }
  QPushButton* otherButton() const { return other_; }
  VaultPanel* vaultPanel() const { return panel_; }
  QString message() const;

 Q_SIGNALS:
  void unlocked();

 private:
  void build();
  void unlock();
  void answered(const Outcome& outcome);
  void say(const QString& text);
  QString because() const;

  Context context_;
  LockReason why_ = LockReason::started;
  bool waiting_ = false;
  QLabel* reason_;
  QLabel* who_;
  QLabel* outbox_;
  SecretFields* secrets_;
  QLabel* message_;
  VaultPanel* panel_;
  QPushButton* unlock_;
  QPushButton* other_;
};

}  // namespace rebate
