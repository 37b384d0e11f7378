// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <random>

#include "session/router.h"

namespace rebate {
namespace {

RegionView seen(const char* name, LinkState link, std::int64_t epoch, const char* leader, Millis roundTrip = 5) {
  RegionView view;
  view.name = name;
  view.link = link;
  view.epoch = epoch;
  view.leader = leader;
  view.roundTrip = roundTrip;
  return view;
}

constexpr auto kLive = LinkState::live;
constexpr auto kLost = LinkState::lost;

}  // namespace

class TestRouter : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anEpochHasOneLeaderForEver() {
    WriteRouter router;
    const auto a = seen("a", kLive, 2, "a"), b = seen("b", kLive, 2, "b"), gone = seen("a", kLost, 2, "a");
    QVERIFY(router.route({a, seen("b", kLost, 1, "a")}, "s").state == WriteState::writing);
    QVERIFY(router.route({gone, b}, "s").state == WriteState::disagreement);
    QCOMPARE(router.route({gone, seen("b", kLive, 3, "b")}, "s").region, std::string("b"));
    QVERIFY(router.route({a, seen("b", kLost, 3, "b")}, "s").state == WriteState::noLeader);  // one alone, from before
    QCOMPARE(router.route({a, seen("b", kLive, 2, "a")}, "s").region, std::string("a"));      // all of them went back
    QVERIFY(router.route({gone, seen("b", kLive, 3, "b")}, "s").state == WriteState::writing);
    QCOMPARE(router.route({gone, b}, "another").region, std::string("b"));
  }

  void table() {
    struct Row {
      const char* what;
      std::vector<RegionView> regions;
      WriteState state;
      const char* region;
    };
    const std::vector<Row> rows{
        {"nothing at all", {}, WriteState::offline, ""},
        {"all lost", {seen("a", kLost, 1, "a"), seen("b", kLost, 1, "a")}, WriteState::offline, ""},
        {"all agree", {seen("a", kLive, 1, "a"), seen("b", kLive, 1, "a")}, WriteState::writing, "a"},
        {"a dead region's old word does not count",
         {seen("a", kLost, 1, "a"), seen("b", kLive, 2, "b"), seen("c", kLive, 2, "b")},
         WriteState::writing,
         "b"},
        {"the leader is not reachable from here",
         {seen("a", kLost, 1, "a"), seen("b", kLive, 1, "a")},
         WriteState::noLeader,
         ""},
        {"a lagging leader is no target",
         {seen("a", LinkState::lagging, 1, "a"), seen("b", kLive, 1, "a")},
         WriteState::noLeader,
         ""},
        {"one is an epoch behind", {seen("a", kLive, 1, "a"), seen("b", kLive, 2, "b")}, WriteState::noLeader, ""},
        {"the same, the other way round",
         {seen("b", kLive, 2, "b"), seen("a", kLive, 1, "a")},
         WriteState::noLeader,
         ""},
        {"two leaders in one epoch",
         {seen("a", kLive, 2, "a"), seen("b", kLive, 2, "b")},
         WriteState::disagreement,
         ""},
        {"nobody leads", {seen("a", kLive, 2, ""), seen("b", kLive, 2, "")}, WriteState::noLeader, ""},
        {"one knows of none", {seen("a", kLive, 2, "a"), seen("b", kLive, 2, "")}, WriteState::noLeader, ""},
        {"the named one is no region of ours", {seen("a", kLive, 2, "z")}, WriteState::noLeader, ""},
    };
    for (const auto& row : rows) {
      const auto target = writeTarget(row.regions);
      QVERIFY2(target.state == row.state, row.what);
      QVERIFY2(target.region == row.region, row.what);
    }
  }

  /// Whatever the regions say: writes go only to a live region that all live ones name in one epoch.
  void neverWritesAgainstAnObserver() {
    std::mt19937 random(3);
    const char* names[] = {"a", "b", "c", ""};
    int writing = 0;
    for (int i = 0; i < 20'000; ++i) {
      std::vector<RegionView> regions;
      for (int r = 0; r < 3; ++r)
        regions.push_back(
            seen(names[r], random() % 3 ? kLive : kLost, 1 + static_cast<int>(random() % 2), names[random() % 4]));
      const auto target = writeTarget(regions);
      if (target.state != WriteState::writing) {
        QVERIFY(target.region.empty());
        continue;
      }
      ++writing;
      bool itself = false;
      for (const auto& region : regions) {
        if (region.link != kLive) continue;
        QCOMPARE(region.leader, target.region);
        QCOMPARE(region.epoch, target.epoch);
        itself = itself || region.name == target.region;
      }
      QVERIFY(itself);
    }
    QVERIFY(writing > 100);
  }

  void readsFromTheNearestAndStays() {
    std::vector<RegionView> regions{seen("a", kLive, 1, "a", 30), seen("b", kLive, 1, "a", 4),
                                    seen("c", kLost, 1, "a", 1)};
    QCOMPARE(readingRegion(regions, ""), std::string("b"));
    regions[0].roundTrip = 3;
    QCOMPARE(readingRegion(regions, "b"), std::string("b"));  // not much worse
    regions[1].roundTrip = 80;
    QCOMPARE(readingRegion(regions, "b"), std::string("a"));
    regions[0].link = kLost;
    QCOMPARE(readingRegion(regions, "a"), std::string("b"));
    regions[1].link = kLost;
    QCOMPARE(readingRegion(regions, "b"), std::string());
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestRouter)
#include "tst_router.moc"
