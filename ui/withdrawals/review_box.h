// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "ui/page.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace rebate {

/// Approve, reject or cancel the withdrawal that is shown, or ask what became of it; says why not when it cannot be.
class ReviewBox : public QWidget {
  Q_OBJECT
 public:
  explicit ReviewBox(const Context& context, QWidget* parent = nullptr);

  void show(const WithdrawalRow& row, bool pending);  ///< another one, or the same one changed
  void refresh();                                     ///< the facts changed
  void choose(ReviewVerdict verdict);                 ///< what a button or its key does
  void movedOn();                                     ///< what is shown came into view by itself, after a decision
  void ask();                                         ///< the provider, about an unknown one

 Q_SIGNALS:
  void done(const QString& outboxId);  ///< it is kept
  void abandoned();                    ///< Esc in the reason: nothing was done

 private:
  bool unread() const;
  void setButton(QPushButton* button, ReviewVerdict verdict, const QString& text);
  void abandon();
  void say(const QString& text, const char* tone);
  void send(const Command& wish);
  void answered(const Result<OutboxItem>& answer, const std::string& about);
  QString situation() const;

  Context context_;
  std::optional<WithdrawalRow> row_;
  bool pending_ = false;
  bool sending_ = false;
  std::optional<Millis> movedOnAt_;
  std::optional<ReviewVerdict> wanted_;      ///< waits for its reason, which Enter sends
  std::optional<ReviewVerdict> askedAgain_;  ///< on old data the first press only asks
  QLabel* situation_;
  QLineEdit* reason_;
  QWidget* reviews_;
  QPushButton* approve_;
  QPushButton* reject_;
  QPushButton* cancel_;
  QPushButton* query_;
  QLabel* said_;
};

}  // namespace rebate
