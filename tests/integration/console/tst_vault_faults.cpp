// SPDX-License-Identifier: GPL-3.0-or-later
// Faults 1 to 6: the vault and its files while a real gnome-keyring is locked, stopped, damaged, or not there at all.
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDir>
#include <QProcess>
#include <QTest>
#include <QTimer>
#include <csignal>

#include "cache/open.h"
#include "keyring/keyring.h"
#include "keyring/keyring_main.h"
#include "keyring/vault_desk.h"

using namespace rebate::fixtures;

namespace rebate::vault {
namespace {

const SecretText kPassphrase("correct horse battery");

Outcome makeDatabases(KeychainVault& vault, const VaultDesk& desk) {
  auto cache = cache::openCache(desk.path("cache.db").toStdString(), *vault.dataKey("cache"));
  if (!cache) return cache.error();
  auto outbox = cache::openOutbox(desk.path("outbox.db").toStdString(), *vault.dataKey("outbox"));
  if (!outbox) return outbox.error();
  return Done{};
}

bool opensDatabases(KeychainVault& vault, const VaultDesk& desk) {
  return cache::openCacheReader(desk.path("cache.db").toStdString(), *vault.dataKey("cache")).ok() &&
         cache::openOutbox(desk.path("outbox.db").toStdString(), *vault.dataKey("outbox")).ok();
}

QByteArray read(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
}

}  // namespace

class TestVaultFaults : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void fault1LockedKeyring();
  void fault1LockedKeyringAtFirstUse();
  void fault2UnlockedLater();
  void fault3NoBus();
  void fault3BusComesBack();
  void fault3BusGoesAway();
  void fault4StoppedKeyring();
  void fault5DamagedKeyringFile_data();
  void fault5DamagedKeyringFile();
  void restartedKeyring();
  void fault6AnotherBackend();
  void fault6RecoveredUnderAnotherBackend();
  void damagedKeyFile_data();
  void damagedKeyFile();
  void firstUseWhileTheKeyringAsks();
  void cleanup();

 private:
  Keyring keyring_;
  std::unique_ptr<VaultDesk> desk_;
  QMap<QString, QByteArray> kept_;  ///< the keyring's files, to be put back
};

void TestVaultFaults::init() {
  if (!isAlone()) QVERIFY(keyring_.unlock());
  desk_ = std::make_unique<VaultDesk>(std::string(QTest::currentTestFunction()) +
                                      (QTest::currentDataTag() ? QTest::currentDataTag() : ""));
}

void TestVaultFaults::cleanup() {
  desk_.reset();
  if (kept_.isEmpty()) return;
  QVERIFY(keyring_.stop());
  for (auto at = kept_.begin(); at != kept_.end(); ++at) QVERIFY(write(at.key(), at.value()));
  kept_.clear();
  QVERIFY(keyring_.start());
}

void TestVaultFaults::fault1LockedKeyring() {
  {
    KeychainVault vault(desk_->options);
    QVERIFY(opened(vault));
    QVERIFY(makeDatabases(vault, *desk_));
  }
  const auto before = desk_->files();
  const int entries = keyring_.entries();
  QVERIFY(before.size() >= 3);
  QVERIFY(keyring_.lock());
  KeychainVault vault(desk_->options);
  for (int time = 0; time < 3; ++time) {
    QVERIFY(opened(vault).error().code == Errc::locked);
    QVERIFY(vault.state() == VaultState::locked);
    QVERIFY(!vault.dataKey("cache"));
    QCOMPARE(desk_->files(), before);
  }
  QVERIFY(keyring_.unlock());
  QCOMPARE(keyring_.entries(), entries);
}

/// Nothing is there yet that could be lost; still no key is made anywhere else.
void TestVaultFaults::fault1LockedKeyringAtFirstUse() {
  QVERIFY(keyring_.lock());
  KeychainVault vault(desk_->options);
  const auto outcome = opened(vault);
  QVERIFY2(outcome.error().code == Errc::locked, outcome.error().detail.c_str());
  QVERIFY(vault.state() == VaultState::locked);
  QCOMPARE(desk_->files().size(), 0);
  QVERIFY(keyring_.unlock());
  QVERIFY(opened(vault));
  QVERIFY(vault.state() == VaultState::ready);
}

