// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStringList>

#include "ui/style/elided_label.h"
#include "ui/style/fonts.h"

namespace rebate {

/// Labels and buttons whose text does not fit into them. One that ends in "…" and has the whole in its tool tip is
/// well in its place where the text is large or the window small.
inline QStringList clipped(const QWidget& window) {
  QStringList found;
  const bool narrow = textScale() > 130 || window.width() < 1600;
  for (const auto* label : window.findChildren<QLabel*>()) {
    if (!label->isVisible() || label->wordWrap() || label->text().isEmpty()) continue;
    if (narrow && qobject_cast<const ElidedLabel*>(label)) continue;
    const int needed = label->fontMetrics().horizontalAdvance(label->text());
    if (label->contentsRect().width() < needed) found << label->text();
  }
  for (const auto* label : window.findChildren<QLabel*>()) {
    if (!label->isVisible() || !label->wordWrap() || label->text().isEmpty()) continue;
    if (label->height() + 4 < label->heightForWidth(label->width()))
      found << QStringLiteral("%1 (%2 < %3 px)")
                   .arg(label->text())
                   .arg(label->height())
                   .arg(label->heightForWidth(label->width()));
  }
  for (const auto* button : window.findChildren<QPushButton*>())
    if (button->isVisible() && button->width() < button->sizeHint().width())
      found
          << QStringLiteral("%1 (%2 < %3 px)").arg(button->text()).arg(button->width()).arg(button->sizeHint().width());
  return found;
}

/// Column headings that do not fit; the last column's may be followed by the scroll bar.
inline QStringList clippedHeadings(const QWidget& window) {
  QStringList found;
  for (const auto* header : window.findChildren<QHeaderView*>()) {
    if (!header->isVisible() || header->orientation() != Qt::Horizontal) continue;
    // The section's own hint reserves room for a sort sign in every column; the text and its left padding do not.
    const QFontMetrics metrics(bodyFont(12, QFont::Medium));
    for (int column = 0; column < header->count(); ++column) {
      const auto text = header->model()->headerData(column, Qt::Horizontal).toString();
      if (header->sectionSize(column) < metrics.horizontalAdvance(text) + 11) found << text;
    }
  }
  return found;
}

}  // namespace rebate
