// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/fonts.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

namespace rebate {
namespace {

int scale = 100;  // the application has one

double digitWidth(const QFontMetricsF& metrics) {
  double widest = 0;
  for (char16_t digit = u'0'; digit <= u'9'; ++digit)
    widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
  return widest;
}

}  // namespace

void setTextScale(int percent) {
  scale = percent;
}

int textScale() {
  return scale;
}

int scaled(int pixels) {
  return (pixels * scale + 50) / 100;
}

QFont bodyFont(int pixels, QFont::Weight weight) {
  QFont font(QStringList{QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC")});
  font.setPixelSize(scaled(pixels));
  font.setWeight(weight);
  return font;
}

QFont monoFont(int pixels) {
  QFont font(QStringList{QStringLiteral("JetBrains Mono"), QStringLiteral("Noto Sans Mono CJK SC")});
  font.setStyleHint(QFont::Monospace);
  font.setPixelSize(scaled(pixels));
  return font;
}

double tabularWidth(const QFontMetricsF& metrics, const QString& text) {
  const double digit = digitWidth(metrics);
  double width = 0;
  for (const auto c : text) width += c.isDigit() ? digit : metrics.horizontalAdvance(c);
  return width;
}

void drawTabular(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text) {
  const QFontMetricsF metrics(painter.font());
  const double digit = digitWidth(metrics);
  double x = box.left();
  if (alignment & Qt::AlignRight) x = box.right() - tabularWidth(metrics, text);
  const double base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2;
  for (const auto c : text) {
    const double own = metrics.horizontalAdvance(c);
    const double cell = c.isDigit() ? digit : own;
    painter.drawText(QPointF(x + (cell - own) / 2, base), QString(c));
    x += cell;
  }
}

}  // namespace rebate
