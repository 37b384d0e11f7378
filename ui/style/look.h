// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "ui/style/tokens.h"

namespace rebate {

enum class Theme { system, dark, light };

/// The theme of the whole application: palette, fonts and one stylesheet made from the tokens.
class Look : public QObject {
  Q_OBJECT
 public:
  explicit Look(QObject* parent = nullptr);

  void setTheme(Theme theme);
  void setTextSize(int percent);
  void setSystemDark(std::optional<bool> dark);  ///< as the desktop says now; absent: it says nothing
  Theme theme() const { return theme_; }
  const Tokens& tokens() const { return *tokens_; }

 Q_SIGNALS:
  void changed();

 private:
  bool systemIsDark() const;
  void apply();

  Theme theme_ = Theme::system;
  bool platformWasDark_ = false;
  std::optional<bool> systemDark_;
  const Tokens* tokens_;
};

QString styleSheetFor(const Tokens& tokens);

}  // namespace rebate
