// SPDX-License-Identifier: GPL-3.0-or-later
// On two real message buses of the test's own; the services on them are this test's.
#include "desktop/dbus_desktop_watch.h"

#include <fcntl.h>
#include <unistd.h>

#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <memory>
#include <vector>

using namespace rebate;

namespace {

const QString kLogind = QStringLiteral("org.freedesktop.login1");
const QString kManagerPath = QStringLiteral("/org/freedesktop/login1");
const QString kOurs = QStringLiteral("/org/freedesktop/login1/session/_37");
const QString kOthers = QStringLiteral("/org/freedesktop/login1/session/_38");
const QString kSession = QStringLiteral("org.freedesktop.login1.Session");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");

/// A dbus-daemon that ends with this object.
class Bus {
 public:
  bool start() {
    daemon_.start(QStringLiteral("dbus-daemon"),
                  {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    if (!daemon_.waitForStarted()) return false;
    while (!daemon_.canReadLine())
      if (!daemon_.waitForReadyRead()) return false;
    address_ = daemon_.readLine().trimmed();
    return true;
  }
  ~Bus() { stop(); }
  void stop() {
    if (daemon_.state() == QProcess::NotRunning) return;
    daemon_.kill();
    daemon_.waitForFinished();
  }
  const QByteArray& address() const { return address_; }

 private:
  QProcess daemon_;
  QByteArray address_;
};

class Manager : public QObject {
  Q_OBJECT
  Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
 public Q_SLOTS:
  QDBusObjectPath GetSession(const QString& id) {
    asked << id;
    return QDBusObjectPath(id == QStringLiteral("7") ? kOurs : kOthers);
  }
  QDBusUnixFileDescriptor Inhibit(const QString& what, const QString&, const QString&, const QString& mode) {
    inhibited << what + QLatin1Char(' ') + mode;
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return {};
    if (watched >= 0) ::close(watched);
    watched = ends[0];
    QDBusUnixFileDescriptor given;
    given.giveFileDescriptor(ends[1]);
    return given;
  }

 public:
  ~Manager() override {
    if (watched >= 0) ::close(watched);
  }
  /// Everybody who was given the other end has closed it.
  bool isReleased() const {
    char byte = 0;
    return ::read(watched, &byte, 1) == 0;
  }
  int watched = -1;
  QStringList inhibited;
  QStringList asked;
};

/// What logind shows under session/auto: the session of who asks.
class OwnSession : public QObject {
  Q_OBJECT
  Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Session")
  Q_PROPERTY(QString Id READ id)
 public:
  QString id() const { return QStringLiteral("7"); }
};

/// Somebody on a bus who owns names there and sends signals.
class Peer {
 public:
  Peer(const QByteArray& address, const QString& name)
      : name_(name), bus_(QDBusConnection::connectToBus(QString::fromLatin1(address), name)) {}
  ~Peer() { QDBusConnection::disconnectFromBus(name_); }
  QDBusConnection& bus() { return bus_; }
  bool send(const QString& path, const QString& interface, const QString& signal, const QVariantList& with = {}) {
    auto message = QDBusMessage::createSignal(path, interface, signal);
    message.setArguments(with);
    return bus_.send(message);
  }

 private:
  QString name_;
  QDBusConnection bus_;
};

}  // namespace

class DBusDesktopWatchTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanup();
  void aScreenSaverLocks_data();
  void aScreenSaverLocks();
  void sleepLocksBeforeItBegins();
  void sleepWaitsUntilEverythingIsClosed();
  void theOwnSessionIsFound_data();
  void theOwnSessionIsFound();
  void onlyTheOwnSessionLocks();
  void anotherUserInFrontLocks();
  void nobodyElseSpeaksForTheService();
  void endedSubscriptionsHearNothing();
  void withoutServicesNothingIsHeard();
  void withoutABusNothingIsHeard();

 private:
  void listen();
  bool propertiesChange(const QString& path, const QString& interface, const QVariantMap& changed);

