// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/selection_bar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPointer>
#include <QToolButton>

#include "tables/rebate_table_model.h"
#include "ui/rebates/decidable.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kTries = 20;  // an interrupt is meant for the table's reads, unless the copy is being closed
constexpr int kPause = 60;  // ms: a count per pause, not per key

}  // namespace

SelectionBar::SelectionBar(const Context& context, const RebateTableModel& model, QWidget* parent)
    : QWidget(parent), context_(context), model_(model) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  layout->addWidget(approve_ = make::button({}, "primary"));
  approve_->setObjectName(QStringLiteral("approveSelected"));
  layout->addWidget(more_ = new QToolButton);
  more_->setObjectName(QStringLiteral("moreSelected"));
  more_->setText(tr("More"));
  more_->setAccessibleName(tr("More to do with what is chosen"));
  more_->setPopupMode(QToolButton::InstantPopup);
  more_->setFocusPolicy(Qt::StrongFocus);
  auto* menu = new QMenu(more_);
  more_->setMenu(menu);
  connect(menu->addAction(tr("Hold what is chosen…")), &QAction::triggered, this, [this] { decide(Action::hold); });
  connect(menu->addAction(tr("Reject what is chosen…")), &QAction::triggered, this, [this] { decide(Action::reject); });
  menu->addSeparator();
  connect(menu->addAction(tr("Choose none")), &QAction::triggered, this, &SelectionBar::clearWanted);
  connect(approve_, &QPushButton::clicked, this, [this] { decide(Action::approve); });
  soon_.setSingleShot(true);
  soon_.setInterval(kPause);
  connect(&soon_, &QTimer::timeout, this, &SelectionBar::count);
  setVisible(false);
}

BulkWish SelectionBar::wish(Action action) const {
  const auto& who = context_.workspace.facts().who;
  return {
      action, who ? who->name : std::string(), model_.pending(), {Decidable::secondAbove(context_.workspace.facts())}};
}

template <class Take>
void SelectionBar::read(Action action, Take take) {
  auto* desk = context_.workspace.desk();
  if (!desk) return;
  const auto plan = std::make_shared<Result<BulkPlan>>(Error{Errc::cancelled, {}, {}});
  const QPointer<SelectionBar> self(this);
  desk->ask(
      [plan, chosen = model_.selection(), wish = wish(action)](CacheReader& reader) {
        for (int i = 0; i < kTries && !*plan && plan->error().code == Errc::cancelled; ++i)
          *plan = planOf(reader, chosen, wish);
      },
      [self, plan, take] {
        if (self) take(*plan);
      },
      0);
}

void SelectionBar::recount() {
  const auto& facts = context_.workspace.facts();
  const bool may = facts.who && allows(facts.who->role, Permission::decideRebates) && !facts.readOnly;
  setVisible(may && !model_.selection().empty());
  if (!isVisibleTo(parentWidget()) || soon_.isActive()) return;
  soon_.start();
}

void SelectionBar::count() {
  const int number = ++asked_;
  if (approve_->text().isEmpty()) approve_->setText(tr("Counting…"));
  read(Action::approve, [this, number](const Result<BulkPlan>& plan) {
    if (number == asked_ && plan) show(*plan);
  });
}

void SelectionBar::show(const BulkPlan& plan) {
  auto chosen = static_cast<std::int64_t>(plan.rows.size());
  const auto decided = chosen;
  for (const auto& [why, rows] : plan.leftOut) chosen += rows;
  const auto rows = plan.more           ? tr("the first %1").arg(rebate::count(decided))
                    : chosen == decided ? tr("%1 selected").arg(rebate::count(decided))
                                        : tr("%1 of %2 selected").arg(rebate::count(decided), rebate::count(chosen));
  approve_->setText(tr("Approve %1 · %2").arg(rows, yuan(plan.user)));
  approve_->setAccessibleName(approve_->text());
  approve_->setToolTip(tr("Shows what it is about first (Ctrl+Enter)"));
}

void SelectionBar::decide(Action action) {
  if (model_.selection().empty()) return;
  read(action, [this, action](Result<BulkPlan>& plan) {
    if (!plan) return Q_EMIT failed(plan.error());
    Q_EMIT wanted(std::make_shared<const BulkPlan>(*std::move(plan)), action);
  });
}

}  // namespace rebate
