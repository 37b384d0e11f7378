// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/dbus_desktop_watch.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <utility>
#include <vector>

namespace rebate::desktop {
namespace {

const QString kBus = QStringLiteral("rebate-desktop-session");
const QString kSystem = QStringLiteral("rebate-desktop-system");
const QString kLogind = QStringLiteral("org.freedesktop.login1");
const QString kManager = QStringLiteral("org.freedesktop.login1.Manager");
const QString kManagerPath = QStringLiteral("/org/freedesktop/login1");
const QString kSession = QStringLiteral("org.freedesktop.login1.Session");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");

/// A question never starts a service: whoever is not running has nothing to tell.
QDBusMessage question(const QString& path, const QString& interface, const QString& method, const QVariantList& about) {
  auto message = QDBusMessage::createMethodCall(kLogind, path, interface, method);
  message.setAutoStartService(false);
  message.setArguments(about);
  return message;
}

}  // namespace

// Connections of our own: others in the program (the keychain) keep theirs, and ours end with this object.
DBusDesktopWatch::DBusDesktopWatch()
    : bus_(QDBusConnection::connectToBus(QDBusConnection::SessionBus, kBus)),
      system_(QDBusConnection::connectToBus(QDBusConnection::SystemBus, kSystem)) {
  if (bus_.isConnected()) listenToScreenSavers();
  if (!system_.isConnected()) return;
  listenToSleep();
  findOwnSession();
}

DBusDesktopWatch::~DBusDesktopWatch() {
  QDBusConnection::disconnectFromBus(kBus);
  QDBusConnection::disconnectFromBus(kSystem);
}

/// GNOME and its relatives, and the common name that KDE and others own; their paths differ.
void DBusDesktopWatch::listenToScreenSavers() {
  for (const auto& name : {QStringLiteral("org.freedesktop.ScreenSaver"), QStringLiteral("org.gnome.ScreenSaver")})
    bus_.connect(name, {}, name, QStringLiteral("ActiveChanged"), this, SLOT(screenSaverTurned(bool)));
}

void DBusDesktopWatch::listenToSleep() {
  system_.connect(kLogind, kManagerPath, kManager, QStringLiteral("PrepareForSleep"), this, SLOT(aboutToSleep(bool)));
  askForDelay();
}

/// Without it the computer may be asleep before anything is closed, with the keys in its memory.
void DBusDesktopWatch::askForDelay() {
  const QVariantList about{QStringLiteral("sleep"), QStringLiteral("Rebate Console"),
                           QStringLiteral("Closes what is kept here"), QStringLiteral("delay")};
  auto* waiting = new QDBusPendingCallWatcher(
      system_.asyncCall(question(kManagerPath, kManager, QStringLiteral("Inhibit"), about)), this);
  connect(waiting, &QDBusPendingCallWatcher::finished, this, [this, waiting] {
    waiting->deleteLater();
    const QDBusPendingReply<QDBusUnixFileDescriptor> delay = *waiting;
    if (delay.isValid()) awake_ = delay.value();
  });
}

/// By its id in the environment; else logind's word for "the session of who asks", whose signals come under its real
/// path.
void DBusDesktopWatch::findOwnSession() {
  if (const auto id = qEnvironmentVariable("XDG_SESSION_ID"); !id.isEmpty()) return askForPath(id);
  const auto asked = system_.asyncCall(question(kManagerPath + QStringLiteral("/session/auto"), kProperties,
                                                QStringLiteral("Get"), {kSession, QStringLiteral("Id")}));
  auto* waiting = new QDBusPendingCallWatcher(asked, this);
  connect(waiting, &QDBusPendingCallWatcher::finished, this, [this, waiting] {
    waiting->deleteLater();
    const QDBusPendingReply<QDBusVariant> id = *waiting;
    if (id.isValid()) askForPath(id.value().variant().toString());
  });
}

void DBusDesktopWatch::askForPath(const QString& sessionId) {
  auto* waiting = new QDBusPendingCallWatcher(
      system_.asyncCall(question(kManagerPath, kManager, QStringLiteral("GetSession"), {sessionId})), this);
  connect(waiting, &QDBusPendingCallWatcher::finished, this, [this, waiting] {
    waiting->deleteLater();
    const QDBusPendingReply<QDBusObjectPath> path = *waiting;
    if (path.isValid()) listenToSession(path.value().path());
  });
}

void DBusDesktopWatch::listenToSession(const QString& path) {
  session_ = path;
  system_.connect(kLogind, path, kSession, QStringLiteral("Lock"), this, SLOT(sessionLocked()));
  system_.connect(kLogind, path, kProperties, QStringLiteral("PropertiesChanged"), this,
                  SLOT(sessionPropertiesChanged(QString, QVariantMap, QStringList)));
}

void DBusDesktopWatch::screenSaverTurned(bool active) {
  if (active) tell(LockReason::screenLocked);
}

void DBusDesktopWatch::aboutToSleep(bool sleeping) {
  sleeping_ = sleeping;
  if (!sleeping) return askForDelay();  // for the next time
  tell(LockReason::suspended);
}

void DBusDesktopWatch::sessionLocked() {
  tell(LockReason::screenLocked);
}

void DBusDesktopWatch::sessionPropertiesChanged(const QString& interface, const QVariantMap& changed,
                                                const QStringList&) {
  if (interface != kSession) return;
  if (changed.value(QStringLiteral("LockedHint")).toBool()) tell(LockReason::screenLocked);
  // Another person's session has come to the front of this seat.
  if (const auto active = changed.value(QStringLiteral("Active")); active.isValid() && !active.toBool())
    tell(LockReason::userSwitched);
}

void DBusDesktopWatch::closed() {
  if (sleeping_) awake_ = {};
}

Subscription DBusDesktopWatch::watch(std::function<void(LockReason)> then) {
  const int id = next_++;
  listeners_[id] = std::move(then);
  return Subscription([this, id] { listeners_.erase(id); });
}

void DBusDesktopWatch::tell(LockReason why) {
  std::vector<std::function<void(LockReason)>> calls;  // a listener may end its own subscription, or another's
  for (const auto& [id, then] : listeners_) calls.push_back(then);
  for (const auto& call : calls) call(why);
}

}  // namespace rebate::desktop
