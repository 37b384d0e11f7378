// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "region/api/rate_limiter.h"
#include "region/api/routes.h"

using namespace rebate;
using namespace rebate::region;

class TestRegionRoutes : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void pathsFindTheirRoute_data();
  void pathsFindTheirRoute();
  void bothIdsAreFound();
  void onlyTheseNeedNoToken();
  void aBucketGivesWhatItHolds();
  void manyKeysDoNotGrowForEver();
};

void TestRegionRoutes::pathsFindTheirRoute_data() {
  QTest::addColumn<QByteArray>("method");
  QTest::addColumn<QByteArray>("path");
  QTest::addColumn<QByteArray>("pattern");  // empty: none
  QTest::addColumn<int>("allowed");
  QTest::newRow("list") << QByteArray("GET") << QByteArray("/v1/users") << QByteArray("/v1/users") << 1;
  QTest::newRow("one") << QByteArray("GET") << QByteArray("/v1/users/u-1") << QByteArray("/v1/users/{id}") << 2;
  QTest::newRow("id with colons") << QByteArray("GET") << QByteArray("/v1/rebates/taobao:1:2")
                                  << QByteArray("/v1/rebates/{id}") << 1;
  QTest::newRow("empty id") << QByteArray("GET") << QByteArray("/v1/users/") << QByteArray("") << 0;
  QTest::newRow("too deep") << QByteArray("GET") << QByteArray("/v1/users/u-1/x") << QByteArray("") << 0;
  QTest::newRow("behind an id") << QByteArray("POST") << QByteArray("/v1/withdrawals/w-1/review")
                                << QByteArray("/v1/withdrawals/{id}/review") << 1;
  QTest::newRow("two of them") << QByteArray("GET") << QByteArray("/v1/users/u-1/statements/2026-06")
                               << QByteArray("/v1/users/{id}/statements/{month}") << 1;
  QTest::newRow("the second empty") << QByteArray("GET") << QByteArray("/v1/users/u-1/statements/") << QByteArray("")
                                    << 0;
  QTest::newRow("the first empty") << QByteArray("GET") << QByteArray("/v1/users//statements/2026-06") << QByteArray("")
                                   << 0;
  QTest::newRow("nothing") << QByteArray("GET") << QByteArray("/") << QByteArray("") << 0;
  QTest::newRow("wrong method") << QByteArray("PUT") << QByteArray("/v1/decisions") << QByteArray("") << 1;
  QTest::newRow("two methods") << QByteArray("GET") << QByteArray("/v1/session") << QByteArray("") << 2;
}

void TestRegionRoutes::pathsFindTheirRoute() {
  QFETCH(QByteArray, method);
  QFETCH(QByteArray, path);
  QFETCH(QByteArray, pattern);
  QFETCH(int, allowed);
  const auto match = findRoute(method.toStdString(), path.toStdString());
  QCOMPARE(match.row ? QByteArray(match.row->pattern.data(), qsizetype(match.row->pattern.size())) : QByteArray(),
           pattern);
  QCOMPARE(int(match.allowed.size()), allowed);
}

void TestRegionRoutes::bothIdsAreFound() {
  const auto match = findRoute("GET", "/v1/users/u-1/statements/2026-06");
  QCOMPARE(match.id, std::string("u-1"));
  QCOMPARE(match.second, std::string("2026-06"));
  QCOMPARE(findRoute("GET", "/v1/users/u-1").second, std::string());
}

void TestRegionRoutes::onlyTheseNeedNoToken() {
  QStringList open;
  for (const auto& row : routes())
    if (row.open) open << QString::fromLatin1(row.pattern.data(), qsizetype(row.pattern.size()));
  open.sort();
  QCOMPARE(open, (QStringList{QStringLiteral("/healthz"), QStringLiteral("/metrics"), QStringLiteral("/readyz"),
                              QStringLiteral("/v1/session")}));
}

void TestRegionRoutes::aBucketGivesWhatItHolds() {
  RateLimiter limiter(10, 5);
  for (int i = 0; i < 5; ++i) QVERIFY(limiter.allow("a", 1'000));
  QVERIFY(!limiter.allow("a", 1'000));
  QVERIFY(limiter.allow("b", 1'000));
  QVERIFY(limiter.allow("a", 1'100));
  QVERIFY(!limiter.allow("a", 1'100));
  int allowed = 0;
  for (Millis now = 2'000; now < 12'000; now += 10) allowed += limiter.allow("a", now) ? 1 : 0;
  QVERIFY(allowed >= 100 && allowed <= 106);
}

void TestRegionRoutes::manyKeysDoNotGrowForEver() {
  RateLimiter limiter(1, 1);
  for (int i = 0; i < 50'000; ++i) QVERIFY(limiter.allow("address " + std::to_string(i), 1'000));
}

QTEST_GUILESS_MAIN(TestRegionRoutes)
#include "tst_region_routes.moc"
