// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "domain/order.h"

using namespace rebate;

class TestOrder : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void taobaoStatusesAreMapped();
  void namesReadBack();
  void newerIsLaterAndTiesDoNotDependOnArrival();
};

void TestOrder::taobaoStatusesAreMapped() {
  QCOMPARE(upstreamStateOfTaobao(12), UpstreamState::paid);
  QCOMPARE(upstreamStateOfTaobao(14), UpstreamState::received);
  QCOMPARE(upstreamStateOfTaobao(3), UpstreamState::settled);
  QCOMPARE(upstreamStateOfTaobao(13), UpstreamState::closed);
  for (const std::int64_t odd : {0, 1, 15, 99, -3}) QCOMPARE(upstreamStateOfTaobao(odd), UpstreamState::unknown);
}

void TestOrder::namesReadBack() {
  for (const auto platform : {Platform::taobao, Platform::jd, Platform::pdd}) QCOMPARE(platformFrom(name(platform)), platform);
  QVERIFY(!platformFrom("tmall"));
  QVERIFY(!upstreamStateFrom(""));
  QCOMPARE(lineKey(Platform::taobao, "42", 3), std::string("taobao:42:3"));
}

void TestOrder::newerIsLaterAndTiesDoNotDependOnArrival() {
  OrderVersion a;
  a.line = "1";
  a.modifiedAt = 10;
  auto b = a;
  b.modifiedAt = 11;
  QVERIFY(isNewer(b, a));
  QVERIFY(!isNewer(a, b));
  QVERIFY(!isNewer(a, a));
  auto tie = a;
  tie.paid = {5};
  QVERIFY(isNewer(a, tie) != isNewer(tie, a));
  auto rawDiffers = a;
  rawDiffers.raw = "{}";
  QCOMPARE(canonicalText(rawDiffers), canonicalText(a));
}

QTEST_GUILESS_MAIN(TestOrder)
#include "tst_order.moc"
