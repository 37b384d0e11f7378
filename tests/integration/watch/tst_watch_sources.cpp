// SPDX-License-Identifier: GPL-3.0-or-later
// A source that takes every connection and answers nothing delays no other: the others have answered while it is still
// being waited for.
#include <QtTest>

#include "../console/weather.h"
#include "headless/headless_console.h"
#include "region/region_cluster.h"

using namespace rebate;
using namespace rebate::fixtures;

class TestWatchSources : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aDeadSourceDelaysNoOther_data();
  void aDeadSourceDelaysNoOther();
};

void TestWatchSources::aDeadSourceDelaysNoOther_data() {
  QTest::addColumn<int>("dead");
  for (int dead = 0; dead < 3; ++dead) QTest::addRow("the %d. of three", dead + 1) << dead;
}

void TestWatchSources::aDeadSourceDelaysNoOther() {
  QFETCH(int, dead);
  RegionCluster regions;
  regions.addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
  QCOMPARE(regions.import(sampleFeed()).status, 0);
  regions.setSettings({2'000, 400, {}});
  std::vector<std::unique_ptr<Weather>> ways;
  std::vector<std::string> addresses;
  // Whoever leads is not the dead one: it is started last.
  for (const int index : {(dead + 1) % 3, (dead + 2) % 3, dead}) regions.start(index);
  for (int index = 0; index < 3; ++index) {
    ways.push_back(std::make_unique<Weather>(regions.client(index).port()));
    addresses.push_back(ways.back()->address());
  }
  QVERIFY(regions.waitForLeader() != dead);
  ways[static_cast<std::size_t>(dead)]->turn(Weather::Mood::stalled);

  const QTemporaryDir folder;
  Desk desk;
  HeadlessConsole console(desk, folder.path().toStdString(), addresses);
  const auto& facts = console.facts();
  const auto view = [&](int index) -> const RegionView& { return facts.regions[static_cast<std::size_t>(index)]; };
  const auto other = [&](int index) { return view((dead + index) % 3).link == LinkState::live; };
  QVERIFY(console.signIn("chen.jing", "correct horse", 60'000).ok());
  QVERIFY(HeadlessConsole::waitFor([&] { return other(1) && other(2); }, 60'000));
  // Its first stream is still being opened: no deadline has passed, and the others did not wait for one.
  QVERIFY(view(dead).link == LinkState::connecting);
  QVERIFY(HeadlessConsole::waitFor([&] { return facts.fetchedAt > 0 && facts.cached.total() > 0; }, 60'000));

  // Nor later, while it is asked again and again.
  QVERIFY(HeadlessConsole::waitFor([&] { return view(dead).link == LinkState::lost; }, 60'000));
  const auto before = view((dead + 1) % 3).lastHeard;
  QVERIFY(HeadlessConsole::waitFor([&] { return view((dead + 1) % 3).lastHeard > before + 3'000; }, 60'000));
  QVERIFY(other(1) && other(2));
}

QTEST_GUILESS_MAIN(TestWatchSources)
#include "tst_watch_sources.moc"
