// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/region_facts.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "tables/region_model.h"

using namespace rebate;

Q_DECLARE_METATYPE(rebate::LinkState)
Q_DECLARE_METATYPE(rebate::Status)
Q_DECLARE_METATYPE(rebate::RegionPlace)

namespace {

constexpr Millis kNow = 1'000'000;

RegionView region(const std::string& name, LinkState link, Millis age) {
  RegionView view;
  view.name = view.address = name;
  view.link = link;
  view.lastHeard = age < 0 ? 0 : kNow - age;
  view.leader = "a";
  view.topology = Topology{name, {}, kNow, 1, "a", 0, {}, {}};
  view.topology->parts = {{PartKind::gateway, Status::ok, {}, {}, {}, {}},
                          {PartKind::database, Status::ok, "leader", {}, {}, {}},
                          {PartKind::feed, Status::bad, "open", {}, {}, {}}};
  return view;
}

}  // namespace

class RegionFactsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void statusIsTheWorseOfValueAndAge_data();
  void statusIsTheWorseOfValueAndAge();
  void aSilentRegionIsNeverGreen();
  void placeFollowsWhatIsSaid_data();
  void placeFollowsWhatIsSaid();
  void timeAloneChangesTheModel();
  void worseIsOrdered();
};

void RegionFactsTest::statusIsTheWorseOfValueAndAge_data() {
  QTest::addColumn<LinkState>("link");
  QTest::addColumn<Millis>("age");
  QTest::addColumn<bool>("othersAnswer");
  QTest::addColumn<Status>("expected");
  QTest::newRow("live, fresh") << LinkState::live << Millis{400} << true << Status::ok;
  QTest::newRow("live, at the limit") << LinkState::live << kRegionAgeLimit << true << Status::ok;
  QTest::newRow("live, past the limit") << LinkState::live << kRegionAgeLimit + 1 << true << Status::unknown;
  QTest::newRow("live, never heard") << LinkState::live << Millis{-1} << true << Status::unknown;
  QTest::newRow("lagging, fresh") << LinkState::lagging << Millis{400} << true << Status::warning;
  QTest::newRow("lagging, old") << LinkState::lagging << Millis{9'000} << true << Status::unknown;
  QTest::newRow("lost beside others") << LinkState::lost << Millis{400} << true << Status::bad;
  QTest::newRow("lost with all others") << LinkState::lost << Millis{400} << false << Status::unknown;
  QTest::newRow("connecting") << LinkState::connecting << Millis{-1} << true << Status::unknown;
  QTest::newRow("refused") << LinkState::refused << Millis{-1} << false << Status::bad;
  QTest::newRow("needs sign-in") << LinkState::needsSignIn << Millis{100} << true << Status::warning;
}

void RegionFactsTest::statusIsTheWorseOfValueAndAge() {
  QFETCH(LinkState, link);
  QFETCH(Millis, age);
  QFETCH(bool, othersAnswer);
  QFETCH(Status, expected);
  QCOMPARE(factsOf(region("b", link, age), othersAnswer, kNow).status, expected);
}

void RegionFactsTest::aSilentRegionIsNeverGreen() {
  for (const auto link : {LinkState::connecting, LinkState::live, LinkState::lagging, LinkState::lost,
                          LinkState::refused, LinkState::needsSignIn})
    for (const Millis age : {Millis{-1}, kRegionAgeLimit + 1, Millis{60'000}})
      for (const bool others : {false, true}) {
        const auto facts = factsOf(region("b", link, age), others, kNow);
        QVERIFY(facts.silent);
        QVERIFY(facts.status != Status::ok);
        for (const auto& part : facts.parts) QVERIFY(part.status != Status::ok);
        QCOMPARE(facts.parts.at(1).status, Status::unknown);
        QCOMPARE(facts.parts.at(2).status, Status::unknown);  // a bad value that is old is unknown too
      }
}

void RegionFactsTest::placeFollowsWhatIsSaid_data() {
  QTest::addColumn<LinkState>("link");
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("leader");
  QTest::addColumn<RegionPlace>("expected");
  QTest::newRow("leads") << LinkState::live << "a"
                         << "a" << RegionPlace::leader;
  QTest::newRow("follows") << LinkState::live << "b"
                           << "a" << RegionPlace::replica;
  QTest::newRow("nobody leads") << LinkState::live << "b"
                                << "" << RegionPlace::candidate;
  QTest::newRow("led when last heard") << LinkState::lost << "a"
                                       << "a" << RegionPlace::formerLeader;
  QTest::newRow("silent") << LinkState::lost << "b"
                          << "a" << RegionPlace::unknown;
}

void RegionFactsTest::placeFollowsWhatIsSaid() {
  QFETCH(LinkState, link);
  QFETCH(QString, name);
  QFETCH(QString, leader);
  QFETCH(RegionPlace, expected);
  auto view = region(name.toStdString(), link, 100);
  view.leader = leader.toStdString();
  QCOMPARE(factsOf(view, true, kNow).place, expected);
}

void RegionFactsTest::timeAloneChangesTheModel() {
  RegionModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  const std::vector views{region("a", LinkState::live, 400), region("b", LinkState::lost, 400)};
  model.setRegions(views, kNow);
  QCOMPARE(model.rowCount(), 2);
  QCOMPARE(model.index(0, 0).data(RegionModel::StatusRole).toInt(), static_cast<int>(Status::ok));
  QCOMPARE(model.index(1, 0).data(RegionModel::StatusRole).toInt(), static_cast<int>(Status::bad));
  QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
  QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
  model.setRegions(views, kNow);
  QCOMPARE(changes.count(), 0);
  model.setRegions(views, kNow + 10'000);
  QCOMPARE(changes.count(), 2);
  QCOMPARE(resets.count(), 0);
  QCOMPARE(model.index(0, 0).data(RegionModel::StatusRole).toInt(), static_cast<int>(Status::unknown));
  QCOMPARE(model.index(0, 0).data(RegionModel::AgeRole).toLongLong(), 10'400);
  // Now that nobody answers, a lost region may be our own network's fault.
  QCOMPARE(model.index(1, 0).data(RegionModel::StatusRole).toInt(), static_cast<int>(Status::unknown));
}

void RegionFactsTest::worseIsOrdered() {
  QCOMPARE(worse(Status::ok, Status::warning), Status::warning);
  QCOMPARE(worse(Status::unknown, Status::warning), Status::unknown);
  QCOMPARE(worse(Status::unknown, Status::bad), Status::bad);
  QCOMPARE(worse(Status::ok, Status::ok), Status::ok);
}

QTEST_GUILESS_MAIN(RegionFactsTest)
#include "tst_region_facts.moc"
