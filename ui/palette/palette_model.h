// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include "ui/palette/palette_offer.h"
#include "ui/style/look.h"

namespace rebate {

/// What the palette offers now, best first.
class PaletteModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { KindRole = Qt::UserRole + 1, HintRole, KeysRole };
  using QAbstractListModel::QAbstractListModel;
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  void show(std::vector<Offer> offers);
  const Offer* at(int row) const;
  int rowOf(const QString& id) const;
  static QString kindWord(OfferKind kind);

 private:
  std::vector<Offer> offers_;
};

/// A row: its kind as a tag, its title, and on the right what else is to be known.
class PaletteDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  PaletteDelegate(const Look& look, QObject* parent) : QStyledItemDelegate(parent), look_(look) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  double paintTag(QPainter& painter, const QRectF& box, const QString& text, bool onTheRight) const;
  const Look& look_;
};

}  // namespace rebate
