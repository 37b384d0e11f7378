// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

#include "ports/clock.h"
#include "ports/workspace.h"

namespace rebate {

/// Notices that nobody is at the window any more. Counts time that goes on through a suspend, and looks before it
/// believes a key or a movement: the one that wakes the computer comes too late.
class IdleLock : public QObject {
  Q_OBJECT
 public:
  /// `expired` is called once the limit of the preferences has passed while somebody is signed in.
  IdleLock(const Workspace& workspace, const Clock& clock, std::function<void()> expired, QObject* parent = nullptr);

  void touch();  ///< somebody is here
  void tick();   ///< time passed

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool isOver() const;

  const Workspace& workspace_;
  const Clock& clock_;
  std::function<void()> expired_;
  Millis touchedAt_;  ///< monotonic
};

}  // namespace rebate
