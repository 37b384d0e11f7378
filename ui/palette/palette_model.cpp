// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette_model.h"

#include <QPainter>

#include "ui/style/fonts.h"

namespace rebate {
namespace {

constexpr int kRow = 36;
constexpr int kTagRoom = 70;  // the titles stand below each other

}  // namespace

int PaletteModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(offers_.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
  const auto* offer = at(index.row());
  if (!offer) return {};
  switch (role) {
    case Qt::DisplayRole:
      return offer->title;
    case Qt::AccessibleTextRole:
      return QStringList{kindWord(offer->kind), offer->title, offer->hint}.join(QStringLiteral(", "));
    case KindRole:
      return kindWord(offer->kind);
    case HintRole:
      return offer->hint;
    case KeysRole:
      return offer->keys;
    default:  // of all the roles there are
      return {};
  }
}

void PaletteModel::show(std::vector<Offer> offers) {
  beginResetModel();
  offers_ = std::move(offers);
  endResetModel();
}

const Offer* PaletteModel::at(int row) const {
  return row >= 0 && row < rowCount() ? &offers_[static_cast<std::size_t>(row)] : nullptr;
}

int PaletteModel::rowOf(const QString& id) const {
  for (int row = 0; row < rowCount(); ++row)
    if (at(row)->id == id) return row;
  return -1;
}

QString PaletteModel::kindWord(OfferKind kind) {
  switch (kind) {
    case OfferKind::person:
      return tr("person");
    case OfferKind::order:
      return tr("order");
    case OfferKind::page:
      return tr("page");
    case OfferKind::action:
      return tr("action");
  }
  return {};
}

double PaletteDelegate::paintTag(QPainter& painter, const QRectF& box, const QString& text, bool onTheRight) const {
  const auto& tokens = look_.tokens();
  painter.setFont(bodyFont(12));
  const QFontMetricsF metrics(painter.font());
  const double width = metrics.horizontalAdvance(text) + 12;
  const double height = metrics.height() + 4;
  const double left = onTheRight ? box.right() - width : box.left();
  const QRectF tag(left, box.center().y() - height / 2, width, height);
  painter.setPen(QPen(tokens.line, 1));
  painter.setBrush(tokens.raised);
  painter.drawRoundedRect(tag, 4, 4);
  painter.setPen(onTheRight ? tokens.muted : tokens.text);
  painter.drawText(tag, Qt::AlignCenter, text);
  return width;
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto& tokens = look_.tokens();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (option.state.testFlag(QStyle::State_Selected)) painter->fillRect(option.rect, tokens.selection);
  auto box = QRectF(option.rect).adjusted(16, 0, -16, 0);
  paintTag(*painter, box, index.data(PaletteModel::KindRole).toString(), false);
  box.setLeft(box.left() + scaled(kTagRoom));
  if (const auto keys = index.data(PaletteModel::KeysRole).toString(); !keys.isEmpty())
    box.setRight(box.right() - paintTag(*painter, box, keys, true) - 10);
  painter->setFont(bodyFont());
  const auto metrics = painter->fontMetrics();
  const auto title = index.data().toString();
  auto hint = index.data(PaletteModel::HintRole).toString();
  // The title is what is chosen: it is cut last.
  const int titleWidth = std::min(metrics.horizontalAdvance(title), static_cast<int>(box.width()));
  const int hintRoom = std::max(0, static_cast<int>(box.width()) - titleWidth - 16);
  hint = metrics.elidedText(hint, Qt::ElideRight, hintRoom);
  painter->setPen(tokens.muted);
  if (hintRoom > 24) painter->drawText(box, Qt::AlignVCenter | Qt::AlignRight, hint);
  painter->setPen(tokens.text);
  painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
                    metrics.elidedText(title, Qt::ElideRight, static_cast<int>(box.width())));
  painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  return {option.rect.width(), scaled(kRow)};
}

}  // namespace rebate
