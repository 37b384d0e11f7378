// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

#include "ui/style/settings.h"

class QMainWindow;
class QScreen;
class QTimer;

namespace rebate {

/// Keeps where a window stands a moment after it was moved, not only when it is closed: whoever pulls the plug finds
/// it again as it was. The file is replaced as a whole (QSettings writes beside it and renames).
class WindowKeeper : public QObject {
  Q_OBJECT
 public:
  /// `others`: what else is to be kept at that moment.
  WindowKeeper(QMainWindow* window, Settings& settings, std::function<void()> others, QObject* parent);

  void restore();  ///< as it was, and where it can be seen
  void touch();    ///< something changed
  void keep();     ///< at once

  static constexpr int kSoon = 300;  ///< ms after the last change

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QMainWindow* window_;
  Settings& settings_;
  std::function<void()> others_;
  QTimer* soon_;
};

/// Where a window may stand so that its title bar can be grabbed on one of the screens; unchanged when it can.
QRect withinScreens(QRect window, const QList<QRect>& screens);

}  // namespace rebate
