// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/users/act_dialog.h"

class QButtonGroup;

namespace rebate {

/// Level, freeze, its end, or the proposal to erase somebody: a reason, and for the level which.
class ChangeDialog : public ActDialog {
  Q_OBJECT
 public:
  ChangeDialog(const Context& context, UserAct act, const User& user, QWidget* parent);
  void choose(Level level);

 private:
  Command wish() const override;
  QString verb() const override;
  QString missing() const override;
  QString done() const override;
  void buildLevels();
  std::optional<Level> chosen() const;

  UserAct what_;
  QButtonGroup* levels_ = nullptr;
};

}  // namespace rebate
