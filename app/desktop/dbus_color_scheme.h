// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>
#include <QVariant>
#include <optional>

class QDBusPendingCallWatcher;

namespace rebate::desktop {

/// Whether the desktop is dark, as its portal tells it (org.freedesktop.appearance), and when that changes. Says
/// nothing where there is no portal. Qt before 6.5 does not ask.
class DBusColorScheme : public QObject {
  Q_OBJECT
 public:
  explicit DBusColorScheme(const QDBusConnection& bus = QDBusConnection::sessionBus(), QObject* parent = nullptr);
  std::optional<bool> dark() const { return dark_; }  ///< absent: it does not say, or has no wish

 Q_SIGNALS:
  void changed(std::optional<bool> dark);

 private Q_SLOTS:
  void settingChanged(const QDBusMessage& message);

 private:
  void answered(QDBusPendingCallWatcher* call);
  void take(QVariant value);

  QDBusConnection bus_;
  std::optional<bool> dark_;
};

}  // namespace rebate::desktop
