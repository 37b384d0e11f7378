// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/series_store.h"

#include <QElapsedTimer>
#include <QTest>
#include <map>
#include <random>
#include <set>

using namespace rebate;

namespace {

struct Oracle {
  double first, lowest, highest, last;
};

/// Column by column, straight from the definition.
std::map<Millis, Oracle> columnsOf(const std::deque<RatePoint>& points, Millis from, Millis to, int columns) {
  std::map<Millis, Oracle> cells;
  for (const auto& point : points) {
    if (point.gap || point.at < from || point.at > to) continue;
    const auto column = std::min<Millis>(columns - 1, (point.at - from) * columns / (to - from));
    const auto [cell, isNew] = cells.try_emplace(column, Oracle{point.value, point.value, point.value, point.value});
    if (isNew) continue;
    cell->second.lowest = std::min(cell->second.lowest, point.value);
    cell->second.highest = std::max(cell->second.highest, point.value);
    cell->second.last = point.value;
  }
  return cells;
}

}  // namespace

class SeriesStoreTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void eachColumnKeepsFirstLowestHighestLast();
  void aGapPartsTheLine();
  void aGapWithinAColumnPartsItOnce();
  void oldPointsAreDropped();
  void aLatePointIsIgnored();
  void nothingGivesNothing();
  void aMillionPointsBecomeAScreenful();
};

void SeriesStoreTest::eachColumnKeepsFirstLowestHighestLast() {
  std::mt19937 dice(11);
  const auto roll = [&dice](int low, int high) { return std::uniform_int_distribution(low, high)(dice); };
  for (int round = 0; round < 200; ++round) {
    SeriesStore store;
    Millis at = 1'000;
    for (int n = roll(0, 400); n > 0; --n) {
      at += roll(1, 50);
      store.add({at, static_cast<double>(roll(-9, 9)), roll(0, 30) == 0});
    }
    const Millis from = roll(0, 5'000);
    const Millis to = from + roll(1, 12'000);
    const int columns = roll(1, 80);
    const auto expected = columnsOf(store.points(), from, to, columns);
    std::map<Millis, std::vector<double>> got;
    double before = 0;
    for (const auto& stretch : store.reduce(from, to, columns)) {
      QVERIFY(!stretch.empty());
      for (const auto& point : stretch) {
        QVERIFY(point.at > before);
        before = point.at;
        const auto column = (static_cast<Millis>(point.at) - from) * columns / (to - from);
        got[std::min<Millis>(columns - 1, column)].push_back(point.value);
      }
    }
    QCOMPARE(got.size(), expected.size());
    for (const auto& [column, cell] : expected) {
      const auto& values = got.at(column);
      QVERIFY(values.size() <= 4);
      QCOMPARE(values.front(), cell.first);
      QCOMPARE(values.back(), cell.last);
      QCOMPARE(*std::min_element(values.begin(), values.end()), cell.lowest);
      QCOMPARE(*std::max_element(values.begin(), values.end()), cell.highest);
    }
  }
}

void SeriesStoreTest::aGapPartsTheLine() {
  SeriesStore store;
  for (Millis at = 0; at < 100; ++at) store.add({at, 1.0, at >= 40 && at < 60});
  const auto stretches = store.reduce(0, 100, 100);
  QCOMPARE(stretches.size(), 2u);
  QCOMPARE(stretches[0].back().at, 39.0);
  QCOMPARE(stretches[1].front().at, 60.0);
}

void SeriesStoreTest::aGapWithinAColumnPartsItOnce() {
  SeriesStore store;
  for (Millis at = 0; at < 1'000; ++at) store.add({at, 1.0, at == 555});
  QCOMPARE(store.reduce(0, 1'000, 10).size(), 2u);
}

void SeriesStoreTest::oldPointsAreDropped() {
  SeriesStore store(10);
  for (Millis at = 1; at <= 25; ++at) store.add({at, static_cast<double>(at), false});
  QCOMPARE(store.points().size(), 10u);
  QCOMPARE(store.points().front().at, 16);
  QCOMPARE(store.highest(0, 20), 20.0);
}

void SeriesStoreTest::aLatePointIsIgnored() {
  SeriesStore store;
  store.add({10, 1.0, false});
  store.add({5, 9.0, false});
  store.add({12, 0.0, true});
  QCOMPARE(store.points().size(), 2u);
  QCOMPARE(store.newestValue()->at, 10);
}

void SeriesStoreTest::nothingGivesNothing() {
  SeriesStore store;
  QVERIFY(store.reduce(0, 100, 50).empty());
  QVERIFY(!store.newestValue());
  store.add({10, 1.0, false});
  QVERIFY(store.reduce(0, 100, 0).empty());
  QVERIFY(store.reduce(100, 100, 10).empty());
}

void SeriesStoreTest::aMillionPointsBecomeAScreenful() {
  SeriesStore store(1'000'000);
  for (Millis at = 1; at <= 1'000'000; ++at) store.add({at, static_cast<double>(at % 977), false});
  std::size_t kept = 0;
  QBENCHMARK {
    kept = 0;
    for (const auto& stretch : store.reduce(0, 1'000'000, 1'400)) kept += stretch.size();
  }
  QVERIFY(kept > 1'400);
  QVERIFY(kept <= 4 * 1'400);
}

QTEST_GUILESS_MAIN(SeriesStoreTest)
#include "tst_series_store.moc"
