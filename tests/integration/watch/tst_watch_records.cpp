// SPDX-License-Identifier: GPL-3.0-or-later
// What a desktop that watches real regions has on record: a leader that is killed while decisions are made, what is
// still known of it after a restart and while nothing answers, and alerts by thresholds of one's own.
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

#include "domain/decision.h"
#include "headless/watching_console.h"
#include "region/region_cluster.h"
#include "tables/moment_series.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

constexpr const char *kPerson = "chen.jing", *kPassword = "correct horse";
constexpr Millis kPatience = 60'000;

std::string nameOf(int region) {
  return "region-" + std::to_string(region);
}

}  // namespace

class TestWatchRecords : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    cluster_ = std::make_unique<RegionCluster>();
    QCOMPARE(cluster_->import(sampleFeed()).status, 0);
    cluster_->addOperator(QLatin1String(kPerson), QStringLiteral("finance"));
    for (int region = 0; region < 3; ++region) cluster_->start(region, {1'500, 300, {}});
    cluster_->waitForLeader();
    folder_ = std::make_unique<QTemporaryDir>();
    desk_ = std::make_unique<Desk>();
  }
  void cleanup() {
    console_.reset();
    cluster_.reset();
  }
  void aKilledLeaderIsOnRecord();
  void whatWasWatchedIsThereWithoutAnyRegion();
  void aThresholdOfOnesOwnFiresAndEnds();

 private:
  /// Starts, or starts again on the same files.
  void sit() {
    console_.reset();
    std::vector<std::string> addresses;
    for (int region = 0; region < 3; ++region)
      addresses.push_back("http://127.0.0.1:" + std::to_string(cluster_->client(region).port()));
    console_ = std::make_unique<WatchingConsole>(*desk_, folder_->path().toStdString(), addresses);
    QVERIFY(console_->console.signIn(kPerson, kPassword).ok());
    QVERIFY(HeadlessConsole::waitFor([&] { return console_->records->facts().open; }));
  }
  bool waitFor(const std::function<bool()>& holds) { return HeadlessConsole::waitFor(holds, kPatience); }
  bool writes() const { return console_->facts().target.state == WriteState::writing; }
  const RecordFacts& records() const { return console_->records->facts(); }
  /// Kills the leader while this desktop decides, and waits until the failover is on record with all it can know.
  FailoverRecord killTheLeader();
  int decide(int most);
  std::vector<RatePoint> credited(Millis from, Millis to);

  std::unique_ptr<RegionCluster> cluster_;
  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<Desk> desk_;
  std::unique_ptr<WatchingConsole> console_;
};

int TestWatchRecords::decide(int most) {
  int kept = 0;
  for (const auto& row : console_->console.rebates({RebateState::awaitingApproval, {}, RebateOrder::newest}))
    if (kept < most && row.split.user <= DecisionRules{}.secondDeciderAbove)
      kept += console_->console.decide(row, Action::approve).ok() ? 1 : 0;
  return kept;
}

std::vector<RatePoint> TestWatchRecords::credited(Millis from, Millis to) {
  std::vector<RatePoint> points;
  bool last = false;
  const auto reading = console_->metrics->read({Figure::credited, {}, from, to}, [&](Result<MetricPiece> piece) {
    last = !piece || piece->last;
    if (!piece) return;
    for (const auto& series : piece->series) points.insert(points.end(), series.points.begin(), series.points.end());
  });
  waitFor([&] { return last; });
  return points;
}

FailoverRecord TestWatchRecords::killTheLeader() {
  if (!waitFor([&] { return writes() && console_->facts().cursor.seq > 0 && decide(1) == 1; })) return {};
  const int leader = cluster_->leader();
  decide(3);
  cluster_->signal(leader, SIGKILL);
  decide(3);
  const auto measured = [&]() -> const FailoverRecord* {
    for (const auto& record : records().failovers)
      if (record.measuredHere && record.measured.lost == nameOf(leader) && record.decisions && !record.reason.empty())
        return &record;
    return nullptr;
  };
  if (!waitFor([&] { return measured() != nullptr; })) return {};
  return *measured();
}

