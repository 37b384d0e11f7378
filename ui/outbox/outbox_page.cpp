// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outbox_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPointer>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "ui/delegates/cell_delegates.h"
#include "ui/outbox/conflict_panel.h"
#include "ui/outbox/outbox_dress.h"
#include "ui/style/data_age.h"
#include "ui/style/make.h"
#include "ui/style/table_setup.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kShown = 500;

}  // namespace

OutboxPage::OutboxPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  auto* head = new QHBoxLayout;
  head->setSpacing(10);
  head->addWidget(make::label(tr("Outbox"), "title"));
  head->addWidget(age_ = make::label({}, "muted"));
  head->addWidget(trouble_ = make::label({}), 1);
  trouble_->setProperty("tone", QStringLiteral("bad"));
  head->addWidget(cancel_ = make::button(tr("Withdraw")));
  head->addWidget(retry_ = make::button(tr("Retry now")));
  cancel_->setObjectName(QStringLiteral("withdraw"));
  retry_->setObjectName(QStringLiteral("retry"));
  cancel_->setToolTip(tr("Withdraw the selected decision while it has not been sent"));
  cancel_->setAccessibleName(tr("Withdraw the selected decision"));
  layout->addLayout(head);
  auto* card = make::frame("card");
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(7, 3, 7, 7);
  inside->addWidget(table_ = new QTableView, 1);
  inside->addWidget(
      empty_ = make::paragraph(tr("The outbox is empty. Decisions you make are kept here first, then sent.")), 1);
  empty_->setAlignment(Qt::AlignCenter);
  layout->addWidget(card, 1);
  layout->addWidget(conflict_ = new ConflictPanel);
  conflict_->setVisible(false);
  buildTable();
  connect(cancel_, &QPushButton::clicked, this, &OutboxPage::cancelSelected);
  connect(retry_, &QPushButton::clicked, this, [this] { context_.workspace.retryOutbox(); });
  connect(conflict_, &ConflictPanel::dropWanted, this, &OutboxPage::drop);
  connect(conflict_, &ConflictPanel::decideAgainWanted, this, &OutboxPage::rebateWanted);
  outboxChanged();
  showSelected();
}

void OutboxPage::buildTable() {
  dress_ = new OutboxDress(model_, context_.workspace, context_.look, this);
  dress_->setSourceModel(&model_);
  table_->setModel(dress_);
  table_->setAccessibleName(tr("Decisions of this desktop"));
  setUpTable(table_);
  table_->setItemDelegate(new PlainDelegate(table_));
  auto* header = table_->horizontalHeader();
  constexpr std::array kWidths{56, 110, 480, 110, 130, 300};
  for (int i = 0; i < OutboxTableModel::kColumns; ++i) header->resizeSection(i, kWidths[static_cast<std::size_t>(i)]);
  header->setStretchLastSection(true);
  rememberColumns(table_, context_.settings, QStringLiteral("outbox"));
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
    if (!showing_) chosen_ = true;
    showSelected();
  });
}

void OutboxPage::tick() {
  DataAge::show(age_, context_.workspace.facts(), context_.clock.wall());
}

void OutboxPage::factsChanged() {
  tick();
  dress_->wordsChanged();
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
  showing_ = true;
  model_.setItems(std::move(items));
  const bool none = model_.rowCount() == 0;
  table_->setVisible(!none);
  empty_->setVisible(none);
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
  const bool queued = item && item->state == OutboxState::queued;
  cancel_->setEnabled(queued);
  retry_->setEnabled(!model_.openRebates().empty());
  const bool attention = item && needsPerson(item->state);
  conflict_->setVisible(attention);
  if (attention) conflict_->show(*item);
}

void OutboxPage::cancelSelected() {
  const auto* item = model_.at(table_->currentIndex().row());
  if (!item) return;
  const QPointer<OutboxPage> self(this);
  context_.workspace.cancel(item->decision.id, [self](Outcome outcome) {
    if (self) self->report(outcome);
  });
}

void OutboxPage::drop(const QString& decisionId) {
  const QPointer<OutboxPage> self(this);
  context_.workspace.dismiss(decisionId.toStdString(), [self](Outcome outcome) {
    if (self) self->report(outcome);
  });
}

void OutboxPage::report(const Outcome& outcome) {
  make::setText(trouble_, outcome ? QString() : Words::error(outcome.error()));
}

}  // namespace rebate
