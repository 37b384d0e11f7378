// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "domain/breaker.h"

using namespace rebate;

class TestBreaker : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void opensAtTheFailureRate();
  void oneProbeDecides();
  void stragglersDoNotCount();
  void backoffGrowsAndStaysWithinBounds();
};

void TestBreaker::opensAtTheFailureRate() {
  Breaker breaker;
  for (int i = 0; i < 3; ++i) breaker.failed(0);
  QCOMPARE(breaker.state(0), BreakerState::closed);  // fewer than the minimum
  breaker.failed(0);
  QCOMPARE(breaker.state(0), BreakerState::open);
  QVERIFY(!breaker.allow(999));
  Breaker mixed;
  for (int i = 0; i < 50; ++i) i % 3 == 0 ? mixed.failed(0) : mixed.succeeded();
  QCOMPARE(mixed.state(0), BreakerState::closed);  // one in three is below one half
}

void TestBreaker::oneProbeDecides() {
  Breaker breaker;
  for (int i = 0; i < 4; ++i) breaker.failed(0);
  QCOMPARE(breaker.retryIn(400), Millis{600});
  QCOMPARE(breaker.state(1'000), BreakerState::halfOpen);
  QVERIFY(breaker.allow(1'000));
  QVERIFY(!breaker.allow(1'000));
  breaker.failed(1'000);
  QCOMPARE(breaker.state(2'999), BreakerState::open);  // twice as long now
  QVERIFY(breaker.allow(3'000));
  breaker.succeeded();
  QCOMPARE(breaker.state(3'000), BreakerState::closed);
  QCOMPARE(breaker.retryIn(3'000), Millis{0});
}

void TestBreaker::stragglersDoNotCount() {
  Breaker breaker;
  for (int i = 0; i < 4; ++i) breaker.failed(0);
  breaker.failed(500);
  QCOMPARE(breaker.retryIn(500), Millis{500});
}

void TestBreaker::backoffGrowsAndStaysWithinBounds() {
  for (std::uint32_t seed = 1; seed < 200; ++seed) {
    Backoff backoff(100, 5'000, seed);
    for (int i = 0; i < 40; ++i) {
      const auto most = std::min<Millis>(5'000, Millis{100} << std::min(i, 20));
      const auto wait = backoff.next();
      QVERIFY(wait >= most / 4 && wait <= most);
    }
    backoff.reset();
    QVERIFY(backoff.next() <= 100);
  }
}

QTEST_GUILESS_MAIN(TestBreaker)
#include "tst_breaker.moc"
