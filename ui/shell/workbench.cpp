// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workbench.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/admin/admin_page.h"
#include "ui/audit/audit_cards.h"
#include "ui/audit/audit_page.h"
#include "ui/delegates/cell_delegates.h"
#include "ui/failovers/failovers_page.h"
#include "ui/incidents/incidents_page.h"
#include "ui/metrics/metrics_page.h"
#include "ui/outbox/outbox_page.h"
#include "ui/overview/overview_page.h"
#include "ui/rebates/rebates_page.h"
#include "ui/shell/notices.h"
#include "ui/shell/sealed_page.h"
#include "ui/shell/toasts.h"
#include "ui/shell/top_bar.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/users/users_page.h"
#include "ui/withdrawals/withdrawals_page.h"

namespace rebate {
namespace {

/// Pages that show the copy: nothing of it is shown once it is sealed.
bool showsCopy(PageId page) {
  return page == PageId::rebates || page == PageId::withdrawals || page == PageId::users;
}

/// A page that needs more room than there is (large text, a small screen) is moved under the window, not cut.
QScrollArea* inScrollArea(QWidget* page) {
  auto* area = new QScrollArea;
  area->setFrameShape(QFrame::NoFrame);
  area->setFocusPolicy(Qt::NoFocus);
  area->setWidgetResizable(true);
  area->setWidget(page);
  page->setAutoFillBackground(false);
  area->viewport()->setAutoFillBackground(false);
  return area;
}

}  // namespace

Workbench::Workbench(const Context& context, QMenu* operatorMenu, QWidget* parent)
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
  right->addWidget(alarm_ = new AuditBanner(context));
  right->addWidget(readOnly_ = new ReadOnlyBanner(context));
  right->addWidget(offline_ = new OfflineBanner(context));
  right->addWidget(news_ = new NewsCard(context));
  right->addWidget(pages_ = new QStackedWidget, 1);
  buildPages();
  pages_->addWidget(inScrollArea(sealed_ = new SealedPage(context)));
  toasts_ = new Toasts(context.look, this);
  for (const auto& entry : entries_) connect(entry.page, &Page::said, toasts_, &Toasts::say);
  for (auto* splitter : pages_->findChildren<QSplitter*>())
    connect(splitter, &QSplitter::splitterMoved, this, &Workbench::changed);
  connect(topBar_, &TopBar::paletteWanted, this, &Workbench::paletteWanted);
  connect(settings_, &QPushButton::clicked, this, &Workbench::settingsWanted);
  connect(navigation_, &QListWidget::currentRowChanged, this, [this] {
    showPage();
    shown()->tick();
    Q_EMIT changed();
  });
  connect(news_, &NewsCard::outboxWanted, this, [this] { go(PageId::outbox); });
  connect(outbox_, &OutboxPage::rebateWanted, this, [this](const QString& id) {
    show({PageId::rebates, id.toStdString()});
  });
  if (context_.alerts) listening_ = context_.alerts->listen(*this);
  navigation_->setCurrentRow(0);
  factsChanged();
}

QFrame* Workbench::buildSide() {
  auto* side = make::frame("side");
  side->setFixedWidth(100 + scaled(100));
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 1, 0);
  navigation_ = new QListWidget;
  navigation_->setObjectName(QStringLiteral("navigation"));
  navigation_->setAccessibleName(tr("Pages"));
  navigation_->setItemDelegate(new NavigationDelegate(context_.look, navigation_));
  navigation_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  navigation_->setMouseTracking(true);
  layout->addWidget(navigation_, 1);
  auto* foot = new QVBoxLayout;
  foot->setContentsMargins(8, 4, 8, 10);
  settings_ = make::button(tr("Settings"), "nav");
  settings_->setObjectName(QStringLiteral("settings"));
  foot->addWidget(settings_);
  layout->addLayout(foot);
  return side;
}

template <class T>
T* Workbench::add(PageId id, const QString& title, T* page) {
  entries_.push_back({id, page});
  pages_->addWidget(inScrollArea(page));
  page->setAccessibleName(title);
  auto* item = new QListWidgetItem(title, navigation_);
  // Money and people, then the regions, then what one has done.
  item->setData(NavigationDelegate::GroupRole, id == PageId::incidents || id == PageId::outbox);
  connect(page, &Page::wanted, this, &Workbench::show);
  return page;
}

void Workbench::buildPages() {
  const auto& who = context_.workspace.facts().who;
  const auto may = [&](Permission permission) { return who && allows(who->role, permission); };
  overview_ = add(PageId::overview, tr("Overview"), new OverviewPage(context_));
  if (may(Permission::readRebates)) rebates_ = add(PageId::rebates, tr("Rebates"), new RebatesPage(context_));
  if (may(Permission::readWithdrawals))
    withdrawals_ = add(PageId::withdrawals, tr("Withdrawals"), new WithdrawalsPage(context_));
  if (may(Permission::readUsers)) users_ = add(PageId::users, tr("Users"), new UsersPage(context_));
  incidents_ = add(PageId::incidents, tr("Incidents"), new IncidentsPage(context_));
  metrics_ = add(PageId::metrics, tr("Metrics"), new MetricsPage(context_));
  failovers_ = add(PageId::failovers, tr("Failovers"), new FailoversPage(context_));
  outbox_ = add(PageId::outbox, tr("Outbox"), new OutboxPage(context_));
  if (may(Permission::readAudit)) audit_ = add(PageId::audit, tr("Audit"), new AuditPage(context_));
  if (may(Permission::readProposals)) admin_ = add(PageId::admin, tr("Admin"), new AdminPage(context_));
}

