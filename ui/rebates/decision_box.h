// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "ui/page.h"
#include "ui/rebates/comparison.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace rebate {

/// Approve, hold or reject what is shown; says why not when it cannot be.
class DecisionBox : public QWidget {
  Q_OBJECT
 public:
  explicit DecisionBox(const Context& context, QWidget* parent = nullptr);

  void show(const Rebate& rebate, bool pending);  ///< another rebate, or the same one changed
  void refresh();                                 ///< the facts changed
  void compare(const Comparison& comparison);     ///< of the booking; approving waits for it
  void takeFocus();                               ///< the first thing that can be pressed
  void movedOn();                                 ///< what is shown came into view by itself, after a decision
  void choose(Action action);                     ///< what a button or its key does

 Q_SIGNALS:
  void decided(const QString& decisionId);
  void abandoned();  ///< Esc in the reason: nothing is decided

 private:
  void setButton(QPushButton* button, Action action, const QString& text);
  bool eventFilter(QObject* watched, QEvent* event) override;
  bool awaitsComparison();
  bool unread() const;
  QString whyNot(Action action) const;
  void askForReason(Action action);
  void showTemplates();
  void chooseTemplate(int number);
  void abandon();
  void say(const QString& text, const char* tone);
  void send(Action action);

  Context context_;
  std::optional<Rebate> rebate_;
  Comparison comparison_;
  bool approveOnceCompared_ = false;
  bool pending_ = false;
  bool sending_ = false;
  bool decided_ = false;              ///< what is shown, a moment ago
  std::optional<Millis> movedOnAt_;   ///< when another was shown after that
  std::optional<Action> wanted_;      ///< waits for its reason, which Enter sends
  std::optional<Action> askedAgain_;  ///< on old data the first press only asks
  QLabel* situation_;
  QLineEdit* reason_;
  QToolButton* templates_;
  QPushButton* approve_;
  QPushButton* hold_;
  QPushButton* reject_;
  QLabel* said_;
};

}  // namespace rebate
