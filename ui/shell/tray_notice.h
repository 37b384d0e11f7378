// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>

#include "ports/workspace.h"

class QSystemTrayIcon;

namespace rebate {

/// Tells somebody who looks at another window that the regions are back; never with a name or an amount in it.
class TrayNotice : public QObject {
  Q_OBJECT
 public:
  explicit TrayNotice(QObject* parent = nullptr);
  ~TrayNotice() override;

  /// Once for each way back. Nothing while `watched`: the window says it itself.
  void refresh(const WorkspaceFacts& facts, bool watched);

 Q_SIGNALS:
  void told(const QString& text);  ///< also where the desktop has no tray
  void opened();                   ///< the person clicked on it

 private:
  std::optional<WayBack> known_;
  std::unique_ptr<QSystemTrayIcon> icon_;
};

}  // namespace rebate
