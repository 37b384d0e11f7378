// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/waterfall.h"

#include <QPainter>
#include <QStringList>
#include <algorithm>

#include "ui/style/fonts.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

int rowHeight() {
  return scaled(24);
}

}  // namespace

Waterfall::Waterfall(const Look& look, QWidget* parent) : QWidget(parent), look_(look) {
  setFixedHeight(5 * rowHeight());
}

void Waterfall::show(const Rebate& rebate) {
  rebate_ = rebate;
  QStringList said;
  const auto all = steps();
  setFixedHeight(static_cast<int>(all.size()) * rowHeight());
  for (const auto& step : all) said << step.name + QLatin1Char(' ') + yuan(step.amount);
  setAccessibleName(said.join(QStringLiteral(", ")));
  update();
}

/// With its rate where that is a whole one: the platform names an amount, not a rate.
QString Waterfall::feeName(const Rebate& rebate) {
  const auto fee = rebate.income.value - rebate.split.due.value;
  if (rebate.income.value <= 0 || fee <= 0) return tr("Platform fee");
  const auto rate = (fee * 100 + rebate.income.value / 2) / rebate.income.value;
  const bool whole = fee == rebate.income.value * rate / 100;
  return whole ? tr("Platform fee %1").arg(percent({static_cast<std::int32_t>(rate * 100)})) : tr("Platform fee");
}

std::vector<Waterfall::Step> Waterfall::steps() const {
  const auto& r = rebate_;
  const auto& s = r.split;
  const auto& t = look_.tokens();
  const Fen userEnd{s.user.value};
  const Fen inviterEnd{s.user.value + s.inviter.value};
  const Fen platformEnd{inviterEnd.value + s.platform.value};
  const auto share = BasisPoints{kWhole.value - r.shareRate.value};
  const auto income = r.upstream == UpstreamState::settled ? tr("Settled commission") : tr("Estimated commission");
  std::vector<Step> all{{income, {}, r.income, false, t.accent},
                        {feeName(r), s.due, {r.income.value - s.due.value}, true, t.bad},
                        {tr("Reserve %1").arg(percent(r.reserveRate)), platformEnd, s.reserve, true, t.warn},
                        {tr("Platform share %1").arg(percent(share)), inviterEnd, s.platform, true, t.unknown}};
  if (!r.inviterId.empty())
    all.push_back({tr("Inviter %1").arg(percent(r.inviterRate)), userEnd, s.inviter, true, t.unknown});
  all.push_back({tr("User rebate"), {}, s.user, false, t.ok});
  return all;
}

void Waterfall::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const auto& t = look_.tokens();
  const auto all = steps();
  painter.setFont(bodyFont());
  const QFontMetricsF metrics(painter.font());
  double names = 0, figures = 0;
  for (const auto& step : all) {
    names = std::max(names, metrics.horizontalAdvance(step.name));
    figures = std::max(figures, tabularWidth(metrics, QStringLiteral("+") + money(step.amount)));
  }
  const double left = names + 12;
  const double wide = std::max(20.0, width() - left - figures - 14);
  const auto whole = static_cast<double>(std::max<std::int64_t>(1, rebate_.income.value));
  const double row = rowHeight();
  const double bar = row / 2;
  double y = 0;
  for (const auto& step : all) {
    painter.setPen(t.text);
    painter.drawText(QRectF(0, y, names + 4, row), Qt::AlignVCenter | Qt::AlignLeft, step.name);
    painter.fillRect(QRectF(left, y + bar / 2, wide, bar), t.raised);
    const double x = left + wide * static_cast<double>(std::max<std::int64_t>(0, step.from.value)) / whole;
    const double length = wide * static_cast<double>(std::max<std::int64_t>(0, step.amount.value)) / whole;
    painter.setPen(Qt::NoPen);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(step.color);
    if (step.amount.value > 0) painter.drawRoundedRect(QRectF(x, y + bar / 2, std::max(2.0, length), bar), 2, 2);
    painter.setPen(t.text);
    const auto sign = step.amount.value == 0 ? QString() : step.taken ? QString(QChar(0x2212)) : QStringLiteral("+");
    drawTabular(painter, QRectF(width() - figures - 10, y, figures + 10, row), Qt::AlignRight,
                sign + money(step.amount));
    y += row;
  }
}

}  // namespace rebate
