// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/person_windows.h"

#include <QAction>
#include <QIcon>
#include <QMainWindow>
#include <QVBoxLayout>

#include "ui/shell/toasts.h"
#include "ui/users/users_page.h"

namespace rebate {
namespace {

constexpr QSize kSize(1200, 760);
constexpr int kStep = 28;  // a title bar each, so that they do not cover one another

}  // namespace

PersonWindows::PersonWindows(const Context& context, QObject* parent) : QObject(parent), context_(context) {}

PersonWindows::~PersonWindows() {
  for (const auto& entry : entries_) delete entry.window;
}

void PersonWindows::open(const std::string& userId) {
  forget();
  for (const auto& entry : entries_) {
    if (entry.userId != userId) continue;
    entry.window->showNormal();
    entry.window->raise();
    return entry.window->activateWindow();
  }
  if (entries_.size() == kMost) delete entries_.front().window;
  forget();
  auto* window = new QMainWindow;
  window->setObjectName(QStringLiteral("person"));
  window->setAttribute(Qt::WA_DeleteOnClose);
  window->setAttribute(Qt::WA_QuitOnClose, false);
  window->setWindowTitle(QStringLiteral("Rebate Console"));  // never who is shown
  window->setWindowIcon(QIcon(QStringLiteral(":/icons/rebate-console.svg")));
  auto* content = new QWidget;
  content->setObjectName(QStringLiteral("content"));
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(14, 14, 14, 14);
  auto* page = new UsersPage(context_);
  page->beAlone();
  layout->addWidget(page);
  window->setCentralWidget(content);
  auto* toasts = new Toasts(context_.look, content);
  connect(page, &Page::said, toasts, &Toasts::say);
  connect(page, &Page::wanted, this, &PersonWindows::wanted);
  auto* close = new QAction(tr("Close this window"), window);
  close->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_W));
  connect(close, &QAction::triggered, window, &QMainWindow::close);
  window->addAction(close);
  entries_.push_back({userId, window, page});
  window->resize(kSize);
  page->factsChanged();
  page->open(userId);
  if (entries_.size() > 1) window->move(entries_[entries_.size() - 2].window->pos() + QPoint(kStep, kStep));
  window->show();
}

void PersonWindows::forget() {
  std::erase_if(entries_, [](const Entry& entry) { return entry.window.isNull(); });
}

void PersonWindows::factsChanged() {
  forget();
  for (const auto& entry : entries_) entry.page->factsChanged();
}

void PersonWindows::rebatesChanged(const std::vector<std::string>& ids) {
  forget();
  for (const auto& entry : entries_) entry.page->rebatesChanged(ids);
}

void PersonWindows::withdrawalsChanged(const std::vector<std::string>& ids) {
  forget();
  for (const auto& entry : entries_) entry.page->withdrawalsChanged(ids);
}

void PersonWindows::outboxChanged() {
  forget();
  for (const auto& entry : entries_) entry.page->outboxChanged();
}

void PersonWindows::tick() {
  forget();
  for (const auto& entry : entries_) entry.page->tick();
}

std::vector<QMainWindow*> PersonWindows::windows() const {
  std::vector<QMainWindow*> open;
  for (const auto& entry : entries_)
    if (entry.window) open.push_back(entry.window);
  return open;
}

std::vector<std::string> PersonWindows::ids() const {
  std::vector<std::string> open;
  for (const auto& entry : entries_)
    if (entry.window) open.push_back(entry.userId);
  return open;
}

}  // namespace rebate
