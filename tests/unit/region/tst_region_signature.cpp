// SPDX-License-Identifier: GPL-3.0-or-later
// Signed calls: known answers, Qt's hashes beside ours, and where the secret comes from.
#include <QtTest>

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include "region/config/secret_file.h"
#include "region/feed/signature.h"

using namespace rebate;
using namespace rebate::region;

namespace {

constexpr Millis kNow = 1'451'620'800'000;  // 2016-01-01 12:00:00 +08:00

QByteArray joined(const FeedParameters& parameters) {
  QByteArray text;
  for (const auto& [name, value] : parameters)
    if (name != "sign") text += QByteArray::fromStdString(name + value);
  return text;
}

}  // namespace

class TestRegionSignature : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void thePlatformsOwnExample();
  void eachPlatformHasItsWay_data();
  void eachPlatformHasItsWay();
  void theSecretGoesNowhere();
  void emptyAndOldOnesAreLeftOut();
  void aSecretIsTheFirstLineOfAFile_data();
  void aSecretIsTheFirstLineOfAFile();
};

/// The example in TOP's manual of signatures.
void TestRegionSignature::thePlatformsOwnExample() {
  const FeedParameters parameters{{"method", "taobao.item.seller.get"},
                                  {"app_key", "12345678"},
                                  {"session", "test"},
                                  {"timestamp", "2016-01-01 12:00:00"},
                                  {"format", "json"},
                                  {"v", "2.0"},
                                  {"sign_method", "md5"},
                                  {"fields", "num_iid,title,nick,price,num"},
                                  {"num_iid", "11223344"}};
  QCOMPARE(signedParameters(Platform::taobao, parameters, "helloworld", kNow).at("sign"),
           std::string("66987CB115214E59E6EC978214934FB8"));
}

void TestRegionSignature::eachPlatformHasItsWay_data() {
  QTest::addColumn<int>("platform");
  QTest::addColumn<QByteArray>("method");
  QTest::addColumn<QByteArray>("timestamp");
  QTest::newRow("taobao") << int(Platform::taobao) << QByteArray() << QByteArray("2016-01-01 12:00:00");
  QTest::newRow("taobao, md5") << int(Platform::taobao) << QByteArray("md5") << QByteArray("2016-01-01 12:00:00");
  QTest::newRow("jd") << int(Platform::jd) << QByteArray() << QByteArray("2016-01-01 12:00:00");
  QTest::newRow("pdd") << int(Platform::pdd) << QByteArray() << QByteArray("1451620800");
}

void TestRegionSignature::eachPlatformHasItsWay() {
  QFETCH(int, platform);
  QFETCH(QByteArray, method);
  QFETCH(QByteArray, timestamp);
  FeedParameters parameters{{"app_key", "k"}, {"z", "保温杯 & more"}, {"360buy_param_json", "{\"a\":1}"}};
  if (!method.isEmpty()) parameters["sign_method"] = method.toStdString();
  const auto call = signedParameters(static_cast<Platform>(platform), parameters, "s e c r e t", kNow);
  QCOMPARE(QByteArray::fromStdString(call.at("timestamp")), timestamp);
  const bool hmac = static_cast<Platform>(platform) == Platform::taobao && method.isEmpty();
  const QByteArray key = "s e c r e t";
  const auto want = hmac ? QMessageAuthenticationCode::hash(joined(call), key, QCryptographicHash::Sha256)
                         : QCryptographicHash::hash(key + joined(call) + key, QCryptographicHash::Md5);
  QCOMPARE(QByteArray::fromStdString(call.at("sign")), want.toHex().toUpper());
}

void TestRegionSignature::theSecretGoesNowhere() {
  for (const auto platform : {Platform::taobao, Platform::jd, Platform::pdd}) {
    const auto call = signedParameters(platform, {{"app_key", "k"}}, "s3cret", kNow);
    QVERIFY(!joined(call).contains("s3cret"));
    QVERIFY(call.at("sign").find("s3cret") == std::string::npos);
  }
}

void TestRegionSignature::emptyAndOldOnesAreLeftOut() {
  const auto plain = signedParameters(Platform::jd, {{"app_key", "k"}}, "s", kNow);
  const auto more = signedParameters(Platform::jd, {{"app_key", "k"}, {"session", ""}, {"sign", "old"}}, "s", kNow);
  QVERIFY(plain == more);
}

void TestRegionSignature::aSecretIsTheFirstLineOfAFile_data() {
  QTest::addColumn<QByteArray>("content");
  QTest::addColumn<int>("mode");
  QTest::addColumn<QByteArray>("secret");
  constexpr int owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
  QTest::newRow("a line") << QByteArray("abc\n") << owner << QByteArray("abc");
  QTest::newRow("no end") << QByteArray("abc") << owner << QByteArray("abc");
  QTest::newRow("more lines") << QByteArray("a b\r\nnothing\n") << owner << QByteArray("a b");
  QTest::newRow("for the group") << QByteArray("abc") << (owner | QFileDevice::ReadGroup) << QByteArray("abc");
  QTest::newRow("for everybody") << QByteArray("abc") << (owner | QFileDevice::ReadOther) << QByteArray();
  QTest::newRow("empty") << QByteArray() << owner << QByteArray();
  QTest::newRow("an empty line") << QByteArray("\nabc") << owner << QByteArray();
}

void TestRegionSignature::aSecretIsTheFirstLineOfAFile() {
  QFETCH(QByteArray, content);
  QFETCH(int, mode);
  QFETCH(QByteArray, secret);
  QTemporaryDir folder;
  QFile file(folder.filePath(QStringLiteral("secret")));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(content);
  file.close();
  QVERIFY(file.setPermissions(QFileDevice::Permissions(mode)));
  const auto read = readSecretFile(file.fileName().toStdString());
  QCOMPARE(read.ok(), !secret.isEmpty());
  if (read) QCOMPARE(QByteArray::fromStdString(*read), secret);
  if (!read) QVERIFY(read.error().detail.find("abc") == std::string::npos);
  QCOMPARE(readSecretFile(folder.filePath(QStringLiteral("none")).toStdString()).error().code, Errc::notFound);
}

QTEST_GUILESS_MAIN(TestRegionSignature)
#include "tst_region_signature.moc"
