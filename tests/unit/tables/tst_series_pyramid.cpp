// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/series_pyramid.h"

#include <QTest>

#include <algorithm>
#include <deque>
#include <random>

using namespace rebate;

namespace {

using Points = std::deque<RatePoint>;

/// The stretches straight from the definition, point by point.
std::vector<ChartStretch> plainly(const Points& points, Millis from, Millis to, int columns) {
  std::vector<std::vector<RatePoint>> cells(static_cast<std::size_t>(columns));
  for (const auto& point : points)
    if (point.at >= from && point.at <= to)
      cells[static_cast<std::size_t>(std::min<Millis>(columns - 1, (point.at - from) * columns / (to - from)))]
          .push_back(point);
  std::vector<ChartStretch> stretches;
  bool parted = true;
  for (const auto& cell : cells) {
    std::vector<RatePoint> values;
    bool after = false;
    for (const auto& point : cell) {
      if (!point.gap)
        values.push_back(point);
      else
        (values.empty() ? parted : after) = true;
    }
    if (!values.empty()) {
      const auto less = [](const RatePoint& a, const RatePoint& b) { return a.value < b.value; };
      std::vector<RatePoint> kept{values.front(), *std::min_element(values.begin(), values.end(), less),
                                  *std::max_element(values.begin(), values.end(), less), values.back()};
      std::sort(kept.begin(), kept.end(), [](const RatePoint& a, const RatePoint& b) { return a.at < b.at; });
      const auto same = [](const RatePoint& a, const RatePoint& b) { return a.at == b.at; };
      kept.erase(std::unique(kept.begin(), kept.end(), same), kept.end());
      if (parted) stretches.emplace_back();
      parted = false;
      for (const auto& point : kept) stretches.back().push_back({static_cast<double>(point.at), point.value});
    }
    parted = parted || after;
  }
  return stretches;
}

std::optional<ValueRange> plainRange(const Points& points, Millis from, Millis to) {
  std::optional<ValueRange> range;
  for (const auto& point : points) {
    if (point.gap || point.at < from || point.at > to) continue;
    if (!range) range = ValueRange{point.value, point.value};
    range = ValueRange{std::min(range->lowest, point.value), std::max(range->highest, point.value)};
  }
  return range;
}

std::optional<Millis> plainMoment(const Points& points, Millis at) {
  const auto after = std::find_if(points.begin(), points.end(), [&](const RatePoint& point) { return point.at > at; });
  if (after == points.begin() || std::prev(after)->gap) return std::nullopt;
  return std::prev(after)->at;
}

}  // namespace

class SeriesPyramidTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anySeriesReadsAsItsPointsWould();
  void oneThatDropsItsOldestDoes();
  void aGapPartsTheLine();
  void aGapWithinAColumnPartsItOnce();
  void aLatePointIsIgnored();
  void nothingGivesNothing();
  void clearedItBeginsAnew();
  void aMillionPointsBecomeAScreenful();

 private:
  std::mt19937 dice_{11};
  Millis roll(Millis low, Millis high) { return std::uniform_int_distribution(low, high)(dice_); }
  void compare(const SeriesPyramid& series, const Points& points, Millis end);
};

/// Of some random range.
void SeriesPyramidTest::compare(const SeriesPyramid& series, const Points& points, Millis end) {
  QCOMPARE(series.size(), points.size());
  const Millis from = roll(0, end), to = from + roll(1, end);
  const int columns = static_cast<int>(roll(1, 90));
  QCOMPARE(series.reduce(from, to, columns), plainly(points, from, to, columns));
  QCOMPARE(series.valuesIn(from, to), plainRange(points, from, to));
  const auto value = series.valueAt(from);
  QCOMPARE(value ? std::optional{value->at} : std::nullopt, plainMoment(points, from));
  const auto first =
      std::find_if(points.begin(), points.end(), [&](const RatePoint& point) { return point.at >= from; });
  QCOMPARE(series.numberAt(from), static_cast<std::size_t>(first - points.begin()));
}

