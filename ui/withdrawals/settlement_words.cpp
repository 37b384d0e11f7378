// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/settlement_words.h"

#include "ui/style/words.h"

namespace rebate {

QString SettlementWords::due() {
  return tr(
      "What the platforms settle on the 20th for the lines received the month before: their income less the "
      "platform's fee. A line was received when its newest upstream version says so; lines with an open refund "
      "are left out. The 20th stays the 20th on a weekend. Months and days are of +08:00.");
}

QString SettlementWords::payable() {
  return tr(
      "The users' and inviters' parts of the lines that are due, without those that are held or rejected. Users "
      "can have them from the 24th on: four days for bills, approvals and payouts. The number is of different "
      "buyers.");
}

QString SettlementWords::advance() {
  return tr(
      "Credited to users by lines that settled after the last 20th: they can withdraw it, and the platform's money "
      "comes with the next settlement.");
}

QString SettlementWords::exposure() {
  return tr(
      "What may have to come back: credited rebates with a refund that is still open, and what users owe whose "
      "balance is below zero.");
}

QString SettlementWords::overdue() {
  return tr(
      "Lines received before the month before that still are not settled. The platform owes them, but did not say "
      "when.");
}

QString SettlementWords::approving() {
  return tr("Settled and not credited yet: the users' part waits for the platform's bill or for an approval.");
}

QString SettlementWords::platforms(const std::map<Platform, LineSum>& parts) {
  QStringList said;
  for (const auto& [platform, part] : parts) said << Words::platform(platform) + QChar(0x00A0) + money(part.sum);
  return said.join(QStringLiteral(" · "));
}

QString SettlementWords::share(Fen part, Fen whole) {
  if (whole.value <= 0) return {};
  const auto percent = 100.0 * static_cast<double>(part.value) / static_cast<double>(whole.value);
  return QString::number(percent, 'f', 1) + QChar(0x202F) + QLatin1Char('%');
}

}  // namespace rebate