void TestWatchRecords::aKilledLeaderIsOnRecord() {
  sit();
  const auto record = killTheLeader();
  QVERIFY(record.measuredHere);
  const auto& measured = record.measured;
  QVERIFY(measured.detectedAt && measured.electedAt && measured.promotedAt && measured.firstWriteAt &&
          measured.reroutedAt);
  QVERIFY(measured.lostAt <= *measured.detectedAt && *measured.detectedAt <= *measured.reroutedAt);
  QVERIFY(*measured.electedAt <= *measured.promotedAt && *measured.promotedAt <= *measured.reroutedAt);
  QCOMPARE(measured.epochAfter, measured.epochBefore + 1);
  QCOMPARE(measured.successor, console_->facts().target.region);
  QVERIFY(record.decisions->checked > 0);
  QCOMPARE(record.decisions->lost, std::int64_t{0});
  QCOMPARE(record.decisions->doubled, std::int64_t{0});
  // The timeline has each phase once, in order, and nothing of the future: regions' moments by this desktop's clock.
  const auto& events = records().events;
  QVERIFY(std::is_sorted(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.at > b.at; }));
  QVERIFY(events.front().at <= desk_->clock.wall());
  std::vector<std::string> phases;
  for (auto event = events.rbegin(); event != events.rend(); ++event)
    if (event->kind == EventKind::failover &&
        event->id.find("/" + std::to_string(measured.lostAt) + "/") != std::string::npos)
      phases.push_back(event->subject);
  std::sort(phases.begin(), phases.end());
  QCOMPARE(phases, (std::vector<std::string>{"detect", "elect", "first_write", "lost", "promote", "reroute"}));
}

void TestWatchRecords::whatWasWatchedIsThereWithoutAnyRegion() {
  sit();
  const auto record = killTheLeader();
  QVERIFY(record.measuredHere);
  const auto from = record.at() - 60'000, to = desk_->clock.wall();
  QVERIFY(waitFor([&] { return credited(from, to).size() > 5; }));
  const auto before = credited(from, to).size();
  const auto events = records().events;
  for (int region = 0; region < 3; ++region)
    if (cluster_->isRunning(region)) cluster_->signal(region, SIGKILL);
  sit();  // by the verifier: nobody answers
  QVERIFY(waitFor([&] { return console_->facts().signIn == SignIn::offline; }));
  const auto& kept = records().failovers;
  QVERIFY(std::find(kept.begin(), kept.end(), record) != kept.end());
  for (const auto& event : events)
    QVERIFY2(std::count(records().events.begin(), records().events.end(), event) == 1, event.id.c_str());
  QVERIFY(credited(from, to).size() >= before);  // charts open as they were closed
  std::vector<Moment> moments;
  console_->records->moments(record.at() - 10'000, to,
                             [&](Result<std::vector<Moment>> all) { moments = all.valueOr({}); });
  const auto* then = momentAt(moments, *record.measured.reroutedAt + 2'000);
  QVERIFY(then != nullptr);
  QCOMPARE(then->target.region, record.measured.successor);
  QVERIFY(std::any_of(moments.begin(), moments.end(), [&](const Moment& moment) {
    return std::any_of(moment.regions.begin(), moment.regions.end(), [&](const RegionView& view) {
      return view.name == record.measured.lost && view.link == LinkState::lost;
    });
  }));
}

void TestWatchRecords::aThresholdOfOnesOwnFiresAndEnds() {
  sit();
  QVERIFY(waitFor([&] { return writes() && console_->alerts->facts().watching; }));
  auto thresholds = console_->alerts->facts().thresholds;
  for (auto& one : thresholds)
    if (one.watch == Watch::regionUnreachable) {
      one.hold = 1'000;
      one.severity = "critical";
    }
  std::optional<Outcome> set;
  console_->alerts->setThresholds(thresholds, [&](const Outcome& outcome) { set = outcome; });
  QVERIFY(waitFor([&] { return set.has_value(); }));
  QVERIFY(set->ok());
  const int other = (cluster_->leader() + 1) % 3;
  const auto fires = [&] {
    const auto& alerts = console_->alerts->facts().alerts;
    return std::any_of(alerts.begin(), alerts.end(), [&](const AlertView& view) {
      return nameOf(view.alert) == name(Watch::regionUnreachable) && regionOf(view.alert) == ::nameOf(other) &&
             view.judgement && severityOf(view.alert) == Severity::critical;
    });
  };
  const auto told = [&](const char* after) {
    const auto& events = records().events;
    return std::count_if(events.begin(), events.end(), [&](const RecordEvent& event) {
      return event.kind == EventKind::alert && event.region == ::nameOf(other) && event.after == after;
    });
  };
  QVERIFY(!fires());
  cluster_->signal(other, SIGSTOP);
  QVERIFY(waitFor(fires));
  QVERIFY(waitFor([&] { return told("firing") == 1; }));
  QCOMPARE(told(""), std::ptrdiff_t{0});
  cluster_->signal(other, SIGCONT);
  QVERIFY(waitFor([&] { return !fires(); }));
  QVERIFY(waitFor([&] { return told("") == 1; }));
  sit();  // the threshold is kept with what else is this person's
  QVERIFY(waitFor([&] { return console_->alerts->facts().thresholds == thresholds; }));
}

QTEST_GUILESS_MAIN(TestWatchRecords)
#include "tst_watch_records.moc"
