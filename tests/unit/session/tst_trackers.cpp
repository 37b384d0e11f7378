// SPDX-License-Identifier: GPL-3.0-or-later
// Rates and failover records.
#include <QTest>

#include "session/failover_tracker.h"
#include "session/rate_tracker.h"
#include "session/router.h"

namespace rebate {
namespace {

constexpr Millis kTtl = 2'000;

struct Regions {
  std::vector<RegionView> views{3};
  FailoverTracker tracker;

  Regions() {
    const char* names[] = {"east", "north", "south"};
    for (std::size_t i = 0; i < 3; ++i) {
      views[i].name = names[i];
      set(i, LinkState::live, 1, "east", 1'000);
    }
    look(1'000);
  }
  void set(std::size_t i, LinkState link, std::int64_t epoch, const char* leader, Millis heard) {
    views[i].link = link;
    views[i].epoch = epoch;
    views[i].leader = leader;
    views[i].lastHeard = heard;
  }
  void look(Millis now) {
    tracker.looked(views, kTtl, now);
    tracker.routed(writeTarget(views), now);
  }
};

}  // namespace

class TestTrackers : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aFailoverIsMeasuredPhaseByPhase() {
    Regions regions;
    QVERIFY(!regions.tracker.current());
    regions.set(0, LinkState::lost, 1, "east", 4'900);
    regions.look(5'000);
    QVERIFY(regions.tracker.current());
    QVERIFY(regions.tracker.current()->phase() == FailoverPhase::elect);
    regions.set(1, LinkState::live, 2, "south", 7'000);
    regions.look(7'000);
    QVERIFY(regions.tracker.current()->phase() == FailoverPhase::promote);
    regions.set(2, LinkState::live, 2, "south", 7'050);
    regions.look(7'050);
    regions.tracker.changed(2, 7'100);
    const auto record = *regions.tracker.current();
    QVERIFY(record.phase() == FailoverPhase::done);
    QCOMPARE(record.lost, std::string("east"));
    QCOMPARE(record.successor, std::string("south"));
    QCOMPARE(record.lostAt, Millis{4'900});
    QCOMPARE(*record.detectedAt, Millis{5'000});
    QCOMPARE(*record.electedAt, Millis{7'000});
    QCOMPARE(*record.promotedAt, Millis{7'050});
    QCOMPARE(*record.reroutedAt, Millis{7'050});
    QCOMPARE(*record.firstWriteAt, Millis{7'100});
    QVERIFY(record.epochBefore == 1 && record.epochAfter == 2);
    QCOMPARE(regions.tracker.past().size(), std::size_t{1});
    QVERIFY(regions.tracker.past().front() == record);
    QVERIFY(!regions.tracker.tick(37'000));
    QVERIFY(regions.tracker.tick(37'050));
    QVERIFY(!regions.tracker.current());
  }

  void aChangeOfTheOldEpochIsNotTheFirstWrite() {
    Regions regions;
    regions.set(0, LinkState::lost, 1, "east", 4'900);
    regions.look(5'000);
    regions.tracker.changed(1, 5'100);
    regions.set(1, LinkState::live, 2, "north", 6'000);
    regions.set(2, LinkState::live, 2, "north", 6'000);
    regions.look(6'000);
    regions.tracker.changed(1, 6'100);
    QVERIFY(!regions.tracker.current()->firstWriteAt);
  }

  void aPlannedOneIsRecordedToo() {
    Regions regions;
    for (std::size_t i = 0; i < 3; ++i) regions.set(i, LinkState::live, 2, "north", 8'000);
    regions.look(8'000);
    QCOMPARE(regions.tracker.past().size(), std::size_t{1});
    QCOMPARE(regions.tracker.past()[0].lost, std::string("east"));
    QCOMPARE(regions.tracker.past()[0].successor, std::string("north"));
  }

  void oneThatNobodyHereSawIsRecordedAfterwards() {
    Regions regions;
    for (std::size_t i = 0; i < 3; ++i) regions.views[i].link = LinkState::lost;
    regions.look(9'000);
    QVERIFY(!regions.tracker.current());  // we are blind; that is no failover
    for (std::size_t i = 1; i < 3; ++i) regions.set(i, LinkState::live, 4, "south", 60'000);
    regions.look(60'000);
    QCOMPARE(regions.tracker.past().size(), std::size_t{1});
    QCOMPARE(regions.tracker.past()[0].lostAt, Millis{1'000});
    QVERIFY(regions.tracker.past()[0].epochAfter == 4);
  }

  void onlyOurLinkToTheLeaderIsNoFailover() {
    Regions regions;
    regions.set(0, LinkState::lost, 1, "east", 4'900);
    regions.look(5'000);
    QVERIFY(regions.tracker.current());
    for (Millis now = 5'500; now < 20'000; now += 500) {
      regions.set(1, LinkState::live, 1, "east", now);
      regions.set(2, LinkState::live, 1, "east", now);
      regions.look(now);
    }
    QVERIFY(!regions.tracker.current());  // the others go on hearing it, lease after lease
    QVERIFY(regions.tracker.past().empty());
    regions.set(1, LinkState::live, 2, "north", 20'000);
    regions.set(2, LinkState::live, 2, "north", 20'000);
    regions.look(20'000);
    QCOMPARE(regions.tracker.past().size(), std::size_t{1});  // until it really happens
  }

  void aLeaderThatComesBackInTimeIsNoFailover() {
    Regions regions;
    regions.set(0, LinkState::lost, 1, "east", 4'900);
    regions.look(5'000);
    regions.set(0, LinkState::live, 1, "east", 5'400);
    regions.look(5'400);
    QVERIFY(!regions.tracker.current());
    QVERIFY(regions.tracker.past().empty());
  }

  void counterIsSummedOverItsLabels() {
    const Samples samples{{"rebate_credited_total{platform=\"taobao\"}", 3},
                          {"rebate_credited_total{platform=\"jd\"}", 4},
                          {"rebate_credited_totally_else", 100},
                          {"rebate_credited_fen_total", 50}};
    QCOMPARE(*counterOf(samples, "rebate_credited_total"), 7.0);
    QCOMPARE(*counterOf({{"x", 1}, {"x{a=\"b\"}", 2}, {"xy", 4}}, "x"), 3.0);
    QVERIFY(!counterOf(samples, "nothing"));
  }

  void ratesAndResetsAndGaps() {
    RateTracker rates;
    rates.sampled("east", "", 100);
    QVERIFY(!rates.finish("east", 1'000));  // nothing to compare with
    rates.sampled("east", "", 110);
    rates.sampled("north", "", 5);
    const auto first = rates.finish("east", 3'000);
    QVERIFY(first && !first->gap);
    QCOMPARE(first->value, 5.0);
    rates.sampled("east", "", 4);  // restarted: it counts from zero
    rates.sampled("north", "", 5);
    QCOMPARE(rates.finish("east", 5'000)->value, 2.0);
    rates.sampled("north", "", 5);
    QVERIFY(rates.finish("east", 7'000)->gap);  // the leader did not answer
    rates.sampled("north", "", 25);
    QVERIFY(rates.finish("", 9'000)->gap);  // nobody leads
    rates.sampled("north", "", 35);
    const auto last = rates.finish("north", 11'000);
    QVERIFY(!last->gap);
    QCOMPARE(last->value, 5.0);
  }

  void eachProcessBehindABalancerCountsForItself() {
    const auto scrape = [](const char* process) {
      return processOf({{"a", 1}, {std::string("rebate_process_info{process=\"") + process + "\"}", 1}, {"z", 1}});
    };
    QVERIFY(scrape("1f") != scrape("2a"));
    QCOMPARE(processOf({{"rebate_credited_total", 1}}), std::string());
    RateTracker rates;
    rates.sampled("east", scrape("1f"), 1'000);
    QVERIFY(!rates.finish("east", 1'000));
    rates.sampled("east", scrape("2a"), 7);  // the balancer took the other one
    QVERIFY(rates.finish("east", 3'000)->gap);
    rates.sampled("east", scrape("1f"), 1'020);
    QCOMPARE(rates.finish("east", 5'000)->value, 5.0);
    rates.sampled("east", scrape("2a"), 27);
    QCOMPARE(rates.finish("east", 7'000)->value, 10.0);
    rates.sampled("east", scrape("2a"), 27);  // twice in a row, and nothing new there
    QCOMPARE(rates.finish("east", 9'000)->value, 5.0);
    rates.sampled("north", "", 1);
    QVERIFY(rates.finish("east", 11'000)->gap);  // nobody of the leading region answered
    for (Millis at = 13'000; at < 30'000; at += 2'000) {
      rates.sampled("east", scrape("2a"), 27);
      QVERIFY(rates.finish("east", at)->value >= 0);
    }
    rates.sampled("east", scrape("2a"), 27);
    QCOMPARE(rates.finish("east", 31'000)->value, 0.0);  // who was not heard for long has no rate
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestTrackers)
#include "tst_trackers.moc"
