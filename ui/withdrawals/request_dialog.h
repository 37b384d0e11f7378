// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <optional>

#include "ui/page.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace rebate {

/// A withdrawal asked for on behalf of a user. The amount is frozen in their balance once a region has it.
class RequestDialog : public QDialog {
  Q_OBJECT
 public:
  RequestDialog(const Context& context, const std::string& userId, QWidget* parent = nullptr);
  QLineEdit* user() const { return user_; }
  QLineEdit* amount() const { return amount_; }
  QPushButton* requestButton() const { return request_; }
  QLabel* said() const { return said_; }

 Q_SIGNALS:
  void requested(const QString& outboxId);

 private:
  void look();  ///< what was typed: who that is, and whether it can be
  void request();
  void say(const QString& text, const char* tone);

  Context context_;
  std::optional<User> found_;
  bool sending_ = false;
  QLineEdit* user_;
  QLineEdit* amount_;
  QLabel* who_;
  QLabel* said_;
  QPushButton* request_;
};

}  // namespace rebate
