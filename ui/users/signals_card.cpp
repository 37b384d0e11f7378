// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/signals_card.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <cmath>

#include "ui/style/make.h"
#include "ui/style/status_mark.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

BasisPoints shareOf(std::int64_t part, std::int64_t all) {
  if (all <= 0) return {};
  const auto percent = std::lround(100.0 * static_cast<double>(part) / static_cast<double>(all));
  return {static_cast<std::int32_t>(percent * 100)};
}

}  // namespace

SignalsCard::SignalsCard(const Look& look, QWidget* parent) : QFrame(parent) {
  setProperty("look", QStringLiteral("card"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 12, 12, 12);
  layout->setSpacing(8);
  layout->addWidget(make::section(tr("Signals")));
  closed_ = add(layout, look, tr("Closed orders, 90 days"),
                tr("Orders of the last 90 days that ended void or clawed back, of all they made in that time. Typical: "
                   "the same share of everybody's orders in this desktop's copy."));
  held_ = add(layout, look, tr("Held rebates"),
              tr("Rebates that wait for a person, and those among them that two people claim or nobody owns."));
  returned_ = add(layout, look, tr("Withdrawals returned"),
                  tr("Withdrawals that the bank or the provider sent back, of all they asked for; told by a region."));
  showFigures({}, {});
  showReturned({});
}

SignalsCard::Row SignalsCard::add(QVBoxLayout* layout, const Look& look, const QString& name,
                                  const QString& definition) {
  auto* line = new QHBoxLayout;
  line->setSpacing(8);
  const Row row{new StatusMark(look), make::label(name), make::label({}, "muted")};
  line->addWidget(row.mark);
  line->addWidget(row.name);
  line->addStretch();
  line->addWidget(row.value);
  for (auto* label : {row.name, row.value}) label->setToolTip(definition);
  row.name->setAccessibleDescription(definition);
  layout->addLayout(line);
  return row;
}

void SignalsCard::put(const Row& row, Status status, const QString& value) {
  row.mark->setStatus(status);
  make::setText(row.value, value);
  make::setProperty(row.value, "tone", status == Status::warning ? "warning" : "unknown");
  row.value->setAccessibleName(QStringLiteral("%1: %2").arg(row.name->text(), value));
}

void SignalsCard::showFigures(const std::optional<UserFigures>& figures, const std::optional<Share>& typical) {
  if (!figures) {
    put(closed_, Status::unknown, tr("not known yet"));
    return put(held_, Status::unknown, tr("not known yet"));
  }
  const auto mine = shareOf(figures->recentClosed, figures->recent);
  auto said = percent(mine);
  bool high = figures->recent >= kFewest && mine.value >= 1'000;
  if (typical && typical->all > 0) {
    const auto theirs = shareOf(typical->part, typical->all);
    said = tr("%1 · typical %2").arg(said, percent(theirs));
    high = high && mine.value >= 2 * theirs.value;
  }
  if (figures->recent < kFewest)
    put(closed_, Status::unknown, tr("%1 of %2, too few to say").arg(figures->recentClosed).arg(figures->recent));
  else
    put(closed_, high ? Status::warning : Status::ok, said);
  if (figures->held == 0)
    put(held_, Status::ok, tr("none"));
  else if (figures->disputed == 0)
    put(held_, Status::warning, count(figures->held));
  else
    put(held_, Status::warning, tr("%1 · %2 disputed").arg(count(figures->held), count(figures->disputed)));
}

void SignalsCard::showReturned(const std::optional<Share>& returned) {
  if (!returned)
    put(returned_, Status::unknown, tr("no region told"));
  else if (returned->all == 0)
    put(returned_, Status::ok, tr("none asked for"));
  else if (returned->part == 0)
    put(returned_, Status::ok, tr("never"));
  else
    put(returned_, Status::warning, tr("%1 of %2").arg(count(returned->part), count(returned->all)));
}

}  // namespace rebate
