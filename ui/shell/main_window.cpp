// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QIcon>
#include <QLineEdit>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <utility>

#include "ui/incidents/alert_notifier.h"
#include "ui/lock/idle_lock.h"
#include "ui/lock/lock_page.h"
#include "ui/palette/palette.h"
#include "ui/settings/look_form.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/help_dialogs.h"
#include "ui/shell/offers.h"
#include "ui/shell/person_windows.h"
#include "ui/shell/toasts.h"
#include "ui/shell/tray.h"
#include "ui/shell/tray_notice.h"
#include "ui/shell/window_keeper.h"
#include "ui/signin/sign_in_page.h"
#include "ui/style/clipboard.h"

namespace rebate {
namespace {

constexpr int kCalm = 1'000;  // ages are told in seconds
constexpr std::size_t kRecent = 5;
constexpr int kBusy = 100;  // the phase bar of a running failover

}  // namespace

MainWindow::MainWindow(const Context& context, Language& language, QWidget* parent)
    : QMainWindow(parent), context_(context), language_(language), clock_(new QTimer(this)) {
  idle_ = new IdleLock(
      context_.workspace, context_.clock, [this] { lock(LockReason::idle); }, this);
  tray_ = new Tray(context_.look, this);
  wayBack_ = new TrayNotice(*tray_, this);
  connect(tray_, &Tray::opened, this, [this] {
    showNormal();
    activateWindow();
  });
  setWindowTitle(QStringLiteral("Rebate Console"));  // never what is shown: titles end up in other programs' logs
  setWindowIcon(QIcon(QStringLiteral(":/icons/rebate-console.svg")));
  resize(1600, 960);
  setMinimumSize(1100, 700);
  context_.look.setTheme(context_.settings.theme());
  context_.look.setTextSize(context_.settings.textSize());
  language_.setTongue(context_.settings.tongue());
  if (const int page = context_.settings.page(); page >= 0 && page <= static_cast<int>(kLastPage))
    lastPage_ = static_cast<PageId>(page);
  keeper_ = new WindowKeeper(
      this, context_.settings, [this] { keepState(); }, this);
  build();
  keeper_->restore();
  connect(clock_, &QTimer::timeout, this, &MainWindow::tick);
  clock_->start(kCalm);
  listening_ = context_.workspace.listen(*this);
  alerts_ = new AlertNotifier(
      context_, *tray_, [this] { return isActiveWindow(); }, this);
  connect(alerts_, &AlertNotifier::said, this, [this](const QString& text, ToastKind kind) {
    if (workbench_) workbench_->toasts()->say(text, kind);
  });
}

MainWindow::~MainWindow() {
  listening_.reset();
}

MenuWishes MainWindow::wishes() {
  MenuWishes wishes;
  wishes.go = [this](PageId wanted) { go(wanted); };
  wishes.theme = [this](Theme theme) { setTheme(theme); };
  // Not from within the menu that is about to be taken down.
  wishes.tongue = [this](Tongue tongue) {
    QMetaObject::invokeMethod(
        this, [this, tongue] { setTongue(tongue); }, Qt::QueuedConnection);
  };
  wishes.retry = [this] { context_.workspace.retryOutbox(); };
  wishes.settings = [this] { showSettings(); };
  wishes.lock = [this] { lock(LockReason::asked); };
  wishes.signOut = [this] { context_.workspace.signOut(); };
  wishes.quit = [this] { close(); };
  wishes.shortcuts = [this] { HelpDialogs::showShortcuts(this); };
  wishes.otherTheme = [this] { switchTheme(); };
  wishes.palette = [this] { showPalette(); };
  wishes.about = [this] { HelpDialogs::showAbout(this); };
  return wishes;
}

/// Also after a change of language: building anew is simpler than translating each widget again, and as quick.
void MainWindow::build() {
  const bool wasLocked = stack_ && isLocked();
  delete menus_;
  menuBar()->clear();
  menus_ = new Menus(menuBar(), wishes(), context_.look.theme(), language_.tongue(), this);
  const auto name = signIn_ ? signIn_->name()->text() : QString();
  workbench_ = nullptr;
  people_ = nullptr;  // goes with it
  stack_ = new QStackedWidget;
  stack_->setObjectName(QStringLiteral("page"));
  stack_->addWidget(signIn_ = new SignInPage(context_));
  stack_->addWidget(lock_ = new LockPage(context_));
  if (!name.isEmpty()) signIn_->name()->setText(name);
  if (wasLocked) stack_->setCurrentWidget(lock_);
  if (wasLocked) lock_->begin(closing_.value_or(context_.workspace.facts().lock));
  connect(lock_, &LockPage::unlocked, this, [this] {
    closing_.reset();
    showWhatIsDue();
  });
  setCentralWidget(stack_);  // deletes the one before
  setStatusBar(new QStatusBar);
  status_ = std::make_unique<StatusLine>(statusBar());
  showWhatIsDue();
}

bool MainWindow::isSignedIn() const {
  return workbench_ && stack_->currentWidget() == workbench_;
}

bool MainWindow::isLocked() const {
  return stack_->currentWidget() == lock_;
}

void MainWindow::lock(LockReason why) {
  if (!workbench_) {
    if (!closing_) Q_EMIT everythingClosed();
    return;
  }
  closing_ = why;
  context_.workspace.lock(why);
  showWhatIsDue();
}

void MainWindow::refused(const QString& name, const Error& why) {
  if (isLocked())
    lock_->refused(why);
  else
    signIn_->refused(name, why);
}

void MainWindow::enter() {
  workbench_ = new Workbench(context_, menus_->operatorMenu());
  stack_->addWidget(workbench_);
  people_ = new PersonWindows(context_, workbench_);
  connect(people_, &PersonWindows::said, workbench_->toasts(), &Toasts::say);
  connect(people_, &PersonWindows::wanted, this, [this](const Destination& where) {
    workbench_->show(where);
    if (!where.ownWindow) activateWindow();
  });
  connect(workbench_, &Workbench::windowWanted, people_, &PersonWindows::open);
  connect(workbench_, &Workbench::settingsWanted, this, &MainWindow::showSettings);
  connect(workbench_, &Workbench::paletteWanted, this, &MainWindow::showPalette);
  workbench_->go(lastPage_);
  connect(workbench_, &Workbench::changed, keeper_, &WindowKeeper::touch);
  idle_->touch();
}

/// What the person saw is taken apart, not covered. Later, since one of its widgets may be what asked for it.
void MainWindow::leave() {
  lastPage_ = workbench_->current();
  workbench_->saveState();
  recent_.clear();
  delete std::exchange(people_, nullptr);                       // what they show, too
  if (!context_.workspace.cache()) workbench_->factsChanged();  // it must not read from what is closed
  stack_->removeWidget(workbench_);
  workbench_->hide();
  std::exchange(workbench_, nullptr)->deleteLater();
  dropSettings();
  clipboard::clearOwn();
}

void MainWindow::showWhatIsDue() {
  const auto& facts = context_.workspace.facts();
  const bool inside = !closing_ && isInside(facts.signIn);
  const bool wasLocked = isLocked();
  // While an unlocking is on its way, the lock page stays.
  const bool locked = closing_ || facts.signIn == SignIn::locked || (facts.signIn == SignIn::signingIn && wasLocked);
  if (inside && !workbench_) enter();
  if (!inside && workbench_) leave();
  if (locked && !wasLocked) lock_->begin(closing_.value_or(facts.lock));
  stack_->setCurrentWidget(inside   ? static_cast<QWidget*>(workbench_)
                           : locked ? static_cast<QWidget*>(lock_)
                                    : signIn_);
  statusBar()->setVisible(inside);
  menus_->setSignedIn(inside, [this](PageId page) { return workbench_ && workbench_->has(page); });
  status_->refresh(facts, context_.clock.wall());
}

void MainWindow::factsChanged() {
  const auto signIn = context_.workspace.facts().signIn;
  const bool closed = closing_ && (signIn == SignIn::locked || signIn == SignIn::signedOut);
  if (closed) closing_.reset();
  signIn_->factsChanged();
  lock_->factsChanged();
  showWhatIsDue();
  if (workbench_) workbench_->factsChanged();
  if (people_) people_->factsChanged();
  if (settings_) settings_->factsChanged();
  wayBack_->refresh(context_.workspace.facts(), isActiveWindow());
  alerts_->refresh();
  if (closed) Q_EMIT everythingClosed();
  const auto& failover = context_.workspace.facts().failover;
  const bool busy = failover && failover->phase() != FailoverPhase::done;
  const int pace = busy ? kBusy : kCalm;
  if (clock_->interval() != pace) clock_->start(pace);
}

void MainWindow::rebatesChanged(const std::vector<std::string>& ids) {
  if (workbench_) workbench_->rebatesChanged(ids);
  if (people_) people_->rebatesChanged(ids);
}

void MainWindow::withdrawalsChanged(const std::vector<std::string>& ids) {
  if (workbench_) workbench_->withdrawalsChanged(ids);
  if (people_) people_->withdrawalsChanged(ids);
}

void MainWindow::outboxChanged() {
  if (workbench_) workbench_->outboxChanged();
  if (people_) people_->outboxChanged();
}

void MainWindow::creditedRateCame(const RatePoint&) {
  if (workbench_) workbench_->rateCame();
}

void MainWindow::tick() {
  idle_->tick();
  alerts_->refresh();
  if (workbench_)
    workbench_->tick();
  else
    signIn_->tick();
  if (people_) people_->tick();
  status_->refresh(context_.workspace.facts(), context_.clock.wall());
}

void MainWindow::go(PageId page) {
  lastPage_ = page;
  if (workbench_) workbench_->go(page);
}

void MainWindow::setTheme(Theme theme) {
  context_.settings.setTheme(theme);
  context_.look.setTheme(theme);
  menus_->showTheme(theme);
  if (settings_) settings_->look()->show(context_.settings);
}

void MainWindow::switchTheme() {
  setTheme(context_.look.tokens().dark ? Theme::light : Theme::dark);
}

Palette* MainWindow::showPalette() {
  if (!workbench_ || palette_) return palette_;
  auto offers = Offers::of(*this);
  // In the language of now, and only what there still is.
  std::vector<Offer> recent;
  for (const auto& offer : recent_) {
    const auto found = std::find_if(offers.begin(), offers.end(), [&](const Offer& now) { return now.id == offer.id; });
    const bool fixed = offer.kind == OfferKind::page || offer.kind == OfferKind::action;
    if (fixed && found != offers.end()) recent.push_back(*found);
    if (!fixed) recent.push_back(offer);
  }
  palette_ = new Palette(context_, std::move(offers), std::move(recent), workbench_);
  connect(palette_, &Palette::wanted, workbench_, &Workbench::show);
  connect(palette_, &Palette::chosen, this, &MainWindow::remember);
  return palette_;
}

void MainWindow::remember(const Offer& offer) {
  auto kept = offer;
  // What runs it is of the palette, which is gone by then.
  const auto id = offer.id.section(QLatin1Char('/'), 1).toStdString();
  const auto page = offer.kind == OfferKind::person ? PageId::users : PageId::rebates;
  if (!id.empty() && offer.kind == OfferKind::action) return;  // on one person: the person is what is remembered
  if (offer.kind == OfferKind::person || offer.kind == OfferKind::order) {
    kept.run = [this, page, id] { workbench_->show({page, id}); };
    kept.runAside = [this, page, id] { workbench_->show({page, id, page == PageId::users}); };
  }
  std::erase_if(recent_, [&](const Offer& known) { return known.id == kept.id; });
  recent_.insert(recent_.begin(), std::move(kept));
  if (recent_.size() > kRecent) recent_.resize(kRecent);
}

void MainWindow::keepState() {
  if (workbench_) workbench_->saveState();
  if (workbench_) context_.settings.setPage(static_cast<int>(workbench_->current()));
}

void MainWindow::setTongue(Tongue tongue) {
  context_.settings.setTongue(tongue);
  rebuild([&] { language_.setTongue(tongue); });
}

void MainWindow::setTextSize(int percent) {
  context_.settings.setTextSize(percent);
  rebuild([&] { context_.look.setTextSize(percent); });
}

/// Everything is built anew, and what the person had before them is there again.
void MainWindow::rebuild(const std::function<void()>& change) {
  std::optional<WorkbenchView> view;
  const auto people = people_ ? people_->ids() : std::vector<std::string>{};
  if (workbench_) {
    workbench_->saveState();
    view = workbench_->view();
  }
  const bool active = isActiveWindow();
  const bool settings = settings_ && settings_->isVisible();
  const auto place = settings ? settings_->pos() : QPoint();
  dropSettings();
  change();
  build();
  if (workbench_ && view) workbench_->restore(*view);
  if (people_)
    for (const auto& id : people) people_->open(id);
  if (active) activateWindow();  // the keys were with a widget that is gone
  if (!settings || !workbench_) return;
  showSettings();
  settings_->move(place);
}

void MainWindow::showSettings() {
  if (!workbench_) return;
  if (!settings_) {
    settings_ = new SettingsDialog(context_, this);
    const auto* look = settings_->look();
    connect(look, &LookForm::themeWanted, this, &MainWindow::setTheme);
    // Not from within the box that is about to be taken down.
    connect(look, &LookForm::tongueWanted, this, &MainWindow::setTongue, Qt::QueuedConnection);
    connect(look, &LookForm::textSizeWanted, this, &MainWindow::setTextSize, Qt::QueuedConnection);
  }
  settings_->show();
  settings_->raise();
  settings_->activateWindow();
}

void MainWindow::dropSettings() {
  if (!settings_) return;
  settings_->hide();
  std::exchange(settings_, nullptr)->deleteLater();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  keeper_->keep();
  QMainWindow::closeEvent(event);
}

}  // namespace rebate
