// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workbench.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/delegates/cell_delegates.h"
#include "ui/outbox/outbox_page.h"
#include "ui/overview/overview_page.h"
#include "ui/rebates/rebates_page.h"
#include "ui/shell/status_line.h"
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
  right->addWidget(banner_ = buildBanner());
  right->addWidget(pages_ = new QStackedWidget, 1);
  pages_->addWidget(overview_ = new OverviewPage(context, credited));
  pages_->addWidget(rebates_ = new RebatesPage(context));
  pages_->addWidget(outbox_ = new OutboxPage(context));
  connect(navigation_, &QListWidget::currentRowChanged, this, [this](int row) {
    if (row < 0) return;
    pages_->setCurrentIndex(row);
    shown()->tick();
  });
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

QFrame* Workbench::buildBanner() {
  auto* banner = make::frame("banner");
  banner->setObjectName(QStringLiteral("offlineBanner"));
  auto* row = new QHBoxLayout(banner);
  row->setContentsMargins(14, 10, 14, 10);
  row->setSpacing(6);
  row->addWidget(bannerHead_ = make::label({}, "strong"), 0, Qt::AlignTop);
  row->addWidget(bannerText_ = make::paragraph({}), 1);
  return banner;
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
  return static_cast<PageId>(pages_->currentIndex());
}

void Workbench::factsChanged() {
  topBar_->refresh();
  showBadges();
  showBanner();
  overview_->factsChanged();
  rebates_->factsChanged();
  outbox_->factsChanged();
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
  showBanner();
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
  const auto inOutbox = facts.outbox.waiting + facts.outbox.attention;
  badge(PageId::outbox, inOutbox, facts.outbox.attention > 0, tr("Outbox, %1 not settled").arg(inOutbox));
}

void Workbench::showBanner() {
  const auto& facts = context_.workspace.facts();
  const bool offline = StatusWords::isOffline(facts);
  banner_->setVisible(offline);
  if (!offline) return;
  make::setText(bannerHead_, StatusWords::offline(facts, context_.clock.wall()));
  make::setText(bannerText_, StatusWords::offlineAdvice(facts));
  banner_->setAccessibleName(bannerHead_->text() + QLatin1Char(' ') + bannerText_->text());
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
