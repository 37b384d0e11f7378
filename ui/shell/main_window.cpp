// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QIcon>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>

#include "ui/shell/help_dialogs.h"
#include "ui/shell/menus.h"
#include "ui/signin/sign_in_page.h"

namespace rebate {
namespace {

constexpr int kCalm = 1'000;  // ages are told in seconds
constexpr int kBusy = 100;    // the phase bar of a running failover

}  // namespace

MainWindow::MainWindow(const Context& context, Language& language, QWidget* parent)
    : QMainWindow(parent), context_(context), language_(language), clock_(new QTimer(this)) {
  setWindowTitle(QStringLiteral("Rebate Console"));  // never what is shown: titles end up in other programs' logs
  setWindowIcon(QIcon(QStringLiteral(":/icons/rebate-console.svg")));
  resize(1600, 960);
  setMinimumSize(1100, 700);
  context_.look.setTheme(context_.settings.theme());
  language_.setTongue(context_.settings.tongue());
  build();
  if (const auto state = context_.settings.geometry(); !state.isEmpty()) restoreGeometry(state);
  connect(clock_, &QTimer::timeout, this, &MainWindow::tick);
  clock_->start(kCalm);
  listening_ = context_.workspace.listen(*this);
}

MainWindow::~MainWindow() {
  listening_.reset();
}

/// Also after a change of language: building anew is simpler than translating each widget again, and as quick.
void MainWindow::build() {
  const auto page = workbench_ ? workbench_->current() : PageId::overview;
  delete menus_;
  menuBar()->clear();
  MenuWishes wishes;
  wishes.go = [this](PageId wanted) { go(wanted); };
  wishes.theme = [this](Theme theme) { setTheme(theme); };
  // Not from within the menu that is about to be taken down.
  wishes.tongue = [this](Tongue tongue) {
    QMetaObject::invokeMethod(
        this, [this, tongue] { setTongue(tongue); }, Qt::QueuedConnection);
  };
  wishes.retry = [this] { context_.workspace.retryOutbox(); };
  wishes.signOut = [this] { context_.workspace.signOut(); };
  wishes.quit = [this] { close(); };
  wishes.shortcuts = [this] { HelpDialogs::showShortcuts(this); };
  wishes.about = [this] { HelpDialogs::showAbout(this); };
  menus_ = new Menus(menuBar(), wishes, context_.look.theme(), language_.tongue(), this);
  stack_ = new QStackedWidget;
  stack_->setObjectName(QStringLiteral("page"));
  stack_->addWidget(signIn_ = new SignInPage(context_));
  stack_->addWidget(workbench_ = new Workbench(context_, credited_, menus_->operatorMenu()));
  setCentralWidget(stack_);  // deletes the one before
  setStatusBar(new QStatusBar);
  status_ = std::make_unique<StatusLine>(statusBar());
  workbench_->go(page);
  showWhatIsDue();
}

bool MainWindow::isSignedIn() const {
  return stack_->currentWidget() == workbench_;
}

void MainWindow::showWhatIsDue() {
  const auto& facts = context_.workspace.facts();
  const bool inside = facts.signIn == SignIn::signedIn || facts.signIn == SignIn::offline;
  stack_->setCurrentWidget(inside ? static_cast<QWidget*>(workbench_) : signIn_);
  statusBar()->setVisible(inside);
  menus_->setSignedIn(inside);
  status_->refresh(facts);
}

void MainWindow::factsChanged() {
  signIn_->factsChanged();
  workbench_->factsChanged();
  showWhatIsDue();
  const auto& failover = context_.workspace.facts().failover;
  const bool busy = failover && failover->phase() != FailoverPhase::done;
  const int pace = busy ? kBusy : kCalm;
  if (clock_->interval() != pace) clock_->start(pace);
}

void MainWindow::rebatesChanged(const std::vector<std::string>& ids) {
  workbench_->rebatesChanged(ids);
}

void MainWindow::outboxChanged() {
  workbench_->outboxChanged();
}

void MainWindow::creditedRateCame(const RatePoint& point) {
  credited_.add(point);
  workbench_->rateCame();
}

void MainWindow::tick() {
  if (isSignedIn())
    workbench_->tick();
  else
    signIn_->tick();
  status_->refresh(context_.workspace.facts());
}

void MainWindow::go(PageId page) {
  workbench_->go(page);
}

void MainWindow::setTheme(Theme theme) {
  context_.settings.setTheme(theme);
  context_.look.setTheme(theme);
}

void MainWindow::setTongue(Tongue tongue) {
  context_.settings.setTongue(tongue);
  workbench_->saveState();
  language_.setTongue(tongue);
  build();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  context_.settings.setGeometry(saveGeometry());
  workbench_->saveState();
  QMainWindow::closeEvent(event);
}

}  // namespace rebate
