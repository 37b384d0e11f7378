// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>
#include <vector>

class QWidget;

namespace rebate {

/// A key that does something: taken from the actions and shortcuts that exist, so that the sheet cannot be wrong.
struct ShortcutRow {
  QKeySequence keys;
  QString what;   ///< a shortcut that is no action says it with its whatsThis; empty: it does not
  QString where;  ///< name of the page; empty: everywhere
};

/// Of a window and all in it, the window's own first, in the order they were made; one row for each key and place.
std::vector<ShortcutRow> shortcutsOf(const QWidget& window);

/// Keys that would do nothing, since two are meant by them in one place: "Ctrl+F: Find · Find a rebate".
QStringList collisionsIn(const QWidget& window);

}  // namespace rebate
