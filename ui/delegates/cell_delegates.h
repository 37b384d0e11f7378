// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include "ui/style/look.h"

namespace rebate {

/// A cell that keeps its own colour when its row is selected.
class PlainDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  /// `elide`: where a text that does not fit is cut; numbers in the middle, so that both ends are seen.
  explicit PlainDelegate(QObject* parent, Qt::TextElideMode elide = Qt::ElideRight)
      : QStyledItemDelegate(parent), elide_(elide) {}

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

 private:
  const Qt::TextElideMode elide_;
};

/// Money and numbers: figures below each other.
class TabularDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// A rebate's state: sign, word, and a mark while a decision of this desktop waits.
class StateDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  StateDelegate(const Look& look, QObject* parent) : QStyledItemDelegate(parent), look_(look) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  const Look& look_;
};

/// A word in a tag: one of few, to be told apart at a glance.
class TagDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  enum Role { StatusRole = Qt::UserRole + 100 };  ///< whose colour the word has; without it that of text
  TagDelegate(const Look& look, QObject* parent) : QStyledItemDelegate(parent), look_(look) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  const Look& look_;
};

/// A row's mark: chosen or not.
class MarkDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  MarkDelegate(const Look& look, QObject* parent) : QStyledItemDelegate(parent), look_(look) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  const Look& look_;
};

/// A navigation entry with a number on its right.
class NavigationDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  enum Role { BadgeRole = Qt::UserRole + 1, AlertRole, GroupRole };  ///< GroupRole: begins a group, below a line
  NavigationDelegate(const Look& look, QObject* parent) : QStyledItemDelegate(parent), look_(look) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  static double badgeWidth(const QString& text);
  void paintBadge(QPainter& painter, const QRectF& box, const QString& text, bool alert) const;
  const Look& look_;
};

}  // namespace rebate
