// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/users_page.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "ui/style/data_age.h"
#include "ui/style/empty_state.h"
#include "ui/style/fonts.h"
#include "ui/style/make.h"
#include "ui/style/words.h"
#include "ui/users/people_search.h"
#include "ui/users/person_timeline.h"
#include "ui/users/person_view.h"
#include "ui/users/user_acts.h"
#include "ui/users/user_words.h"

namespace rebate {

UsersPage::UsersPage(const Context& context, QWidget* parent) : Page(parent), context_(context) {
  found_ = new PeopleSearch(context, this);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(12);
  layout->addWidget(side_ = buildSearch());
  auto* right = new QVBoxLayout;
  right->setSpacing(12);
  layout->addLayout(right, 1);
  buildTabs(right);
  right->addWidget(views_ = new QStackedWidget, 1);
  views_->addWidget(empty_ = new EmptyState(context.look));
  buildKeys();
  connect(found_, &PeopleSearch::changed, this, &UsersPage::peopleChanged);
  copyNumber_ = context.workspace.facts().copyNumber;
  wasOffline_ = DataAge::isOffline(context.workspace.facts());
  found_->again();
  showTab();
}

void UsersPage::buildTabs(QVBoxLayout* layout) {
  layout->addWidget(tabRow_ = new QWidget);
  auto* row = new QHBoxLayout(tabRow_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  row->addWidget(tabs_ = new QTabBar, 1);
  tabs_->setAccessibleName(tr("People that are open"));
  tabs_->setMovable(true);
  tabs_->setExpanding(false);
  tabs_->setDrawBase(false);
  tabs_->setElideMode(Qt::ElideRight);
  tabs_->setUsesScrollButtons(true);
  row->addWidget(close_ = new QToolButton);
  close_->setText(tr("Close"));
  close_->setObjectName(QStringLiteral("closePerson"));
  close_->setAccessibleName(tr("Close this person"));
  close_->setToolTip(tr("Ctrl+W closes, Ctrl+Tab goes to the next"));
  close_->setFocusPolicy(Qt::StrongFocus);
  connect(tabs_, &QTabBar::currentChanged, this, &UsersPage::showTab);
  connect(close_, &QToolButton::clicked, this, [this] { close(tabs_->currentIndex()); });
}

void UsersPage::buildKeys() {
  const auto key = [this](const QKeySequence& keys, const QString& what, auto does) {
    auto* made = new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    made->setWhatsThis(what);
    connect(made, &QShortcut::activated, this, does);
    tabKeys_.push_back(made);
  };
  const auto step = [this](int by) {
    if (tabs_->count() > 0) tabs_->setCurrentIndex((tabs_->currentIndex() + by + tabs_->count()) % tabs_->count());
    if (auto* shown = person()) shown->takeFocus();
  };
  key(QKeySequence(Qt::CTRL | Qt::Key_W), tr("Close this person"), [this] { close(tabs_->currentIndex()); });
  key(QKeySequence(Qt::CTRL | Qt::Key_Tab), tr("The next person"), [step] { step(1); });
  key(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), tr("The person before"), [step] { step(-1); });
  key(QKeySequence(QKeySequence::Find), tr("Find somebody"), [this] { takeFocus(); });
}

PersonView* UsersPage::at(int tab) const {
  return tab < 0 ? nullptr : static_cast<PersonView*>(tabs_->tabData(tab).value<QWidget*>());
}

PersonView* UsersPage::person() const {
  return at(tabs_->currentIndex());
}

int UsersPage::tabOf(const std::string& userId) const {
  for (int tab = 0; tab < tabs_->count(); ++tab)
    if (at(tab)->userId() == userId) return tab;
  return -1;
}

void UsersPage::open(const std::string& userId) {
  if (userId.empty()) return;
  int tab = tabOf(userId);
  if (tab < 0) {
    if (tabs_->count() == kMostOpen) close(0);
    auto* view = new PersonView(context_, userId);
    view->setTypical(typical_);
    views_->addWidget(view);
    connect(view, &PersonView::wanted, this, &UsersPage::wanted);
    connect(view, &PersonView::said, this, &UsersPage::said);
    connect(view, &PersonView::named, this, [this, view] { nameTab(view); });
    const QSignalBlocker quiet(tabs_);  // its view comes with it
    tab = tabs_->addTab(qs(userId));
    tabs_->setTabData(tab, QVariant::fromValue<QWidget*>(view));
    nameTab(view);
  }
  tabs_->setCurrentIndex(tab);
  showTab();
  found_->remember(userId);
  readTypical();
  person()->takeFocus();
  if (const auto wish = std::exchange(wish_, std::nullopt)) {
    showWish();
    person()->beginWhenKnown(*wish->act, wish->about);
  }
}

/// Without an id the wish waits, in sight, for whom the person opens next.
void UsersPage::arrive(const Destination& where) {
  wish_ = where.act ? std::optional(where) : std::nullopt;
  showWish();
  if (where.id.empty()) return takeFocus();
  open(where.id);
}

QString UsersPage::wish() const {
  if (!wish_) return {};
  auto name = UserActs::name(*wish_->act);
  name.remove(QChar(0x2026));
  return wish_->about.empty() ? tr("%1: find the person and press Enter.").arg(name)
                              : tr("%1 (%2): find the person and press Enter.").arg(name, qs(wish_->about));
}

void UsersPage::showWish() {
  make::setText(wishWords_, wish());
  wishCard_->setVisible(wish_.has_value());
}

void UsersPage::nameTab(PersonView* view) {
  const int tab = tabOf(view->userId());
  if (tab >= 0) tabs_->setTabText(tab, view->user() ? UserWords::title(*view->user()) : qs(view->userId()));
}

void UsersPage::close(int tab) {
  auto* view = at(tab);
  if (!view) return;
  tabs_->removeTab(tab);
  views_->removeWidget(view);
  view->hide();  // what was revealed goes now, not with the event loop
  view->deleteLater();
  showTab();
  if (auto* next = person())
    next->takeFocus();
  else
    takeFocus();
}

void UsersPage::showTab() {
  tabRow_->setVisible(tabs_->count() > 0 && !side_->isHidden());
  if (auto* shown = person()) return views_->setCurrentWidget(shown);
  views_->setCurrentWidget(empty_);
  empty_->say(EmptyKind::nothing, tr("Find somebody"),
              tr("By phone (whole, or four digits of it), nickname, user id or order number. Enter opens the first."));
}

void UsersPage::factsChanged() {
  const auto& facts = context_.workspace.facts();
  const bool offline = DataAge::isOffline(facts);
  if (copyNumber_ != facts.copyNumber || (wasOffline_ && !offline)) found_->again();
  copyNumber_ = facts.copyNumber;
  wasOffline_ = offline;
  for (int tab = 0; tab < tabs_->count(); ++tab) at(tab)->factsChanged();
  showHint();
}

void UsersPage::rebatesChanged(const std::vector<std::string>& ids) {
  for (int tab = 0; tab < tabs_->count(); ++tab) at(tab)->rebatesChanged(ids);
}

void UsersPage::withdrawalsChanged(const std::vector<std::string>&) {
  if (auto* shown = person()) shown->timeline()->copyChanged();
}

void UsersPage::outboxChanged() {
  for (int tab = 0; tab < tabs_->count(); ++tab) at(tab)->outboxChanged();
}

void UsersPage::tick() {
  if (auto* shown = person()) shown->tick();
}

void UsersPage::beAlone() {
  side_->setVisible(false);
  for (auto* key : tabKeys_) key->setEnabled(false);
  showTab();
}

UsersView UsersPage::view() const {
  UsersView view;
  for (int tab = 0; tab < tabs_->count(); ++tab) view.open.push_back(at(tab)->userId());
  if (const auto* shown = person()) view.shown = shown->userId();
  view.recent = found_->recent();
  return view;
}

void UsersPage::restore(const UsersView& view) {
  for (const auto& id : view.open) open(id);
  if (!view.shown.empty()) open(view.shown);
  for (auto id = view.recent.rbegin(); id != view.recent.rend(); ++id) found_->remember(*id);
}

}  // namespace rebate
