// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "vault/wrapped_keys.h"

namespace rebate::vault {

class TestWrappedKeys : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void sealedOpensOnlyWhereItBelongs() {
    const auto master = Secret::random();
    const auto key = Secret::random();
    const auto box = seal(master, key, "Secret Service", "cache");
    QVERIFY(*unseal(master, box, "Secret Service", "cache") == key);
    QVERIFY(unseal(Secret::random(), box, "Secret Service", "cache").error().code == Errc::corrupt);
    QVERIFY(unseal(master, box, "Secret Service", "outbox").error().code == Errc::corrupt);
    QVERIFY(unseal(master, box, "KWallet", "cache").error().code == Errc::corrupt);
    for (std::size_t i = 0; i < box.size(); ++i) {
      auto changed = box;
      changed[i] = static_cast<char>(changed[i] ^ 1);
      QVERIFY(!unseal(master, changed, "Secret Service", "cache"));
      QVERIFY(!unseal(master, box.substr(0, i), "Secret Service", "cache"));
    }
  }

  void twoSealsDiffer() {
    const auto master = Secret::random();
    const auto key = Secret::random();
    QVERIFY(seal(master, key, "b", "cache") != seal(master, key, "b", "cache"));
  }

  void aSecretTakesItsSource() {
    Key key{1, 2, 3};
    Secret first(key);
    QVERIFY(key == Key{});
    const Secret second(std::move(first));
    QVERIFY(first.bytes() == Key{});
    QVERIFY(second.bytes() == (Key{1, 2, 3}));
  }

  void fileComesBackAndIsPrivate() {
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("keys.json"));
    QVERIFY(!readWrappedKeys(path.toStdString())->has_value());
    const WrappedKeys keys{"Secret Service", {{"cache", std::string("\0\xFFx", 3)}, {"outbox", "y"}}};
    QVERIFY(writeWrappedKeys(path.toStdString(), keys));
    const auto back = readWrappedKeys(path.toStdString());
    QVERIFY(back && *back);
    QVERIFY((*back)->backend == keys.backend && (*back)->sealed == keys.sealed);
    QVERIFY(!(QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
  }

  void damagedAndNewerFilesAreRefused_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    QTest::newRow("empty") << QByteArray("") << static_cast<int>(Errc::corrupt);
    QTest::newRow("cut") << QByteArray("{\"format\":1,\"back") << static_cast<int>(Errc::corrupt);
    QTest::newRow("no keys") << QByteArray(R"({"format":1,"backend":"x","keys":{}})")
                             << static_cast<int>(Errc::corrupt);
    QTest::newRow("newer") << QByteArray(R"({"format":3})") << static_cast<int>(Errc::newer);
  }
  void damagedAndNewerFilesAreRefused() {
    QFETCH(QByteArray, content);
    QFETCH(int, code);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("keys.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QCOMPARE(static_cast<int>(readWrappedKeys(file.fileName().toStdString()).error().code), code);
  }
};

}  // namespace rebate::vault

QTEST_GUILESS_MAIN(rebate::vault::TestWrappedKeys)
#include "tst_wrapped_keys.moc"
