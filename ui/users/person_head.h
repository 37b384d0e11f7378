// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <map>
#include <optional>

#include "ui/page.h"
#include "ui/users/user_acts.h"

class QAction;
class QLabel;
class QPushButton;
class QToolButton;

namespace rebate {

/// Who this is, and what may be done about them; beside it why not, when something may not be done now.
class PersonHead : public QWidget {
  Q_OBJECT
 public:
  explicit PersonHead(const Context& context, QWidget* parent = nullptr);

  void show(const User& user, const PersonalData& masks, const std::optional<RuleSet>& rules);
  void refresh();
  QPushButton* button(UserAct act) const;  ///< null when it is in the menu or not offered
  QAction* action(UserAct act) const;      ///< null when it is a button or not offered

 Q_SIGNALS:
  void wanted(UserAct act);
  void windowWanted();

 private:
  void addButton(class QHBoxLayout* row, UserAct act, const char* look = nullptr);
  void addAction(UserAct act);
  QString shareOf(const User& user) const;
  void showWhyNot();

  Context context_;
  std::optional<User> user_;
  std::optional<RuleSet> rules_;
  QLabel* title_;
  QLabel* level_;
  QLabel* state_;
  QLabel* phone_;
  QLabel* age_;
  QLabel* whyNot_;
  QToolButton* more_;
  std::map<UserAct, QPushButton*> buttons_;
  std::map<UserAct, QAction*> actions_;
};

}  // namespace rebate
