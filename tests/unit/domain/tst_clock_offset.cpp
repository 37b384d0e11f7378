// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <random>

#include "domain/clock_offset.h"

namespace rebate {
namespace {

constexpr Millis kWall = 1'780'000'000'000;  // when the monotonic clock showed 0

/// Heartbeats of a region whose clock is `ahead` of this desktop's, over a way that takes `least` and now and then
/// more.
struct Way {
  std::mt19937 random;
  Millis ahead, least, most;
  ClockOffsetMeter meter = {};
  Millis now = 0;

  void beats(int count, Millis roundTrip) {
    for (int i = 0; i < count; ++i, now += 1'000) {
      const auto delay = std::uniform_int_distribution<Millis>(least, most)(random);
      meter.heard(kWall + now - delay + ahead, now, roundTrip);
    }
  }
  ClockOffset measured(Millis wallSetBy = 0) const { return meter.offset(kWall + wallSetBy + now, now).value(); }
};

}  // namespace

class TestClockOffset : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nothingIsKnownBeforeAnythingWasHeard() {
    ClockOffsetMeter meter;
    QVERIFY(!meter.offset(kWall, 0));
    meter.heard(kWall, 0, -1);
    QVERIFY(!meter.offset(kWall, 0));
    QCOMPARE(corrected(1'000, std::nullopt), Millis{1'000});
  }

  /// Whatever the offset and however uneven the way: the truth lies within the uncertainty, once one message was as
  /// quick as the quickest round trip promises.
  void theTruthIsWithinTheUncertainty() {
    std::mt19937 random(7);
    for (int trial = 0; trial < 2'000; ++trial) {
      const auto pick = [&random](Millis from, Millis to) {
        return std::uniform_int_distribution<Millis>(from, to)(random);
      };
      const auto least = pick(0, 100);
      Way way{std::mt19937(static_cast<std::uint32_t>(trial)), pick(-3'600'000, 3'600'000), least, least + pick(0, 40)};
      way.beats(1 + static_cast<int>(pick(0, 90)), 2 * way.most);
      const auto measured = way.measured();
      QVERIFY2(std::abs(measured.ahead - way.ahead) <= measured.uncertainty, qPrintable(QString::number(trial)));
      QVERIFY(std::abs(corrected(kWall + way.ahead, measured) - kWall) <= measured.uncertainty);
    }
  }

  void theQuickestSaysItBest() {
    Way way{std::mt19937(1), 500, 2, 2};
    way.beats(1, 4);
    way.least = way.most = 800;
    way.beats(50, 1'600);
    QCOMPARE(way.measured(), (ClockOffset{500, 2}));
  }

  void settingThisDesktopsClockMovesItAtOnce() {
    Way way{std::mt19937(1), 500, 2, 2};
    way.beats(10, 4);
    QCOMPARE(way.measured(3'600'000).ahead, Millis{500 - 3'600'000});
    QCOMPARE(way.measured(-3'600'000).ahead, Millis{500 + 3'600'000});
  }

  void settingTheRegionsClockIsBelievedWithinAWindow() {
    Way way{std::mt19937(1), 500, 2, 2};
    way.beats(10, 4);
    way.ahead = 9'000;
    way.beats(1, 4);
    QCOMPARE(way.measured().ahead, Millis{9'000});
    way.ahead = -700;
    way.beats(static_cast<int>(ClockOffsetMeter::kWindow / 1'000) + 2, 4);
    QCOMPARE(way.measured().ahead, Millis{-700});
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestClockOffset)
#include "tst_clock_offset.moc"
