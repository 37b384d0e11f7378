// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workbench.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/delegates/cell_delegates.h"
#include "ui/outbox/outbox_page.h"
#include "ui/overview/overview_page.h"
#include "ui/rebates/rebates_page.h"
#include "ui/shell/notices.h"
#include "ui/shell/sealed_page.h"
#include "ui/shell/top_bar.h"
#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {

Workbench::Workbench(const Context& context, const SeriesStore& credited, QMenu* operatorMenu, QWidget* parent)
    : QWidget(parent), context_(context) {
  setObjectName(QStringLiteral("content"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(topBar_ = new TopBar(context, operatorMenu));
  auto* below = new QHBoxLayout;
  below->setSpacing(0);
  layout->addLayout(below, 1);
  below->addWidget(buildSide());
  auto* right = new QVBoxLayout;
  right->setContentsMargins(14, 14, 14, 14);
  right->setSpacing(12);
  below->addLayout(right, 1);
  right->addWidget(readOnly_ = new ReadOnlyBanner(context));
  right->addWidget(offline_ = new OfflineBanner(context));
  right->addWidget(news_ = new NewsCard(context));
  right->addWidget(pages_ = new QStackedWidget, 1);
  pages_->addWidget(overview_ = new OverviewPage(context, credited));
  pages_->addWidget(rebates_ = new RebatesPage(context));
  pages_->addWidget(outbox_ = new OutboxPage(context));
  pages_->addWidget(sealed_ = new SealedPage(context));
  connect(navigation_, &QListWidget::currentRowChanged, this, [this] {
    showPage();
    shown()->tick();
  });
  connect(news_, &NewsCard::outboxWanted, this, [this] { go(PageId::outbox); });
  connect(outbox_, &OutboxPage::rebateWanted, this, [this](const QString& id) {
    go(PageId::rebates);
    rebates_->open(id.toStdString());
  });
  navigation_->setCurrentRow(0);
  factsChanged();
}

QFrame* Workbench::buildSide() {
  auto* side = make::frame("side");
  side->setFixedWidth(200);
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 1, 0);
  navigation_ = new QListWidget;
  navigation_->setObjectName(QStringLiteral("navigation"));
  navigation_->setAccessibleName(tr("Pages"));
  navigation_->setItemDelegate(new NavigationDelegate(context_.look, navigation_));
  navigation_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  navigation_->setMouseTracking(true);
  navigation_->addItems({tr("Overview"), tr("Rebates"), tr("Outbox")});
  layout->addWidget(navigation_);
  return side;
}

/// Where the copy is sealed there are no rebates to be shown; what this desktop decided is still there.
void Workbench::showPage() {
  const bool sealed = context_.workspace.facts().sealed && current() == PageId::rebates;
  const auto row = navigation_->currentRow();
  news_->refresh(current() == PageId::outbox);
  if (row >= 0) pages_->setCurrentWidget(sealed ? sealed_ : pages_->widget(row));
}

Page* Workbench::shown() const {
  return static_cast<Page*>(pages_->currentWidget());
}

void Workbench::go(PageId page) {
  navigation_->setCurrentRow(static_cast<int>(page));
  QTableView* table = nullptr;
  if (page == PageId::rebates) table = rebates_->table();
  if (page == PageId::outbox) table = outbox_->table();
  if (table && table->isVisible()) table->setFocus();
}

PageId Workbench::current() const {
  return static_cast<PageId>(std::max(0, navigation_->currentRow()));
}

void Workbench::factsChanged() {
  topBar_->refresh();
  showBadges();
  readOnly_->refresh();
  offline_->refresh();
  showPage();
  overview_->factsChanged();
  rebates_->factsChanged();
  outbox_->factsChanged();
  sealed_->factsChanged();
}

void Workbench::rebatesChanged(const std::vector<std::string>& ids) {
  rebates_->rebatesChanged(ids);
}

void Workbench::outboxChanged() {
  rebates_->outboxChanged();
  outbox_->outboxChanged();
}

void Workbench::rateCame() {
  overview_->rateCame();
}

void Workbench::tick() {
  topBar_->refresh();
  offline_->refresh();
  shown()->tick();
}

void Workbench::showBadges() {
  const auto& facts = context_.workspace.facts();
  const auto badge = [this](PageId page, std::int64_t number, bool alert, const QString& said) {
    auto* item = navigation_->item(static_cast<int>(page));
    item->setData(NavigationDelegate::BadgeRole, number > 0 ? count(number) : QString());
    item->setData(NavigationDelegate::AlertRole, alert);
    item->setData(Qt::AccessibleTextRole, number > 0 ? said : item->text());
  };
  const auto found = facts.cached.rebates.find(RebateState::awaitingApproval);
  const auto awaiting = found == facts.cached.rebates.end() ? 0 : found->second;
  badge(PageId::rebates, awaiting, false, tr("Rebates, %1 awaiting approval").arg(awaiting));
  const auto inOutbox = facts.outbox.notSettled();
  badge(PageId::outbox, inOutbox, facts.outbox.attention > 0, tr("Outbox, %1 not settled").arg(inOutbox));
}

void Workbench::saveState() {
  rebates_->saveState();
}

WorkbenchView Workbench::view() const {
  WorkbenchView view{current(), rebates_->model().query(), rebates_->selected(), {}};
  if (const auto* item = outbox_->model().at(outbox_->table()->currentIndex().row())) view.decision = item->decision.id;
  return view;
}

void Workbench::restore(const WorkbenchView& view) {
  rebates_->restore(view.query, view.rebate);
  if (const int row = outbox_->model().rowOf(view.decision); row >= 0) outbox_->table()->selectRow(row);
  go(view.page);
}

}  // namespace rebate
