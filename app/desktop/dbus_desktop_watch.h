// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QVariantMap>
#include <map>

#include "ports/desktop_watch.h"

namespace rebate::desktop {

/// Listens to the screen savers on the session bus and to logind on the system bus. A bus or a service that is not
/// there tells nothing, and that is no error: the idle limit still holds.
class DBusDesktopWatch final : public QObject, public DesktopWatch {
  Q_OBJECT
 public:
  DBusDesktopWatch();
  ~DBusDesktopWatch() override;

  Subscription watch(std::function<void(LockReason)> then) override;
  void closed() override;
  /// logind waits with a sleep until `closed`, or until it has waited long enough.
  bool delaysSleep() const { return awake_.isValid(); }
  /// logind has said which session is ours; until then its signals of single sessions are not heard.
  bool knowsOwnSession() const { return !session_.isEmpty(); }

 private Q_SLOTS:
  void screenSaverTurned(bool active);
  void aboutToSleep(bool sleeping);
  void sessionLocked();
  void sessionPropertiesChanged(const QString& interface, const QVariantMap& changed, const QStringList& invalidated);

 private:
  void listenToScreenSavers();
  void listenToSleep();
  void askForDelay();
  void findOwnSession();
  void askForPath(const QString& sessionId);
  void listenToSession(const QString& path);
  void tell(LockReason why);

  QDBusConnection bus_;            ///< of this login
  QDBusConnection system_;         ///< of the machine
  QDBusUnixFileDescriptor awake_;  ///< sleep is put off while this is open
  bool sleeping_ = false;
  QString session_;  ///< logind's object path of ours
  std::map<int, std::function<void(LockReason)>> listeners_;
  int next_ = 0;
};

}  // namespace rebate::desktop