void SeriesPyramidTest::anySeriesReadsAsItsPointsWould() {
  for (int round = 0; round < 3'000; ++round) {
    SeriesPyramid series;
    Points points;
    Millis at = 1'000;
    const bool long_ = round % 20 == 0;
    const Millis gaps = roll(1, 60);
    for (auto n = roll(0, long_ ? 5'000 : 200); n > 0; --n) {
      at += roll(1, 50);
      points.push_back({at, static_cast<double>(roll(-9, 9)), roll(0, gaps) == 0});
      series.add(points.back());
    }
    for (int look = 0; look < 4; ++look) compare(series, points, at + 500);
  }
}

void SeriesPyramidTest::oneThatDropsItsOldestDoes() {
  for (const std::size_t capacity : {1u, 10u, 1'023u, 1'024u, 1'500u, 40'000u}) {
    SeriesPyramid series(capacity);
    Points points;
    Millis at = 0;
    const Millis many = capacity == 40'000u ? 120'000 : 6'000;
    for (Millis n = 0; n < many; ++n) {
      at += roll(1, 3);
      points.push_back({at, static_cast<double>(roll(-99, 99)), roll(0, 40) == 0});
      series.add(points.back());
      if (points.size() > capacity) points.pop_front();
      if (n % (many / 40) == 0) compare(series, points, at + 10);
    }
    QCOMPARE(series.oldest(), std::optional{points.front().at});
    QCOMPARE(series.at(series.size() - 1).at, points.back().at);
  }
}

void SeriesPyramidTest::aGapPartsTheLine() {
  SeriesPyramid series;
  for (Millis at = 0; at < 100; ++at) series.add({at, 1.0, at >= 40 && at < 60});
  const auto stretches = series.reduce(0, 100, 100);
  QCOMPARE(stretches.size(), 2u);
  QCOMPARE(stretches[0].back().at, 39.0);
  QCOMPARE(stretches[1].front().at, 60.0);
  QVERIFY(!series.valueAt(50));
}

void SeriesPyramidTest::aGapWithinAColumnPartsItOnce() {
  SeriesPyramid series;
  for (Millis at = 0; at < 1'000; ++at) series.add({at, 1.0, at == 555});
  QCOMPARE(series.reduce(0, 1'000, 10).size(), 2u);
}

void SeriesPyramidTest::aLatePointIsIgnored() {
  SeriesPyramid series;
  series.add({10, 1.0, false});
  series.add({5, 9.0, false});
  series.add({12, 0.0, true});
  QCOMPARE(series.size(), 2u);
  QCOMPARE(series.newestValue()->at, 10);
}

void SeriesPyramidTest::nothingGivesNothing() {
  SeriesPyramid series;
  QVERIFY(series.reduce(0, 100, 50).empty());
  QVERIFY(!series.newestValue() && !series.oldest() && !series.valueAt(5) && !series.valuesIn(0, 10));
  series.add({10, 1.0, false});
  QVERIFY(series.reduce(0, 100, 0).empty());
  QVERIFY(series.reduce(100, 100, 10).empty());
}

void SeriesPyramidTest::clearedItBeginsAnew() {
  SeriesPyramid series;
  for (Millis at = 0; at < 5'000; ++at) series.add({at, 1.0, false});
  series.clear();
  QVERIFY(series.empty());
  series.add({3, 7.0, false});
  QCOMPARE(series.reduce(0, 10, 5), (std::vector<ChartStretch>{{{3.0, 7.0}}}));
}

void SeriesPyramidTest::aMillionPointsBecomeAScreenful() {
  SeriesPyramid series(1'000'000);
  for (Millis at = 1; at <= 1'000'000; ++at) series.add({at, static_cast<double>(at % 977), false});
  std::size_t kept = 0;
  QBENCHMARK {
    kept = 0;
    for (const auto& stretch : series.reduce(0, 1'000'000, 1'400)) kept += stretch.size();
  }
  QVERIFY(kept > 1'400);
  QVERIFY(kept <= 4 * 1'400);
}

QTEST_GUILESS_MAIN(SeriesPyramidTest)
#include "tst_series_pyramid.moc"
