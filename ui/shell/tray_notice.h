// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ports/workspace.h"

namespace rebate {

class Tray;

/// Tells somebody who looks at another window that the regions are back; never with a name or an amount in it.
class TrayNotice : public QObject {
  Q_OBJECT
 public:
  explicit TrayNotice(Tray& tray, QObject* parent = nullptr);

  /// Once for each way back. Nothing while `watched`: the window says it itself.
  void refresh(const WorkspaceFacts& facts, bool watched);

 private:
  Tray& tray_;
  std::optional<WayBack> known_;
};

}  // namespace rebate
