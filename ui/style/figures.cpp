// SPDX-License-Identifier: GPL-3.0-or-later
// Figures as people read them: amounts, counts, ages, times.
#include <QDateTime>

#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr QChar kThin(0x202f);   // narrow no-break space
constexpr QChar kFixed(0x00a0);  // no-break space

QString grouped(QString digits, QChar separator) {
  for (auto at = digits.size() - 3; at > 0; at -= 3) digits.insert(at, separator);
  return digits;
}

}  // namespace

QString money(Fen amount) {
  const auto plain = qs(formatYuan(amount));
  const bool negative = plain.startsWith(QLatin1Char('-'));
  const auto dot = plain.indexOf(QLatin1Char('.'));
  const auto whole = grouped(plain.mid(negative ? 1 : 0, dot - (negative ? 1 : 0)), QLatin1Char(','));
  return (negative ? QString(QChar(0x2212)) : QString()) + whole + plain.mid(dot);
}

QString yuan(Fen amount) {
  return QStringLiteral("¥") + kFixed + money(amount);
}

QString percent(BasisPoints rate) {
  return QString::number(rate.value / 100.0) + kFixed + QLatin1Char('%');
}

QString count(std::int64_t number) {
  const auto digits = grouped(QString::number(number < 0 ? -number : number), kThin);
  return number < 0 ? QString(QChar(0x2212)) + digits : digits;
}

QString clockTime(Millis at) {
  return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("HH:mm:ss"));
}

QString dayTime(Millis at) {
  return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("MM-dd HH:mm"));
}

QString shortHash(const std::string& hex) {
  const auto text = qs(hex);
  return text.size() <= 9 ? text : text.left(4) + QChar(0x2026) + text.right(4);
}

QString Words::age(Millis span) {
  const auto s = span < 0 ? 0 : span / 1000;
  if (s < 60) return tr("%1 s").arg(s);
  if (s < 600) return tr("%1 m %2 s").arg(s / 60).arg(s % 60);
  if (s < 3600) return tr("%1 m").arg(s / 60);
  if (s < 48 * 3600) return tr("%1 h").arg(s / 3600);
  return tr("%1 d").arg(s / 86'400);
}

QString Words::seconds(Millis span) {
  return tr("%1 s").arg(QString::number(static_cast<double>(span) / 1000.0, 'f', 1));
}

}  // namespace rebate
