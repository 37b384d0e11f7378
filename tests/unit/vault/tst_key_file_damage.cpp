// SPDX-License-Identifier: GPL-3.0-or-later
// A key file with flipped bits, or cut off: by either door it gives an error or the very same keys, never others.
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include "vault/open_keys.h"

namespace rebate::vault {
namespace {

constexpr int kFlips = 10'000;
const SecretText kPassphrase("correct horse battery");
const Derivation kLeastEffort{1, 8 * 1024, {}};

struct Doors {
  bool keychain = false, passphrase = false;  ///< opened, and with the right keys
};

}  // namespace

class TestKeyFileDamage : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    path_ = folder_.filePath(QStringLiteral("keys"));
    keys_ = newKeys(Secret::random(), "Secret Service", {"cache", "outbox", "cache/cn-east"});
    const auto derivation = kLeastEffort.salted();
    keys_.file.entry = 7;
    keys_.file.recovery = sealRecovery(derivation, *derive(kPassphrase, derivation), keys_.master);
    QVERIFY(writeWrappedKeys(path_.toStdString(), keys_.file));
    QFile file(path_);
    QVERIFY(file.open(QIODevice::ReadOnly));
    good_ = file.readAll();
    QVERIFY(good_.size() > 500);
    const auto doors = tryBoth(good_);
    QVERIFY(doors.keychain && doors.passphrase);
  }

  void flippedBits_data() {
    QTest::addColumn<int>("bits");
    QTest::newRow("one bit") << 1;
    QTest::newRow("two bits") << 2;
    QTest::newRow("a dozen bits") << 12;
  }
  void flippedBits() {
    QFETCH(int, bits);
    const auto seed = QRandomGenerator::system()->generate();
    QRandomGenerator random(seed);
    int keychain = 0, passphrase = 0;
    for (int flip = 0; flip < kFlips; ++flip) {
      auto damaged = good_;
      for (int bit = 0; bit < bits; ++bit) {
        const auto at = static_cast<qsizetype>(random.bounded(static_cast<quint32>(damaged.size())));
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << random.bounded(8)));
      }
      const auto doors = tryBoth(damaged);
      if (QTest::currentTestFailed()) return qWarning("flip %d of seed %u", flip, seed);
      keychain += doors.keychain;
      passphrase += doors.passphrase;
    }
    qInfo("%d damaged files: %d opened by the keychain's key, %d by the passphrase", kFlips, keychain, passphrase);
    // Each door has bits that are not its own: damage to one does not shut the other.
    QVERIFY(keychain < kFlips && passphrase < kFlips);
    if (bits == 1) QVERIFY(keychain > passphrase);
  }

  void everyBitOnce() {
    for (qsizetype at = 0; at < good_.size(); ++at) {
      for (int bit = 0; bit < 8; ++bit) {
        auto damaged = good_;
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << bit));
        tryBoth(damaged);
        if (QTest::currentTestFailed()) return qWarning("byte %d, bit %d", static_cast<int>(at), bit);
      }
    }
  }

  void cutAtEveryLength() {
    for (qsizetype length = 0; length < good_.trimmed().size(); ++length) {
      const auto doors = tryBoth(good_.left(length));
      if (QTest::currentTestFailed() || doors.keychain || doors.passphrase)
        QFAIL(qPrintable(QStringLiteral("cut at %1").arg(length)));
    }
  }

  void longerThanAnyRealOne() {
    auto doors = tryBoth(good_ + QByteArray(3 << 20, ' '));
    QVERIFY(doors.keychain == doors.passphrase);
    doors = tryBoth(QByteArray(3 << 20, '['));
    QVERIFY(!doors.keychain && !doors.passphrase);
  }

  void limitsThatWouldStopTheMachineAreRefused_data() {
    QTest::addColumn<quint64>("operations");
    QTest::addColumn<quint64>("memory");
    QTest::newRow("for ever") << (quint64{1} << 40) << quint64{8192};
    QTest::newRow("all the memory") << quint64{1} << (quint64{1} << 45);
    QTest::newRow("none") << quint64{0} << quint64{0};
  }
  void limitsThatWouldStopTheMachineAreRefused() {
    QFETCH(quint64, operations);
    QFETCH(quint64, memory);
    auto derivation = kLeastEffort.salted();
    derivation.operations = operations;
    derivation.memory = memory;
    QVERIFY(derive(kPassphrase, derivation).error().code == Errc::corrupt);
  }

 private:
  Doors tryBoth(const QByteArray& bytes) {
    Doors doors;
    write(bytes);
    const auto file = readWrappedKeys(path_.toStdString());
    if (!file) {
      const auto code = file.error().code;
      if (code != Errc::corrupt && code != Errc::newer) QTest::qFail("another error", __FILE__, __LINE__);
      return doors;
    }
    if (!*file) return doors;
    doors.keychain = opensRight(**file, keys_.master);
    if (const auto& box = (*file)->recovery) {
      const auto key = derive(kPassphrase, box->derivation);
      const auto master = key ? openRecovery(*box, *key) : Result<Secret>(key.error());
      if (master && !(*master == keys_.master)) QTest::qFail("another master key", __FILE__, __LINE__);
      doors.passphrase = master && opensRight(**file, *master);
    }
    return doors;
  }

  bool opensRight(const WrappedKeys& file, const Secret& master) {
    const auto opened = unwrap(file, master);
    if (!opened) return false;
    for (const auto& [purpose, key] : opened->data) {
      const auto right = keys_.data.find(purpose);
      if (right == keys_.data.end() || !(right->second == key)) QTest::qFail("other keys", __FILE__, __LINE__);
    }
    return opened->data.size() == keys_.data.size();
  }

  void write(const QByteArray& bytes) {
    QFile::remove(
        path_);  // a file that is cut to nothing and written again is synced by some file systems: 100 times slower
    QFile file(path_);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
  }

  QTemporaryDir folder_;
  QString path_;
  QByteArray good_;
  OpenKeys keys_;
};

}  // namespace rebate::vault

QTEST_GUILESS_MAIN(rebate::vault::TestKeyFileDamage)
#include "tst_key_file_damage.moc"
