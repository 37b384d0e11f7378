// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>
#include <QStyledItemDelegate>

#include "tables/withdrawal_table_model.h"
#include "ui/page.h"

namespace rebate {

/// Words, alignment and fonts for the facts of the withdrawals' table.
class WithdrawalDress : public QIdentityProxyModel {
  Q_OBJECT
 public:
  WithdrawalDress(const WithdrawalTableModel& rows, const Context& context, QObject* parent);
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void timePassed();  ///< ages and the next query say something else

 private:
  QString words(const QModelIndex& index) const;
  Millis now() const;  ///< by the regions' clock

  const WithdrawalTableModel& rows_;
  Context context_;
};

/// A withdrawal's state: sign, word, and a mark while what this desktop did with it is on its way.
class WithdrawalStateDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  WithdrawalStateDelegate(const Look& look, QObject* parent) : QStyledItemDelegate(parent), look_(look) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  const Look& look_;
};

}  // namespace rebate
