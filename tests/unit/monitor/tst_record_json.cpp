// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <random>

#include "monitor/record_json.h"

using namespace rebate;

namespace {

class Dice {
 public:
  int upTo(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most)); }
  bool yes() { return upTo(2) == 0; }
  Millis moment() { return 1'781'000'000'000 + upTo(1'000'000); }
  std::string word() { return std::string{"cn-"} + std::to_string(upTo(9)); }
  std::optional<Millis> maybe() { return yes() ? std::optional(moment()) : std::nullopt; }

  Failover failover() {
    return {word(), word(), upTo(9), upTo(9), moment(), maybe(), maybe(), maybe(), maybe(), maybe()};
  }
  RegionView region(int number) {
    RegionView view;
    view.address = "http://127.0." + std::to_string(number) + ".1";
    view.name = word();
    view.city = word();
    view.link = static_cast<LinkState>(upTo(6));
    view.lastHeard = moment();
    view.roundTrip = upTo(50) - 1;
    view.retryIn = upTo(9'000);
    view.breakerOpen = yes();
    view.epoch = upTo(50);
    view.leader = yes() ? word() : "";
    view.seq = upTo(100'000);
    if (yes()) return view;
    Topology topology{view.name, view.city, moment(), upTo(9), word(), upTo(2'000), {}, {}};
    for (int i = upTo(5); i > 0; --i)
      topology.parts.push_back(
          {static_cast<PartKind>(upTo(6)), static_cast<Status>(upTo(4)), word(), upTo(9), {}, maybe()});
    view.topology = topology;
    return view;
  }
  Moment whole() {
    Moment one;
    one.at = moment();
    for (int i = upTo(4); i > 0; --i) one.regions.push_back(region(i));
    one.target = {static_cast<WriteState>(upTo(4)), word(), upTo(40)};
    one.readingFrom = word();
    if (yes()) one.failover = failover();
    one.leaseTtl = upTo(9'000);
    one.leaseRenew = upTo(900);
    one.seq = upTo(1'000);
    one.awaiting = upTo(200) - 1;
    if (yes()) one.awaitingAmount = Fen{upTo(10'000'000)};
    one.outbox = {upTo(9), upTo(9)};
    return one;
  }

 private:
  std::mt19937 random_{5};
};

}  // namespace

class TestRecordJson : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void momentsComeBackAsTheyWere() {
    Dice dice;
    for (int round = 0; round < 500; ++round) {
      const auto moment = dice.whole();
      const auto read =
          monitor::momentFrom(wire::parseJson(wire::json::serialize(monitor::toJson(moment))).valueOr({}));
      QVERIFY2(read.ok(), read.ok() ? "" : read.error().field.c_str());
      QCOMPARE(*read, moment);
    }
  }
  void recordsComeBackAsTheyWere() {
    Dice dice;
    for (int round = 0; round < 300; ++round) {
      FailoverRecord record{dice.word(),      static_cast<FailoverKind>(dice.upTo(2)),
                            dice.failover(),  dice.yes(),
                            dice.upTo(9'000), dice.word(),
                            dice.word(),      dice.word(),
                            "停电",           {}};
      if (dice.yes()) record.decisions = DecisionsThrough{dice.upTo(9), dice.upTo(9), dice.upTo(9)};
      const auto read = monitor::failoverFrom(monitor::toJson(record));
      QVERIFY(read.ok());
      QCOMPARE(*read, record);
      RecordEvent event{dice.moment(), dice.word(), static_cast<EventKind>(dice.upTo(10)), dice.word(), dice.word(),
                        dice.word(),   dice.word(), static_cast<Status>(dice.upTo(4))};
      const auto again = monitor::eventFrom(monitor::toJson(event));
      QVERIFY(again.ok());
      QCOMPARE(*again, event);
    }
  }
  void damageIsAnErrorAndNeverACrash_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no object") << QByteArray("[1]");
    QTest::newRow("no moment") << QByteArray("{}");
    QTest::newRow("order of nobody") << QByteArray(R"({"at":1,"order":["a"],"regions":{}})");
    QTest::newRow("region is a number") << QByteArray(R"({"at":1,"order":["a"],"regions":{"a":4}})");
    QTest::newRow("a time is a word") << QByteArray(R"({"at":"now"})");
    QTest::newRow("half a failover") << QByteArray(R"({"at":1,"failover":{"lost":"x"}})");
  }
  void damageIsAnErrorAndNeverACrash() {
    QFETCH(QByteArray, text);
    const auto value = wire::parseJson(text.toStdString());
    QVERIFY(value.ok());
    QVERIFY(!monitor::momentFrom(*value).ok());
    QVERIFY(!monitor::failoverFrom(*value).ok());
    QVERIFY(!monitor::eventFrom(*value).ok());
  }
};

QTEST_GUILESS_MAIN(TestRecordJson)
#include "tst_record_json.moc"
