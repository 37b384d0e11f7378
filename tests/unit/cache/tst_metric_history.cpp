// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <random>

#include "cache/minute_text.h"
#include "cache/open.h"

namespace rebate {
namespace {

constexpr Millis kMinute = 60'000;

bool same(const std::vector<RatePoint>& a, const std::vector<RatePoint>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const RatePoint& one, const RatePoint& other) {
    return one.at == other.at && one.gap == other.gap && (one.gap || one.value == other.value);
  });
}

std::vector<RatePoint> anyMinute(std::mt19937& dice, Millis minute) {
  std::vector<RatePoint> points;
  std::uniform_real_distribution<double> value(-1e6, 1e6);
  for (Millis at = dice() % 4'000; at < kMinute; at += 1 + dice() % 4'000) {
    const bool gap = dice() % 8 == 0;
    points.push_back({minute + at, gap ? 0 : dice() % 4 == 0 ? 0.0 : value(dice), gap});
  }
  return points;
}

}  // namespace

class TestMetricHistory : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anyMinuteIsReadAsItWasWritten() {
    std::mt19937 dice(3);
    for (int round = 0; round < 500; ++round) {
      const Millis minute = 29000000 * kMinute + round * kMinute;
      const auto points = anyMinute(dice, minute);
      std::vector<RatePoint> read;
      QVERIFY(cache::readMinute(minute, cache::minuteText(minute, points), read).ok());
      QVERIFY(same(read, points));
    }
    for (const auto* text : {"1", "1=", "=1", "1=x", "a=1", "1=2,3", "1=-x"}) {
      std::vector<RatePoint> read;
      QVERIFY2(!cache::readMinute(0, text, read).ok(), text);
    }
  }

  /// A chart by the minute has the ends and both extremes, in their order, and never more than five points.
  void theRoughHasBothExtremesAndBothEnds() {
    std::mt19937 dice(5);
    for (int round = 0; round < 500; ++round) {
      const auto points = anyMinute(dice, 0);
      const auto rough = cache::roughOf(points);
      QVERIFY(rough.size() <= 5);
      std::vector<RatePoint> values, kept;
      const auto known = [](const RatePoint& point) { return !point.gap; };
      std::copy_if(points.begin(), points.end(), std::back_inserter(values), known);
      std::copy_if(rough.begin(), rough.end(), std::back_inserter(kept), known);
      QCOMPARE(kept.empty(), values.empty());
      QCOMPARE(rough.size() > kept.size(), points.size() > values.size());
      if (values.empty()) continue;
      const auto less = [](const RatePoint& a, const RatePoint& b) { return a.value < b.value; };
      QCOMPARE(kept.front().at, values.front().at);
      QCOMPARE(kept.back().at, values.back().at);
      QCOMPARE(std::min_element(kept.begin(), kept.end(), less)->value,
               std::min_element(values.begin(), values.end(), less)->value);
      QCOMPARE(std::max_element(kept.begin(), kept.end(), less)->value,
               std::max_element(values.begin(), values.end(), less)->value);
      QVERIFY(std::is_sorted(rough.begin(), rough.end(),
                             [](const RatePoint& a, const RatePoint& b) { return a.at < b.at; }));
    }
  }

  void aMinuteThatComesAgainReplacesWhatWasKept() {
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("history.db")).toStdString();
    std::vector<RatePoint> first{{kMinute, 1, false}}, second{{kMinute, 1, false}, {kMinute + 2000, 2, false}};
    {
      auto history = cache::openHistory(path, Key{1});
      QVERIFY(history.ok());
      auto& figures = *(*history)->figures();
      QVERIFY(figures.keep({{"credited cn-east", kMinute, first}}).ok());
      QVERIFY(figures.keep({{"credited cn-east", kMinute, second}, {"credited cn-north", kMinute, first}}).ok());
      QCOMPARE(figures.keep({{"", kMinute, first}}).error().code, Errc::invalid);
    }
    auto history = cache::openHistory(path, Key{1});
    auto& figures = *(*history)->figures();
    QVERIFY(same(figures.points("credited cn-east", Fineness::raw, 0, 2 * kMinute).valueOr({}), second));
    QVERIFY(figures.points("credited cn-east", Fineness::raw, 0, kMinute).valueOr(first).empty());
    QVERIFY(figures.points("nothing", Fineness::raw, 0, 2 * kMinute).valueOr(first).empty());
    QCOMPARE(figures.series().valueOr({}).size(), 2u);
    QVERIFY(figures.trim(2 * kMinute, 0).ok());
    QVERIFY(figures.points("credited cn-east", Fineness::raw, 0, 2 * kMinute).valueOr(first).empty());
    QVERIFY(same(figures.points("credited cn-east", Fineness::byMinute, 0, 2 * kMinute).valueOr({}), second));
    QVERIFY(figures.trim(2 * kMinute, 2 * kMinute).ok());
    QVERIFY(figures.points("credited cn-east", Fineness::byMinute, 0, 2 * kMinute).valueOr(first).empty());
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestMetricHistory)
#include "tst_metric_history.moc"
