// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include "gui_harness.h"
#include "ui/outbox/outbox_page.h"
#include "ui/shell/workbench.h"

namespace rebate {

/// The window at its outbox.
struct OutboxGui : GuiHarness {
  explicit OutboxGui(Scene scene = scenes::offline) : GuiHarness(scene) { window->go(PageId::outbox); }
  OutboxPage* page() { return window->workbench()->outbox(); }
  QPushButton* button(const char* name) { return page()->findChild<QPushButton*>(QLatin1String(name)); }
  QString cell(int row, OutboxTableModel::Column column) {
    return page()->table()->model()->index(row, static_cast<int>(column)).data().toString();
  }
  QStringList texts(const QWidget& widget) {
    QStringList found;
    for (const auto* label : widget.findChildren<QLabel*>())
      if (label->isVisible()) found << label->text();
    return found;
  }
};

}  // namespace rebate
