// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <optional>

#include "ui/page.h"
#include "ui/users/user_acts.h"

class QFormLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace rebate {

class ReasonField;

/// One thing to be done about a person: what it means, what is needed, and a button that says what it does. What is
/// sent is a command; it is in the outbox when the dialog closes.
class ActDialog : public QDialog {
  Q_OBJECT
 public:
  ActDialog(const Context& context, UserAct act, const User& user, QWidget* parent);

  void refresh();  ///< facts or what is typed changed
  const User& user() const { return user_; }
  QPushButton* primary() const { return primary_; }
  ReasonField* reason() const { return reason_; }
  QString said() const;  ///< why it cannot be done, or what is missing

 Q_SIGNALS:
  void kept(const QString& words);  ///< in the outbox

 protected:
  QVBoxLayout* body() const { return body_; }
  ReasonField* addReason(const QStringList& templates);
  void explain(const QString& text);
  const Context& context() const { return context_; }

  virtual Command wish() const = 0;
  virtual QString verb() const = 0;     ///< of the button: "Propose +¥ 5.00"
  virtual QString missing() const = 0;  ///< what is still needed; empty: nothing
  virtual QString done() const = 0;     ///< said when it is kept

 private:
  void submit();

  Context context_;
  UserAct act_;
  User user_;
  QLabel* title_;
  QLabel* explanation_;
  QVBoxLayout* body_;
  ReasonField* reason_ = nullptr;
  QLabel* said_;
  QPushButton* primary_;
  QString trouble_;
  bool askedAgain_ = false;  ///< told that the data is old, and wants it anyway
  bool sending_ = false;
};

}  // namespace rebate
