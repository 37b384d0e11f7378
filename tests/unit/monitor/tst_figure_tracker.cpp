// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <random>

#include "monitor/figure_log.h"
#include "monitor/figure_tracker.h"

namespace rebate {
namespace {

constexpr Millis kStart = 1'781'232'240'000;  // where a minute begins

Samples scrapeOf(const std::string& process, double credited, double ok = 0, double failed = 0) {
  return {{"rebate_process_info{process=\"" + process + "\"}", 1},
          {"rebate_credited_total", credited},
          {"rebate_requests_total{route=\"GET /v1/users\",status=\"200\"}", ok},
          {"rebate_requests_total{route=\"GET /v1/users\",status=\"503\"}", failed}};
}

Samples decisionsOf(const std::map<std::string, double>& buckets) {
  Samples samples;
  for (const auto& [bound, count] : buckets)
    samples["rebate_request_seconds_bucket{route=\"POST /v1/decisions\",le=\"" + bound + "\"}"] = count;
  samples["rebate_request_seconds_bucket{route=\"GET /v1/users\",le=\"5\"}"] = 1e9;
  return samples;
}

}  // namespace

class TestFigureTracker : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void oneScrapeAloneTellsNoRate() {
    FigureTracker tracker;
    const auto figures = tracker.take(scrapeOf("a", 5000), kStart);
    QVERIFY(!figures.at(Figure::credited));
    QVERIFY(!figures.at(Figure::failedShare));
    QVERIFY(!figures.at(Figure::decisionP99));
    QVERIFY(!figures.at(Figure::cacheHit));
    QVERIFY(!figures.at(Figure::queueWaiting));
  }

  void aRestartedProcessCountsFromZero() {
    FigureTracker tracker;
    (void)tracker.take(scrapeOf("a", 5000), kStart);
    QCOMPARE(tracker.take(scrapeOf("a", 5100), kStart + 2000).at(Figure::credited), std::optional(50.0));
    // The same name, as an older region has it, and fewer than before.
    QCOMPARE(tracker.take(scrapeOf("a", 20), kStart + 4000).at(Figure::credited), std::optional(10.0));
    QCOMPARE(tracker.take(scrapeOf("a", 60), kStart + 6000).at(Figure::credited), std::optional(20.0));
  }

  /// Two instances behind one balancer, taken in any order: the rate is what both of them book.
  void aBalancerThatTakesTurnsIsNoSawtooth() {
    std::mt19937 dice(11);
    FigureTracker tracker;
    double a = 90000, b = 10;
    int known = 0;
    for (int round = 1; round <= 200; ++round) {
      a += 2 * 40;
      b += 2 * 15;
      const bool first = round < 3 ? round == 1 : dice() % 2 == 0;
      const auto figures = tracker.take(first ? scrapeOf("a", a) : scrapeOf("b", b), kStart + round * 2000);
      const auto rate = figures.at(Figure::credited);
      if (!rate) continue;
      // Until both were heard twice, and while one is not heard for many rounds, only one is known.
      QVERIFY2(std::abs(*rate - 55) < 1e-9 || std::abs(*rate - 40) < 1e-9 || std::abs(*rate - 15) < 1e-9,
               qPrintable(QString::number(*rate)));
      known += std::abs(*rate - 55) < 1e-9;
    }
    QVERIFY2(known > 180, qPrintable(QString::number(known)));
  }

  void sharesAreOfTheLastMinute() {
    FigureTracker tracker;
    (void)tracker.take(scrapeOf("a", 0, 0, 0), kStart);
    QCOMPARE(tracker.take(scrapeOf("a", 0, 90, 10), kStart + 2000).at(Figure::failedShare), std::optional(0.1));
    std::optional<double> share;
    for (int round = 2; round <= 40; ++round)
      share = tracker.take(scrapeOf("a", 0, 90 + round * 10, 10), kStart + round * 2000).at(Figure::failedShare);
    QCOMPARE(share, std::optional(0.0));  // the failures were longer ago
    for (int round = 41; round <= 80; ++round)
      share = tracker.take(scrapeOf("a", 0, 490, 10), kStart + round * 2000).at(Figure::failedShare);
    QVERIFY(!share);  // nobody asked for anything: that is no 0 %
  }

  void percentilesAreLinearWithinABucket_data() {
    QTest::addColumn<QList<double>>("counts");  // at or below 0.1, 0.2, infinity
    QTest::addColumn<double>("p99");
    QTest::newRow("all in the first") << QList<double>{100, 100, 100} << 0.099;
    QTest::newRow("the last one beyond") << QList<double>{0, 100, 100} << 0.199;
    QTest::newRow("past the last bound") << QList<double>{0, 0, 100} << 0.2;
    QTest::newRow("half and half") << QList<double>{50, 100, 100} << 0.198;
  }
  void percentilesAreLinearWithinABucket() {
    QFETCH(QList<double>, counts);
    QFETCH(double, p99);
    FigureTracker tracker;
    (void)tracker.take(decisionsOf({{"0.1", 7}, {"0.2", 7}, {"+Inf", 7}}), kStart);
    const auto figures = tracker.take(
        decisionsOf({{"0.1", 7 + counts[0]}, {"0.2", 7 + counts[1]}, {"+Inf", 7 + counts[2]}}), kStart + 2000);
    QVERIFY(figures.at(Figure::decisionP99).has_value());
    QVERIFY(std::abs(*figures.at(Figure::decisionP99) - p99) < 1e-9);
  }

  void whatReadCachesGaveIsAShareOfHitsAndMisses() {
    FigureTracker tracker;
    const auto scrape = [](double hit, double miss, double skipped) {
      return Samples{{"rebate_read_cache_total{outcome=\"hit\"}", hit},
                     {"rebate_read_cache_total{outcome=\"miss\"}", miss},
                     {"rebate_read_cache_total{outcome=\"skipped\"}", skipped},
                     {"rebate_events_waiting", 12}};
    };
    (void)tracker.take(scrape(0, 0, 0), kStart);
    const auto figures = tracker.take(scrape(97, 3, 50), kStart + 2000);
    QCOMPARE(figures.at(Figure::cacheHit), std::optional(0.97));
    QCOMPARE(figures.at(Figure::queueWaiting), std::optional(12.0));
  }

  void aClockThatWasSetBackBeginsAnew() {
    FigureTracker tracker;
    (void)tracker.take(scrapeOf("a", 10), kStart);
    QVERIFY(!tracker.take(scrapeOf("a", 20), kStart - 3600000).at(Figure::credited));
    QCOMPARE(tracker.take(scrapeOf("a", 24), kStart - 3600000 + 2000).at(Figure::credited), std::optional(2.0));
  }

  void seriesNamesAreReadAgain() {
    for (const auto figure : kFigures) {
      const FigureKey key{figure, "cn east 2"};
      QVERIFY(figureKeyOf(seriesNameOf(key)) == key);
    }
    QVERIFY(!figureKeyOf("something else"));
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestFigureTracker)
#include "tst_figure_tracker.moc"
