// SPDX-License-Identifier: GPL-3.0-or-later
// What a debugger finds in the memory of a process: keys while they are needed, and none once the vault was wiped.
// With --hold this program is that process; it knows the keys from its vault only, and the test from its own.
#include <unistd.h>
#include <QCoreApplication>
#include <QProcess>
#include <QSocketNotifier>
#include <QTest>

#include <iostream>
#include <string>

#include "cache/open.h"
#include "keyring/keyring_main.h"
#include "keyring/vault_desk.h"

using namespace rebate::fixtures;

namespace rebate::vault {
namespace {

bool useDatabases(KeychainVault& vault, const VaultDesk& desk) {
  const auto cacheKey = vault.dataKey("cache"), outboxKey = vault.dataKey("outbox");
  const auto cache = cache::openCache(desk.path("cache.db").toStdString(), *cacheKey);
  const auto reader = cache::openCacheReader(desk.path("cache.db").toStdString(), *cacheKey);
  const auto outbox = cache::openOutbox(desk.path("outbox.db").toStdString(), *outboxKey);
  return cache && reader && outbox;
}

/// As a console does: the first key, the databases, a rotation, a passphrase; then it says where it is and waits.
int hold(const QString& profile, const QString& folder) {
  const VaultDesk desk(profile.toStdString(), folder);
  KeychainVault vault(desk.options);
  if (!opened(vault) || !useDatabases(vault, desk)) return 2;
  if (!rotated(vault) && !rotated(vault)) return 3;
  if (!recoverySet(vault, SecretText("correct horse battery"))) return 4;
  std::cout << "open" << std::endl;
  std::string line;
  std::getline(std::cin, line);
  vault.wipe();
  std::cout << "wiped" << std::endl;
  // The keychain's jobs go when they are done, as in a console that is locked.
  QSocketNotifier asked(STDIN_FILENO, QSocketNotifier::Read);
  QObject::connect(&asked, &QSocketNotifier::activated, QCoreApplication::instance(), &QCoreApplication::quit);
  return QCoreApplication::exec();
}

/// The ways in which a key passes through a process: as it is, in the keychain's and SQLCipher's notations, as QString.
QMap<QString, QByteArray> looksOf(const QString& name, const Key& key) {
  const QByteArray raw(reinterpret_cast<const char*>(key.data()), static_cast<qsizetype>(key.size()));
  const auto wide = [](const QByteArray& text) {
    const auto units = QString::fromLatin1(text);
    return QByteArray(reinterpret_cast<const char*>(units.utf16()), units.size() * 2);
  };
  return {{name + QStringLiteral(", raw"), raw},
          {name + QStringLiteral(", base64"), raw.toBase64()},
          {name + QStringLiteral(", base64 as QString"), wide(raw.toBase64())},
          {name + QStringLiteral(", hex"), raw.toHex()},
          {name + QStringLiteral(", HEX"), raw.toHex().toUpper()}};
}

}  // namespace

class TestVaultMemory : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nothingIsLeftOnceWiped();

 private:
  QStringList foundIn(QProcess& process, const QMap<QString, QByteArray>& looks);
};

/// gdb's gcore, into memory of our own.
QStringList TestVaultMemory::foundIn(QProcess& process, const QMap<QString, QByteArray>& looks) {
  const QTemporaryDir folder;
  const auto prefix = folder.filePath(QStringLiteral("core"));
  QProcess gcore;
  gcore.setProcessChannelMode(QProcess::MergedChannels);
  gcore.start(QStringLiteral("gcore"),
              {QStringLiteral("-a"), QStringLiteral("-o"), prefix, QString::number(process.processId())});
  if (!gcore.waitForFinished(60000)) return {QStringLiteral("gcore hangs")};
  QFile core(prefix + QLatin1Char('.') + QString::number(process.processId()));
  if (!core.open(QIODevice::ReadOnly)) return {QString::fromLocal8Bit(gcore.readAll())};
  const auto size = core.size();
  const auto* bytes = reinterpret_cast<const char*>(core.map(0, size));
  if (bytes == nullptr) return {core.errorString()};
  QStringList found;
  const std::string_view memory(bytes, static_cast<std::size_t>(size));
  for (auto look = looks.begin(); look != looks.end(); ++look)
    if (memory.find(std::string_view(look->constData(), static_cast<std::size_t>(look->size()))) != memory.npos)
      found += look.key();
  return found;
}

void TestVaultMemory::nothingIsLeftOnceWiped() {
  const VaultDesk desk("nothingIsLeftOnceWiped");
  QProcess process;
  process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
  process.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--hold"), QStringLiteral("nothingIsLeftOnceWiped"), desk.folder()});
  QVERIFY(process.waitForReadyRead(60000));
  QCOMPARE(process.readAllStandardOutput(), QByteArray("open\n"));

  QMap<QString, QByteArray> looks;
  KeychainVault vault(desk.options);
  QVERIFY(opened(vault));
  for (const auto* purpose : {"cache", "outbox"})
    looks.insert(looksOf(QLatin1String(purpose), *vault.dataKey(purpose)));
  std::optional<Result<Secret>> master;
  const MasterEntries entries(desk.options.service,
                              desk.options.service + "/" + desk.options.profile + "/" + desk.options.account);
  const auto reading = entries.read(2, [&](Result<Secret> entry) { master = std::move(entry); });
  QTRY_VERIFY(master && *master);
  looks.insert(looksOf(QStringLiteral("master"), (*master)->bytes()));

  const auto open = foundIn(process, looks);
  qInfo("open: %s", qPrintable(open.join(QStringLiteral("; "))));
  for (const char* name : {"cache, raw", "outbox, raw", "master, raw"}) QVERIFY(open.contains(QLatin1String(name)));
  process.write("\n");
  QVERIFY(process.waitForReadyRead(60000));
  QCOMPARE(process.readAllStandardOutput(), QByteArray("wiped\n"));
  QStringList left;
  const auto clean = [&] { return (left = foundIn(process, looks)).isEmpty(); };
  QVERIFY2(QTest::qWaitFor(clean, 20'000), qPrintable(left.join(u' ')));
  process.write("\n");
  QVERIFY(process.waitForFinished(60000));
}

}  // namespace rebate::vault

int main(int argc, char** argv) {
  if (argc == 4 && std::string_view(argv[1]) == "--hold") {
    QCoreApplication application(argc, argv);
    return rebate::vault::hold(QString::fromUtf8(argv[2]), QString::fromUtf8(argv[3]));
  }
  return rebate::fixtures::runWithKeyring<rebate::vault::TestVaultMemory>(argc, argv);
}
#include "tst_vault_memory.moc"
