// SPDX-License-Identifier: GPL-3.0-or-later
// Fault 7: a process that rotates its keys is killed at every named step, and at random moments. This program is both:
// with --rotate it is the one that is killed.
#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>
#include <csignal>
#include <iostream>

#include "keyring/keyring.h"
#include "keyring/keyring_main.h"
#include "keyring/vault_desk.h"

using namespace rebate::fixtures;

namespace rebate::vault {
namespace {

constexpr int kRandomKills = 250;
const SecretText kPassphrase("correct horse battery");

/// Rotates for ever; kills itself where `last` says.
int beRotated(const QString& profile, const QString& folder, const std::string& last) {
  VaultDesk desk(profile.toStdString(), folder);
  desk.options.step = [&last](const char* step) {
    std::cout << step << std::endl;
    if (step == last) ::raise(SIGKILL);
  };
  KeychainVault vault(desk.options);
  if (!opened(vault)) return 2;
  std::cout << "open" << std::endl;
  for (;;)
    if (const auto outcome = rotated(vault); !outcome && outcome.error().code != Errc::busy) return 3;
}

}  // namespace

class TestVaultRotation : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void killedAtEveryStep_data();
  void killedAtEveryStep();
  void killedAtRandomMoments();
  void keyringStopsInTheMiddle_data();
  void keyringStopsInTheMiddle();

 private:
  QStringList childArguments(const char* last) const {
    return {QStringLiteral("--rotate"), QString::fromStdString(desk_->options.profile), desk_->folder(),
            QLatin1String(last)};
  }
  void expectTheSameKeys();

  Keyring keyring_;
  std::unique_ptr<VaultDesk> desk_;
  Key cache_{}, outbox_{};
  int entries_ = 0;
};

void TestVaultRotation::init() {
  desk_ = std::make_unique<VaultDesk>(std::string(QTest::currentTestFunction()) +
                                      (QTest::currentDataTag() ? QTest::currentDataTag() : ""));
  KeychainVault vault(desk_->options);
  QVERIFY(opened(vault));
  QVERIFY(recoverySet(vault, kPassphrase));
  cache_ = *vault.dataKey("cache");
  outbox_ = *vault.dataKey("outbox");
  entries_ = keyring_.entries();
}

/// By the keychain and by the passphrase; nothing is left over, neither entry nor half-written file nor lock.
void TestVaultRotation::expectTheSameKeys() {
  KeychainVault byPassphrase(desk_->options);
  QVERIFY(recovered(byPassphrase, kPassphrase));
  QVERIFY(*byPassphrase.dataKey("cache") == cache_ && *byPassphrase.dataKey("outbox") == outbox_);
  byPassphrase.wipe();  // before it looks whether the keychain needs its entry back
  KeychainVault byKeychain(desk_->options);
  const auto outcome = opened(byKeychain);
  QVERIFY2(outcome, outcome ? "" : outcome.error().detail.c_str());
  QVERIFY(*byKeychain.dataKey("cache") == cache_ && *byKeychain.dataKey("outbox") == outbox_);
  QVERIFY(byKeychain.recoverable());
  QTRY_COMPARE(desk_->files().keys(), QStringList{QStringLiteral("keys")});
  // What the killed one had sent may be done after the first opening has tidied up; the next one finds it.
  QTRY_VERIFY(keyring_.entries() == entries_ || (opened(byKeychain) && false));
}

void TestVaultRotation::killedAtEveryStep_data() {
  QTest::addColumn<QByteArray>("step");
  QTest::addColumn<int>("entry");
  const int before = 1, after = 2;
  QTest::newRow("begun") << QByteArray("begun") << before;
  QTest::newRow("stored") << QByteArray("stored") << before;
  QTest::newRow("verified") << QByteArray("verified") << before;
  QTest::newRow("written") << QByteArray("written") << before;
  QTest::newRow("renamed") << QByteArray("renamed") << after;
  QTest::newRow("opened") << QByteArray("opened") << after;
  QTest::newRow("removed") << QByteArray("removed") << after;
}

void TestVaultRotation::killedAtEveryStep() {
  QFETCH(QByteArray, step);
  QFETCH(int, entry);
  QProcess child;
  child.start(QCoreApplication::applicationFilePath(), childArguments(step.constData()));
  QVERIFY(child.waitForFinished(60'000));
  QCOMPARE(child.exitStatus(), QProcess::CrashExit);
  QVERIFY(child.readAllStandardOutput().endsWith(step + '\n'));
  QCOMPARE((*readWrappedKeys(desk_->options.keyFile))->entry, entry);
  expectTheSameKeys();
}

void TestVaultRotation::killedAtRandomMoments() {
  const auto seed = QRandomGenerator::system()->generate();
  QRandomGenerator random(seed);
  QMap<QByteArray, int> diedAfter;
  for (int kill = 0; kill < kRandomKills; ++kill) {
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), childArguments(""));
    // Some are killed on their way to the first rotation, most in one of their rotations.
    if (kill % 10 != 0) QVERIFY(child.waitForReadyRead(60'000));
    QTest::qWait(static_cast<int>(random.bounded(160)));
    child.kill();
    QVERIFY(child.waitForFinished(60'000));
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    const auto said = child.readAllStandardOutput().trimmed().split('\n');
    ++diedAfter[said.last()];
    expectTheSameKeys();
    if (QTest::currentTestFailed()) {
      qWarning("kill %d of seed %u, after \"%s\"", kill, seed, said.last().constData());
      return;
    }
  }
  QStringList words;
  for (auto at = diedAfter.begin(); at != diedAfter.end(); ++at)
    words += QStringLiteral("%1 after \"%2\"").arg(at.value()).arg(QString::fromUtf8(at.key()));
  qInfo("killed: %s", qPrintable(words.join(QStringLiteral(", "))));
  QVERIFY2(diedAfter.size() >= 3, "the moments were too much alike");
}

void TestVaultRotation::keyringStopsInTheMiddle_data() {
  QTest::addColumn<QByteArray>("step");
  for (const char* step : {"begun", "stored", "verified", "renamed", "opened"}) QTest::newRow(step) << QByteArray(step);
}

/// No kill: the keychain stops answering. The rotation says so, and what is open stays open.
void TestVaultRotation::keyringStopsInTheMiddle() {
  QFETCH(QByteArray, step);
  bool stops = true;
  auto options = desk_->options;
  options.timeout = 500;
  options.step = [&](const char* name) {
    if (stops && name == step) keyring_.pause();
  };
  KeychainVault vault(options);
  QVERIFY(opened(vault));
  QTRY_COMPARE(desk_->files().size(), 1);  // it has tidied up
  const auto outcome = rotated(vault);
  keyring_.go();
  QVERIFY(!outcome && outcome.error().code == Errc::timedOut);
  QVERIFY(vault.state() == VaultState::ready);
  QVERIFY(*vault.dataKey("cache") == cache_);
  stops = false;
  expectTheSameKeys();
  // And it can be done again, by the one that failed.
  QTRY_VERIFY_WITH_TIMEOUT(rotated(vault), 60'000);
  expectTheSameKeys();
}

}  // namespace rebate::vault

int main(int argc, char** argv) {
  if (argc == 5 && std::string_view(argv[1]) == "--rotate") {
    QCoreApplication application(argc, argv);
    return rebate::vault::beRotated(QString::fromUtf8(argv[2]), QString::fromUtf8(argv[3]), argv[4]);
  }
  return rebate::fixtures::runWithKeyring<rebate::vault::TestVaultRotation>(argc, argv);
}
#include "tst_vault_rotation.moc"
