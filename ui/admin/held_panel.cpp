// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/held_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <memory>

#include "ui/rebates/rebate_export.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/users/user_acts.h"

namespace rebate {
namespace {

constexpr int kPage = 500;
constexpr Millis kPatience = 8;  // about half a frame
constexpr Millis kAround = kHour;

/// What a person can do about a line that is held for this.
QString adviceOn(Reason reason) {
  switch (reason) {
    case Reason::unattributed:
      return HeldPanel::tr("Nobody owns it. Support claims it for a user who can prove it; finance decides.");
    case Reason::attributionConflict:
      return HeldPanel::tr("Two claim it. Support claims it for the one who can prove it; finance decides.");
    case Reason::unknownStatus:
      return HeldPanel::tr("The platform names a status that is not known here. Read the stretch again, or look.");
    case Reason::refundOpen:
      return HeldPanel::tr("A refund is open. It goes on by itself when the platform decides.");
    case Reason::punished:
      return HeldPanel::tr("The platform has frozen it. It goes on by itself when that ends.");
    case Reason::heldByOperator:
      return HeldPanel::tr("A person holds it. Finance decides on the rebates page.");
    case Reason::none:
    case Reason::billOpen:
    case Reason::closedUpstream:
    case Reason::nothingDue:
    case Reason::rejectedByOperator:
      break;
  }
  return HeldPanel::tr("Look at it on the rebates page.");
}

}  // namespace

HeldPanel::HeldPanel(const Context& context, QWidget* parent) : AdminPanel(context, tr("Held lines"), parent) {
  auto* sides = new QHBoxLayout;
  sides->setSpacing(12);
  body_->addLayout(sides, 1);
  sides->addWidget(reasons_ = new QListWidget);
  reasons_->setFixedWidth(scaled(280));
  reasons_->setAccessibleName(tr("Reasons"));
  reasons_->setObjectName(QStringLiteral("reasons"));
  table_ =
      addTable(tr("Held lines"), {tr("Order"), tr("Platform"), tr("Item"), tr("User"), tr("Rebate ¥"), tr("Since")},
               QStringLiteral("held"));
  if (auto* card = table_->parentWidget()) sides->addWidget(card, 1);
  body_->addWidget(advice_ = make::paragraph({}, "strong"));
  auto* acts = new QHBoxLayout;
  acts->setSpacing(8);
  acts->addWidget(open_ = make::button(tr("Open the rebate"), "primary"));
  acts->addWidget(user_ = make::button(tr("Claim it for a user…")));
  acts->addWidget(reread_ = make::button(tr("Read its hour again")));
  acts->addStretch();
  open_->setObjectName(QStringLiteral("openRebate"));
  user_->setObjectName(QStringLiteral("claim"));
  reread_->setObjectName(QStringLiteral("reread"));
  body_->addLayout(acts);
  offerExport([this] { return RebateExport::held(chosenReason(), context_.workspace.desk()); });
  connect(reasons_, &QListWidget::currentRowChanged, this, [this] { fill(); });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { act(); });
  connect(table_, &QTableView::activated, open_, &QPushButton::click);
  connect(open_, &QPushButton::clicked, this, [this] {
    if (const auto* row = chosen()) Q_EMIT wanted({PageId::rebates, row->id});
  });
  connect(user_, &QPushButton::clicked, this, [this] {
    if (const auto* row = chosen()) Q_EMIT wanted({PageId::users, {}, false, UserAct::claim, row->line});
  });
  connect(reread_, &QPushButton::clicked, this, [this] {
    if (const auto* row = chosen())
      keep(RereadFeed{row->platform, {}, row->modifiedAt - kAround / 2, row->modifiedAt + kAround / 2}, {});
  });
}

/// As much as was there, so that nobody loses the line they look at.
void HeldPanel::refresh() {
  read(std::nullopt, std::max(kPage, static_cast<int>(held_.size())));
}

void HeldPanel::readMore() {
  if (!held_.empty()) read(keyOf(held_.back(), RebateOrder::newest), kPage);
}

