// SPDX-License-Identifier: GPL-3.0-or-later
// How the withdrawals' table is set up: columns, sorting, keys; and what is done with it.
#include <QHeaderView>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QTimer>
#include <algorithm>
#include <array>

#include "ui/delegates/cell_delegates.h"
#include "ui/rebates/decision_words.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/table_setup.h"
#include "ui/style/words.h"
#include "ui/withdrawals/payout_dialog.h"
#include "ui/withdrawals/request_dialog.h"
#include "ui/withdrawals/review_box.h"
#include "ui/withdrawals/withdrawal_drawer.h"
#include "ui/withdrawals/withdrawal_dress.h"
#include "ui/withdrawals/withdrawals_page.h"

namespace rebate {
namespace {

using Column = WithdrawalTableModel::Column;
constexpr int kOutboxLooked = 500;

int at(Column column) {
  return static_cast<int>(column);
}

std::vector<std::string> withdrawalsOf(const OutboxItem& item) {
  if (!item.command) return {};
  if (const auto* review = std::get_if<ReviewWithdrawal>(&*item.command)) return {review->withdrawalId};
  if (const auto* query = std::get_if<QueryWithdrawal>(&*item.command)) return {query->withdrawalId};
  if (const auto* payout = std::get_if<BuildPayout>(&*item.command)) return payout->withdrawalIds;
  return {};
}

}  // namespace

void WithdrawalsPage::buildTable() {
  dress_ = new WithdrawalDress(model_, context_, this);
  dress_->setSourceModel(&model_);
  table_->setModel(dress_);
  table_->setAccessibleName(tr("Withdrawals"));
  setUpTable(table_);
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table_->setItemDelegate(new PlainDelegate(table_));
  for (const auto column : {Column::amount, Column::balance, Column::age})
    table_->setItemDelegateForColumn(at(column), new TabularDelegate(table_));
  table_->setItemDelegateForColumn(at(Column::state), new WithdrawalStateDelegate(context_.look, table_));
  auto* header = table_->horizontalHeader();
  constexpr std::array kWidths{180, 130, 100, 100, 110, 140, 200, 62};
  setWidths(table_, kWidths,
            {{at(Column::age), Words::age(23 * 3'600'000)},
             {at(Column::amount), QStringLiteral("99,999.99")},
             {at(Column::balance), QStringLiteral("99,999.99")}});
  header->setSectionResizeMode(at(Column::note), QHeaderView::Stretch);
  header->setSectionsMovable(true);
  header->setSectionsClickable(true);
  header->setSortIndicatorShown(true);
  rememberColumns(table_, context_.settings, QStringLiteral("withdrawals"));
  connect(header, &QHeaderView::sectionClicked, this, &WithdrawalsPage::sortBy);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &WithdrawalsPage::chosen);
}

void WithdrawalsPage::buildKeys() {
  searchDelay_ = new QTimer(this);
  searchDelay_->setSingleShot(true);
  searchDelay_->setInterval(120);  // a query per pause, not per letter
  connect(searchDelay_, &QTimer::timeout, this, &WithdrawalsPage::query);
  connect(search_, &QLineEdit::textChanged, searchDelay_, qOverload<>(&QTimer::start));
  const auto key = [this](Qt::Key which, ReviewVerdict verdict, const QString& what) {
    auto* shortcut = new QShortcut(QKeySequence(which), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    shortcut->setWhatsThis(what);
    shortcut->setAutoRepeat(false);  // a key held down decides one, not one after the other
    connect(shortcut, &QShortcut::activated, this, [this, verdict] { reviewByKey(verdict); });
  };
  key(Qt::Key_A, ReviewVerdict::approve, tr("Approve the selected withdrawal"));
  key(Qt::Key_R, ReviewVerdict::reject, tr("Reject the selected withdrawal"));
  key(Qt::Key_C, ReviewVerdict::cancel, tr("Cancel the selected withdrawal"));
  auto* find = new QShortcut(QKeySequence::Find, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
  find->setWhatsThis(tr("Find withdrawals"));
  connect(find, &QShortcut::activated, search_, [this] {
    showTab(Queue);
    search_->setFocus(Qt::ShortcutFocusReason);
  });
}

void WithdrawalsPage::reviewByKey(ReviewVerdict verdict) {
  if (drawer_->isVisible()) drawer_->review()->choose(verdict);
}

void WithdrawalsPage::sortBy(int column) {
  if (column != at(Column::amount) && column != at(Column::age)) return showSortIndicator();
  const auto order = column == at(Column::amount) ? RebateOrder::amount : RebateOrder::newest;
  ascending_ = order == order_ && !ascending_;
  order_ = order;
  query();
}

/// An age grows as the time of asking falls.
void WithdrawalsPage::showSortIndicator() {
  const bool amount = order_ == RebateOrder::amount;
  table_->horizontalHeader()->setSortIndicator(at(amount ? Column::amount : Column::age),
                                               amount == ascending_ ? Qt::AscendingOrder : Qt::DescendingOrder);
}

PayoutDialog* WithdrawalsPage::buildPayout() {
  std::vector<std::string> chosen;
  const auto rows = table_->selectionModel()->selectedRows();
  for (const auto& index : rows)
    if (const auto* row = model_.at(index.row()); row && row->withdrawal.state == WithdrawalState::reviewed)
      chosen.push_back(row->withdrawal.id);
  if (rows.size() < 2) chosen.clear();  // one is always selected; it was not chosen for this
  auto* dialog = new PayoutDialog(context_, chosen, model_.pending(), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &PayoutDialog::built, this, &WithdrawalsPage::done);
  dialog->open();
  return dialog;
}

RequestDialog* WithdrawalsPage::requestFor(const std::string& userId) {
  auto* dialog = new RequestDialog(context_, userId, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &RequestDialog::requested, this, &WithdrawalsPage::done);
  dialog->open();
  return dialog;
}

void WithdrawalsPage::outboxChanged() {
  const QPointer<WithdrawalsPage> self(this);
  context_.workspace.outboxItems(kOutboxLooked, [self](const Result<std::vector<OutboxItem>>& items) {
    if (!self || !items) return;
    std::set<std::string> pending;
    for (const auto& item : *items)
      if (isOpen(item.state))
        for (const auto& id : withdrawalsOf(item)) pending.insert(id);
    self->model_.setPending(std::move(pending));
    self->follow(*items);
    if (self->drawer_->shown()) self->showDrawer();
  });
}

/// What became of the last thing done here.
void WithdrawalsPage::follow(const std::vector<OutboxItem>& items) {
  const auto found = std::find_if(items.begin(), items.end(),
                                  [this](const OutboxItem& item) { return item.decision.id == followed_; });
  said_->setVisible(found != items.end());
  if (found == items.end()) return;
  make::setText(said_, DecisionWords::outcome(*found, context_.workspace.facts()));
  make::setProperty(said_, "tone", DecisionWords::tone(found->state));
}

}  // namespace rebate
