// SPDX-License-Identifier: GPL-3.0-or-later
// What those who keep the regions running do from their desktops, with real regions: a switchover by two people, a
// pause, maintenance, notes.
#include <QTemporaryDir>
#include <QtTest>

#include "headless/headless_console.h"
#include "region/people_desk.h"
#include "region/region_cluster.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

constexpr Millis kPatience = 30'000;
constexpr Millis kAnHour = 3'600'000;

std::string addressOf(RegionCluster& cluster, int index) {
  return "http://127.0.0.1:" + std::to_string(cluster.client(index).port());
}

/// Three regions that know each other.
std::unique_ptr<RegionCluster> threeRegions() {
  auto cluster = std::make_unique<RegionCluster>();
  if (cluster->import(sampleFeed()).status != 0) qFatal("nothing imported");
  cluster->addOperator(QStringLiteral("zhao.lei"), QStringLiteral("incident"));
  cluster->addOperator(QStringLiteral("wu.min"), QStringLiteral("admin"));
  cluster->startKnowingEachOther(900, 200);
  return cluster;
}

/// Somebody at a desktop of their own.
struct Person {
  Person(RegionCluster& cluster, const char* name)
      : console(desk, folder.path().toStdString(),
                {addressOf(cluster, 0), addressOf(cluster, 1), addressOf(cluster, 2)}) {
    if (!console.signIn(name, "correct horse")) qFatal("%s is not let in", name);
    if (!HeadlessConsole::waitFor([this] { return writes(); })) qFatal("nobody leads");
  }
  bool writes() const { return console.facts().target.state == WriteState::writing; }
  /// Waits as long as a region wants it that is asked too often.
  template <class Read>
  Result<typename Read::Answer> ask(const Read& wish) {
    for (;;) {
      const auto answer = askOnce(wish);
      if (answer.ok() || answer.error().field != "retry_after_ms") return answer;
      QTest::qWait(std::stoi(answer.error().detail));
    }
  }
  template <class Read>
  Result<typename Read::Answer> askOnce(const Read& wish) {
    std::optional<Result<typename Read::Answer>> answer;
    rebate::ask(console.session(), wish,
                std::function([&](Result<typename Read::Answer> said) { answer = std::move(said); }));
    if (!HeadlessConsole::waitFor([&] { return answer.has_value(); })) return Error{Errc::timedOut, "", ""};
    return *answer;
  }
  /// Every region that is live says so in its topology.
  bool allSay(const std::function<bool(const Topology&)>& holds) const {
    for (const auto& view : console.facts().regions)
      if (!view.topology || !holds(*view.topology)) return false;
    return true;
  }
  Desk desk;
  QTemporaryDir folder;
  HeadlessConsole console;
};

std::string key() {
  return freshId().toStdString();
}

}  // namespace

