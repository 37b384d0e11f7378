// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <QCryptographicHash>
#include <QSet>

#include "wire/digest.h"
#include "wire/uuid.h"

using namespace rebate;
using namespace rebate::wire;

class TestDigest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void sha256AgreesWithQt();
  void theContentHashSeesWhatPeopleSee();
  void chainsDependOnEveryRecord();
  void uuidsSortByTimeAndDoNotRepeat();
};

void TestDigest::sha256AgreesWithQt() {
  for (const QByteArray& text : {QByteArray(), QByteArray("abc"), QByteArray(10'000, 'x')})
    QCOMPARE(QByteArray::fromStdString(sha256(text.toStdString())), QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

void TestDigest::theContentHashSeesWhatPeopleSee() {
  Rebate r;
  r.id = "taobao:1:2";
  const auto before = contentHash(r);
  auto same = r;
  same.version = 5;
  same.updatedAt = 9;
  same.note = "x";
  QCOMPARE(contentHash(same), before);
  const auto differs = [&r, &before](auto change) {
    auto other = r;
    change(other);
    return contentHash(other) != before;
  };
  QVERIFY(differs([](Rebate& x) { x.split.user = {1}; }));
  QVERIFY(differs([](Rebate& x) { x.state = RebateState::held; }));
  QVERIFY(differs([](Rebate& x) { x.reason = Reason::refundOpen; }));
  QVERIFY(differs([](Rebate& x) { x.refundOpen = true; }));
  QVERIFY(differs([](Rebate& x) { x.userId = "u"; }));
  QVERIFY(differs([](Rebate& x) { x.modifiedAt = 1; }));
  QVERIFY(differs([](Rebate& x) { x.proposedBy = "a"; }));
}

void TestDigest::chainsDependOnEveryRecord() {
  QVERIFY(chainHash("", "a") != chainHash("0", "a"));
  QVERIFY(chainHash("a", "b") != chainHash("", "ab"));
}

void TestDigest::uuidsSortByTimeAndDoNotRepeat() {
  QSet<QByteArray> seen;
  std::string last;
  for (Millis now = 1'780'000'000'000; now < 1'780'000'002'000; ++now) {
    const auto id = uuid7(now);
    QVERIFY(isUuid(id));
    QCOMPARE(id[14], '7');
    QVERIFY(id > last);
    last = id;
    seen.insert(QByteArray::fromStdString(id));
  }
  QCOMPARE(seen.size(), 2'000);
  QVERIFY(!isUuid("0198c0de-0000-7000-8000-00000000000G"));
  QVERIFY(!isUuid(""));
}

QTEST_GUILESS_MAIN(TestDigest)
#include "tst_digest.moc"
