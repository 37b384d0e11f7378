// SPDX-License-Identifier: GPL-3.0-or-later
// What is written down of simulated regions, over a real session and real encrypted files, in simulated time.
#include <QtTest>

#include "fixtures/rebates.h"
#include "monitor/record_book.h"
#include "monitor/record_merge.h"
#include "simulation/sim_console.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

/// A console whose records are kept.
class Watcher {
 public:
  Watcher() : world(clock), console(world) {
    for (int i = 1; i <= 3; ++i) world.put(rebateNumbered(i));
  }
  void start() {
    book.reset();
    console.start();
    book = std::make_unique<RecordBook>(
        RecordBook::Parts{&console.session(), &clock, [this] { return console.session().history(); }});
  }
  bool signIn() {
    start();
    return console.signIn().ok() && clock.advanceUntil([&] { return writing() && console.inStep(); });
  }
  bool writing() { return console.facts().target.state == WriteState::writing; }
  bool failOver(const std::string& from, const std::string& to) {
    world.kill(from);
    world.noLeader();
    clock.advance(2'000);
    world.lead(to);
    return clock.advanceUntil([&] { return writing() && console.facts().target.region == to; });
  }
  std::vector<Moment> moments(Millis from, Millis to) {
    std::vector<Moment> found;
    book->moments(from, to, [&](Result<std::vector<Moment>> answer) { found = answer.valueOr({}); });
    return found;
  }

  SimClock clock;
  SimWorld world;
  SimConsole console;
  std::unique_ptr<RecordBook> book;
};

/// What categories a person would see: figures may be some seconds old.
bool looksLike(const Moment& shown, const Moment& was) {
  if (!(shown.target == was.target) || shown.failover != was.failover || shown.regions.size() != was.regions.size())
    return false;
  for (std::size_t i = 0; i < was.regions.size(); ++i) {
    const auto &a = shown.regions[i], &b = was.regions[i];
    if (a.name != b.name || a.link != b.link || a.leader != b.leader || a.epoch != b.epoch ||
        a.breakerOpen != b.breakerOpen)
      return false;
  }
  return true;
}

/// The audit's heads, the version of the API and the clock's offset are not part of a moment.
bool sameButCertificates(const Moment& shown, Moment was) {
  for (auto& view : was.regions) {
    view.auditSeq = 0;
    view.auditHead.clear();
    view.api.reset();
    view.otherKey = false;
    view.clock.reset();
  }
  return shown == was;
}

void somethingHappens(SimWorld& world, std::mt19937& dice) {
  const char* names[] = {"cn-east", "cn-north", "cn-south"};
  const std::string one = names[dice() % 3];
  switch (dice() % 24) {
    case 0:
      return world.kill(one);
    case 1:
      return world.start(one);
    case 2:
      return world.silence(one, dice() % 2 == 0);
    case 3:
      return world.lead(one);
    case 4:
      return world.put(rebateNumbered(static_cast<int>(dice() % 50)));
    default:
      return;
  }
}

}  // namespace

class TestRecordBook : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aFailoverIsKeptWithItsPhasesAndOutlivesARestart();
  void whatRegionsTellIsMergedByEpoch();
  void anOrderGivesItsPersons();
  void eventsAreToldOnce();
  void pauseAndMaintenanceAreTold();
  void alertsAreTold();
  void decisionsAreLookedUp_data();
  void decisionsAreLookedUp();
  void nobodyInsideNothingKept();
  void anyHistoryIsShownAgain();
  void whereNobodyWatchedNothingIsShown();
  void momentsAreTrimmedAndFailoversAreNot();
  void notesAndBudget();
};

