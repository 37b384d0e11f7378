// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tray_notice.h"

#include <QIcon>
#include <QSystemTrayIcon>

#include "ui/shell/offline_words.h"

namespace rebate {

TrayNotice::TrayNotice(QObject* parent) : QObject(parent) {}
TrayNotice::~TrayNotice() = default;

void TrayNotice::refresh(const WorkspaceFacts& facts, bool watched) {
  const bool fresh = facts.wayBack && facts.wayBack != known_;
  known_ = facts.wayBack;
  if (!known_ && icon_) icon_->hide();
  if (!fresh || watched) return;
  const auto text = OfflineWords::wayBack(*known_, facts);
  if (!icon_ && QSystemTrayIcon::isSystemTrayAvailable()) {
    icon_ = std::make_unique<QSystemTrayIcon>(QIcon(QStringLiteral(":/icons/rebate-console.svg")));
    connect(icon_.get(), &QSystemTrayIcon::messageClicked, this, &TrayNotice::opened);
    connect(icon_.get(), &QSystemTrayIcon::activated, this, &TrayNotice::opened);
  }
  if (icon_) {
    icon_->show();
    icon_->showMessage(QStringLiteral("Rebate Console"), text, icon_->icon());
  }
  Q_EMIT told(text);
}

}  // namespace rebate
