// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/hand.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

namespace rebate::hand {
namespace {

bool usable(const QWidget* widget) {
  return widget && widget->isVisible() && widget->isEnabled();
}

bool clickAt(QWidget* widget, const QPoint& at) {
  const QPointF local(at);
  const QPointF global = widget->mapToGlobal(local);
  QMouseEvent press(QEvent::MouseButtonPress, local, global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
  QMouseEvent release(QEvent::MouseButtonRelease, local, global, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
  QApplication::sendEvent(widget, &press);
  QApplication::sendEvent(widget, &release);
  return true;
}

}  // namespace

bool click(QWidget* widget) {
  return usable(widget) && clickAt(widget, widget->rect().center());
}

bool clickRow(QAbstractItemView* view, int row) {
  if (!usable(view) || row < 0 || row >= view->model()->rowCount()) return false;
  const auto index = view->model()->index(row, 0);
  view->scrollTo(index);
  return clickAt(view->viewport(), view->visualRect(index).center());
}

bool type(QWidget* widget, const QString& text) {
  if (!usable(widget)) return false;
  widget->setFocus();
  for (const auto c : text) {
    QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(c));
    QKeyEvent release(QEvent::KeyRelease, 0, Qt::NoModifier, QString(c));
    QApplication::sendEvent(widget, &press);
    QApplication::sendEvent(widget, &release);
  }
  return true;
}

}  // namespace rebate::hand
