// SPDX-License-Identifier: GPL-3.0-or-later
// The vault against a real gnome-keyring: present, locked, stopped, gone.
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <csignal>

#include "cache/open.h"
#include "fixtures/rebates.h"
#include "keyring/keyring_main.h"
#include "vault/keychain_vault.h"

namespace rebate::vault {
namespace {

QByteArray bytesOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void lockKeyring() {
  auto call = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"),
                                             QStringLiteral("/org/freedesktop/secrets"),
                                             QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("Lock"));
  const QList<QDBusObjectPath> collections{
      QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login"))};
  call << QVariant::fromValue(collections);
  const auto reply = QDBusConnection::sessionBus().call(call);
  QVERIFY2(reply.type() == QDBusMessage::ReplyMessage, qPrintable(reply.errorMessage()));
}

pid_t keyringPid() {
  return qEnvironmentVariable("KEYRING_PID").toInt();
}

}  // namespace

class TestKeychainVault : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    options_ = {};
    options_.profile = QTest::currentTestFunction();
    options_.account = "tester";
    options_.keyFile = path("keys.json").toStdString();
    options_.databases = {path("cache.db").toStdString(), path("outbox.db").toStdString()};
    options_.timeout = 5'000;
  }

  void createsOnceAndOpensAgain() {
    KeychainVault first(options_);
    QVERIFY(open(first));
    QVERIFY(first.state() == VaultState::ready);
    QCOMPARE(first.backend(), std::string("Secret Service"));
    const auto cache = *first.dataKey("cache");
    QVERIFY(cache != *first.dataKey("outbox"));
    QVERIFY(first.dataKey("other").error().code == Errc::locked);
    const auto file = bytesOf(path("keys.json"));
    QVERIFY(!file.contains(QByteArray(reinterpret_cast<const char*>(cache.data()), 32).toBase64()));

    KeychainVault second(options_);
    QVERIFY(open(second));
    QVERIFY(*second.dataKey("cache") == cache);
    QCOMPARE(bytesOf(path("keys.json")), file);
    second.wipe();
    QVERIFY(second.dataKey("cache").error().code == Errc::locked);
    QVERIFY(second.state() == VaultState::locked);
  }

  void profilesHaveKeysOfTheirOwn() {
    KeychainVault one(options_);
    QVERIFY(open(one));
    options_.profile += "-other";
    options_.keyFile = path("other.json").toStdString();
    KeychainVault other(options_);
    QVERIFY(open(other));
    QVERIFY(*one.dataKey("cache") != *other.dataKey("cache"));
    // The first profile's file does not open with the second one's entry.
    options_.keyFile = path("keys.json").toStdString();
    KeychainVault mixed(options_);
    QVERIFY(open(mixed).error().code == Errc::corrupt);
  }

  void cutOffAfterTheEntryItGoesOn() {
    KeychainVault first(options_);
    QVERIFY(open(first));
    QVERIFY(QFile::remove(path("keys.json")));  // as if killed between keychain and file
    KeychainVault second(options_);
    QVERIFY(open(second));
  }

  void noKeyIsMadeWhileFilesExist_data() {
    QTest::addColumn<QString>("file");
    QTest::newRow("wrapped keys") << QStringLiteral("keys.json");
    QTest::newRow("cache") << QStringLiteral("cache.db");
    QTest::newRow("outbox") << QStringLiteral("outbox.db");
  }
  void noKeyIsMadeWhileFilesExist() {
    QFETCH(QString, file);
    options_.profile += file.toStdString();
    const auto keys = WrappedKeys{"Secret Service", {{"cache", "x"}, {"outbox", "y"}}};
    if (file == QLatin1String("keys.json"))
      QVERIFY(writeWrappedKeys(options_.keyFile, keys));
    else
      QVERIFY(QFile::copy(QStringLiteral("/proc/self/cmdline"), folder_->filePath(file)));
    const auto before = bytesOf(folder_->filePath(file));
    KeychainVault vault(options_);
    QVERIFY(open(vault).error().code == Errc::locked);
    QVERIFY(vault.state() == VaultState::locked);
    QCOMPARE(bytesOf(folder_->filePath(file)), before);
    // Nothing was put into the keychain either: without the file, a first start finds no entry and makes one.
    QVERIFY(QFile::remove(folder_->filePath(file)));
    KeychainVault fresh(options_);
    QVERIFY(open(fresh));
  }

  void anotherKeychainIsRefusedByName() {
    QVERIFY(writeWrappedKeys(options_.keyFile, {"KWallet", {{"cache", "x"}}}));
    KeychainVault vault(options_);
    const auto outcome = open(vault);
    QVERIFY(outcome.error().code == Errc::locked);
    QCOMPARE(outcome.error().field, std::string("backend"));
    QCOMPARE(outcome.error().detail, std::string("KWallet"));
  }

  void whatItOpensIsEncrypted() {
    KeychainVault vault(options_);
    QVERIFY(open(vault));
    const auto cachePath = path("cache.db").toStdString();
    {
      auto cache = cache::openCache(cachePath, *vault.dataKey("cache"));
      QVERIFY(cache);
      QVERIFY((*cache)->beginSnapshot());
      QVERIFY((*cache)->addRows({fixtures::userNumbered(1)}, {fixtures::rebateNumbered(0)}));
      QVERIFY((*cache)->finishSnapshot({"store", 1, 7}, "cn-east", 1));
    }
    QByteArray bytes;
    for (const auto& file : QDir(folder_->path()).entryInfoList(QDir::Files)) bytes += bytesOf(file.filePath());
    for (const auto* text : {"林**", "手机壳", "u-88001", "SQLite format 3"}) QVERIFY2(!bytes.contains(text), text);
    QVERIFY(cache::openCacheReader(cachePath, Key{}).error().code == Errc::corrupt);
    KeychainVault again(options_);
    QVERIFY(open(again));
    auto reader = cache::openCacheReader(cachePath, *again.dataKey("cache"));
    QVERIFY(reader && (*reader)->counts()->total() == 1);
  }

  /// The console keeps its session, and the vault with it, off the window's thread. QtKeychain belongs to the thread
  /// that uses it first, so this has a process of its own.
  void opensOnAnotherThread() {
    if (!isAlone()) return alone("opensOnAnotherThread", {});
    std::vector<Key> keys;
    std::unique_ptr<QThread> thread(QThread::create([&] {
      for (int time = 0; time < 3; ++time) {
        KeychainVault vault(options_);
        if (open(vault)) keys.push_back(*vault.dataKey("cache"));
      }
    }));
    thread->start();
    QTRY_VERIFY_WITH_TIMEOUT(thread->isFinished(), 20'000);
    QCOMPARE(keys.size(), std::size_t{3});
    QVERIFY(keys[0] == keys[1] && keys[1] == keys[2]);
  }

  void stoppedKeyringTimesOutAndComesBack() {
    KeychainVault first(options_);
    QVERIFY(open(first));
    options_.timeout = 400;
    KeychainVault vault(options_);
    ::kill(keyringPid(), SIGSTOP);
    QElapsedTimer timer;
    timer.start();
    const auto outcome = open(vault);
    ::kill(keyringPid(), SIGCONT);
    QVERIFY(outcome.error().code == Errc::timedOut);
    QVERIFY(vault.state() == VaultState::timedOut);
    QVERIFY(timer.elapsed() < 3'000);
    // The same vault, without a restart. The hung call may still be ahead in the keychain's queue.
    QTRY_VERIFY_WITH_TIMEOUT(open(vault), 30'000);
    QVERIFY(*vault.dataKey("cache") == *first.dataKey("cache"));
  }

  /// Last but one: it stays locked. Nobody is there to ask for the password.
  void xLockedKeyringChangesNothing() {
    KeychainVault first(options_);
    QVERIFY(open(first));
    const auto before = bytesOf(path("keys.json"));
    lockKeyring();
    options_.timeout = 20'000;
    KeychainVault vault(options_);
    const auto outcome = open(vault);
    QVERIFY2(outcome.error().code == Errc::locked, outcome.error().detail.c_str());
    QCOMPARE(bytesOf(path("keys.json")), before);
  }

  void yWithoutDBusItIsUnavailable() {
    // A process of its own: GLib keeps its connection for life.
    if (!isAlone()) return alone("yWithoutDBusItIsUnavailable", QStringLiteral("unix:path=/nowhere"));
    KeychainVault vault(options_);
    const auto outcome = open(vault);
    QVERIFY2(outcome.error().code == Errc::unavailable, outcome.error().detail.c_str());
    QVERIFY(vault.state() == VaultState::unavailable);
    QVERIFY(!QFile::exists(path("keys.json")));
  }

 private:
  QString path(const char* name) const { return folder_->filePath(QLatin1String(name)); }
  static bool isAlone() { return qEnvironmentVariableIsSet("REBATE_TEST_ALONE"); }
  static void alone(const char* test, const QString& bus) {
    QVERIFY2(!isAlone(), "a process of its own starts no further ones");
    QProcess self;
    auto environment = QProcessEnvironment::systemEnvironment();
    if (!bus.isEmpty()) environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), bus);
    environment.insert(QStringLiteral("REBATE_TEST_ALONE"), QStringLiteral("1"));
    self.setProcessEnvironment(environment);
    self.setProcessChannelMode(QProcess::ForwardedChannels);
    self.start(QCoreApplication::applicationFilePath(), {QLatin1String(test)});
    QVERIFY(self.waitForFinished(30'000));
    QCOMPARE(self.exitCode(), 0);
  }
  static Outcome open(KeychainVault& vault) {
    std::optional<Outcome> outcome;
    const auto opening = vault.open([&](const Outcome& answer) { outcome = answer; });
    static_cast<void>(QTest::qWaitFor([&] { return outcome.has_value(); }, 30'000));
    return outcome.value_or(Error{Errc::cancelled, "", "never answered"});
  }

  std::unique_ptr<QTemporaryDir> folder_;
  VaultOptions options_;
};

}  // namespace rebate::vault

REBATE_KEYRING_TEST_MAIN(rebate::vault::TestKeychainVault)
#include "tst_keychain_vault.moc"
