// SPDX-License-Identifier: GPL-3.0-or-later
// On a real message bus of the test's own; the portal on it is this test's.
#include "desktop/dbus_color_scheme.h"

#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using rebate::desktop::DBusColorScheme;

namespace {

const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kSpace = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");

class Portal : public QObject {
  Q_OBJECT
  Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
 public Q_SLOTS:
  QDBusVariant Read(const QString& space, const QString& key) {
    return space == kSpace && key == kKey ? QDBusVariant(QVariant::fromValue(QDBusVariant(scheme))) : QDBusVariant();
  }

 public:
  uint scheme = 1;
};

}  // namespace

class DBusColorSchemeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void cleanupTestCase();
  void itAsksAndFollows();
  void withoutAPortalNothingIsSaid();

 private:
  QDBusConnection connection(const char* name) {
    return QDBusConnection::connectToBus(QString::fromLatin1(address_), QString::fromLatin1(name));
  }
  QProcess daemon_;
  QByteArray address_;
};

void DBusColorSchemeTest::initTestCase() {
  daemon_.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
  QVERIFY(daemon_.waitForStarted());
  while (!daemon_.canReadLine()) QVERIFY(daemon_.waitForReadyRead());
  address_ = daemon_.readLine().trimmed();
}

void DBusColorSchemeTest::cleanupTestCase() {
  daemon_.kill();
  daemon_.waitForFinished();
}

void DBusColorSchemeTest::itAsksAndFollows() {
  auto theirs = connection("portal");
  Portal portal;
  QVERIFY(theirs.registerObject(kPath, &portal, QDBusConnection::ExportAllSlots));
  QVERIFY(theirs.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
  DBusColorScheme scheme(connection("console"));
  QTRY_COMPARE(scheme.dark(), std::optional(true));
  const auto tell = [&](const QString& space, const QString& key, uint value) {
    auto signal = QDBusMessage::createSignal(kPath, QStringLiteral("org.freedesktop.portal.Settings"),
                                             QStringLiteral("SettingChanged"));
    signal << space << key << QVariant::fromValue(QDBusVariant(value));
    QVERIFY(theirs.send(signal));
  };
  QSignalSpy changed(&scheme, &DBusColorScheme::changed);
  tell(kSpace, QStringLiteral("accent-color"), 2);
  tell(QStringLiteral("org.gnome.desktop.interface"), kKey, 2);
  tell(kSpace, kKey, 2);
  QTRY_COMPARE(scheme.dark(), std::optional(false));
  QCOMPARE(changed.count(), 1);  // the others were not about this
  tell(kSpace, kKey, 0);
  QTRY_COMPARE(scheme.dark(), std::optional<bool>());
}

void DBusColorSchemeTest::withoutAPortalNothingIsSaid() {
  DBusColorScheme scheme(QDBusConnection::connectToBus(QStringLiteral("unix:path=/nowhere"), QStringLiteral("none")));
  QSignalSpy changed(&scheme, &DBusColorScheme::changed);
  QCoreApplication::processEvents();
  QCOMPARE(scheme.dark(), std::optional<bool>());
  QCOMPARE(changed.count(), 0);
}

QTEST_GUILESS_MAIN(DBusColorSchemeTest)
#include "tst_dbus_color_scheme.moc"
