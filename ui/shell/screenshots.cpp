// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/screenshots.h"

#include <QListWidget>
#include <QTimer>
#include <utility>

#include "ui/shell/pictures.h"

namespace rebate {
namespace {

constexpr int kLookEvery = 50;
constexpr int kLooks = 4;  // both themes in both languages

}  // namespace

Screenshots::Screenshots(MainWindow& window, QString folder, bool signingIn, QObject* parent)
    : QObject(parent), window_(window), folder_(std::move(folder)), signingIn_(signingIn), timer_(new QTimer(this)) {
  timer_->setInterval(kLookEvery);
  connect(timer_, &QTimer::timeout, this, &Screenshots::poll);
}

void Screenshots::start() {
  waiting_.start();
  timer_->start();
}

/// The keyring has answered, or the whole copy is there. An incident monitor reads no rebates, so nothing is fetched.
bool Screenshots::isReady() const {
  const auto& facts = window_.context().workspace.facts();
  if (!signingIn_) return facts.vault != VaultState::opening;
  if (!window_.isSignedIn() || !facts.who) return false;
  return !allows(facts.who->role, Permission::readRebates) || (facts.fetchedAt > 0 && facts.snapshotOf == 0);
}

void Screenshots::poll() {
  const bool late = waiting_.elapsed() > patience_;
  if (!isReady() && !late) return;
  timer_->stop();
  if (!isReady()) return Q_EMIT finished(false, QStringLiteral("nobody could be signed in, or nothing was fetched"));
  QTimer::singleShot(static_cast<int>(settle_), this, &Screenshots::take);
}

void Screenshots::take() {
  const auto pages = window_.isSignedIn() ? window_.workbench()->navigation()->count() : 1;
  const auto written = saveAllPictures(window_, folder_);
  const bool all = written.size() == kLooks * pages;
  Q_EMIT finished(all, QStringLiteral("%1 of %2 pictures in %3").arg(written.size()).arg(kLooks * pages).arg(folder_));
}

}  // namespace rebate
