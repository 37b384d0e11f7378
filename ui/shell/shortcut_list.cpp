// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcut_list.h"

#include <QAction>
#include <QShortcut>
#include <QWidget>
#include <algorithm>

#include "ui/page.h"

namespace rebate {
namespace {

struct Key {
  QKeySequence keys;
  QString what;
  Qt::ShortcutContext context = Qt::WindowShortcut;
  const QWidget* at = nullptr;  ///< the widget it belongs to
};

QString plain(QString text) {
  return text.remove(QLatin1Char('&')).remove(QChar(0x2026));
}

const QWidget* widgetOf(const QObject* object) {
  while (object && !object->isWidgetType()) object = object->parent();
  return static_cast<const QWidget*>(object);
}

std::vector<Key> keysOf(const QWidget& window) {
  std::vector<Key> found;
  for (const auto* action : window.findChildren<QAction*>())
    for (const auto& keys : action->shortcuts())
      if (!keys.isEmpty() && action->isVisible())
        found.push_back({keys, plain(action->text()), action->shortcutContext(), widgetOf(action->parent())});
  for (const auto* shortcut : window.findChildren<QShortcut*>()) {
    // Escape leaves what one is in, everywhere; the keys within a text are the text's.
    if (shortcut->key().isEmpty() || shortcut->key() == QKeySequence(Qt::Key_Escape)) continue;
    found.push_back({shortcut->key(), plain(shortcut->whatsThis()), shortcut->context(), widgetOf(shortcut->parent())});
  }
  return found;
}

const Page* pageOf(const QWidget* widget) {
  for (; widget; widget = widget->parentWidget())
    if (const auto* page = qobject_cast<const Page*>(widget)) return page;
  return nullptr;
}

bool reachesAll(const Key& key) {
  return key.context == Qt::WindowShortcut || key.context == Qt::ApplicationShortcut;
}

/// Whether there is a place for the focus where both are meant.
bool meet(const Key& a, const Key& b) {
  if (reachesAll(a) || reachesAll(b)) {
    const auto *first = pageOf(a.at), *second = pageOf(b.at);
    return !first || !second || first == second;  // of two pages one is in view
  }
  if (a.at == b.at) return true;
  const bool deepA = a.context == Qt::WidgetWithChildrenShortcut, deepB = b.context == Qt::WidgetWithChildrenShortcut;
  return (deepA && a.at->isAncestorOf(b.at)) || (deepB && b.at->isAncestorOf(a.at));
}

}  // namespace

std::vector<ShortcutRow> shortcutsOf(const QWidget& window) {
  std::vector<ShortcutRow> rows;
  for (const auto& key : keysOf(window)) {
    const auto* page = pageOf(key.at);
    const ShortcutRow row{key.keys, key.what, page ? page->accessibleName() : QString()};
    const bool known = std::any_of(rows.begin(), rows.end(), [&](const ShortcutRow& other) {
      return other.keys == row.keys && other.where == row.where && other.what == row.what;
    });
    if (!known) rows.push_back(row);
  }
  std::stable_partition(rows.begin(), rows.end(), [](const ShortcutRow& row) { return row.where.isEmpty(); });
  return rows;
}

QStringList collisionsIn(const QWidget& window) {
  QStringList found;
  const auto keys = keysOf(window);
  for (std::size_t i = 0; i < keys.size(); ++i)
    for (std::size_t j = i + 1; j < keys.size(); ++j)
      if (keys[i].keys == keys[j].keys && meet(keys[i], keys[j]))
        found << QStringLiteral("%1: %2 · %3").arg(keys[i].keys.toString(), keys[i].what, keys[j].what);
  return found;
}

}  // namespace rebate
