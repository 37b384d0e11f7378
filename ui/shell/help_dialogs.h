// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

class QWidget;

namespace rebate {

class HelpDialogs {
  Q_DECLARE_TR_FUNCTIONS(rebate::HelpDialogs)
 public:
  static void showShortcuts(QWidget* parent);
  static void showAbout(QWidget* parent);
};

}  // namespace rebate
