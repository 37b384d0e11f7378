// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>
#include <QStyledItemDelegate>

#include "ports/clock.h"
#include "tables/alert_table_model.h"
#include "ui/style/look.h"

namespace rebate {

/// Words, colours and fonts for the facts of the alerts.
class AlertDress : public QIdentityProxyModel {
  Q_OBJECT
 public:
  AlertDress(const AlertTableModel& facts, const AlertDesk* desk, const Clock& clock, const Look& look,
             QObject* parent);
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  void wordsChanged();  ///< time passed
  const AlertView* viewAt(int row) const;
  void setGrouping(AlertGrouping by) { by_ = by; }

 private:
  QString words(const AlertView& view, AlertTableModel::Column column) const;
  QString group(const AlertRow& row) const;
  QVariant dressed(const AlertView& view, AlertTableModel::Column column, int role) const;
  Millis now() const;

  const AlertTableModel& facts_;
  const AlertDesk* desk_;
  const Clock& clock_;
  const Look& look_;
  AlertGrouping by_ = AlertGrouping::none;
};

/// An alert's severity: shape and word.
class SeverityDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  SeverityDelegate(const Look& look, QObject* parent) : QStyledItemDelegate(parent), look_(look) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  const Look& look_;
};

/// What can be done about an alert, as two small buttons for the mouse; the keyboard has the table's actions.
class AlertActsDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  AlertActsDelegate(const Look& look, QObject* parent) : QStyledItemDelegate(parent), look_(look) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  static QString first(const QModelIndex& index);  ///< "Acknowledge"; empty: it is in somebody's hand, or silent

 Q_SIGNALS:
  void acknowledgeWanted(const QString& fingerprint);
  void silenceWanted(const QString& fingerprint);

 private:
  struct Boxes {
    QRect first, second;
  };
  static Boxes boxes(const QRect& cell, const QModelIndex& index);
  const Look& look_;
};

}  // namespace rebate
