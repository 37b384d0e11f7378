// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outbox_page.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPointer>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "ui/delegates/cell_delegates.h"
#include "ui/export/export_button.h"
#include "ui/outbox/command_words.h"
#include "ui/outbox/conflict_panel.h"
#include "ui/outbox/outbox_dress.h"
#include "ui/outbox/outbox_export.h"
#include "ui/rebates/decision_words.h"
#include "ui/style/data_age.h"
#include "ui/style/make.h"
#include "ui/style/table_setup.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kShown = 500;
constexpr int kAll = 0, kNotSettled = 1;

}  // namespace

OutboxPage::OutboxPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  auto* head = new QHBoxLayout;
  head->setSpacing(10);
  buildHead(head);
  layout->addLayout(head);
  auto* card = make::frame("card");
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(7, 3, 7, 7);
  inside->addWidget(table_ = new QTableView, 1);
  inside->addWidget(empty_ = make::paragraph({}), 1);
  empty_->setAlignment(Qt::AlignCenter);
  layout->addWidget(card, 1);
  layout->addWidget(conflict_ = new ConflictPanel);
  conflict_->setVisible(false);
  buildTable();
  connectAll();
  outboxChanged();
  factsChanged();
  showSelected();
}

void OutboxPage::buildHead(QHBoxLayout* head) {
  head->addWidget(make::label(tr("Outbox"), "title"));
  head->addWidget(age_ = make::label({}, "muted"));
  filter_ = new QButtonGroup(this);
  const auto chip = [&](int id, const char* name, const QString& text) {
    auto* made = make::button(text, "chip");
    made->setObjectName(QLatin1String(name));
    made->setCheckable(true);
    filter_->addButton(made, id);
    head->addWidget(made);
  };
  chip(kAll, "filterAll", tr("All"));
  chip(kNotSettled, "filterOpen", tr("Not settled"));
  filter_->button(kAll)->setChecked(true);
  head->addWidget(kind_ = new QComboBox);
  kind_->setObjectName(QStringLiteral("kind"));
  kind_->setAccessibleName(tr("Kinds shown"));
  kind_->addItem(tr("All kinds"));
  for (int group = 0; group < CommandWords::kGroups; ++group)
    kind_->addItem(CommandWords::group(static_cast<CommandWords::Group>(group)));
  head->addWidget(trouble_ = make::label({}), 1);
  trouble_->setProperty("tone", QStringLiteral("bad"));
  head->addWidget(cancel_ = make::button(tr("Withdraw")));
  head->addWidget(
      export_ = new ExportButton(context_, [this] { return OutboxExport::table(shown(), context_.workspace, this); }));
  head->addWidget(retry_ = make::button(tr("Retry now")));
  cancel_->setObjectName(QStringLiteral("withdraw"));
  retry_->setObjectName(QStringLiteral("retry"));
  cancel_->setToolTip(tr("Withdraw the selected decision while it has not been sent"));
  cancel_->setAccessibleName(tr("Withdraw the selected decision"));
}

void OutboxPage::connectAll() {
  connect(filter_, &QButtonGroup::idClicked, this, &OutboxPage::filter);
  connect(kind_, &QComboBox::currentIndexChanged, this, &OutboxPage::filter);
  connect(table_, &QTableView::activated, this, [this](const QModelIndex& index) { openRow(index.row()); });
  connect(conflict_, &ConflictPanel::placeWanted, this, &OutboxPage::wanted);
  connect(cancel_, &QPushButton::clicked, this, &OutboxPage::cancelSelected);
  connect(retry_, &QPushButton::clicked, this, [this] { context_.workspace.retryOutbox(); });
  connect(conflict_, &ConflictPanel::dropWanted, this, &OutboxPage::drop);
  connect(conflict_, &ConflictPanel::releaseWanted, this, &OutboxPage::release);
  connect(conflict_, &ConflictPanel::decideAgainWanted, this, &OutboxPage::rebateWanted);
}

void OutboxPage::buildTable() {
  dress_ = new OutboxDress(model_, context_.workspace, context_.clock, context_.look, this);
  dress_->setSourceModel(&model_);
  table_->setModel(dress_);
  table_->setAccessibleName(tr("Decisions of this desktop"));
  setUpTable(table_);
  table_->setItemDelegate(new PlainDelegate(table_));
  auto* header = table_->horizontalHeader();
  constexpr std::array kWidths{56, 110, 480, 110, 130, 300};
  setWidths(table_, kWidths);
  header->setStretchLastSection(true);
  rememberColumns(table_, context_.settings, QStringLiteral("outbox"));
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
    if (!showing_) chosen_ = true;
    showSelected();
  });
}

