// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "ports/clock.h"
#include "ports/workspace.h"
#include "ui/style/look.h"
#include "ui/style/settings.h"

namespace rebate {

/// What every part of the window is given. All of it outlives the window.
struct Context {
  Workspace& workspace;
  const Clock& clock;
  Look& look;
  Settings& settings;
};

/// A page of the window. It reads the facts of the workspace when told that they changed.
class Page : public QWidget {
  Q_OBJECT
 public:
  using QWidget::QWidget;
  virtual void factsChanged() {}
  virtual void rebatesChanged(const std::vector<std::string>& ids) { Q_UNUSED(ids); }  ///< empty: all may have
  virtual void outboxChanged() {}
  virtual void rateCame() {}
  virtual void tick() {}  ///< time passed: ages count on
};

}  // namespace rebate
