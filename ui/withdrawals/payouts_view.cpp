// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/payouts_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>
#include <array>

#include "ui/delegates/cell_delegates.h"
#include "ui/style/empty_state.h"
#include "ui/style/make.h"
#include "ui/style/table_setup.h"
#include "ui/style/words.h"

namespace rebate {

PayoutsView::PayoutsView(const Context& context, QWidget* parent) : QWidget(parent), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  auto* head = new QHBoxLayout;
  head->addWidget(age_ = make::label({}, "muted"), 1);
  head->addWidget(again_ = make::button(tr("Ask again")));
  layout->addLayout(head);
  layout->addWidget(body_ = buildTable(), 1);
  layout->addWidget(empty_ = new EmptyState(context.look), 1);
  soon_.setSingleShot(true);
  soon_.setInterval(1'500);
  connect(&soon_, &QTimer::timeout, this, &PayoutsView::refresh);
  connect(again_, &QPushButton::clicked, this, &PayoutsView::refresh);
  connect(empty_, &EmptyState::wanted, this, &PayoutsView::refresh);
  connect(more_, &QPushButton::clicked, this, [this] { ask(next_); });
  connect(show_, &QPushButton::clicked, this, [this] { Q_EMIT withdrawalsWanted(qs(selected_)); });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PayoutsView::showSelected);
  showEmpty(nullptr);
}

QWidget* PayoutsView::buildTable() {
  auto* card = make::frame("card");
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(7, 3, 7, 9);
  table_ = new QTableView;
  dress_ = new PayoutDress(model_, this);
  dress_->setSourceModel(&model_);
  table_->setModel(dress_);
  setUpTable(table_);
  table_->setAccessibleName(tr("Payout batches"));
  table_->setItemDelegate(new PlainDelegate(table_));
  for (const auto column : {PayoutTableModel::Column::items, PayoutTableModel::Column::total})
    table_->setItemDelegateForColumn(static_cast<int>(column), new TabularDelegate(table_));
  constexpr std::array kWidths{300, 130, 130, 80, 130, 300};
  setWidths(table_, kWidths);
  table_->horizontalHeader()->setStretchLastSection(true);
  rememberColumns(table_, context_.settings, QStringLiteral("payouts"));
  layout->addWidget(table_, 1);
  auto* below = new QHBoxLayout;
  below->setContentsMargins(5, 4, 5, 0);
  below->addWidget(detail_ = make::paragraph({}), 1);
  below->addWidget(more_ = make::button(tr("Older batches")));
  below->addWidget(show_ = make::button(tr("Show its withdrawals")));
  layout->addLayout(below);
  return card;
}

void PayoutsView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (!event->spontaneous()) refresh();
}

void PayoutsView::refresh() {
  if (isVisible() && !asking_) ask({});
}

void PayoutsView::refreshSoon() {
  if (isVisible() && !soon_.isActive()) soon_.start();
}

void PayoutsView::ask(const std::string& after) {
  asking_ = true;
  if (model_.rowCount() == 0) showEmpty(nullptr);
  const QPointer<PayoutsView> self(this);
  rebate::ask<PayoutsRead>(context_.workspace, {after, 100}, [self, more = !after.empty()](const auto& slice) {
    if (self) self->take(slice, more);
  });
}

void PayoutsView::take(const Result<PayoutSlice>& slice, bool more) {
  asking_ = false;
  if (!slice) return showEmpty(&slice.error());
  readAt_ = context_.clock.wall();
  next_ = slice->next;
  more ? model_.addPayouts(slice->payouts) : model_.setPayouts(slice->payouts);
  more_->setVisible(!next_.empty());
  if (model_.rowCount() > 0 && !table_->currentIndex().isValid()) table_->selectRow(0);
  showEmpty(nullptr);
  showSelected();
  tick();
}

/// What was told before stays, with its age, when no region answers now.
void PayoutsView::showEmpty(const Error* why) {
  const bool none = model_.rowCount() == 0;
  body_->setVisible(!none);
  empty_->setVisible(none);
  again_->setVisible(!none);
  if (!none && why) make::setText(detail_, Words::error(*why));
  if (!none) return;
  if (why && why->code == Errc::unavailable)
    empty_->say(EmptyKind::offline, tr("Payout batches are kept by the regions, and none answers."),
                tr("The withdrawals themselves are in the queue, as of the last contact."), tr("Ask again"));
  else if (why)
    empty_->say(EmptyKind::trouble, Words::error(*why), {}, tr("Ask again"));
  else if (asking_ || readAt_ == 0)
    empty_->say(EmptyKind::loading, tr("Asking a region for the payout batches…"));
  else
    empty_->say(EmptyKind::nothing, tr("No payout batch was built yet."),
                tr("Reviewed withdrawals are put into one with “Build payout batch…”."));
}

void PayoutsView::showSelected() {
  const auto* payout = model_.at(table_->currentIndex().row());
  show_->setEnabled(payout != nullptr);
  if (payout == nullptr) return make::setText(detail_, {});
  make::setText(detail_, PayoutDress::states(*payout));
  selected_ = payout->id;
  const QPointer<PayoutsView> self(this);
  rebate::ask<PayoutRead>(context_.workspace, {payout->id}, [self](const auto& detail) {
    if (self) self->showDetail(detail);
  });
}

/// As it stands now, which may be later than the list; who in it needs somebody comes first.
void PayoutsView::showDetail(const Result<PayoutDetail>& detail) {
  if (!detail || detail->payout.id != selected_) return;
  QStringList said{PayoutDress::states(detail->payout)};
  for (const auto& w : detail->withdrawals)
    if (w.state == WithdrawalState::unknown || w.state == WithdrawalState::returned)
      said << (w.state == WithdrawalState::unknown
                   ? tr("%1 of %2: nobody knows yet").arg(yuan(w.amount), qs(w.userId))
                   : tr("%1 of %2 came back: %3").arg(yuan(w.amount), qs(w.userId), qs(w.note)));
  constexpr int kMost = 4;
  if (said.size() > kMost) said = said.mid(0, kMost) << tr("and more: show its withdrawals.");
  make::setText(detail_, said.join(QStringLiteral(" · ")));
}

void PayoutsView::tick() {
  make::setText(age_, readAt_ == 0 ? QString()
                                   : tr("As a region told it %1 ago").arg(Words::age(context_.clock.wall() - readAt_)));
}

}  // namespace rebate
