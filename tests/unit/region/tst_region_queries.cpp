// SPDX-License-Identifier: GPL-3.0-or-later
// The queries beside the main one: how they are asked, in which season, how far back each poll goes, what is a hole.
#include <QtTest>

#include <set>

#include "region/feed/coverage.h"
#include "region/feed/puller.h"
#include "region/store_fixture.h"
#include "wire/json.h"
#include "wire/time_text.h"

using namespace rebate;
using namespace rebate::region;
using namespace rebate::fixtures;

namespace {

constexpr Millis kDay = 24LL * 3'600'000;

Millis at(const char* time) {
  return *wire::parseFeedTime(time);
}

PullerRules rulesOf(int type) {
  PullerRules rules;
  rules.feed = adapterOf(Platform::taobao, type)->traits();
  rules.pollEvery = 60'000;
  rules.history = 90 * kDay;
  return rules;
}

FeedAnswer emptyPage() {
  return {wire::FeedReply{}};
}

/// What is polled from `from` to `to`, a step at a time, every page empty.
std::vector<FeedCall> polled(Puller& puller, Millis from, Millis to) {
  std::vector<FeedCall> calls;
  for (auto now = from; now < to;) {
    const auto step = puller.next(now);
    if (step.call) {
      calls.push_back(*step.call);
      puller.answered(emptyPage(), now);
    } else {
      now += step.wait;
    }
  }
  return calls;
}

}  // namespace

class TestRegionQueries : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void queriesHaveNumbersOfTheirOwn();
  void parametersAreThoseOfTheMethod_data();
  void parametersAreThoseOfTheMethod();
  void seasonsAreTheirDays_data();
  void seasonsAreTheirDays();
  void settledOrdersAreReadAroundTheTwentieth();
  void aSeasonIsReadToItsEnd();
  void punishmentsAreSwept();
  void aSweepThatWasNotStoredGoesOn();
  void betweenSeasonsIsNoHole_data();
  void betweenSeasonsIsNoHole();
};

void TestRegionQueries::queriesHaveNumbersOfTheirOwn() {
  for (const auto platform : {Platform::taobao, Platform::jd, Platform::pdd}) {
    std::set<int> numbers;
    for (const auto* adapter : adaptersOf(platform)) {
      QCOMPARE(adapter->platform(), platform);
      QVERIFY(numbers.insert(adapter->traits().queryType).second);
      QCOMPARE(adapterOf(platform, adapter->traits().queryType), adapter);
    }
    QCOMPARE(adaptersOf(platform).front(), &adapterOf(platform));
    QVERIFY(!adapterOf(platform, 99));
  }
  QCOMPARE(adaptersOf(Platform::taobao).size(), std::size_t{4});
  QCOMPARE(adapterOf(Platform::taobao).traits().queryType, 4);
}

void TestRegionQueries::parametersAreThoseOfTheMethod_data() {
  QTest::addColumn<int>("type");
  QTest::addColumn<QByteArray>("method");
  QTest::addColumn<QByteArray>("option");
  QTest::addColumn<QByteArray>("second");
  QTest::newRow("updated") << 4 << QByteArray("taobao.tbk.order.details.get") << QByteArray() << QByteArray();
  QTest::newRow("settled") << 3 << QByteArray("taobao.tbk.order.details.get") << QByteArray() << QByteArray();
  QTest::newRow("refunds")
      << 5 << QByteArray("taobao.tbk.order.refund.get") << QByteArray("publisher_refund_order_query_option")
      << QByteArray(
             R"({"order_scene":1,"member_type":4,"query_type":5,"start_time":"2026-06-20 00:00:00",)"
             R"("end_time":"2026-06-20 01:00:00","page_size":100,"page_no":2,"position_index":"p","jump_type":1})");
  QTest::newRow("punishments")
      << 6 << QByteArray("taobao.tbk.dg.punish.order.get") << QByteArray("af_order_option")
      << QByteArray(R"({"start_time":"2026-06-20 00:00:00","span":3600,"page_size":100,"page_no":2})");
}

void TestRegionQueries::parametersAreThoseOfTheMethod() {
  QFETCH(int, type);
  QFETCH(QByteArray, method);
  QFETCH(QByteArray, option);
  QFETCH(QByteArray, second);
  const auto* adapter = adapterOf(Platform::taobao, type);
  const auto start = at("2026-06-20 00:00:00");
  const auto parameters = adapter->parameters({start, start + 3'600'000, 2, "p"});
  QCOMPARE(QByteArray::fromStdString(parameters.at("method")), method);
  if (option.isEmpty()) {
    QCOMPARE(parameters.at("query_type"), std::to_string(type));
    QCOMPARE(parameters.at("position_index"), std::string("p"));
    return;
  }
  QCOMPARE(QByteArray::fromStdString(parameters.at(option.toStdString())), second);
}

void TestRegionQueries::seasonsAreTheirDays_data() {
  QTest::addColumn<QByteArray>("now");
  QTest::addColumn<bool>("open");
  QTest::addColumn<QByteArray>("start");
  const auto row = [](const char* now, bool open, const char* start) {
    QTest::newRow(now) << QByteArray(now) << open << QByteArray(start);
  };
  row("2026-06-19 23:59:59", false, "2026-05-20 00:00:00");
  row("2026-06-20 00:00:00", true, "2026-06-20 00:00:00");
  row("2026-06-23 23:59:59", true, "2026-06-20 00:00:00");
  row("2026-06-24 00:00:00", false, "2026-06-20 00:00:00");
  row("2027-01-01 00:00:00", false, "2026-12-20 00:00:00");
}

