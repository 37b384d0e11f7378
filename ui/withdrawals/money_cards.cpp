// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/money_cards.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/withdrawals/settlement_words.h"

namespace rebate {

MoneyCards::MoneyCards(const SettlementSource& source, const Context& context, QWidget* parent)
    : QWidget(parent), source_(source), context_(context) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  due_ = add(tr("Due from networks on the 20th"), SettlementWords::due());
  payable_ = add(tr("Payable to users on the 24th"), SettlementWords::payable());
  advance_ = add(tr("Advanced, not yet collected"), SettlementWords::advance());
  exposure_ = add(tr("Clawback exposure"), SettlementWords::exposure());
  connect(&source, &SettlementSource::changed, this, &MoneyCards::refresh);
  refresh();
}

MoneyCards::Card MoneyCards::add(const QString& title, const QString& definition) {
  auto* frame = make::frame("card");
  frame->setToolTip(definition);
  frame->setAccessibleDescription(definition);
  auto* inside = new QVBoxLayout(frame);
  inside->setContentsMargins(12, 11, 12, 12);
  inside->setSpacing(4);
  Card card{frame, make::section(title), make::label({}, "figure"), make::paragraph({})};
  inside->addWidget(card.title);
  inside->addWidget(card.figure);
  inside->addWidget(card.detail);
  inside->addStretch();
  layout()->addWidget(frame);
  return card;
}

void MoneyCards::say(Card& card, const QString& figure, const QString& detail) {
  make::setText(card.figure, figure);
  make::setText(card.detail, detail);
  card.frame->setAccessibleName(card.title->text() + QLatin1Char(' ') + figure + QLatin1Char(' ') + detail);
}

void MoneyCards::refresh() {
  const auto& known = source_.settlement();
  if (!known) {
    const auto why = source_.trouble()           ? Words::error(*source_.trouble())
                     : context_.workspace.desk() ? tr("Adding up…")
                                                 : tr("The copy on this desktop is not open.");
    for (auto* card : {&due_, &payable_, &advance_, &exposure_}) say(*card, QString(QChar(0x2014)), why);
    return;
  }
  const auto& all = *known;
  const auto pick = [&](CalendarMonth month) -> const SettlementMonth& {
    return month == all.thisMonth.month ? all.thisMonth : all.nextMonth;
  };
  const auto& coming = pick(comingSettlement(source_.asOf()));
  const auto& paying = pick(comingPayable(source_.asOf()));
  const auto due = all.dueOf(coming), advance = all.advanceTotal();
  say(due_, yuan(due.sum), due.lines > 0 ? SettlementWords::platforms(coming.due) : tr("Nothing was received yet."));
  say(payable_, yuan(paying.payable.sum), tr("%n user(s)", nullptr, static_cast<int>(paying.users)));
  const auto share = SettlementWords::share(advance.sum, due.sum);
  QStringList collected;
  if (advance.lines > 0) collected << SettlementWords::platforms(all.advance);
  if (!share.isEmpty()) collected << tr("%1 of due").arg(share);
  say(advance_, yuan(advance.sum), collected.join(QStringLiteral(" · ")));
  auto exposed = tr("%n refund(s) still open", nullptr, static_cast<int>(all.refunds.lines));
  if (all.belowZero.lines > 0)
    exposed += QStringLiteral(" · ") + tr("%n balance(s) below zero", nullptr, static_cast<int>(all.belowZero.lines));
  say(exposure_, yuan(all.exposure()), exposed);
}

QString MoneyCards::text(int card) const {
  const Card* cards[] = {&due_, &payable_, &advance_, &exposure_};
  const auto& c = *cards[card];
  return QStringList{c.title->text(), c.figure->text(), c.detail->text()}.join(QLatin1Char('\n'));
}

}  // namespace rebate