  Bus session_;
  Bus system_;
  Manager manager_;
  OwnSession own_;
  std::unique_ptr<Peer> screen_;
  std::unique_ptr<Peer> logind_;
  std::unique_ptr<desktop::DBusDesktopWatch> watch_;
  Subscription watching_;
  std::vector<LockReason> heard_;
};

void DBusDesktopWatchTest::initTestCase() {
  QVERIFY(session_.start() && system_.start());
  qputenv("DBUS_SESSION_BUS_ADDRESS", session_.address());
  qputenv("DBUS_SYSTEM_BUS_ADDRESS", system_.address());
}

void DBusDesktopWatchTest::init() {
  heard_.clear();
  manager_.asked.clear();
  qunsetenv("XDG_SESSION_ID");
  screen_ = std::make_unique<Peer>(session_.address(), QStringLiteral("screen"));
  logind_ = std::make_unique<Peer>(system_.address(), QStringLiteral("logind"));
  QVERIFY(screen_->bus().registerService(QStringLiteral("org.gnome.ScreenSaver")));
  QVERIFY(screen_->bus().registerService(QStringLiteral("org.freedesktop.ScreenSaver")));
  auto& bus = logind_->bus();
  QVERIFY(bus.registerService(kLogind));
  QVERIFY(bus.registerObject(kManagerPath, &manager_, QDBusConnection::ExportAllSlots));
  QVERIFY(
      bus.registerObject(kManagerPath + QStringLiteral("/session/auto"), &own_, QDBusConnection::ExportAllProperties));
}

void DBusDesktopWatchTest::cleanup() {
  watching_.reset();
  watch_.reset();
  screen_.reset();
  logind_.reset();
}

void DBusDesktopWatchTest::listen() {
  watch_ = std::make_unique<desktop::DBusDesktopWatch>();
  watching_ = watch_->watch([this](LockReason why) { heard_.push_back(why); });
  QTRY_VERIFY(watch_->knowsOwnSession());
}

bool DBusDesktopWatchTest::propertiesChange(const QString& path, const QString& interface, const QVariantMap& changed) {
  return logind_->send(path, kProperties, QStringLiteral("PropertiesChanged"), {interface, changed, QStringList()});
}

void DBusDesktopWatchTest::aScreenSaverLocks_data() {
  QTest::addColumn<QString>("path");
  QTest::addColumn<QString>("interface");
  const auto common = QStringLiteral("org.freedesktop.ScreenSaver");
  QTest::newRow("GNOME") << "/org/gnome/ScreenSaver"
                         << "org.gnome.ScreenSaver";
  QTest::newRow("common name") << "/org/freedesktop/ScreenSaver" << common;
  QTest::newRow("KDE's old path") << "/ScreenSaver" << common;
}

void DBusDesktopWatchTest::aScreenSaverLocks() {
  QFETCH(QString, path);
  QFETCH(QString, interface);
  listen();
  // It goes, then comes: only the coming locks, and signals of one sender keep their order.
  QVERIFY(screen_->send(path, interface, QStringLiteral("ActiveChanged"), {false}));
  QVERIFY(screen_->send(path, interface, QStringLiteral("ActiveChanged"), {true}));
  QTRY_COMPARE(heard_, std::vector{LockReason::screenLocked});
}

void DBusDesktopWatchTest::sleepLocksBeforeItBegins() {
  listen();
  const auto manager = QStringLiteral("org.freedesktop.login1.Manager");
  QVERIFY(logind_->send(kManagerPath, manager, QStringLiteral("PrepareForSleep"), {false}));
  QVERIFY(logind_->send(kManagerPath, manager, QStringLiteral("PrepareForSleep"), {true}));
  QTRY_COMPARE(heard_, std::vector{LockReason::suspended});
}

void DBusDesktopWatchTest::sleepWaitsUntilEverythingIsClosed() {
  manager_.inhibited.clear();
  listen();
  QTRY_VERIFY(watch_->delaysSleep());
  QCOMPARE(manager_.inhibited, QStringList{QStringLiteral("sleep delay")});
  watch_->closed();  // locked for another reason: the next sleep is still to be waited for
  QVERIFY(watch_->delaysSleep());
  const auto manager = QStringLiteral("org.freedesktop.login1.Manager");
  QVERIFY(logind_->send(kManagerPath, manager, QStringLiteral("PrepareForSleep"), {true}));
  QTRY_COMPARE(heard_, std::vector{LockReason::suspended});
  QVERIFY(watch_->delaysSleep());
  watch_->closed();
  QVERIFY(!watch_->delaysSleep());
  QTRY_VERIFY(manager_.isReleased());
  QVERIFY(logind_->send(kManagerPath, manager, QStringLiteral("PrepareForSleep"), {false}));
  QTRY_VERIFY(watch_->delaysSleep());
  QCOMPARE(manager_.inhibited.size(), 2);
}

void DBusDesktopWatchTest::theOwnSessionIsFound_data() {
  QTest::addColumn<QString>("environment");
  QTest::newRow("by its id") << "7";
  QTest::newRow("by asking logind") << "";
}

void DBusDesktopWatchTest::theOwnSessionIsFound() {
  QFETCH(QString, environment);
  if (!environment.isEmpty()) qputenv("XDG_SESSION_ID", environment.toLatin1());
  listen();
  QCOMPARE(manager_.asked, QStringList{QStringLiteral("7")});
}

void DBusDesktopWatchTest::onlyTheOwnSessionLocks() {
  listen();
  QVERIFY(logind_->send(kOthers, kSession, QStringLiteral("Lock")));
  QVERIFY(propertiesChange(kOthers, kSession, {{QStringLiteral("LockedHint"), true}}));
  QVERIFY(logind_->send(kOurs, kSession, QStringLiteral("Lock")));
  QTRY_COMPARE(heard_, std::vector{LockReason::screenLocked});
  QVERIFY(propertiesChange(kOurs, kSession, {{QStringLiteral("LockedHint"), false}}));
  QVERIFY(propertiesChange(kOurs, kSession, {{QStringLiteral("LockedHint"), true}}));
  QTRY_COMPARE(heard_.size(), 2u);
}

void DBusDesktopWatchTest::anotherUserInFrontLocks() {
  listen();
  const auto active = QStringLiteral("Active");
  QVERIFY(propertiesChange(kOurs, kSession, {{QStringLiteral("IdleHint"), true}}));
  QVERIFY(propertiesChange(kOurs, kSession, {{active, true}}));
  QVERIFY(propertiesChange(kOurs, QStringLiteral("org.freedesktop.login1.Seat"), {{active, false}}));
  QVERIFY(propertiesChange(kOurs, kSession, {{active, false}}));
  QTRY_COMPARE(heard_, std::vector{LockReason::userSwitched});
}

void DBusDesktopWatchTest::nobodyElseSpeaksForTheService() {
  listen();
  Peer stranger(system_.address(), QStringLiteral("stranger"));
  QVERIFY(stranger.bus().registerService(QStringLiteral("org.example.Stranger")));
  QVERIFY(stranger.send(kOurs, kSession, QStringLiteral("Lock")));
  // An answer from the bus: what went before it on this connection was passed on.
  QVERIFY(stranger.bus().registerService(QStringLiteral("org.example.After")));
  QVERIFY(propertiesChange(kOurs, kSession, {{QStringLiteral("Active"), false}}));
  QTRY_COMPARE(heard_, std::vector{LockReason::userSwitched});
}

void DBusDesktopWatchTest::endedSubscriptionsHearNothing() {
  listen();
  int others = 0;
  auto once = watch_->watch([&](LockReason) { ++others; });
  QVERIFY(logind_->send(kOurs, kSession, QStringLiteral("Lock")));
  QTRY_COMPARE(heard_.size(), 1u);
  QCOMPARE(others, 1);
  once.reset();
  QVERIFY(logind_->send(kOurs, kSession, QStringLiteral("Lock")));
  QTRY_COMPARE(heard_.size(), 2u);
  QCOMPARE(others, 1);
}

/// logind comes back under the same name, as it does after an update: it is heard again.
void DBusDesktopWatchTest::withoutServicesNothingIsHeard() {
  logind_.reset();
  screen_.reset();
  watch_ = std::make_unique<desktop::DBusDesktopWatch>();
  watching_ = watch_->watch([this](LockReason why) { heard_.push_back(why); });
  QVERIFY(!watch_->knowsOwnSession());
  logind_ = std::make_unique<Peer>(system_.address(), QStringLiteral("logind again"));
  QVERIFY(logind_->bus().registerService(kLogind));
  const auto manager = QStringLiteral("org.freedesktop.login1.Manager");
  QTRY_VERIFY(logind_->send(kManagerPath, manager, QStringLiteral("PrepareForSleep"), {true}) && !heard_.empty());
  QCOMPARE(heard_.front(), LockReason::suspended);
}

/// The last one: the buses are gone after it.
void DBusDesktopWatchTest::withoutABusNothingIsHeard() {
  screen_.reset();
  logind_.reset();
  session_.stop();
  system_.stop();
  desktop::DBusDesktopWatch none;
  const auto watching = none.watch([this](LockReason why) { heard_.push_back(why); });
  QCoreApplication::processEvents();
  QVERIFY(!none.knowsOwnSession() && heard_.empty());
}

QTEST_GUILESS_MAIN(DBusDesktopWatchTest)
#include "tst_dbus_desktop_watch.moc"