void TestRecordBook::aFailoverIsKeptWithItsPhasesAndOutlivesARestart() {
  Watcher watcher;
  QVERIFY(watcher.signIn());
  const auto leader = watcher.world.leader();
  const std::string successor = leader == "cn-north" ? "cn-south" : "cn-north";
  QVERIFY(watcher.failOver(leader, successor));
  watcher.clock.advance(100);
  QCOMPARE(watcher.book->facts().failovers.size(), std::size_t{1});
  const auto kept = watcher.book->facts().failovers.front();
  QCOMPARE(kept.measured, watcher.console.facts().failovers.front());
  QVERIFY(kept.measuredHere);
  QCOMPARE(kept.recovery().value_or(0), *kept.measured.reroutedAt - kept.measured.lostAt);
  QVERIFY(kept.measured.detectedAt && kept.measured.electedAt && kept.measured.promotedAt);
  const auto events = watcher.book->facts().events;

  watcher.start();
  QVERIFY(!watcher.book->facts().open);
  QVERIFY(watcher.console.signIn().ok());
  watcher.clock.advance(10);
  QCOMPARE(watcher.book->facts().failovers, std::vector{kept});
  for (const auto& event : events) {
    const auto& now = watcher.book->facts().events;
    QVERIFY2(std::count(now.begin(), now.end(), event) == 1, event.id.c_str());
  }
}

