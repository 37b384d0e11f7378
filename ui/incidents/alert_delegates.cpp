// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include "ui/incidents/alert_dress.h"
#include "ui/style/fonts.h"
#include "ui/style/shapes.h"

namespace rebate {
namespace {

constexpr int kInside = 10, kGap = 6, kPadding = 8;

void paintBackground(QPainter& painter, QStyleOptionViewItem& cell) {
  cell.text.clear();
  cell.icon = {};
  cell.features &= ~QStyleOptionViewItem::HasDecoration;
  const auto* style = cell.widget ? cell.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &cell, &painter, cell.widget);
}

bool isHead(const QModelIndex& index) {
  return index.data(AlertTableModel::IdRole).toString().isEmpty();
}

QString second() {
  return AlertActsDelegate::tr("Silence…");
}

int widthOf(const QString& text) {
  return QFontMetrics(bodyFont(12, QFont::Medium)).horizontalAdvance(text) + 2 * kInside;
}

void paintButton(QPainter& painter, const QRect& box, const QString& text, bool over, const Tokens& tokens) {
  if (text.isEmpty()) return;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(over ? tokens.accent : tokens.line, 1));
  painter.setBrush(tokens.raised);
  painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
  painter.setFont(bodyFont(12, QFont::Medium));
  painter.setPen(tokens.text);
  painter.drawText(box, Qt::AlignCenter, text);
}

}  // namespace

void SeverityDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  if (isHead(index)) return QStyledItemDelegate::paint(painter, option, index);
  QStyleOptionViewItem cell(option);
  initStyleOption(&cell, index);
  const QString word = cell.text;
  paintBackground(*painter, cell);
  const auto& tokens = look_.tokens();
  const auto box = QRectF(cell.rect).adjusted(kPadding + 1, 0, -kPadding, 0);
  painter->save();
  painter->setClipRect(cell.rect, Qt::IntersectClip);
  const auto status = static_cast<Status>(index.data(Qt::DecorationRole).toInt());
  paintStatus(*painter, QRectF(box.left(), box.center().y() - 4.5, 9, 9), status, false, tokens);
  painter->setFont(cell.font);
  painter->setPen(tokens.text);
  const auto place = box.adjusted(17, 0, 0, 0);
  painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                    QFontMetricsF(cell.font).elidedText(word, Qt::ElideRight, place.width()));
  painter->restore();
}

QString AlertActsDelegate::first(const QModelIndex& index) {
  const auto standing = static_cast<Standing>(index.data(AlertTableModel::StandingRole).toInt());
  const bool stale = index.data(AlertTableModel::StaleRole).toBool();
  return standing == Standing::firing && !stale ? tr("Acknowledge") : QString();
}

AlertActsDelegate::Boxes AlertActsDelegate::boxes(const QRect& cell, const QModelIndex& index) {
  const int height = std::min(scaled(24), cell.height() - 4);
  const int top = cell.center().y() - height / 2;
  const QRect last(cell.right() - kPadding - widthOf(second()), top, widthOf(second()), height);
  const auto text = first(index);
  if (text.isEmpty()) return {{}, last};
  return {QRect(last.left() - kGap - widthOf(text), top, widthOf(text), height), last};
}

void AlertActsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  QStyleOptionViewItem cell(option);
  initStyleOption(&cell, index);
  paintBackground(*painter, cell);
  if (isHead(index)) return;
  const auto where = boxes(cell.rect, index);
  const auto* view = qobject_cast<const QAbstractItemView*>(cell.widget);
  const auto mouse = view ? view->viewport()->mapFromGlobal(QCursor::pos()) : QPoint();
  const bool over = cell.state.testFlag(QStyle::State_MouseOver);
  painter->save();
  painter->setClipRect(cell.rect, Qt::IntersectClip);
  paintButton(*painter, where.first, first(index), over && where.first.contains(mouse), look_.tokens());
  paintButton(*painter, where.second, second(), over && where.second.contains(mouse), look_.tokens());
  painter->restore();
}

bool AlertActsDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                    const QModelIndex& index) {
  const bool released = event->type() == QEvent::MouseButtonRelease;
  const auto* mouse = released ? static_cast<QMouseEvent*>(event) : nullptr;
  if (!mouse || mouse->button() != Qt::LeftButton || isHead(index))
    return QStyledItemDelegate::editorEvent(event, model, option, index);
  const auto where = boxes(option.rect, index);
  const auto id = index.data(AlertTableModel::IdRole).toString();
  if (where.first.contains(mouse->position().toPoint())) Q_EMIT acknowledgeWanted(id);
  if (where.second.contains(mouse->position().toPoint())) Q_EMIT silenceWanted(id);
  return true;
}

QSize AlertActsDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {widthOf(tr("Acknowledge")) + kGap + widthOf(second()) + 2 * kPadding, scaled(30)};
}

}  // namespace rebate
