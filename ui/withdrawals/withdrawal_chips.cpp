// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/withdrawal_chips.h"

#include <QButtonGroup>
#include <QHBoxLayout>

#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/withdrawals/withdrawal_words.h"

namespace rebate {

WithdrawalChips::WithdrawalChips(QWidget* parent) : QWidget(parent) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  auto* group = new QButtonGroup(this);
  const auto add = [&](std::optional<WithdrawalStage> stage) {
    auto* chip = make::button({}, "chip");
    chip->setCheckable(true);
    chip->setChecked(stage == chosen_);
    group->addButton(chip);
    layout->addWidget(chip);
    chips_[stage] = chip;
    connect(chip, &QPushButton::clicked, this, [this, stage] {
      chosen_ = stage;
      Q_EMIT chosenChanged();
    });
  };
  for (const auto stage : kWithdrawalStages) add(stage);
  add(std::nullopt);
  layout->addStretch();
  setCounts({});
}

void WithdrawalChips::setCounts(const CacheCounts& counts) {
  std::int64_t all = 0;
  for (const auto& [stage, count] : counts.withdrawals) all += count.rows;
  for (const auto& [stage, chip] : chips_) {
    const auto found = stage ? counts.withdrawals.find(*stage) : counts.withdrawals.end();
    const auto here = found == counts.withdrawals.end() ? WithdrawalCount{} : found->second;
    const auto word = stage ? WithdrawalWords::stage(*stage) : tr("All");
    const auto text = word + QLatin1Char(' ') + count(stage ? here.rows : all);
    if (chip->text() != text) chip->setText(text);
    chip->setAccessibleName(tr("Show: %1").arg(text));
    chip->setToolTip(stage && here.rows > 0 ? tr("%1 together").arg(yuan(here.sum)) : QString());
  }
}

void WithdrawalChips::choose(std::optional<WithdrawalStage> stage) {
  chosen_ = stage;
  chips_.at(stage)->setChecked(true);
  Q_EMIT chosenChanged();
}

}  // namespace rebate
