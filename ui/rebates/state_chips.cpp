// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/state_chips.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <array>

#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr std::array kOrder{RebateState::awaitingApproval, RebateState::held,     RebateState::waiting,
                            RebateState::estimated,        RebateState::credited, RebateState::rejected,
                            RebateState::clawedBack,       RebateState::voided};

}  // namespace

StateChips::StateChips(QWidget* parent) : QWidget(parent) {
  auto* outer = new QHBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->addWidget(scroll_ = new QScrollArea);
  scroll_->setWidgetResizable(true);
  scroll_->setFocusPolicy(Qt::NoFocus);
  scroll_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* inside = new QWidget;
  inside->setObjectName(QStringLiteral("chips"));
  scroll_->setWidget(inside);
  auto* layout = new QHBoxLayout(inside);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  auto* group = new QButtonGroup(this);
  const auto add = [&](std::optional<RebateState> state) {
    auto* chip = make::button({}, "chip");
    chip->setCheckable(true);
    chip->setChecked(state == chosen_);
    group->addButton(chip);
    layout->addWidget(chip);
    chips_[state] = chip;
    connect(chip, &QPushButton::toggled, this, [this, chip](bool on) {
      if (on) scroll_->ensureWidgetVisible(chip, 20, 0);
    });
    connect(chip, &QPushButton::clicked, this, [this, state] {
      chosen_ = state;
      Q_EMIT chosenChanged();
    });
  };
  for (const auto state : kOrder) add(state);
  add(std::nullopt);
  layout->addStretch();
  inside->installEventFilter(this);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  setCounts({});
}

void StateChips::setCounts(const CacheCounts& counts) {
  for (const auto& [state, chip] : chips_) {
    if (!state) {
      setChip(chip, state, counts.total());
      continue;
    }
    const auto found = counts.rebates.find(*state);
    setChip(chip, state, found == counts.rebates.end() ? 0 : found->second);
  }
  updateGeometry();
}

void StateChips::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit();
}

/// The bar is there exactly when room for it was asked for.
void StateChips::fit() {
  const bool narrow = scroll_->widget()->minimumSizeHint().width() > width();
  scroll_->setHorizontalScrollBarPolicy(narrow ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
  updateGeometry();
}

/// Other words, in another language or another font, want another height; the layout says so when it knows.
bool StateChips::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::LayoutRequest) fit();
  return QWidget::eventFilter(watched, event);
}

/// The chips keep their whole text: where the row is too narrow for them it scrolls, with room for its bar.
QSize StateChips::sizeHint() const {
  const auto wanted = scroll_->widget()->minimumSizeHint();
  const int bar = wanted.width() > width() ? scroll_->horizontalScrollBar()->sizeHint().height() + 2 : 0;
  return {wanted.width(), wanted.height() + bar};
}

QSize StateChips::minimumSizeHint() const {
  return {0, sizeHint().height()};
}

void StateChips::setChip(QPushButton* chip, std::optional<RebateState> state, std::int64_t number) {
  const auto word = !state                                    ? tr("All")
                    : *state == RebateState::awaitingApproval ? tr("Awaiting approval")
                                                              : Words::state(*state);
  const auto text = word + QLatin1Char(' ') + count(number);
  if (chip->text() != text) chip->setText(text);
  chip->setAccessibleName(tr("Show: %1").arg(text));
}

void StateChips::show(std::optional<RebateState> state) {
  chosen_ = state;
  chips_.at(state)->setChecked(true);
}

void StateChips::choose(std::optional<RebateState> state) {
  show(state);
  Q_EMIT chosenChanged();
}

void StateChips::addFilters(QWidget* filters) {
  auto* layout = static_cast<QHBoxLayout*>(scroll_->widget()->layout());
  layout->insertWidget(layout->count() - 1, filters);
}

}  // namespace rebate
