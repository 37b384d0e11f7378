// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/booking_panel.h"

#include <QGridLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

const char* toneOf(Comparison::State state) {
  switch (state) {
    case Comparison::State::notNeeded:
    case Comparison::State::asking:
    case Comparison::State::equal:
      return "unknown";
    case Comparison::State::notCompared:
      return "warning";
    case Comparison::State::differs:
    case Comparison::State::failed:
      return "bad";
  }
  return "unknown";
}

std::int64_t amountOf(const std::vector<Leg>& legs, const Leg& like) {
  std::int64_t sum = 0;
  for (const auto& leg : legs)
    if (leg.account == like.account && leg.userId == like.userId) sum += leg.amount.value;
  return sum;
}

}  // namespace

BookingPanel::BookingPanel(QWidget* parent) : QWidget(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  layout->addWidget(said_ = make::paragraph({}));
  said_->setObjectName(QStringLiteral("comparison"));
  layout->addWidget(sides_ = new QWidget);
  sides_->setObjectName(QStringLiteral("bothSides"));
  grid_ = new QGridLayout(sides_);
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setHorizontalSpacing(12);
  grid_->setVerticalSpacing(4);
  grid_->setColumnStretch(0, 1);
}

void BookingPanel::show(const Rebate&, const Comparison& comparison) {
  comparison_ = comparison;
  setVisible(comparison.state != Comparison::State::notNeeded);
  make::setText(said_, sentence(comparison));
  make::setProperty(said_, "tone", toneOf(comparison.state));
  showSides();
}

QString BookingPanel::sentence(const Comparison& comparison) {
  switch (comparison.state) {
    case Comparison::State::notNeeded:
      return {};
    case Comparison::State::asking:
      return tr("Comparing the booking with the region…");
    case Comparison::State::equal:
      return tr("Same rules here as in the region: the booking computed on this desktop equals the region's, %1 ✓")
          .arg(shortHash(comparison.digest));
    case Comparison::State::notCompared:
      return tr(
          "The booking was computed on this desktop and compared with nobody: no region answers. The region "
          "compares what you saw by its content hash before it books.");
    case Comparison::State::failed:
      return tr("The booking could not be compared, so it cannot be approved: %1")
          .arg(Words::error(comparison.why.value_or(Error{})));
    case Comparison::State::differs:
      return tr(
          "STOP: this desktop and the region would book different amounts. Do not approve; tell whoever runs the "
          "platform.");
  }
  return {};
}

QString BookingPanel::account(const Leg& leg) {
  const auto who = qs(leg.userId);
  switch (leg.account) {
    case Account::commissionReceivable:
      return tr("Commission receivable");
    case Account::userPayable:
      return tr("Balance of %1").arg(who);
    case Account::userFrozen:
      return tr("Frozen of %1").arg(who);
    case Account::platformIncome:
      return tr("Platform");
    case Account::reserve:
      return tr("Reserve");
    case Account::goodwill:
      return tr("Goodwill");
    case Account::cash:
      return tr("Cash");
  }
  return {};
}

/// Every account that either side books on; where they differ it is bold.
void BookingPanel::showSides() {
  while (auto* item = grid_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  const bool differs = comparison_.state == Comparison::State::differs;
  sides_->setVisible(differs);
  if (!differs) return;
  int line = 0;
  const auto row = [&](const QString& what, const QString& here, const QString& there, const char* look) {
    grid_->addWidget(make::label(what, look), line, 0);
    grid_->addWidget(make::label(here, look), line, 1, Qt::AlignRight);
    grid_->addWidget(make::label(there, look), line++, 2, Qt::AlignRight);
  };
  row(tr("Account"), tr("This desktop ¥"), tr("Region ¥"), "muted");
  auto legs = comparison_.here;
  for (const auto& leg : comparison_.there)
    if (std::none_of(legs.begin(), legs.end(),
                     [&](const Leg& l) { return l.account == leg.account && l.userId == leg.userId; }))
      legs.push_back(leg);
  for (const auto& leg : legs) {
    const auto here = amountOf(comparison_.here, leg), there = amountOf(comparison_.there, leg);
    row(account(leg), money({here}), money({there}), here == there ? nullptr : "strong");
  }
}

}  // namespace rebate