void TestVaultFaults::fault2UnlockedLater() {
  KeychainVault first(desk_->options);
  QVERIFY(opened(first) && makeDatabases(first, *desk_));
  const auto before = desk_->files();
  QVERIFY(keyring_.lock());
  KeychainVault vault(desk_->options);
  QVERIFY(opened(vault).error().code == Errc::locked);
  QVERIFY(keyring_.unlock());
  QVERIFY(opened(vault));
  QVERIFY(*vault.dataKey("cache") == *first.dataKey("cache"));
  QVERIFY(*vault.dataKey("outbox") == *first.dataKey("outbox"));
  QCOMPARE(desk_->read("keys"), before[QStringLiteral("keys")]);
  QVERIFY(opensDatabases(vault, *desk_));
}

/// A process of its own, as in the other tests without a bus: GLib keeps its connection for life.
void TestVaultFaults::fault3NoBus() {
  if (!isAlone()) {
    QVERIFY(passesAlone("fault3NoBus",
                        {{QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nowhere")}}));
    return;
  }
  KeychainVault vault(desk_->options);
  for (int time = 0; time < 2; ++time) {
    const auto outcome = opened(vault);
    QVERIFY2(outcome.error().code == Errc::unavailable, outcome.error().detail.c_str());
    QVERIFY(vault.state() == VaultState::unavailable);
    QCOMPARE(desk_->files().size(), 0);
  }
}

/// The bus answers at the second try: the same process opens.
void TestVaultFaults::fault3BusComesBack() {
  const auto link = QStringLiteral("REBATE_TEST_BUS");
  if (!isAlone()) {
    const auto address = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    const auto real = address.section(QLatin1Char(','), 0, 0).section(QLatin1Char('='), 1);
    QVERIFY2(QFile::exists(real), qPrintable(address));
    QVERIFY(passesAlone("fault3BusComesBack", {{QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                                                QStringLiteral("unix:path=") + desk_->path("bus")},
                                               {link, real},
                                               {QStringLiteral("REBATE_TEST_BUS_LINK"), desk_->path("bus")}}));
    return;
  }
  KeychainVault vault(desk_->options);
  QVERIFY(opened(vault).error().code == Errc::unavailable);
  QVERIFY(QFile::link(qEnvironmentVariable("REBATE_TEST_BUS"), qEnvironmentVariable("REBATE_TEST_BUS_LINK")));
  const auto outcome = opened(vault);
  QVERIFY2(outcome, outcome ? "" : outcome.error().detail.c_str());
  QVERIFY(vault.state() == VaultState::ready);
}

/// The bus dies under a console that has used it: left alone, GLib ends the process with it.
void TestVaultFaults::fault3BusGoesAway() {
  if (!isAlone()) {
    // A session within the session: its bus is killed, and the program in it says how it went.
    QProcess inner;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("REBATE_TEST_ALONE"), QStringLiteral("1"));
    inner.setProcessEnvironment(environment);
    inner.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    inner.start(QLatin1String(REBATE_WITH_KEYRING),
                {QCoreApplication::applicationFilePath(), QStringLiteral("fault3BusGoesAway")});
    QVERIFY(inner.waitForFinished(60'000));
    const auto said = inner.readAllStandardOutput();
    QVERIFY2(said.contains("Totals: 3 passed, 0 failed"), said.constData());
    return;
  }
  KeychainVault vault(desk_->options);
  QVERIFY(opened(vault));
  const auto bus = QDBusConnection::sessionBus().interface()->servicePid(QStringLiteral("org.freedesktop.DBus"));
  QVERIFY(bus.isValid());
  ::kill(static_cast<pid_t>(bus.value()), SIGKILL);
  for (int time = 0; time < 3; ++time) {
    QTRY_VERIFY(opened(vault).error().code == Errc::unavailable);
    QVERIFY(vault.state() == VaultState::unavailable);
  }
}

void TestVaultFaults::fault4StoppedKeyring() {
  KeychainVault first(desk_->options);
  QVERIFY(opened(first));
  const auto before = desk_->files();
  desk_->options.timeout = 500;
  KeychainVault vault(desk_->options);
  int ticks = 0;
  QTimer heart;
  connect(&heart, &QTimer::timeout, this, [&] { ++ticks; });
  heart.start(5);
  keyring_.pause();
  const auto outcome = opened(vault);
  const int lived = ticks;
  QVERIFY(outcome.error().code == Errc::timedOut);
  QVERIFY(vault.state() == VaultState::timedOut);
  QVERIFY2(lived > 10, qPrintable(QString::number(lived)));  // the loop went on meanwhile
  QVERIFY(opened(vault).error().code == Errc::timedOut);     // and once more
  keyring_.go();
  // The hung calls are still ahead in the keychain's queue.
  QTRY_VERIFY_WITH_TIMEOUT(opened(vault), 60'000);
  QVERIFY(*vault.dataKey("cache") == *first.dataKey("cache"));
  QTRY_COMPARE(desk_->files(), before);
}

void TestVaultFaults::fault5DamagedKeyringFile_data() {
  QTest::addColumn<bool>("emptied");
  QTest::newRow("cut in the middle") << false;
  QTest::newRow("emptied") << true;
}

void TestVaultFaults::fault5DamagedKeyringFile() {
  QFETCH(bool, emptied);
  std::map<std::string, Key> keys;
  {
    KeychainVault vault(desk_->options);
    QVERIFY(opened(vault) && recoverySet(vault, kPassphrase) && makeDatabases(vault, *desk_));
    for (const auto* purpose : {"cache", "outbox"}) keys[purpose] = *vault.dataKey(purpose);
  }
  QVERIFY(keyring_.stop());
  const auto files = QDir(Keyring::folder()).entryInfoList({QStringLiteral("*.keyring")}, QDir::Files);
  QVERIFY(!files.isEmpty());
  for (const auto& file : files) kept_[file.filePath()] = read(file.filePath());
  for (const auto& file : files) QVERIFY(QFile::resize(file.filePath(), emptied ? 0 : file.size() / 2));
  QVERIFY(keyring_.start());
  const auto before = desk_->files();
  KeychainVault vault(desk_->options);
  const auto outcome = opened(vault);
  QVERIFY(!outcome);
  QVERIFY(vault.state() == VaultState::locked || vault.state() == VaultState::unavailable);
  QVERIFY(vault.recoverable());
  QCOMPARE(desk_->files(), before);
  QVERIFY(keyring_.entries() <= 0);  // no new key
  QVERIFY(recovered(vault, kPassphrase));
  QVERIFY(vault.state() == VaultState::ready);
  for (const auto& [purpose, key] : keys) QVERIFY(*vault.dataKey(purpose) == key);
  QVERIFY(opensDatabases(vault, *desk_));
}

/// A keyring that crashed and was started again: whoever was connected to the first one goes on with the second.
void TestVaultFaults::restartedKeyring() {
  KeychainVault vault(desk_->options);
  QVERIFY(opened(vault));
  QVERIFY(keyring_.stop());
  QVERIFY(keyring_.start());
  QTRY_VERIFY(rotated(vault));
  KeychainVault other(desk_->options);
  QVERIFY(opened(other) && *other.dataKey("cache") == *vault.dataKey("cache"));
}

void TestVaultFaults::fault6AnotherBackend() {
  if (!isAlone()) {
    KeychainVault vault(desk_->options);
    QVERIFY(opened(vault) && recoverySet(vault, kPassphrase));
    const auto before = desk_->files();
    QVERIFY(passesAlone("fault6AnotherBackend", {{QStringLiteral("XDG_CURRENT_DESKTOP"), QStringLiteral("KDE")},
                                                 {QStringLiteral("KDE_SESSION_VERSION"), QStringLiteral("5")},
                                                 {QStringLiteral("REBATE_TEST_FOLDER"), desk_->folder()}}));
    QCOMPARE(desk_->files(), before);
    QVERIFY(opened(vault));
    return;
  }
  const VaultDesk desk("fault6AnotherBackend", qEnvironmentVariable("REBATE_TEST_FOLDER"));
  const auto before = desk.files();
  KeychainVault vault(desk.options);
  QCOMPARE(vault.backend(), std::string("KWallet"));
  QVERIFY(opened(vault).error() == (Error{Errc::locked, "backend", "Secret Service"}));
  QVERIFY(vault.state() == VaultState::locked && vault.recoverable());
  QVERIFY(recovered(vault, kPassphrase));
  QVERIFY(rotated(vault).error() == (Error{Errc::locked, "backend", "Secret Service"}));
  QCOMPARE(desk.files(), before);
}

void TestVaultFaults::fault6RecoveredUnderAnotherBackend() {
  const auto derivation = desk_->options.derivation.salted();
  const auto master = Secret::random();
  auto keys = newKeys(master, "KWallet", desk_->options.purposes);
  keys.file.recovery = sealRecovery(derivation, *derive(kPassphrase, derivation), master);
  QVERIFY(writeWrappedKeys(desk_->options.keyFile, keys.file));
  const auto before = desk_->files();
  const int entries = keyring_.entries();
  KeychainVault vault(desk_->options);
  QVERIFY(opened(vault).error() == (Error{Errc::locked, "backend", "KWallet"}));
  QVERIFY(recovered(vault, kPassphrase));
  QVERIFY(*vault.dataKey("cache") == keys.data.at("cache").bytes());
  QVERIFY(opened(vault).error().field == "backend");  // still: it is not given to the wrong one
  QCOMPARE(desk_->files(), before);
  QCOMPARE(keyring_.entries(), entries);
}

void TestVaultFaults::damagedKeyFile_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<int>("code");
  QTest::newRow("empty") << QByteArray() << static_cast<int>(Errc::corrupt);
  QTest::newRow("noise") << QByteArray(2'000, '\xA5') << static_cast<int>(Errc::corrupt);
  QTest::newRow("newer") << QByteArray("{\"format\":3,\"backend\":\"Secret Service\"}")
                         << static_cast<int>(Errc::newer);
}

void TestVaultFaults::damagedKeyFile() {
  QFETCH(QByteArray, bytes);
  QFETCH(int, code);
  KeychainVault vault(desk_->options);
  QVERIFY(opened(vault));
  const auto good = desk_->keyFile();
  const auto key = *vault.dataKey("cache");
  QVERIFY(desk_->write("keys", bytes));
  QCOMPARE(static_cast<int>(opened(vault).error().code), code);
  QVERIFY(vault.state() == VaultState::locked);
  QCOMPARE(desk_->keyFile(), bytes);
  // Put back from a backup: it opens, without a restart.
  QVERIFY(desk_->write("keys", good));
  QVERIFY(opened(vault) && *vault.dataKey("cache") == key);
}

/// Nobody answers the keyring's question yet.
void TestVaultFaults::firstUseWhileTheKeyringAsks() {
  QVERIFY(keyring_.lock());
  QVERIFY(keyring_.asks());
  desk_->options.timeout = 500;
  KeychainVault vault(desk_->options);
  const auto outcome = opened(vault);
  QVERIFY(!outcome);
  QVERIFY2(outcome.error().code == Errc::timedOut, outcome.error().detail.c_str());
  QVERIFY(vault.state() == VaultState::absent);
  QCOMPARE(desk_->files().size(), 0);
  keyring_.asksNobody();
  QVERIFY(keyring_.unlock());
  QTRY_VERIFY_WITH_TIMEOUT(opened(vault), 60'000);
  QVERIFY(vault.state() == VaultState::ready);
}

}  // namespace rebate::vault

REBATE_KEYRING_TEST_MAIN(rebate::vault::TestVaultFaults)
#include "tst_vault_faults.moc"