void TestRecordBook::whatRegionsTellIsMergedByEpoch() {
  Watcher watcher;
  std::vector<LeadershipChange> told;
  watcher.world.reading = [&](const std::string&, const RegionRead& wish) -> Result<RegionReading> {
    if (!std::holds_alternative<FailoversRead>(wish)) return Error{Errc::notFound, "", ""};
    return RegionReading(FailoverSlice{told, 0});
  };
  QVERIFY(watcher.signIn());
  const auto before = watcher.clock.wall() - 3'600'000;
  told = {{7, watcher.world.epoch() - 1, "cn-north", "cn-south", before, "expired", Millis{1'500}, Millis{400}},
          {1, watcher.world.epoch() - 2, "", "cn-north", before - 5'000, "first", {}, {}}};
  watcher.clock.advance(12'000);
  QCOMPARE(watcher.book->facts().failovers.size(), std::size_t{1});
  const auto& only = watcher.book->facts().failovers.front();
  QCOMPARE(only.recovery().value_or(0), Millis{1'900});
  QCOMPARE(only.at(), before - 1'900 - watcher.console.facts().clockAhead);
  QVERIFY(!only.measuredHere);

  const auto leader = watcher.world.leader();
  const std::string successor = leader == "cn-north" ? "cn-south" : "cn-north";
  QVERIFY(watcher.failOver(leader, successor));
  const auto measured = watcher.book->facts().failovers.front().measured;
  told.insert(told.begin(), {9, watcher.world.epoch(), leader, successor, watcher.clock.wall(), "expired", {}, {}});
  watcher.clock.advance(12'000);
  QCOMPARE(watcher.book->facts().failovers.size(), std::size_t{2});
  QCOMPARE(watcher.book->facts().failovers.front().reason, std::string("expired"));
  QCOMPARE(watcher.book->facts().failovers.front().measured.lostAt, measured.lostAt);
}

void TestRecordBook::anOrderGivesItsPersons() {
  FailoverRecord record;
  Switchover order;
  order.id = "order-1";
  order.from = "cn-east";
  order.to = "cn-south";
  order.askedBy = "zhao.lei";
  order.decidedBy = "sun.qi";
  order.reason = "patch day";
  order.askedAt = 1'000;
  order.decidedAt = 2'000;
  order.startedAt = 3'000;
  order.endedAt = 4'900;
  order.state = SwitchoverState::done;
  monitor::addOrder(record, order);
  QCOMPARE(record.kind, FailoverKind::switchover);
  QCOMPARE(record.askedBy + record.decidedBy, std::string("zhao.leisun.qi"));
  QCOMPARE(record.recovery().value_or(0), Millis{1'900});
  const auto events = monitor::eventsOf(order, 100);
  QCOMPARE(events.size(), std::size_t{4});
  QCOMPARE(events.front().at, Millis{900});
  QCOMPARE(events.back().after, std::string("done"));
  std::set<std::string> ids;
  for (const auto& event : events) ids.insert(event.id);
  QCOMPARE(ids.size(), events.size());
}

void TestRecordBook::eventsAreToldOnce() {
  Watcher watcher;
  QVERIFY(watcher.signIn());
  const auto leader = watcher.world.leader();
  const std::string successor = leader == "cn-north" ? "cn-south" : "cn-north";
  QVERIFY(watcher.failOver(leader, successor));
  watcher.world.start(leader);
  watcher.clock.advance(30'000);
  std::set<std::string> ids;
  std::map<std::string, int> said;
  Millis newest = std::numeric_limits<Millis>::max();
  for (const auto& event : watcher.book->facts().events) {
    QVERIFY(ids.insert(event.id).second);
    QVERIFY(event.at <= newest);
    newest = event.at;
    if (event.kind == EventKind::failover) ++said[event.subject];
    if (event.kind == EventKind::link && event.region == leader) ++said[event.after];
  }
  for (const auto* phase : {"lost", "detect", "elect", "promote", "reroute"})
    QCOMPARE(said[phase], 1 + (phase == std::string("lost") ? 1 : 0));
  QVERIFY(said["live"] >= 1);
}

void TestRecordBook::pauseAndMaintenanceAreTold() {
  constexpr Millis kStart = 1'800'000'000'000, kAhead = 7'000;
  monitor::EventWatch watch;
  WorkspaceFacts facts;
  facts.regions.emplace_back();
  auto& view = facts.regions[0];
  view.name = view.address = "cn-east";
  view.link = LinkState::live;
  view.clock = ClockOffset{.ahead = kAhead};
  view.topology.emplace();
  Millis now = kStart;
  const auto look = [&] {
    std::string told;
    view.topology->observedAt = now + kAhead;
    for (const auto& event : watch.looked(facts, now))
      if (event.kind == EventKind::pause || event.kind == EventKind::maintenance)
        told += std::string(name(event.kind)) + ' ' + event.subject + ' ' + event.after + ' ' +
                std::to_string(event.at - kStart) + ';';
    now += 1'000;
    return told;
  };
  auto& board = view.topology->maintenance;
  board.windows = {{"w-0", "cn-east", {}, "wu.min", "disks", kStart, kStart + 60'000}};
  QCOMPARE(look(), std::string());  // what stands at the first look did not happen
  QCOMPARE(look(), std::string());
  board.windows.push_back(
      {"w-1", "cn-north", {}, "zhao.lei", "disks", kStart + kAhead + 3'000, kStart + kAhead + 4'500});
  board.pause = {{"zhao.lei", "network", kStart + kAhead + 1'500, 0}};
  QCOMPARE(look(), std::string("pause zhao.lei on 1500;"));
  QCOMPARE(look(), std::string("maintenance zhao.lei on 3000;"));
  board.pause.clear();
  QCOMPARE(look(), std::string("pause zhao.lei  4000;"));
  QCOMPARE(look(), std::string("maintenance zhao.lei  5000;"));
  // An older board, from a region that has not heard of it yet, undoes nothing.
  facts.regions.push_back(view);
  facts.regions[1].address = "cn-south";
  facts.regions[1].topology->observedAt = kStart;
  facts.regions[1].topology->maintenance.pause = {{"zhao.lei", "network", kStart + kAhead + 1'500, 0}};
  QCOMPARE(watch.looked(facts, now), std::vector<RecordEvent>());
}

void TestRecordBook::alertsAreTold() {
  constexpr Millis kStart = 1'800'000'000'000;
  monitor::EventWatch watch;
  AlertFacts facts;
  facts.watching = true;
  const auto fires = [&](const char* alert, Millis since) {
    AlertView one;
    one.alert.fingerprint = alert;
    one.alert.labels = {{"alertname", alert}, {"region", "cn-east"}, {"severity", "critical"}};
    one.alert.startsAt = since;
    facts.alerts.push_back(one);
  };
  fires("Old", kStart - 500'000);
  QVERIFY(watch.looked(facts, kStart).empty());
  fires("Older", kStart - 900'000);  // its Alertmanager is heard only now
  fires("New", kStart + 1'000);
  auto told = watch.looked(facts, kStart + 2'000);
  QCOMPARE(told.size(), std::size_t{1});
  QCOMPARE(told[0].subject, std::string("New"));
  QCOMPARE(told[0].at, kStart + 1'000);
  QVERIFY(told[0].status == Status::bad);
  facts.alerts[2].stale = true;  // not known to be over
  QVERIFY(watch.looked(facts, kStart + 3'000).empty());
  facts.alerts.erase(facts.alerts.begin());
  facts.alerts.pop_back();
  told = watch.looked(facts, kStart + 4'000);
  QCOMPARE(told.size(), std::size_t{2});
  for (const auto& event : told) QVERIFY(event.after.empty() && event.at == kStart + 4'000);
}

void TestRecordBook::decisionsAreLookedUp_data() {
  QTest::addColumn<int>("copies");
  QTest::addColumn<int>("lost");
  QTest::addColumn<int>("doubled");
  QTest::newRow("there once") << 1 << 0 << 0;
  QTest::newRow("gone") << 0 << 1 << 0;
  QTest::newRow("twice") << 2 << 0 << 1;
}

void TestRecordBook::decisionsAreLookedUp() {
  QFETCH(int, copies);
  QFETCH(int, lost);
  QFETCH(int, doubled);
  Watcher watcher;
  watcher.world.reading = [&](const std::string&, const RegionRead& wish) -> Result<RegionReading> {
    if (!std::holds_alternative<TimelineRead>(wish)) return Error{Errc::notFound, "", ""};
    TimelineSlice slice;
    for (const auto& item : watcher.console.outbox())
      for (int i = 0; i < copies; ++i)
        slice.items.push_back({1, "decision:" + item.decision.id, TimelineKind::decision, {}});
    return RegionReading(slice);
  };
  QVERIFY(watcher.signIn());
  const auto leader = watcher.world.leader();
  const std::string successor = leader == "cn-north" ? "cn-south" : "cn-north";
  QVERIFY(watcher.console.decide(watcher.console.rows().front()).ok());
  QVERIFY(watcher.clock.advanceUntil([&] { return watcher.console.facts().outbox.waiting == 0; }));
  QVERIFY(watcher.failOver(leader, successor));
  QVERIFY(!watcher.book->facts().failovers.front().decisions);
  QVERIFY(watcher.clock.advanceUntil([&] { return watcher.book->facts().failovers.front().decisions.has_value(); }));
  QCOMPARE(*watcher.book->facts().failovers.front().decisions, (DecisionsThrough{1, lost, doubled}));
}

void TestRecordBook::nobodyInsideNothingKept() {
  Watcher watcher;
  watcher.start();
  watcher.clock.advance(10'000);
  QCOMPARE(watcher.book->facts(), RecordFacts{});
  std::optional<Outcome> outcome;
  watcher.book->setNote("epoch-1", "x", [&](const Outcome& answer) { outcome = answer; });
  QVERIFY(outcome && !outcome->ok());
  QVERIFY(watcher.console.signIn().ok());
  watcher.clock.advance(1'000);
  QVERIFY(watcher.book->facts().open);
  watcher.console.session().lock(LockReason::asked);
  watcher.clock.advance(2'000);
  QCOMPARE(watcher.book->facts(), RecordFacts{});
}

void TestRecordBook::anyHistoryIsShownAgain() {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    Watcher watcher;
    QVERIFY(watcher.signIn());
    QTemporaryDir folder;
    const auto file = cache::openHistory(folder.filePath(QStringLiteral("history.db")).toStdString(), Key{1});
    QVERIFY(file.ok());
    monitor::MomentRecorder recorder;
    std::mt19937 dice(seed);
    std::vector<Moment> saw;
    for (int second = 0; second < 240; ++second) {
      somethingHappens(watcher.world, dice);
      watcher.clock.advance(1'000);
      saw.push_back(monitor::momentOf(watcher.console.facts(), watcher.clock.wall()));
      if (const auto kept = recorder.looked(saw.back())) QVERIFY((*file)->put(kept->kind, {kept->entry}).ok());
      if (dice() % 40 == 0) recorder.restart();
    }
    const auto begin = saw[dice() % 100].at;
    const auto again = monitor::momentsOf(**file, begin, saw.back().at + 1).valueOr({});
    QVERIFY(!again.empty());
    for (const auto& was : saw) {
      if (was.at < begin) continue;
      const auto next = std::upper_bound(again.begin(), again.end(), was.at,
                                         [](Millis at, const Moment& moment) { return at < moment.at; });
      QVERIFY(next != again.begin());
      const auto& shown = *std::prev(next);
      QVERIFY2(looksLike(shown, was), qPrintable(QStringLiteral("seed %1, at %2").arg(seed).arg(was.at)));
      QVERIFY(was.at - shown.at < monitor::MomentRecorder::kFiguresEvery);
      if (shown.at == was.at) QVERIFY(sameButCertificates(shown, was));
    }
  }
}

void TestRecordBook::whereNobodyWatchedNothingIsShown() {
  Watcher watcher;
  QVERIFY(watcher.signIn());
  watcher.clock.advance(5'000);
  const auto left = watcher.clock.wall();
  watcher.console.session().lock(LockReason::asked);
  watcher.clock.advance(600'000);
  QVERIFY(watcher.console.signIn().ok());
  watcher.clock.advance(5'000);
  for (const auto& moment : watcher.moments(left, watcher.clock.wall()))
    QVERIFY(moment.at <= left || moment.at >= left + 600'000);
  QVERIFY(watcher.moments(left + 200'000, left + 300'000).empty());
  std::optional<Result<std::vector<Moment>>> tooLong;
  watcher.book->moments(left, left + kLongestReplay + 1, [&](Result<std::vector<Moment>> one) { tooLong = one; });
  QCOMPARE(tooLong->error().field, std::string("to"));
}

void TestRecordBook::momentsAreTrimmedAndFailoversAreNot() {
  Watcher watcher;
  QVERIFY(watcher.signIn());
  QVERIFY(watcher.failOver(watcher.world.leader(), watcher.world.leader() == "cn-north" ? "cn-south" : "cn-north"));
  const auto then = watcher.clock.wall();
  QVERIFY(!watcher.moments(then - 10'000, then).empty());
  watcher.console.session().lock(LockReason::asked);
  watcher.clock.advance(100);
  watcher.clock.sleepThrough(31LL * 86'400'000);
  watcher.clock.advance(1'000);
  QVERIFY(watcher.console.signIn().ok());
  watcher.clock.advance(3'000);
  QVERIFY(watcher.moments(then - 10'000, then).empty());
  QCOMPARE(watcher.book->facts().failovers.size(), std::size_t{1});
}

void TestRecordBook::notesAndBudget() {
  Watcher watcher;
  QVERIFY(watcher.signIn());
  QVERIFY(watcher.failOver(watcher.world.leader(), watcher.world.leader() == "cn-north" ? "cn-south" : "cn-north"));
  const auto id = watcher.book->facts().failovers.front().id;
  std::vector<Outcome> outcomes;
  const auto take = [&](const Outcome& outcome) { outcomes.push_back(outcome); };
  watcher.book->setNote(id, "power loss", take);
  watcher.book->setNote("epoch-0", "nobody", take);
  watcher.book->setNote(id, std::string(501, 'x'), take);
  watcher.book->setBudget(20'000, take);
  watcher.book->setBudget(10, take);
  QVERIFY(outcomes[0].ok() && outcomes[3].ok());
  QVERIFY(outcomes[1].error().code == Errc::notFound);
  QCOMPARE(outcomes[2].error().field, std::string("note"));
  QCOMPARE(outcomes[4].error().field, std::string("budget"));
  watcher.start();
  QVERIFY(watcher.console.signIn().ok());
  watcher.clock.advance(1'000);
  QCOMPARE(watcher.book->facts().failovers.front().note, std::string("power loss"));
  QCOMPARE(watcher.book->facts().budget, Millis{20'000});
}

QTEST_GUILESS_MAIN(TestRecordBook)
#include "tst_record_book.moc"
