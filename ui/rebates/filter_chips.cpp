// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/filter_chips.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QPushButton>

#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr Millis kDay = 24 * 3'600'000;

/// Behind a text that ends with a figure.
QString withDot(const QString& number) {
  return number.isEmpty() ? number : QStringLiteral(" ·") + number;
}

void setChip(QPushButton* chip, const QString& text, bool chosen) {
  if (chip->text() != text) chip->setText(text);
  chip->setAccessibleName(text);
  chip->setChecked(chosen);
}

}  // namespace

FilterChips::FilterChips(QWidget* parent) : QWidget(parent) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  platform_ = addChip("filterPlatform", &FilterChips::fillPlatforms);
  amount_ = addChip("filterAmount", &FilterChips::fillAmounts);
  age_ = addChip("filterAge", &FilterChips::fillAges);
  proposer_ = addChip("filterProposer", &FilterChips::fillProposers);
  showTexts();
}

QPushButton* FilterChips::addChip(const char* name, void (FilterChips::*fill)(QMenu&)) {
  auto* chip = make::button({}, "chip");
  chip->setObjectName(QLatin1String(name));
  chip->setCheckable(true);
  layout()->addWidget(chip);
  connect(chip, &QPushButton::clicked, this, [this, chip, fill] {
    showTexts();  // a click opens; it neither checks nor unchecks
    auto* menu = new QMenu(chip);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    (this->*fill)(*menu);
    menu->popup(chip->mapToGlobal(QPoint(0, chip->height() + 2)));
  });
  return chip;
}

template <class Choose>
void FilterChips::offer(QMenu& menu, const QString& text, bool chosen, Choose choose) {
  auto* action = menu.addAction(text);
  action->setCheckable(true);
  action->setChecked(chosen);
  connect(action, &QAction::triggered, this, [this, choose] {
    choose(filter_);
    rows_.reset();  // of the filter before
    showTexts();
    Q_EMIT changed();
  });
}

void FilterChips::fillPlatforms(QMenu& menu) {
  offer(menu, tr("Any platform"), !filter_.platform, [](RebateFilter& filter) { filter.platform.reset(); });
  for (const auto platform : {Platform::taobao, Platform::jd, Platform::pdd})
    offer(menu, Words::platform(platform), filter_.platform == platform,
          [platform](RebateFilter& filter) { filter.platform = platform; });
}

void FilterChips::fillAmounts(QMenu& menu) {
  offer(menu, tr("Any amount"), !filter_.least, [](RebateFilter& filter) { filter.least.reset(); });
  for (const auto fen : {500, 1'000, 5'000, 10'000, 50'000})
    offer(menu, tr("At least %1").arg(yuan({fen})), filter_.least == Fen{fen},
          [fen](RebateFilter& filter) { filter.least = Fen{fen}; });
  connect(menu.addAction(tr("Another amount…")), &QAction::triggered, this, &FilterChips::askAmount);
}

void FilterChips::askAmount() {
  auto* asked = new QInputDialog(this);
  asked->setAttribute(Qt::WA_DeleteOnClose);
  asked->setInputMode(QInputDialog::DoubleInput);
  asked->setDoubleRange(0.01, 9'999'999.99);
  asked->setDoubleDecimals(2);
  asked->setDoubleValue(static_cast<double>(filter_.least.value_or(Fen{5'000}).value) / 100);
  asked->setWindowTitle(tr("Amount of the rebate"));
  asked->setLabelText(tr("At least, in ¥"));
  asked->setOkButtonText(tr("Show"));
  asked->setCancelButtonText(tr("Cancel"));
  connect(asked, &QInputDialog::doubleValueSelected, this, [this](double amount) {
    filter_.least = Fen{qRound64(amount * 100)};
    rows_.reset();
    showTexts();
    Q_EMIT changed();
  });
  asked->open();
}

void FilterChips::fillAges(QMenu& menu) {
  const bool any = !filter_.olderThan && !filter_.newerThan;
  offer(menu, tr("Any age"), any, [](RebateFilter& filter) { filter.olderThan = filter.newerThan = std::nullopt; });
  for (const Millis days : {1, 3, 7, 30})
    offer(menu, tr("Older than %1").arg(Words::age(days * kDay)), filter_.olderThan == days * kDay,
          [days](RebateFilter& filter) { filter.olderThan = days * kDay, filter.newerThan.reset(); });
  for (const Millis days : {1, 7, 30})
    offer(menu, tr("Newer than %1").arg(Words::age(days * kDay)), filter_.newerThan == days * kDay,
          [days](RebateFilter& filter) { filter.newerThan = days * kDay, filter.olderThan.reset(); });
}

void FilterChips::fillProposers(QMenu& menu) {
  offer(menu, tr("Anybody"), filter_.proposedBy.empty(), [](RebateFilter& filter) { filter.proposedBy.clear(); });
  auto names = proposers_;
  names.insert("feed");
  for (const auto& name : names)
    offer(menu, Words::proposer(name), filter_.proposedBy == name,
          [name](RebateFilter& filter) { filter.proposedBy = name; });
}

QString FilterChips::ageText() const {
  if (filter_.olderThan) return tr("Older than %1").arg(Words::age(*filter_.olderThan));
  return filter_.newerThan ? tr("Newer than %1").arg(Words::age(*filter_.newerThan)) : tr("+ Age");
}

void FilterChips::showTexts() {
  const bool aged = filter_.olderThan || filter_.newerThan;
  const int chosen =
      (filter_.platform ? 1 : 0) + (filter_.least ? 1 : 0) + (aged ? 1 : 0) + (filter_.proposedBy.empty() ? 0 : 1);
  const auto number = chosen == 1 && rows_ ? QLatin1Char(' ') + count(*rows_) : QString();
  setChip(platform_, filter_.platform ? Words::platform(*filter_.platform) + number : tr("+ Platform"),
          filter_.platform.has_value());
  setChip(amount_, filter_.least ? tr("Amount ≥ %1").arg(yuan(*filter_.least)) + withDot(number) : tr("+ Amount ≥"),
          filter_.least.has_value());
  setChip(age_, aged ? ageText() + withDot(number) : ageText(), aged);
  setChip(
      proposer_,
      filter_.proposedBy.empty() ? tr("+ Proposed by") : tr("By %1").arg(Words::proposer(filter_.proposedBy)) + number,
      !filter_.proposedBy.empty());
}

void FilterChips::setCount(std::optional<std::int64_t> rows) {
  if (rows_ == rows) return;
  rows_ = rows;
  showTexts();
}

void FilterChips::set(const RebateFilter& filter) {
  filter_ = filter;
  rows_.reset();
  showTexts();
}

void FilterChips::addTo(RebateFilter& filter) const {
  filter.platform = filter_.platform;
  filter.least = filter_.least;
  filter.olderThan = filter_.olderThan;
  filter.newerThan = filter_.newerThan;
  filter.proposedBy = filter_.proposedBy;
}

void FilterChips::setProposers(const std::set<std::string>& names) {
  proposers_ = names;
}

bool FilterChips::narrows() const {
  return isNarrowed(queryOf(filter_, 0));
}

void FilterChips::clear() {
  set({});
  Q_EMIT changed();
}

}  // namespace rebate