int Workbench::rowOf(PageId page) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.id == page; });
  return found == entries_.end() ? -1 : static_cast<int>(found - entries_.begin());
}

bool Workbench::has(PageId page) const {
  return rowOf(page) >= 0;
}

/// Where the copy is sealed there are no rebates to be shown; what this desktop decided is still there.
void Workbench::showPage() {
  const bool sealed = context_.workspace.facts().sealed && showsCopy(current());
  const auto row = navigation_->currentRow();
  news_->refresh(current() == PageId::outbox);
  if (row >= 0) pages_->setCurrentIndex(sealed ? pages_->count() - 1 : row);
}

Page* Workbench::shown() const {
  return static_cast<Page*>(static_cast<QScrollArea*>(pages_->currentWidget())->widget());
}

void Workbench::go(PageId page) {
  const int row = rowOf(page);
  if (row < 0) return;
  navigation_->setCurrentRow(row);
  shown()->takeFocus();
}

void Workbench::show(const Destination& where) {
  if (where.ownWindow && where.page == PageId::users && has(PageId::users) && !where.id.empty())
    return Q_EMIT windowWanted(where.id);
  go(where.page);
  const int row = rowOf(where.page);
  if (row >= 0 && (!where.id.empty() || where.act)) entries_[static_cast<std::size_t>(row)].page->arrive(where);
}

PageId Workbench::current() const {
  return entries_[static_cast<std::size_t>(std::max(0, navigation_->currentRow()))].id;
}

void Workbench::factsChanged() {
  topBar_->refresh();
  showBadges();
  alarm_->refresh();
  readOnly_->refresh();
  offline_->refresh();
  showPage();
  for (const auto& entry : entries_) entry.page->factsChanged();
  sealed_->factsChanged();
}

void Workbench::rebatesChanged(const std::vector<std::string>& ids) {
  for (const auto& entry : entries_) entry.page->rebatesChanged(ids);
}

void Workbench::withdrawalsChanged(const std::vector<std::string>& ids) {
  for (const auto& entry : entries_) entry.page->withdrawalsChanged(ids);
}

void Workbench::outboxChanged() {
  for (const auto& entry : entries_) entry.page->outboxChanged();
}

void Workbench::rateCame() {
  overview_->rateCame();
}

void Workbench::tick() {
  topBar_->refresh();
  offline_->refresh();
  shown()->tick();
}

void Workbench::badge(PageId page, std::int64_t number, int alert, const QString& said) {
  if (!has(page)) return;
  auto* item = navigation_->item(rowOf(page));
  item->setData(NavigationDelegate::BadgeRole, number > 0 ? count(number) : QString());
  item->setData(NavigationDelegate::AlertRole, alert);
  item->setData(Qt::AccessibleTextRole, number > 0 ? said : item->text());
}

/// Those that nobody has in hand yet.
void Workbench::alertFactsChanged() {
  std::int64_t firing = 0, critical = 0;
  for (const auto& view : context_.alerts->facts().alerts) {
    if (view.standing != Standing::firing) continue;
    ++firing;
    critical += severityOf(view.alert) == Severity::critical ? 1 : 0;
  }
  badge(PageId::incidents, firing,
        critical > 0 ? 2
        : firing > 0 ? 1
                     : 0,
        tr("Incidents, %1 without an owner").arg(firing));
}

void Workbench::showBadges() {
  const auto& facts = context_.workspace.facts();
  if (context_.alerts) alertFactsChanged();
  const auto found = facts.cached.rebates.find(RebateState::awaitingApproval);
  const auto awaiting = found == facts.cached.rebates.end() ? 0 : found->second;
  badge(PageId::rebates, awaiting, false, tr("Rebates, %1 awaiting approval").arg(awaiting));
  const auto payments = facts.who ? WithdrawalsPage::waitingFor(facts.who->role, facts.cached) : 0;
  badge(PageId::withdrawals, payments, false, tr("Withdrawals, %1 waiting for somebody").arg(payments));
  const auto inOutbox = facts.outbox.notSettled();
  badge(PageId::outbox, inOutbox, facts.outbox.attention > 0, tr("Outbox, %1 not settled").arg(inOutbox));
}

void Workbench::saveState() {
  for (const auto& entry : entries_) entry.page->saveState();
}

WorkbenchView Workbench::view() const {
  WorkbenchView view{current(), {}, {}, {}};
  if (rebates_) view.query = rebates_->model().query();
  if (rebates_) view.rebate = rebates_->selected();
  if (users_) view.users = users_->view();
  if (const auto* item = outbox_->model().at(outbox_->table()->currentIndex().row())) view.decision = item->decision.id;
  return view;
}

void Workbench::restore(const WorkbenchView& view) {
  if (rebates_) rebates_->restore(view.query, view.rebate);
  if (users_) users_->restore(view.users);
  if (const int row = outbox_->model().rowOf(view.decision); row >= 0) outbox_->table()->selectRow(row);
  go(view.page);
}

}  // namespace rebate