void OutboxPage::factsChanged() {
  tick();
  if (unread_ && context_.workspace.facts().vault == VaultState::ready) outboxChanged();
}

void OutboxPage::outboxChanged() {
  const QPointer<OutboxPage> self(this);
  context_.workspace.outboxItems(kShown, [self](Result<std::vector<OutboxItem>> items) {
    if (!self) return;
    const bool opening = self->context_.workspace.facts().vault == VaultState::opening;
    self->unread_ = !items.ok();
    if (items)
      self->showItems(std::move(*items));
    else if (items.error().code != Errc::locked || !opening)  // the vault says itself how it goes
      return self->report(items.error());
    self->report(Done{});
  });
}

void OutboxPage::showItems(std::vector<OutboxItem> items) {
  items_ = std::move(items);
  filter();
}

OutboxFilter OutboxPage::shown() const {
  OutboxFilter filter{filter_->checkedId() != kAll};
  if (const int group = kind_->currentIndex() - 1; group >= 0) filter.group = static_cast<CommandWords::Group>(group);
  return filter;
}

void OutboxPage::filter() {
  showing_ = true;
  const bool all = filter_->checkedId() == kAll;
  auto rows = items_;
  std::erase_if(rows, [fitting = shown()](const auto& item) { return !fitting.fits(item); });
  model_.setItems(std::move(rows));
  const bool none = model_.rowCount() == 0;
  table_->setVisible(!none);
  empty_->setVisible(none);
  if (items_.empty())
    make::setText(empty_, tr("The outbox is empty. Decisions you make are kept here first, then sent."));
  else
    make::setText(empty_, all ? tr("Nothing of this kind is here.") : tr("Everything here is settled."));
  export_->setEnabled(!items_.empty());
  selectAttention();
  showing_ = false;
  showSelected();
}

/// What needs a person is what they came for, unless they are looking at something else.
void OutboxPage::selectAttention() {
  std::set<std::string> known;
  int first = -1;
  int fresh = -1;
  for (int row = model_.rowCount() - 1; row >= 0; --row) {
    const auto& item = *model_.at(row);
    if (!needsPerson(item.state)) continue;
    known.insert(item.decision.id);
    first = row;
    if (!known_.contains(item.decision.id)) fresh = row;
  }
  known_ = std::move(known);
  if (!table_->currentIndex().isValid()) {
    chosen_ = false;
    if (model_.rowCount() > 0) table_->selectRow(std::max(first, 0));
  } else if (!chosen_ && fresh >= 0) {
    table_->selectRow(fresh);
  }
}

void OutboxPage::showSelected() {
  const auto index = table_->currentIndex();
  const auto* item = index.isValid() ? model_.at(index.row()) : nullptr;
  showWithdraw();
  retry_->setEnabled(!model_.openRebates().empty());
  const bool attention = item && needsPerson(item->state);
  conflict_->setVisible(attention);
  if (attention) conflict_->show(*item);
}

void OutboxPage::showWithdraw() {
  const auto index = table_->currentIndex();
  const auto* item = index.isValid() ? model_.at(index.row()) : nullptr;
  cancel_->setEnabled(item && DecisionWords::canWithdraw(*item));
  const auto held = item ? DecisionWords::heldFor(*item, context_.clock.wall()) : 0;
  const auto text = held > 0 ? tr("Withdraw (%1)").arg(Words::age(held + 999)) : tr("Withdraw");
  if (cancel_->text() != text) cancel_->setText(text);
}

/// What it is about, where it is shown.
void OutboxPage::openRow(int row) {
  const auto* item = model_.at(row);
  if (item == nullptr) return;
  if (item->command) return Q_EMIT wanted(CommandWords::place(*item->command));
  Q_EMIT rebateWanted(qs(item->decision.rebateId));
}

void OutboxPage::open(const std::string& decisionId) {
  if (const int row = model_.rowOf(decisionId); row >= 0) table_->selectRow(row);
}

void OutboxPage::takeFocus() {
  if (table_->isVisible()) table_->setFocus();
}

void OutboxPage::tick() {
  DataAge::show(age_, context_.workspace.facts(), context_.clock.wall());
  dress_->wordsChanged();
  showWithdraw();
}

}  // namespace rebate
