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
  for (const std::int64_t paid : {15, 16, 24}) QCOMPARE(upstreamStateOfJd(paid), UpstreamState::paid);
  QCOMPARE(upstreamStateOfJd(17), UpstreamState::received);
  for (const std::int64_t invalid : {2, 3, 19, 34, 99}) QCOMPARE(upstreamStateOfJd(invalid), UpstreamState::closed);
  for (const std::int64_t odd : {0, -1}) QCOMPARE(upstreamStateOfJd(odd), UpstreamState::unknown);
  for (const std::int64_t paid : {0, 1}) QCOMPARE(upstreamStateOfPdd(paid), UpstreamState::paid);
  for (const std::int64_t here : {2, 3}) QCOMPARE(upstreamStateOfPdd(here), UpstreamState::received);
  QCOMPARE(upstreamStateOfPdd(5), UpstreamState::settled);
  for (const std::int64_t gone : {4, 10}) QCOMPARE(upstreamStateOfPdd(gone), UpstreamState::closed);
  for (const std::int64_t odd : {-1, 6, 8, 99}) QCOMPARE(upstreamStateOfPdd(odd), UpstreamState::unknown);
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
