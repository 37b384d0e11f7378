// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/withdrawals_page.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/export/export_button.h"
#include "ui/style/data_age.h"
#include "ui/style/empty_state.h"
#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/withdrawals/money_cards.h"
#include "ui/withdrawals/payout_dialog.h"
#include "ui/withdrawals/payout_export.h"
#include "ui/withdrawals/payouts_view.h"
#include "ui/withdrawals/request_dialog.h"
#include "ui/withdrawals/review_box.h"
#include "ui/withdrawals/reviewable.h"
#include "ui/withdrawals/settlement_source.h"
#include "ui/withdrawals/settlement_view.h"
#include "ui/withdrawals/withdrawal_chips.h"
#include "ui/withdrawals/withdrawal_drawer.h"
#include "ui/withdrawals/withdrawal_dress.h"
#include "ui/withdrawals/withdrawal_export.h"
#include "ui/withdrawals/withdrawal_words.h"

namespace rebate {

WithdrawalsPage::WithdrawalsPage(const Context& context, QWidget* parent)
    : Page(parent), context_(context), source_(new SettlementSource(context, this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  buildHead(layout);
  layout->addWidget(stack_ = new QStackedWidget, 1);
  stack_->addWidget(buildQueue());
  stack_->addWidget(payouts_ = new PayoutsView(context));
  stack_->addWidget(settlement_ = new SettlementView(*source_, context));
  // Before the view hears of it: what becomes current while rows move nobody chose.
  for (const auto about : {&QAbstractItemModel::rowsAboutToBeRemoved, &QAbstractItemModel::rowsAboutToBeInserted})
    connect(&model_, about, this, [this] { selecting_ = true; });
  connect(&model_, &QAbstractItemModel::modelAboutToBeReset, this, [this] { selecting_ = true; });
  buildTable();
  buildKeys();
  connect(chips_, &WithdrawalChips::chosenChanged, this, &WithdrawalsPage::query);
  connect(&model_, &WithdrawalTableModel::rowsRead, this, &WithdrawalsPage::rowsRead);
  connect(drawer_->review(), &ReviewBox::done, this, &WithdrawalsPage::done);
  connect(drawer_->review(), &ReviewBox::abandoned, table_, qOverload<>(&QWidget::setFocus));
  connect(drawer_, &WithdrawalDrawer::userWanted, this, [this](const QString& id) {
    Q_EMIT wanted({PageId::users, id.toStdString()});
  });
  connect(payouts_, &PayoutsView::withdrawalsWanted, this, [this](const QString& id) {
    showTab(Queue);
    search_->setText(id);
    chips_->choose(std::nullopt);
  });
  connect(request_, &QPushButton::clicked, this, [this] { requestFor(); });
  connect(build_, &QPushButton::clicked, this, &WithdrawalsPage::buildPayout);
  query();
  factsChanged();
  outboxChanged();
}

void WithdrawalsPage::buildHead(QVBoxLayout* layout) {
  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  head->addWidget(make::label(tr("Withdrawals"), "title"));
  head->addSpacing(4);
  tabs_ = new QButtonGroup(this);
  const auto tab = [&](Tab id, const char* name, const QString& text) {
    auto* made = make::button(text, "chip");
    made->setObjectName(QLatin1String(name));
    made->setCheckable(true);
    tabs_->addButton(made, id);
    head->addWidget(made);
  };
  tab(Queue, "tabQueue", tr("Queue"));
  tab(Payouts, "tabPayouts", tr("Payout batches"));
  tab(SettlementDay, "tabSettlement", tr("Settlement day"));
  tabs_->button(Queue)->setChecked(true);
  connect(tabs_, &QButtonGroup::idClicked, this, [this](int id) { showTab(static_cast<Tab>(id)); });
  head->addWidget(age_ = make::label({}, "muted"));
  head->addStretch();
  search_ = new QLineEdit;
  search_->setPlaceholderText(tr("Find a withdrawal, a user id or a payout"));
  search_->setAccessibleName(tr("Find withdrawals"));
  search_->setClearButtonEnabled(true);
  search_->setFixedWidth(290);
  head->addWidget(search_);
  head->addWidget(new ExportButton(context_, [this] { return exported(); }));
  head->addWidget(request_ = make::button(tr("Request a withdrawal…")));
  head->addWidget(build_ = make::button(tr("Build payout batch…")));
  layout->addLayout(head);
}

QWidget* WithdrawalsPage::buildQueue() {
  auto* queue = new QWidget;
  auto* layout = new QVBoxLayout(queue);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  layout->addWidget(cards_ = new MoneyCards(*source_, context_));
  layout->addWidget(chips_ = new WithdrawalChips);
  split_ = new QSplitter;
  split_->setHandleWidth(12);
  split_->setChildrenCollapsible(false);
  auto* card = make::frame("card");
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(7, 3, 7, 7);
  inside->addWidget(table_ = new QTableView, 1);
  inside->addWidget(empty_ = new EmptyState(context_.look), 1);
  auto* right = new QWidget;
  auto* rightLayout = new QVBoxLayout(right);
  rightLayout->setContentsMargins(0, 0, 0, 0);
  rightLayout->setSpacing(8);
  rightLayout->addWidget(drawer_ = new WithdrawalDrawer(context_), 1);
  rightLayout->addWidget(said_ = make::paragraph({}));
  said_->setVisible(false);
  split_->addWidget(card);
  split_->addWidget(right);
  split_->setStretchFactor(0, 1);
  split_->setStretchFactor(1, 0);
  split_->setSizes({1000, 404});
  layout->addWidget(split_, 1);
  layout->addWidget(make::label(tr("An unknown payout is only asked about, never sent again."), "muted"));
  return queue;
}

void WithdrawalsPage::showTab(Tab tab) {
  tabs_->button(tab)->setChecked(true);
  stack_->setCurrentIndex(tab);
  search_->setVisible(tab == Queue);
  watch();
}

/// Of the tab that is shown.
ExportTable WithdrawalsPage::exported() {
  switch (static_cast<Tab>(stack_->currentIndex())) {
    case Queue:
      return WithdrawalExport::table(model_.query());
    case Payouts:
      return PayoutExport::batches(context_.workspace, this);
    case SettlementDay:
      break;
  }
  return PayoutExport::days(settlement_->days(), settlement_->daysTitle());
}

void WithdrawalsPage::watch() {
  source_->setWatched(isVisible() && stack_->currentIndex() != Payouts);
}

void WithdrawalsPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  watch();
  if (!event->spontaneous() && model_.rowCount() > 0 && !table_->currentIndex().isValid()) table_->selectRow(0);
}

void WithdrawalsPage::hideEvent(QHideEvent* event) {
  Page::hideEvent(event);
  watch();
}

/// Another filter shows its own first row; sorting keeps what is chosen.
void WithdrawalsPage::query() {
  WithdrawalQuery wanted;
  if (const auto stage = chips_->chosen()) wanted.stages = {*stage};
  wanted.text = search_->text().trimmed().toStdString();
  wanted.order = order_;
  wanted.ascending = ascending_;
  const bool another = wanted.stages != model_.query().stages || wanted.text != model_.query().text;
  if (another && !opening_) selected_.clear();
  model_.setQuery(wanted);
  showSortIndicator();
  showEmpty();
}

void WithdrawalsPage::factsChanged() {
  const auto& facts = context_.workspace.facts();
  const auto now = context_.clock.wall();
  model_.setDesk(context_.workspace.desk());
  source_->deskChanged();
  chips_->setCounts(facts.cached);
  drawer_->factsChanged();
  DataAge::show(age_, facts, now);
  const auto offer = [&](QPushButton* button, Permission permission, const QString& why) {
    button->setVisible(facts.who && allows(facts.who->role, permission));
    button->setEnabled(why.isEmpty());
    button->setToolTip(why);
    button->setAccessibleDescription(why);
  };
  offer(build_, Permission::payOut, Reviewable::buildPayout(facts, now));
  offer(request_, Permission::requestWithdrawals, Reviewable::request(facts, now));
  showEmpty();
}

void WithdrawalsPage::rebatesChanged(const std::vector<std::string>&) {
  source_->rowsChanged();
}

void WithdrawalsPage::withdrawalsChanged(const std::vector<std::string>&) {
  model_.refresh();
  payouts_->refreshSoon();
  showDrawer();
}

void WithdrawalsPage::rowsRead() {
  const int row = selected_.empty() ? -1 : model_.rowOf(selected_);
  if (row >= 0 && table_->currentIndex().row() != row)
    table_->selectRow(row);
  else if (row < 0)  // Qt went on to a neighbour; the drawer did not
    table_->selectionModel()->clear();
  selecting_ = false;
  if (selected_.empty() && isVisible() && model_.rowCount() > 0) table_->selectRow(0);
  showEmpty();
}

void WithdrawalsPage::chosen() {
  if (selecting_) return;
  const auto* row = model_.at(table_->currentIndex().row());
  if (row == nullptr) return;  // the drawer keeps what left the filter
  selected_ = row->withdrawal.id;
  showDrawer();
}

/// From the cache, not from the table: what left the filter stays in view until another is chosen.
void WithdrawalsPage::showDrawer() {
  auto* cache = context_.workspace.cache();
  if (selected_.empty() || !cache) return drawer_->clear();
  const auto row = cache->withdrawal(selected_);
  if (!row || !*row) return drawer_->clear();
  drawer_->show(**row, model_.isPending(selected_));
}

void WithdrawalsPage::done(const QString& outboxId) {
  followed_ = outboxId.toStdString();
  const int row = model_.rowOf(selected_);
  outboxChanged();
  selectNext(row < 0 ? 0 : row + 1);
  if (!search_->hasFocus()) table_->setFocus();
}

/// On to the next one that this person may approve or ask about.
void WithdrawalsPage::selectNext(int from) {
  const auto& facts = context_.workspace.facts();
  for (int row = from; row < model_.rowCount(); ++row) {
    const auto& next = model_.at(row)->withdrawal;
    const bool pending = model_.isPending(next.id);
    if (!Reviewable::review(next, ReviewVerdict::approve, facts, pending, context_.clock.wall()).isEmpty()) continue;
    table_->selectRow(row);
    table_->scrollTo(table_->currentIndex());
    drawer_->review()->movedOn();
    return;
  }
}

void WithdrawalsPage::open(const std::string& withdrawalId) {
  showTab(Queue);
  opening_ = true;
  selected_ = withdrawalId;
  search_->setText(qs(withdrawalId));
  chips_->choose(std::nullopt);  // queries
  opening_ = false;
  showDrawer();
  table_->setFocus();
}

void WithdrawalsPage::takeFocus() {
  if (stack_->currentIndex() == Queue && table_->isVisible()) table_->setFocus();
  if (stack_->currentIndex() == SettlementDay) settlement_->table()->setFocus();
}

QString WithdrawalsPage::lastSaid() const {
  return said_->text();
}

void WithdrawalsPage::showEmpty() {
  const bool none = model_.rowCount() == 0;
  table_->setVisible(!none);
  empty_->setVisible(none);
  if (!none) return;
  const auto& facts = context_.workspace.facts();
  const auto text = search_->text().trimmed();
  if (!context_.workspace.cache())
    empty_->say(EmptyKind::nothing, tr("The copy on this desktop is not open yet."));
  else if (model_.trouble())
    empty_->say(EmptyKind::trouble, Words::error(*model_.trouble()));
  else if (facts.snapshotOf > 0)
    empty_->say(EmptyKind::loading,
                tr("Fetching the first copy: %1 of %2 rows.").arg(count(facts.snapshotRows), count(facts.snapshotOf)));
  else if (model_.reading())
    empty_->say(EmptyKind::loading, tr("Reading…"));
  else if (!text.isEmpty())
    empty_->say(EmptyKind::notFound, tr("Nothing matches “%1” here.").arg(text),
                tr("Withdrawals, user ids and payouts match from their beginning."));
  else
    empty_->say(EmptyKind::nothing, tr("No withdrawal in this state."), tr("When one comes, it appears here."));
}

void WithdrawalsPage::tick() {
  dress_->timePassed();
  settlement_->tick();
  payouts_->tick();
  DataAge::show(age_, context_.workspace.facts(), context_.clock.wall());
  drawer_->factsChanged();
  showEmpty();
}

std::int64_t WithdrawalsPage::waitingFor(Role role, const CacheCounts& counts) {
  if (!allows(role, Permission::reviewWithdrawals)) return 0;
  std::int64_t waiting = 0;
  for (const auto stage : {WithdrawalStage::waiting, WithdrawalStage::secondApproval, WithdrawalStage::unknown})
    if (const auto found = counts.withdrawals.find(stage); found != counts.withdrawals.end())
      waiting += found->second.rows;
  return waiting;
}

}  // namespace rebate
