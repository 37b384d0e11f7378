// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/page.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace rebate {

/// Shown while the keys are not open: what is wrong, and the ways on. Hides itself when nothing is.
class VaultPanel : public QFrame {
  Q_OBJECT
 public:
  explicit VaultPanel(const Context& context, QWidget* parent = nullptr);

  void refresh();
  QPushButton* retry() const { return retry_; }
  QPushButton* recover() const { return recover_; }
  QPushButton* readOnly() const { return readOnly_; }
  QLineEdit* passphrase() const { return passphrase_; }
  QPushButton* open() const { return open_; }
  QString message() const;  ///< why the passphrase did not open it; empty: no trouble with it

 private:
  void build();
  void openWithPassphrase();
  void answered(const Outcome& outcome);
  void say(const QString& text, const char* tone);

  Context context_;
  bool busy_ = false;
  QLabel* head_;
  QLabel* text_;
  QPushButton* retry_;
  QPushButton* recover_;
  QPushButton* readOnly_;
  QWidget* entry_;
  QLineEdit* passphrase_;
  QPushButton* open_;
  QLabel* message_;
  QLabel* readOnlyNote_;
};

}  // namespace rebate