class TestConsoleMonitoring : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { cluster_ = threeRegions(); }
  void cleanupTestCase() {
    QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
    cluster_.reset();
  }

  void twoPeopleSwitchOver() {
    Person zhao(*cluster_, "zhao.lei"), wu(*cluster_, "wu.min");
    const auto from = zhao.console.facts().target.region;
    const std::string to = from == "region-1" ? "region-2" : "region-1";
    const auto fine = [&] {
      const auto flight = zhao.ask(PreflightRead{to});
      return flight && flight->against() == nullptr;
    };
    QVERIFY(HeadlessConsole::waitFor(fine, kPatience));  // the leadership has settled
    const SwitchoverWish wish{key(), to, "kernel update", {}};
    const auto asked = zhao.ask(AskSwitchover{wish});
    QVERIFY(asked && asked->state == SwitchoverState::asked);
    QCOMPARE(zhao.ask(AskSwitchover{wish})->id, asked->id);  // an answer that got lost
    const auto alone = zhao.ask(DecideSwitchover{wish.id, SwitchoverVerdict::approve, "", key()});
    QCOMPARE(alone.error().code, Errc::notAllowed);
    QCOMPARE(alone.error().field, std::string("asked_by"));
    QCOMPARE(wu.ask(AskSwitchover{{key(), to, "me, too", {}}}).error().code,
             Errc::notAllowed);  // an admin decides only
    QVERIFY(wu.ask(DecideSwitchover{wish.id, SwitchoverVerdict::approve, "", key()}));
    Switchover order;
    const auto done = [&] {
      const auto orders = zhao.ask(SwitchoversRead{});
      if (orders && !orders->orders.empty()) order = orders->orders.front();
      return order.state == SwitchoverState::done;
    };
    QVERIFY(HeadlessConsole::waitFor(done, kPatience));
    QCOMPARE(order.askedBy, std::string("zhao.lei"));
    QCOMPARE(order.decidedBy, std::string("wu.min"));
    QVERIFY(order.duration() && order.epochAfter == order.epochBefore + 1);
    QVERIFY(HeadlessConsole::waitFor([&] { return zhao.console.facts().target.region == to && zhao.writes(); }));
    const auto history = zhao.ask(FailoversRead{0, 1});
    QVERIFY(history && history->changes.size() == 1);
    QCOMPARE(history->changes[0].to, to);
    QCOMPARE(history->changes[0].reason, std::string("switchover"));
    QCOMPARE(zhao.ask(FailoversRead{history->next, 1})->changes[0].epoch, history->changes[0].epoch - 1);
    const auto late = wu.ask(DecideSwitchover{wish.id, SwitchoverVerdict::cancel, "", key()});
    QCOMPARE(late.error().code, Errc::moved);
  }

  void pauseAndMaintenanceAreSeen() {
    Person zhao(*cluster_, "zhao.lei");
    const auto until = QDateTime::currentMSecsSinceEpoch() + kAnHour;
    QVERIFY(zhao.ask(SetPause{"network work", until, key()}));
    QCOMPARE(zhao.ask(SetPause{"", until, key()}).error().field, std::string("reason"));
    const MaintenanceWindow window{key(), "region-0", "", "", "new disks", until, until + kAnHour};
    QVERIFY(zhao.ask(PlanMaintenance{window}));
    const auto both = [](const Topology& topology) {
      const auto& board = topology.maintenance;
      return board.pause.size() == 1 && board.pause[0].owner == "zhao.lei" && board.pause[0].inForce &&
             board.windows.size() == 1;
    };
    QVERIFY(HeadlessConsole::waitFor([&] { return zhao.allSay(both); }));
    const auto ended = zhao.ask(EndPause{key()});
    QVERIFY(ended && ended->pause.empty() && ended->windows.size() == 1);
    QCOMPARE(zhao.ask(EndPause{key()}).error().code, Errc::notFound);
    QVERIFY(zhao.ask(EndMaintenance{window.id, key()})->windows.empty());
    const auto none = [](const Topology& topology) { return topology.maintenance == MaintenanceBoard{}; };
    QVERIFY(HeadlessConsole::waitFor([&] { return zhao.allSay(none); }));
  }

  void notesGoThroughTheOutbox() {
    Person zhao(*cluster_, "zhao.lei"), wu(*cluster_, "wu.min");
    std::optional<Result<OutboxItem>> kept;
    zhao.console.session().command(AddIncidentNote{"5ba1b2c3", "ReplicationLag", "region-1", "正在清理磁盘"}, {},
                                   [&](Result<OutboxItem> item) { kept = std::move(item); });
    QVERIFY(HeadlessConsole::waitFor([&] { return kept.has_value(); }));
    QVERIFY(kept->ok());
    std::vector<IncidentNote> notes;
    const auto come = [&] {
      if (const auto page = wu.ask(IncidentNotesRead{0, "5ba1b2c3"})) notes = page->notes;
      return !notes.empty();
    };
    QVERIFY(HeadlessConsole::waitFor(come, kPatience));
    QCOMPARE(notes.size(), std::size_t{1});
    QCOMPARE(notes[0].author, std::string("zhao.lei"));
    QCOMPARE(notes[0].text, std::string("正在清理磁盘"));
    QVERIFY(wu.ask(IncidentNotesRead{notes[0].seq, ""})->notes.empty());
  }

 private:
  std::unique_ptr<RegionCluster> cluster_;
};

QTEST_GUILESS_MAIN(TestConsoleMonitoring)
#include "tst_console_monitoring.moc"
