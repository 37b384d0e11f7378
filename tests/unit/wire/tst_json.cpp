// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "wire/json.h"

using namespace rebate::wire;

class TestJson : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void plainText_data();
  void plainText();
  void plainTextIsWhatTheParserTakes();
  void aZeroByteIsNoText();
};

void TestJson::plainText_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<bool>("plain");
  QTest::newRow("nothing") << QByteArray() << true;
  QTest::newRow("ASCII") << QByteArray("taobao:2035:2\n\x7f") << true;
  QTest::newRow("Chinese") << QByteArray("林小满 𠮷") << true;
  QTest::newRow("a zero byte") << QByteArray("a\0b", 3) << false;
  QTest::newRow("a lonely follower") << QByteArray("\x80") << false;
  QTest::newRow("cut short") << QByteArray("\xe6\x9e") << false;
  QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << false;
  QTest::newRow("overlong, three bytes") << QByteArray("\xe0\x80\xaf") << false;
  QTest::newRow("overlong, four bytes") << QByteArray("\xf0\x80\x80\xaf") << false;
  QTest::newRow("half a surrogate pair") << QByteArray("\xed\xa0\x80") << false;
  QTest::newRow("beyond the last character") << QByteArray("\xf4\x90\x80\x80") << false;
  QTest::newRow("no such byte") << QByteArray("\xff") << false;
}

void TestJson::plainText() {
  QFETCH(QByteArray, bytes);
  QFETCH(bool, plain);
  QCOMPARE(isPlainText({bytes.constData(), size_t(bytes.size())}), plain);
}

/// Every sequence of up to three bytes of those that mean something, against Boost's own idea of UTF-8.
void TestJson::plainTextIsWhatTheParserTakes() {
  const QByteArray some("\x01\x41\x7f\x80\x8f\x90\x9f\xa0\xbf\xc0\xc1\xc2\xdf\xe0\xe1\xed\xef\xf0\xf1\xf4\xf5\xff");
  std::vector<std::string> texts{""};
  for (int length = 0; length < 4; ++length) {
    std::vector<std::string> longer;
    for (const auto& text : texts) {
      QCOMPARE(isPlainText(text), parseJson(json::serialize(json::string(text))).ok());
      for (const char byte : some) longer.push_back(text + byte);
    }
    texts = std::move(longer);
  }
}

void TestJson::aZeroByteIsNoText() {
  const auto object = parseJson("{\"a\":\"x\\u0000y\",\"b\":\"x\"}");
  QVERIFY(object.ok());
  QVERIFY(!textMember(object->get_object(), "a").ok());
  QVERIFY(textMember(object->get_object(), "b").ok());
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
