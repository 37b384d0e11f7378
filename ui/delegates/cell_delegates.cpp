// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/cell_delegates.h"

#include <QApplication>
#include <QPainter>

#include "tables/rebate_table_model.h"
#include "ui/style/fonts.h"
#include "ui/style/shapes.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr double kPadding = 9;
constexpr int kEntry = 36;
constexpr int kGroupGap = 17;  // with the line in its middle

/// Draws the cell without its text; gives what was left to draw.
QString paintBlank(QPainter& painter, QStyleOptionViewItem& cell) {
  const QString text = cell.text;
  cell.text.clear();
  const auto* style = cell.widget ? cell.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &cell, &painter, cell.widget);
  return text;
}

QRectF inner(const QStyleOptionViewItem& cell) {
  return QRectF(cell.rect).adjusted(kPadding, 0, -kPadding, 0);
}

void paintTag(QPainter& painter, const QPointF& leftMiddle, const QString& text, const Tokens& tokens) {
  painter.setFont(bodyFont(11, QFont::Medium));
  const double width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 12;
  const QRectF tag(leftMiddle.x(), leftMiddle.y() - 9, width, 18);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(tokens.warn, 1));
  painter.setBrush(tokens.panel);
  painter.drawRoundedRect(tag.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  painter.drawText(tag, Qt::AlignCenter, text);
}

/// A badge that must not be missed: filled with the colour of what is bad.
void paintFilledBadge(QPainter& painter, const QRectF& box, const QString& text, const Tokens& tokens) {
  painter.setFont(bodyFont(12));
  const double width = std::max<double>(scaled(24), QFontMetricsF(painter.font()).horizontalAdvance(text) + 14);
  const double height = scaled(20);
  const QRectF badge(box.right() - width - 8, box.center().y() - height / 2, width, height);
  painter.setPen(Qt::NoPen);
  painter.setBrush(tokens.bad);
  painter.drawRoundedRect(badge.adjusted(-0.5, -0.5, 0.5, 0.5), height / 2, height / 2);
  painter.setPen(tokens.dark ? tokens.window : tokens.panel);
  painter.drawText(badge, Qt::AlignCenter, text);
}

}  // namespace

void PlainDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
  QStyledItemDelegate::initStyleOption(option, index);
  option->palette.setColor(QPalette::HighlightedText, option->palette.color(QPalette::Text));
  option->textElideMode = elide_;
}

void TabularDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  QStyleOptionViewItem cell(option);
  initStyleOption(&cell, index);
  const auto text = paintBlank(*painter, cell);
  painter->save();
  painter->setClipRect(cell.rect, Qt::IntersectClip);
  painter->setFont(cell.font);
  painter->setPen(cell.palette.color(QPalette::Text));
  const auto box = inner(cell);
  const QFontMetricsF metrics(cell.font);
  const bool fits = tabularWidth(metrics, text) <= box.width();
  drawTabular(*painter, box, cell.displayAlignment,
              fits ? text : metrics.elidedText(text, Qt::ElideRight, box.width()));
  painter->restore();
}

void StateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  QStyleOptionViewItem cell(option);
  initStyleOption(&cell, index);
  paintBlank(*painter, cell);
  const auto& tokens = look_.tokens();
  const auto state = static_cast<RebateState>(index.data(RebateTableModel::StateRole).toInt());
  const auto box = inner(cell);
  painter->save();
  painter->setClipRect(cell.rect, Qt::IntersectClip);
  paintState(*painter, QRectF(box.left(), box.center().y() - 6, 12, 12), state, tokens);
  painter->setFont(cell.font);
  painter->setPen(stateColor(state, tokens));
  if (index.data(RebateTableModel::PendingRole).toBool()) {
    paintTag(*painter, QPointF(box.left() + 17, box.center().y()), tr("Pending"), tokens);
  } else {
    const auto place = box.adjusted(18, 0, 0, 0);
    const auto word = QFontMetricsF(cell.font).elidedText(Words::state(state), Qt::ElideRight, place.width());
    painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft, word);
  }
  painter->restore();
}

void TagDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  QStyleOptionViewItem cell(option);
  initStyleOption(&cell, index);
  const auto text = paintBlank(*painter, cell);
  if (text.isEmpty()) return;
  const auto& tokens = look_.tokens();
  constexpr double kInside = 7;
  const auto box = inner(cell);
  painter->save();
  painter->setFont(bodyFont(12));
  const QFontMetricsF metrics(painter->font());
  const auto shown = metrics.elidedText(text, Qt::ElideRight, box.width() - 2 * kInside);
  const double height = scaled(20);
  const QRectF tag(box.left(), box.center().y() - height / 2, metrics.horizontalAdvance(shown) + 2 * kInside, height);
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(QPen(tokens.line, 1));
  painter->setBrush(tokens.raised);
  painter->drawRoundedRect(tag.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  const auto status = index.data(StatusRole);
  painter->setPen(status.isValid() ? wordColor(static_cast<Status>(status.toInt()), tokens) : tokens.text);
  painter->drawText(tag, Qt::AlignCenter, shown);
  painter->restore();
}

void MarkDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  QStyleOptionViewItem cell(option);
  initStyleOption(&cell, index);
  cell.features &= ~QStyleOptionViewItem::HasCheckIndicator;
  paintBlank(*painter, cell);
  const auto& tokens = look_.tokens();
  const auto state = static_cast<Qt::CheckState>(index.data(Qt::CheckStateRole).toInt());
  paintMark(*painter, QRectF(cell.rect).center(), state, tokens);
}

void NavigationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto& tokens = look_.tokens();
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  const int gap = index.data(GroupRole).toBool() ? kGroupGap : 0;
  const auto box = QRectF(option.rect).adjusted(0.5, 1.5 + gap, -0.5, -1.5);
  painter->save();
  if (gap > 0)
    painter->fillRect(QRectF(option.rect.left() + 4, option.rect.top() + gap / 2, option.rect.width() - 8, 1),
                      tokens.line);
  painter->setRenderHint(QPainter::Antialiasing);
  if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
    painter->setPen(option.state.testFlag(QStyle::State_HasFocus) ? QPen(tokens.accent, 1) : QPen(Qt::NoPen));
    painter->setBrush(selected ? tokens.selection : tokens.raised);
    painter->drawRoundedRect(box, 6, 6);
  }
  painter->setFont(bodyFont(13, selected ? QFont::DemiBold : QFont::Normal));
  painter->setPen(selected ? tokens.text : tokens.muted);
  const auto badge = index.data(BadgeRole).toString();
  const auto place = box.adjusted(10, 0, badge.isEmpty() ? -8 : -badgeWidth(badge) - 14, 0);
  const auto word =
      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, static_cast<int>(place.width()));
  painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft, word);
  if (!badge.isEmpty()) paintBadge(*painter, box, badge, index.data(AlertRole).toBool());
  if (!badge.isEmpty() && index.data(AlertRole).toInt() > 1) paintFilledBadge(*painter, box, badge, tokens);
  painter->restore();
}

double NavigationDelegate::badgeWidth(const QString& text) {
  return std::max<double>(scaled(24), QFontMetricsF(bodyFont(12)).horizontalAdvance(text) + 14);
}

void NavigationDelegate::paintBadge(QPainter& painter, const QRectF& box, const QString& text, bool alert) const {
  const auto& tokens = look_.tokens();
  painter.setFont(bodyFont(12));
  const double width = badgeWidth(text);
  const double height = scaled(20);
  const QRectF badge(box.right() - width - 8, box.center().y() - height / 2, width, height);
  painter.setPen(QPen(alert ? tokens.warn : tokens.line, 1));
  painter.setBrush(tokens.raised);
  painter.drawRoundedRect(badge, height / 2, height / 2);
  painter.setPen(alert ? tokens.warn : tokens.text);
  painter.drawText(badge, Qt::AlignCenter, text);
}

QSize NavigationDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  return {option.rect.width(), scaled(kEntry) + (index.data(GroupRole).toBool() ? kGroupGap : 0)};
}

}  // namespace rebate
