// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/admin_page.h"

#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/admin/bills_panel.h"
#include "ui/admin/feeds_panel.h"
#include "ui/admin/held_panel.h"
#include "ui/admin/operators_panel.h"
#include "ui/admin/proposals_panel.h"
#include "ui/admin/rules_panel.h"

namespace rebate {
namespace {

const QString kProposal = QStringLiteral("proposal:");

}  // namespace

AdminPage::AdminPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(tabs_ = new QTabWidget);
  tabs_->setObjectName(QStringLiteral("adminTabs"));
  tabs_->setDocumentMode(true);
  tabs_->tabBar()->setDrawBase(false);
  tabs_->tabBar()->setAccessibleName(tr("Parts of this page"));
  const auto& who = context.workspace.facts().who;
  const auto may = [&](Permission permission) { return who && allows(who->role, permission); };
  if (may(Permission::readProposals)) {
    add("proposals", new ProposalsPanel(context), tr("Proposals"));
    add("rules", new RulesPanel(context), tr("Rules and thresholds"));
  }
  if (may(Permission::readOperators)) add("operators", new OperatorsPanel(context), tr("Operators"));
  if (may(Permission::readTopology)) add("feeds", new FeedsPanel(context), tr("Feeds"));
  if (may(Permission::readRebates)) {
    add("held", new HeldPanel(context), tr("Held lines"));
    add("bills", new BillsPanel(context), tr("Bills"));
  }
}

void AdminPage::add(const char* name, AdminPanel* panel, const QString& title) {
  panel->setObjectName(QLatin1String(name));
  auto* room = new QWidget;
  auto* layout = new QVBoxLayout(room);
  layout->setContentsMargins(0, 12, 0, 0);
  layout->addWidget(panel);
  tabs_->addTab(room, title);
  connect(panel, &AdminPanel::wanted, this, &Page::wanted);
  connect(panel, &AdminPanel::said, this, &Page::said);
}

void AdminPage::factsChanged() {
  for (auto* panel : findChildren<AdminPanel*>()) panel->factsChanged();
}

void AdminPage::outboxChanged() {
  for (auto* panel : findChildren<AdminPanel*>()) panel->outboxChanged();
}

void AdminPage::open(const std::string& id) {
  const auto text = QString::fromStdString(id);
  const auto name = text.startsWith(kProposal) ? QStringLiteral("proposals") : text;
  for (int tab = 0; tab < tabs_->count(); ++tab) {
    auto* panel = tabs_->widget(tab)->findChild<AdminPanel*>(name);
    if (panel == nullptr) continue;
    tabs_->setCurrentIndex(tab);
    if (text != name) panel->open(text.mid(kProposal.size()).toStdString());
  }
}

void AdminPage::takeFocus() {
  tabs_->tabBar()->setFocus();
}

}  // namespace rebate
