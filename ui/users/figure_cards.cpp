// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/figure_cards.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/users/user_words.h"

namespace rebate {

FigureCards::FigureCards(QWidget* parent) : QWidget(parent) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  const std::array<QString, kCards> titles{tr("Available"), tr("Waiting"), tr("Frozen"), tr("Lifetime")};
  for (std::size_t i = 0; i < kCards; ++i) {
    auto& card = cards_[i];
    card.title = titles[i];
    card.frame = make::frame("card");
    auto* inside = new QVBoxLayout(card.frame);
    inside->setContentsMargins(12, 12, 12, 12);
    inside->setSpacing(4);
    inside->addWidget(make::section(card.title));
    inside->addWidget(card.figure = make::label({}, "figure"));
    inside->addWidget(card.words = make::elided({}, "muted"));
    layout->addWidget(card.frame, 1);
  }
}

void FigureCards::put(Which which, const std::optional<Fen>& amount, const QString& words, const char* tone) {
  auto& card = cards_[which];
  const auto figure = amount ? yuan(*amount) : QStringLiteral("—");
  make::setText(card.figure, figure);
  make::setText(card.words, words);
  make::setProperty(card.figure, "tone", amount && amount->value < 0 ? "bad" : "plain");
  make::setProperty(card.words, "tone", tone);
  card.frame->setAccessibleName(QStringLiteral("%1: %2, %3").arg(card.title, figure, words));
}

void FigureCards::show(const std::optional<User>& user, const std::optional<UserFigures>& figures, Millis now) {
  if (!user) {
    put(kAvailable, {}, tr("not known yet"));
    put(kFrozen, {}, tr("not known yet"));
  } else {
    const bool negative = user->balance.value < 0;
    put(kAvailable, user->balance,
        negative                           ? tr("owed to us: the next credits make it up")
        : user->state == UserState::frozen ? tr("nothing is paid out while frozen")
        : user->balance.value == 0         ? tr("nothing to withdraw")
                                           : tr("withdrawable now"),
        negative || user->state == UserState::frozen ? "warning" : "unknown");
    put(kFrozen, user->frozen, user->frozen.value == 0 ? tr("no open withdrawal") : tr("in open withdrawals"));
  }
  if (!figures) {
    put(kWaiting, {}, tr("not known yet"));
    put(kLifetime, {}, tr("not known yet"));
    return;
  }
  auto waiting =
      figures->onTheWay.rebates == 1 ? tr("1 rebate") : tr("%1 rebates").arg(count(figures->onTheWay.rebates));
  if (figures->awaiting.rebates > 0)
    waiting = tr("%1 · %2 to be approved now").arg(waiting, count(figures->awaiting.rebates));
  else if (figures->nextPayable > 0)
    waiting = tr("%1 · next about %2").arg(waiting, UserWords::day(std::max(figures->nextPayable, now), now));
  put(kWaiting, figures->onTheWay.amount, waiting);
  put(kLifetime, figures->credited.amount,
      figures->firstOrder > 0 ? tr("credited since %1").arg(qs(text(calendarMonthOf(figures->firstOrder))))
                              : tr("no order in this copy"));
}

}  // namespace rebate
