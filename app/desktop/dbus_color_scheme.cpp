// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/dbus_color_scheme.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace rebate::desktop {
namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kSpace = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");

constexpr uint kPreferDark = 1, kPreferLight = 2;

}  // namespace

DBusColorScheme::DBusColorScheme(const QDBusConnection& bus, QObject* parent) : QObject(parent), bus_(bus) {
  bus_.connect({}, kPath, kInterface, QStringLiteral("SettingChanged"), this, SLOT(settingChanged(QDBusMessage)));
  auto ask = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
  ask << kSpace << kKey;
  auto* call = new QDBusPendingCallWatcher(bus_.asyncCall(ask), this);
  connect(call, &QDBusPendingCallWatcher::finished, this, &DBusColorScheme::answered);
}

void DBusColorScheme::answered(QDBusPendingCallWatcher* call) {
  const QDBusPendingReply<QDBusVariant> reply = *call;
  call->deleteLater();
  if (reply.isValid()) take(reply.value().variant());
}

void DBusColorScheme::settingChanged(const QDBusMessage& message) {
  const auto said = message.arguments();
  if (said.size() == 3 && said[0] == kSpace && said[1] == kKey) take(said[2]);
}

void DBusColorScheme::take(QVariant value) {
  // Read answers with a variant in a variant.
  while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
  bool known = false;
  const uint scheme = value.toUInt(&known);
  std::optional<bool> dark;
  if (known && (scheme == kPreferDark || scheme == kPreferLight)) dark = scheme == kPreferDark;
  if (dark == dark_) return;
  dark_ = dark;
  Q_EMIT changed(dark_);
}

}  // namespace rebate::desktop
