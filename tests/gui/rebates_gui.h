// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "gui_harness.h"
#include "ui/rebates/rebate_drawer.h"
#include "ui/rebates/rebates_page.h"

namespace rebate {

/// The window with the rebates' page in view and the focus in its table.
struct RebatesGui : GuiHarness {
  explicit RebatesGui(Scene scene = scenes::live) : GuiHarness(scene) {
    window->go(PageId::rebates);
    page()->table()->setFocus();
  }
  RebatesPage* page() { return window->workbench()->rebates(); }
  QPushButton* button(const char* name) { return page()->drawer()->findChild<QPushButton*>(QLatin1String(name)); }
  QLineEdit* reason() { return page()->drawer()->findChild<QLineEdit*>(QStringLiteral("reason")); }
  std::string selected() { return page()->drawer()->shown()->id; }
  bool says(const QString& text) {
    for (const auto* label : page()->findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(text)) return true;
    return false;
  }
};

}  // namespace rebate
