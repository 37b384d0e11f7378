// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/menus.h"

#include <utility>

namespace rebate {

Menus::Menus(QMenuBar* bar, const MenuWishes& wishes, Theme theme, Tongue tongue, QObject* parent)
    : QObject(parent),
      themes_(std::make_unique<QMenu>(tr("&Theme"))),
      tongues_(std::make_unique<QMenu>(tr("&Language"))),
      operator_(std::make_unique<QMenu>()) {
  buildThemes(theme, wishes);
  buildTongues(tongue, wishes);
  buildBar(bar, wishes);
  operator_->addMenu(themes_.get());
  operator_->addMenu(tongues_.get());
  operator_->addSeparator();
  operator_->addAction(settings_);
  operator_->addAction(lock_);
  operator_->addAction(signOut_);
}

void Menus::buildThemes(Theme theme, const MenuWishes& wishes) {
  auto* group = new QActionGroup(this);
  const std::pair<Theme, QString> choices[] = {
      {Theme::system, tr("As the system")}, {Theme::dark, tr("Dark")}, {Theme::light, tr("Light")}};
  for (const auto& [choice, text] : choices) {
    auto* action = themes_->addAction(text);
    action->setCheckable(true);
    action->setChecked(choice == theme);
    action->setData(static_cast<int>(choice));
    group->addAction(action);
    connect(action, &QAction::triggered, this, [wish = wishes.theme, choice = choice] { wish(choice); });
  }
}

void Menus::buildTongues(Tongue tongue, const MenuWishes& wishes) {
  auto* group = new QActionGroup(this);
  // A language is named in itself, so that who needs it can find it.
  const std::pair<Tongue, QString> choices[] = {{Tongue::system, tr("As the system")},
                                                {Tongue::english, QStringLiteral("English")},
                                                {Tongue::chinese, QStringLiteral("简体中文")}};
  for (const auto& [choice, text] : choices) {
    auto* action = tongues_->addAction(text);
    action->setCheckable(true);
    action->setChecked(choice == tongue);
    action->setData(static_cast<int>(choice));
    group->addAction(action);
    connect(action, &QAction::triggered, this, [wish = wishes.tongue, choice = choice] { wish(choice); });
  }
}

void Menus::buildBar(QMenuBar* bar, const MenuWishes& wishes) {
  auto* file = bar->addMenu(tr("&File"));
  settings_ = file->addAction(tr("&Settings"));
  settings_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
  connect(settings_, &QAction::triggered, this, wishes.settings);
  lock_ = file->addAction(tr("&Lock"));
  lock_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
  connect(lock_, &QAction::triggered, this, wishes.lock);
  signOut_ = file->addAction(tr("Sign &out"));
  connect(signOut_, &QAction::triggered, this, wishes.signOut);
  auto* quit = file->addAction(tr("&Quit"));
  quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
  connect(quit, &QAction::triggered, this, wishes.quit);
  auto* view = bar->addMenu(tr("&View"));
  view->addMenu(themes_.get());
  view->addMenu(tongues_.get());
  auto* other = view->addAction(tr("&Switch between dark and light"));
  other->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
  connect(other, &QAction::triggered, this, wishes.otherTheme);
  auto* go = bar->addMenu(tr("&Go"));
  palette_ = go->addAction(tr("&Find a person, an order, an action"));
  palette_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
  connect(palette_, &QAction::triggered, this, wishes.palette);
  go->addSeparator();
  const std::pair<PageId, QString> pages[] = {{PageId::overview, tr("&Overview")},
                                              {PageId::rebates, tr("&Rebates")},
                                              {PageId::withdrawals, tr("&Withdrawals")},
                                              {PageId::users, tr("U&sers")},
                                              {PageId::outbox, tr("O&utbox")},
                                              {PageId::audit, tr("Au&dit")},
                                              {PageId::admin, tr("Ad&min")},
                                              {PageId::incidents, tr("&Incidents")},
                                              {PageId::metrics, tr("M&etrics")},
                                              {PageId::failovers, tr("Fai&lovers")}};
  for (const auto& [page, text] : pages) {
    auto* action = go->addAction(text);
    const int digit = (static_cast<int>(page) + 1) % 10;
    action->setShortcut(QKeySequence(static_cast<int>(Qt::CTRL) | (Qt::Key_0 + digit)));
    action->setData(static_cast<int>(page));
    connect(action, &QAction::triggered, this, [wish = wishes.go, page = page] { wish(page); });
    pages_ << action;
  }
  go->addSeparator();
  retry_ = go->addAction(tr("Send the outbox &again"));
  retry_->setShortcut(QKeySequence(Qt::Key_F5));
  connect(retry_, &QAction::triggered, this, wishes.retry);
  auto* help = bar->addMenu(tr("&Help"));
  auto* shortcuts = help->addAction(tr("&Keyboard shortcuts"));
  shortcuts->setShortcut(QKeySequence(Qt::Key_F1));
  connect(shortcuts, &QAction::triggered, this, wishes.shortcuts);
  connect(help->addAction(tr("&About Rebate Console")), &QAction::triggered, this, wishes.about);
}

void Menus::showTheme(Theme theme) {
  for (auto* action : themes_->actions()) action->setChecked(action->data().toInt() == static_cast<int>(theme));
}

void Menus::showTongue(Tongue tongue) {
  for (auto* action : tongues_->actions()) action->setChecked(action->data().toInt() == static_cast<int>(tongue));
}

void Menus::setSignedIn(bool signedIn, const std::function<bool(PageId)>& has) {
  for (auto* action : std::as_const(pages_)) {
    const bool offered = signedIn && (!has || has(static_cast<PageId>(action->data().toInt())));
    action->setEnabled(offered);
    action->setVisible(!signedIn || offered);
  }
  palette_->setEnabled(signedIn);
  retry_->setEnabled(signedIn);
  settings_->setEnabled(signedIn);
  lock_->setEnabled(signedIn);
  signOut_->setEnabled(signedIn);
}

}  // namespace rebate
