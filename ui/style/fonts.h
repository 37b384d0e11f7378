// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;
class QFontMetricsF;

namespace rebate {

void setTextScale(int percent);  ///< of all fonts made from now on
int textScale();
int scaled(int pixels);  ///< a width made for text of the usual size
QFont bodyFont(int pixels = 13, QFont::Weight weight = QFont::Normal);
QFont monoFont(int pixels = 12);  ///< ids, hashes, times

/// Draws digits on a grid of equal widths, so that the figures of a column stand below each other whatever the
/// font does; Qt before 6.7 cannot ask Inter for its tabular figures.
void drawTabular(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text);
double tabularWidth(const QFontMetricsF& metrics, const QString& text);

}  // namespace rebate