void TestRegionQueries::seasonsAreTheirDays() {
  QFETCH(QByteArray, now);
  QFETCH(bool, open);
  QFETCH(QByteArray, start);
  const auto& settled = adapterOf(Platform::taobao, 3)->traits();
  const auto moment = at(now.constData());
  QCOMPARE(inSeason(settled, moment), open);
  QCOMPARE(seasonStart(settled, moment), at(start.constData()));
  QCOMPARE(seasonEnd(settled, at("2026-06-20 00:00:00")), at("2026-06-24 00:00:00"));
  QVERIFY(inSeason(adapterOf(Platform::taobao).traits(), moment));
}

void TestRegionQueries::settledOrdersAreReadAroundTheTwentieth() {
  Puller puller(rulesOf(3), at("2026-05-23 23:59:30"), 1);
  const auto calls = polled(puller, at("2026-05-24 00:01:00"), at("2026-07-01 00:00:00"));
  QVERIFY(!calls.empty());
  Millis until = at("2026-06-20 00:00:00");
  for (const auto& call : calls) {
    if (call.start < at("2026-05-24 00:00:00")) continue;  // what was left of May's
    QVERIFY(call.start >= at("2026-06-20 00:00:00") && call.end <= at("2026-06-24 00:02:00"));
    QVERIFY(call.start <= until);
    QVERIFY(call.end - call.start <= 3 * 3'600'000);
    until = call.end;
  }
  QVERIFY(until >= at("2026-06-24 00:00:00"));
}

void TestRegionQueries::aSeasonIsReadToItsEnd() {
  Puller late(rulesOf(3), at("2026-06-23 12:00:00"), 1);
  const auto calls = polled(late, at("2026-06-26 00:00:00"), at("2026-06-27 00:00:00"));
  QVERIFY(!calls.empty());
  QVERIFY(calls.back().end >= at("2026-06-24 00:00:00"));
  Puller fresh(rulesOf(3), 0, 1);
  QVERIFY(polled(fresh, at("2026-06-26 00:00:00"), at("2026-06-27 00:00:00")).empty());
}

void TestRegionQueries::punishmentsAreSwept() {
  Puller puller(rulesOf(6), 0, 1);
  const auto now = at("2026-06-20 12:00:00");
  const auto first = polled(puller, now, now + 1);
  QCOMPARE(first.size(), std::size_t{30});
  QCOMPARE(first.front().start, now - 30 * kDay);
  QCOMPARE(first.back().end, now);
  const auto second = polled(puller, now + 60'000, now + 60'001);  // all of it once more
  QCOMPARE(second.size(), std::size_t{30});
  QCOMPARE(second.front().start, now + 60'000 - 30 * kDay);
  for (std::size_t i = 1; i < second.size(); ++i) QCOMPARE(second[i].start, second[i - 1].end);
  // The coverage hears only of what is new.
  const auto third = now + 120'000;
  std::vector<WindowRead> windows;
  while (true) {
    const auto step = puller.next(third);
    if (!step.call) break;
    const auto progress = puller.answered(emptyPage(), third);
    QVERIFY(progress.take);
    if (progress.window) windows.push_back(*progress.window);
  }
  QCOMPARE(windows.size(), std::size_t{1});
  QCOMPARE(windows[0].start, now + 60'000);
  QCOMPARE(windows[0].end, third);
}

void TestRegionQueries::aSweepThatWasNotStoredGoesOn() {
  Puller puller(rulesOf(6), 0, 1);
  auto now = at("2026-06-20 12:00:00");
  puller.next(now);
  puller.answered(emptyPage(), now);
  const auto second = puller.next(now);
  puller.answered(emptyPage(), now);
  puller.notStored(now);
  now += 1'000;
  const auto again = puller.next(now);
  QVERIFY(again.call && *again.call == *second.call);
}

void TestRegionQueries::betweenSeasonsIsNoHole_data() {
  QTest::addColumn<QByteArray>("readTo");
  QTest::addColumn<QByteArray>("goesOn");
  QTest::addColumn<int>("holes");
  const auto row = [](const char* what, const char* readTo, const char* goesOn, int holes) {
    QTest::newRow(what) << QByteArray(readTo) << QByteArray(goesOn) << holes;
  };
  row("none", "2026-05-24 00:00:00", "2026-06-20 00:00:00", 0);
  row("the end of May's", "2026-05-23 00:00:00", "2026-06-20 00:00:00", 1);
  row("the beginning of June's", "2026-05-24 00:00:10", "2026-06-20 01:00:00", 1);
  row("both", "2026-05-22 00:00:00", "2026-06-21 00:00:00", 2);
  row("a whole one between", "2026-05-24 00:00:00", "2026-07-20 00:00:00", 1);
  row("inside one", "2026-06-20 02:00:00", "2026-06-20 03:00:00", 1);
}

void TestRegionQueries::betweenSeasonsIsNoHole() {
  QFETCH(QByteArray, readTo);
  QFETCH(QByteArray, goesOn);
  QFETCH(int, holes);
  TemporaryStore store;
  const FeedQuery query{Platform::taobao, 3};
  const auto until = at(readTo.constData()), from = at(goesOn.constData());
  QVERIFY(store.write([&](Writing& writing) {
    recordWindow(writing, query, {until - 1'000, until, 0, 0, {}});
    recordWindow(writing, query, {from, from + 1'000, 0, 0, {}});
  }));
  const auto all = coverage(store.sql(), 10);
  QCOMPARE(all.size(), std::size_t{1});
  QCOMPARE(all[0].holes.size(), std::size_t(holes));
  for (std::size_t i = 1; i < all[0].holes.size(); ++i) QVERIFY(all[0].holes[i - 1].to <= all[0].holes[i].from);
}

QTEST_GUILESS_MAIN(TestRegionQueries)
#include "tst_region_queries.moc"
