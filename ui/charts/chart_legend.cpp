// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_legend.h"

#include <QPainter>
#include <algorithm>

#include "ui/charts/series_colors.h"
#include "ui/style/fonts.h"

namespace rebate {
namespace {

constexpr double kSign = 8, kBeforeName = 4, kBetween = 10;  // px
constexpr double kLeastName = 40;                            // px; a name that is cut further says nothing

double widthOf(const QFontMetricsF& metrics, const QString& name) {
  return kSign + kBeforeName + metrics.horizontalAdvance(name);
}

QString others(qsizetype count) {
  return QLatin1Char('+') + QString::number(count);
}

}  // namespace

ChartLegend::ChartLegend(const Look& look, QWidget* parent) : QWidget(parent), look_(look) {
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ChartLegend::setNames(const QStringList& names) {
  names_ = names;
  setAccessibleName(names.join(QStringLiteral(", ")));
  setToolTip(names.join(QLatin1Char('\n')));
  update();
}

QSize ChartLegend::sizeHint() const {
  return {0, static_cast<int>(QFontMetricsF(bodyFont(12)).height()) + 1};
}

int ChartLegend::namesShown() const {
  const QFontMetricsF metrics(bodyFont(12));
  double used = 0;
  for (qsizetype i = 0; i < names_.size(); ++i) {
    used += (i > 0 ? kBetween : 0) + widthOf(metrics, names_[i]);
    const auto left = names_.size() - i - 1;
    const double rest = left > 0 ? kBetween + metrics.horizontalAdvance(others(left)) : 0;
    if (used + rest > width()) return static_cast<int>(i);
  }
  return static_cast<int>(names_.size());
}

void ChartLegend::paintEvent(QPaintEvent*) {
  if (names_.isEmpty()) return;
  QPainter painter(this);
  painter.setFont(bodyFont(12));
  const QFontMetricsF metrics(painter.font());
  const auto& tokens = look_.tokens();
  const auto shown = namesShown();
  const auto hidden = names_.size() - std::max(shown, 1);
  const double rest = hidden > 0 ? kBetween + metrics.horizontalAdvance(others(hidden)) : 0;
  double x = 0;
  for (int i = 0; i < std::max(shown, 1); ++i) {
    const double room = width() - x - kSign - kBeforeName - (shown == 0 ? rest : 0);
    if (shown == 0 && room < kLeastName) break;
    const QRectF sign(x + 0.5, (height() - kSign) / 2.0 + 0.5, kSign - 1, kSign - 1);
    const auto number = static_cast<std::size_t>(i);
    painter.setPen(seriesColor(number, tokens));
    // Dashed lines have the colours of solid ones: their sign is hollow.
    painter.setBrush(number < 6 ? QBrush(seriesColor(number, tokens)) : QBrush(Qt::NoBrush));
    painter.drawRect(sign);
    painter.setPen(tokens.muted);
    const auto text = shown == 0 ? metrics.elidedText(names_[i], Qt::ElideRight, room) : names_[i];
    const double wide = metrics.horizontalAdvance(text);
    painter.drawText(QRectF(x + kSign + kBeforeName, 0, wide + 2, height()), Qt::AlignLeft | Qt::AlignVCenter, text);
    x += kSign + kBeforeName + wide + kBetween;
  }
  if (hidden <= 0) return;
  painter.setPen(tokens.muted);
  painter.drawText(QRectF(x, 0, rest + 2, height()), Qt::AlignLeft | Qt::AlignVCenter,
                   others(x > 0 ? hidden : names_.size()));
}

}  // namespace rebate