void HeldPanel::read(const std::optional<PageKey>& after, int limit) {
  auto* desk = context_.workspace.desk();
  if (desk == nullptr)
    return showEmpty(tr("The copy on this desktop is closed."), tr("Held lines are shown when it is open again."));
  const auto found = std::make_shared<Result<std::vector<Rebate>>>(std::vector<Rebate>{});
  const QPointer<HeldPanel> self(this);
  desk->ask(
      [found, after, limit](CacheReader& cache) {
        RebateQuery query;
        query.state = RebateState::held;
        *found = cache.rebates(query, after, limit);
      },
      [self, found, after, limit] {
        if (self) self->came(*found, after, limit);
      },
      kPatience);
}

void HeldPanel::came(const Result<std::vector<Rebate>>& page, const std::optional<PageKey>& after, int limit) {
  if (!page) {
    offerMore(table_, after.has_value());  // to be tried again
    return complain(Words::error(page.error()));
  }
  auto rows = after ? held_ : std::vector<Rebate>();
  if (after && (rows.empty() || keyOf(rows.back(), RebateOrder::newest) != *after)) return;  // read anew meanwhile
  rows.insert(rows.end(), page->begin(), page->end());
  complain({});
  take(std::move(rows), static_cast<int>(page->size()) == limit);
}

void HeldPanel::take(std::vector<Rebate> rows, bool more) {
  held_ = std::move(rows);
  if (held_.empty()) return showEmpty(tr("Nothing is held."), tr("Lines that need a person are shown here."));
  std::map<Reason, int> reasons;
  for (const auto& row : held_) ++reasons[row.reason];
  const auto before = reasons_->currentItem() ? reasons_->currentItem()->data(Qt::UserRole) : QVariant();
  const QSignalBlocker quiet(reasons_);
  reasons_->clear();
  for (const auto& [reason, number] : reasons) {
    auto* item = new QListWidgetItem(tr("%1 · %2").arg(Words::reason(reason), count(number)), reasons_);
    item->setData(Qt::UserRole, static_cast<int>(reason));
    if (item->data(Qt::UserRole) == before) reasons_->setCurrentItem(item);
  }
  if (reasons_->currentRow() < 0) reasons_->setCurrentRow(0);
  showRows();
  const auto& counts = context_.workspace.facts().cached.rebates;
  const auto all = counts.contains(RebateState::held) ? counts.at(RebateState::held) : 0;
  offerMore(
      table_, more,
      more ? tr("the newest %1 of %2").arg(count(static_cast<std::int64_t>(held_.size())), count(all)) : QString());
  fill();
}

void HeldPanel::fill() {
  const auto reason = chosenReason().value_or(Reason::none);
  shown_.clear();
  std::vector<QStringList> rows;
  for (const auto& row : held_) {
    if (row.reason != reason) continue;
    shown_.push_back(row);
    rows.push_back({qs(row.line), Words::platform(row.platform), qs(row.item), qs(row.userId), money(row.split.user),
                    dayTime(row.updatedAt)});
  }
  fillTable(table_, rows, {4});
  make::setText(advice_, adviceOn(reason));
  const bool nobodys = reason == Reason::unattributed || reason == Reason::attributionConflict;
  user_->setVisible(nobodys && may(Permission::proposeClaims));
  reread_->setVisible(may(Permission::rereadFeeds));
  act();
}

std::optional<Reason> HeldPanel::chosenReason() const {
  const auto* item = reasons_->currentItem();
  return item ? std::optional(static_cast<Reason>(item->data(Qt::UserRole).toInt())) : std::nullopt;
}

const Rebate* HeldPanel::chosen() const {
  const auto row = static_cast<std::size_t>(table_->currentIndex().row());
  return table_->currentIndex().isValid() && row < shown_.size() ? &shown_[row] : nullptr;
}

void HeldPanel::act() {
  for (auto* button : {open_, user_, reread_}) button->setEnabled(chosen() != nullptr);
}

}  // namespace rebate
