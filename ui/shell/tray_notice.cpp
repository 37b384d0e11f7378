// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tray_notice.h"

#include "ui/shell/offline_words.h"
#include "ui/shell/tray.h"

namespace rebate {

TrayNotice::TrayNotice(Tray& tray, QObject* parent) : QObject(parent), tray_(tray) {}

void TrayNotice::refresh(const WorkspaceFacts& facts, bool watched) {
  const bool fresh = facts.wayBack && facts.wayBack != known_;
  known_ = facts.wayBack;
  if (fresh && !watched) tray_.say(OfflineWords::wayBack(*known_, facts));
}

}  // namespace rebate
