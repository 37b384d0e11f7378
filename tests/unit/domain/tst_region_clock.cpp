// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/region_clock.h"

#include <QTest>
#include <random>

using namespace rebate;

/// Fault 19: nobody gains or loses time by setting the desktop's clock.
class TestRegionClock : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nothingWasEverHeard() { QCOMPARE(RegionClock().now({"a", 5, 1'000, 0}), 1'000); }

  void withinABootTheWallClockMayBeAnything_data() {
    QTest::addColumn<qint64>("wall");
    const qint64 hour = 3'600'000;
    QTest::newRow("right") << qint64{10'060'000};
    QTest::newRow("an hour on") << 10'060'000 + hour;
    QTest::newRow("an hour back") << 10'060'000 - hour;
    QTest::newRow("three years on") << 10'060'000 + 3 * 365 * 24 * hour;
    QTest::newRow("before all time") << qint64{-5};
  }
  void withinABootTheWallClockMayBeAnything() {
    QFETCH(qint64, wall);
    RegionClock clock;
    clock.heard(500'000, {"boot", 1'000, 10'000'000, 0});
    QCOMPARE(clock.now({"boot", 61'000, wall, 0}), 560'000);
  }

  void acrossABootWallTimeCountsButNeverBackwards() {
    RegionClock clock;
    clock.heard(500'000, {"first", 1'000, 10'000'000, 0});
    QCOMPARE(clock.now({"second", 3, 10'090'000, 0}), 590'000);
    QCOMPARE(clock.now({"second", 3, 9'000'000, 0}), 500'000);
    QCOMPARE(clock.now({"", 3, 10'090'000, 0}), 590'000);  // a boot that is not known
  }

  /// Whatever is done to the wall clock, the regions' time as we know it never runs backwards, and within a boot it
  /// is the true one to the millisecond.
  void whatHasPassedStaysPassed() {
    std::mt19937 dice(19);
    for (int history = 0; history < 2'000; ++history) {
      RegionClock clock;
      Millis truth = 1'000'000;
      Millis monotonic = 50;
      Millis wall = 7'000'000;
      int boot = 0;
      const auto here = [&] { return ClockMark{std::to_string(boot), monotonic, wall, 0}; };
      clock.heard(truth, here());
      Millis before = truth;
      for (int step = 0; step < 40; ++step) {
        const auto pass = static_cast<Millis>(dice() % 100'000);
        truth += pass;
        monotonic += pass;
        wall += pass;
        switch (dice() % 4) {
          case 0:  // somebody sets the clock, forwards or backwards
            wall += static_cast<Millis>(dice() % 2'000'000'000) - 1'000'000'000;
            QCOMPARE(clock.now(here()), before + pass);
            break;
          case 1:
            clock.carry(here());
            break;
          case 2:
            clock.heard(truth, here());
            break;
          default:  // off and on again, with the clock right or set back; the truth is whatever we took it for
            clock.carry(here());
            ++boot;
            monotonic = 10;
            wall -= static_cast<Millis>(dice() % 1'000'000);
            clock.carry(here());  // as at every start: from here on the new boot counts
            truth = clock.now(here());
            break;
        }
        const auto now = clock.now(here());
        QVERIFY(now >= before);
        before = now;
      }
    }
  }
};

QTEST_GUILESS_MAIN(TestRegionClock)
#include "tst_region_clock.moc"
