// SPDX-License-Identifier: GPL-3.0-or-later
// The book between the workspace and several Alertmanagers, in simulated time.
#include <QTest>
#include <memory>

#include "fake_workspace/scenes.h"
#include "monitor/alert_book.h"
#include "simulation/sim_clock.h"
#include "wire/threshold_json.h"

namespace rebate {
namespace {

constexpr const char* kShared = "http://127.0.9.1:9093";
constexpr const char* kSouth = "http://127.0.3.1:9093";

/// An Alertmanager that answers after a while, or never.
struct World {
  struct Manager {
    Millis answersAfter = 20;
    bool dead = false;  ///< nothing comes back
    int asked = 0;
    std::vector<Alert> alerts;
    std::vector<Silence> silences;
    std::optional<Error> refusal;  ///< of what is written
  };
  fixtures::SimClock clock;
  std::map<std::string, Manager> managers;
  int made = 0;
};

class SimAlertmanager : public AlertSource {
 public:
  SimAlertmanager(World& world, std::string address) : world_(world), address_(std::move(address)) { ++world_.made; }

  Subscription alerts(std::function<void(Result<std::vector<Alert>>)> answer) override {
    ++me().asked;
    return later([this, answer] {
      auto alerts = me().alerts;
      for (auto& alert : alerts)
        for (const auto& silence : me().silences)
          if (silence.endsAt > world_.clock.wall() && fits(silence.matchers, alert.labels)) {
            alert.suppressed = true;
            alert.silencedBy.push_back(silence.id);
          }
      answer(alerts);
    });
  }
  Subscription groups(std::function<void(Result<AlertGroups>)> answer) override {
    return later([answer] { answer(AlertGroups{}); });
  }
  Subscription silences(std::function<void(Result<std::vector<Silence>>)> answer) override {
    return later([this, answer] { answer(me().silences); });
  }
  Subscription version(std::function<void(Result<std::string>)> answer) override {
    return later([answer] { answer(std::string("0.25.0")); });
  }
  Subscription silence(const Silence& wish, std::function<void(Result<std::string>)> answer) override {
    return later([this, wish, answer] {
      if (me().refusal) return answer(*me().refusal);
      auto kept = wish;
      kept.id = address_ + "/" + std::to_string(me().silences.size());
      me().silences.push_back(kept);
      answer(kept.id);
    });
  }
  Subscription expire(const std::string& id, std::function<void(Outcome)> answer) override {
    return later([this, id, answer] {
      std::erase_if(me().silences, [&](const Silence& one) { return one.id == id; });
      answer(Done{});
    });
  }

 private:
  World::Manager& me() { return world_.managers[address_]; }
  Subscription later(std::function<void()> then) {
    return me().dead ? Subscription([] {}) : world_.clock.after(me().answersAfter, std::move(then));
  }
  World& world_;
  std::string address_;
};

class MemoryHistory : public History {
 public:
  Outcome put(const std::string& kind, const std::vector<HistoryEntry>& entries) override {
    if (full) return Error{Errc::storage, "", "full"};
    for (const auto& entry : entries) rows[{kind, entry.id}] = entry;
    return Done{};
  }
  Result<std::vector<HistoryEntry>> entries(const std::string& kind, Millis from, Millis to, int) override {
    std::vector<HistoryEntry> found;
    for (const auto& [key, entry] : rows)
      if (key.first == kind && entry.at >= from && entry.at < to) found.push_back(entry);
    return found;
  }
  Result<std::vector<HistoryEntry>> newestBefore(const std::string&, Millis) override {
    return std::vector<HistoryEntry>{};
  }
  Outcome forget(const std::string&, Millis) override { return Done{}; }
  std::map<std::pair<std::string, std::string>, HistoryEntry> rows;
  bool full = false;
};

Alert alert(const std::string& fingerprint, const std::string& name, const std::string& region) {
  Alert made;
  made.fingerprint = fingerprint;
  made.labels = {{"alertname", name}, {"region", region}, {"severity", "critical"}};
  made.startsAt = 1'780'000'000'000;
  return made;
}

/// Three regions; two of them name the same Alertmanager.
struct Stage : AlertListener {
  Stage() {
    scenes::live(workspace);
    auto& regions = workspace.state.regions;
    regions[0].topology->monitoring.alertmanager = std::string(kShared) + "/";
    regions[1].topology->monitoring.alertmanager = kShared;
    regions[2].topology->monitoring.alertmanager = kSouth;
    open();
  }
  void open() {
    book.emplace(AlertBook::Parts{
        &workspace, &world.clock, [this] { return history; },
        [this](const std::string& address) { return std::make_unique<SimAlertmanager>(world, address); }});
    listening = book->listen(*this);
  }
  void alertFactsChanged() override { ++told; }
  const AlertFacts& facts() const { return book->facts(); }
  const AlertView* find(const std::string& id) const {
    for (const auto& view : facts().alerts)
      if (view.id() == id) return &view;
    return nullptr;
  }
  Outcome acknowledge(const std::string& id, const std::string& reason = "looking", Millis span = 60'000) {
    std::optional<Outcome> outcome;
    book->acknowledge(id, reason, span, [&](const Outcome& answer) { outcome = answer; });
    world.clock.advanceUntil([&] { return outcome.has_value(); }, 5'000);
    return outcome.value_or(Error{Errc::timedOut, "", ""});
  }

  World world;
  FakeWorkspace workspace;
  MemoryHistory memory;
  History* history = &memory;
  std::optional<AlertBook> book;
  Subscription listening;
  int told = 0;
};

}  // namespace

class TestAlertBook : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void oneThatTwoRegionsNameIsAskedOnce() {
    Stage stage;
    stage.world.clock.advance(AlertPoll::kEvery - 100);
    QCOMPARE(stage.world.made, 2);
    QCOMPARE(stage.world.managers[kShared].asked, 1);
    QCOMPARE(stage.facts().sources.size(), std::size_t(2));
    for (const auto& source : stage.facts().sources) {
      QCOMPARE(source.regions.size(), std::size_t(source.address == kShared ? 2 : 1));
      QCOMPARE(source.status, Status::ok);
      QCOMPARE(source.version, std::string("0.25.0"));
    }
  }

  void nothingThatIsNoWebAddressIsAsked() {
    Stage stage;
    for (const auto* address : {"file:///etc/passwd", "javascript:1", "alertmanager:9093", ""}) {
      stage.workspace.state.regions[2].topology->monitoring.alertmanager = address;
      stage.workspace.announceFacts();
      QCOMPARE(stage.facts().sources.size(), std::size_t(1));
    }
  }

  /// failover.md, rule 2: one that never answers costs the other nothing.
  void aDeadOneDelaysNoOther() {
    Stage stage;
    stage.world.managers[kShared].dead = true;
    stage.world.managers[kSouth].alerts = {alert("f1", "QueueBacklog", "cn-south")};
    stage.world.clock.advance(100);
    QVERIFY(stage.find("f1"));
    stage.world.managers[kSouth].alerts.clear();
    stage.world.clock.advance(AlertPoll::kEvery);
    QVERIFY(!stage.find("f1"));
    stage.world.clock.advance(AlertPoll::kAgeLimit);
    for (const auto& source : stage.facts().sources)
      QCOMPARE(source.status, source.address == kShared ? Status::unknown : Status::ok);
  }

  void whatItHadIsUnknownOnceItIsSilent() {
    Stage stage;
    stage.world.managers[kSouth].alerts = {alert("f1", "QueueBacklog", "cn-south")};
    stage.world.clock.advance(1'000);
    QVERIFY(stage.find("f1") && !stage.find("f1")->stale);
    stage.world.managers[kSouth].dead = true;
    stage.world.clock.advance(AlertPoll::kAgeLimit + 2'000);
    QVERIFY(stage.find("f1") && stage.find("f1")->stale);
    stage.workspace.state.regions[2].topology.reset();  // its region fell silent, too: it is asked on
    stage.workspace.announceFacts();
    QVERIFY(stage.find("f1"));
    stage.world.managers[kSouth].dead = false;
    stage.world.managers[kSouth].alerts.clear();
    stage.world.clock.advance(AlertPoll::kEvery + 1'000);
    QVERIFY(!stage.find("f1"));
  }

  void anAcknowledgementIsASilenceOnExactlyThis() {
    Stage stage;
    auto& south = stage.world.managers[kSouth];
    south.alerts = {alert("f1", "QueueBacklog", "cn-south"), alert("f2", "PartDown", "cn-south")};
    stage.world.clock.advance(1'000);
    QVERIFY(stage.acknowledge("f1", "deploy 4711", 3'600'000).ok());
    QCOMPARE(south.silences.size(), std::size_t(1));
    const auto& silence = south.silences.front();
    QVERIFY(isExactly(silence.matchers, south.alerts[0].labels));
    QCOMPARE(silence.owner, std::string("chen.jing"));
    QCOMPARE(silence.comment, std::string("deploy 4711"));
    QCOMPARE(silence.endsAt - silence.startsAt, Millis(3'600'000));
    stage.world.clock.advance(100);  // seen at once, not at the next turn
    QCOMPARE(stage.find("f1")->standing, Standing::acknowledged);
    QCOMPARE(stage.find("f2")->standing, Standing::firing);
    QCOMPARE(stage.facts().silences.size(), std::size_t(1));
    std::optional<Outcome> ended;
    stage.book->expire(stage.facts().silences.front(), [&](const Outcome& outcome) { ended = outcome; });
    stage.world.clock.advance(200);
    QVERIFY(ended && ended->ok());
    QCOMPARE(stage.find("f1")->standing, Standing::firing);
  }

  void whatCannotBeAcknowledgedSaysWhy() {
    Stage stage;
    stage.world.managers[kSouth].alerts = {alert("f1", "QueueBacklog", "cn-south")};
    stage.world.clock.advance(1'000);
    QCOMPARE(stage.acknowledge("gone").error().code, Errc::notFound);
    QCOMPARE(stage.acknowledge("f1", "").error().field, std::string("reason"));
    QCOMPARE(stage.acknowledge("f1", "x", 0).error().field, std::string("span"));
    stage.world.managers[kSouth].refusal = Error{Errc::unanswered, "", ""};
    QCOMPARE(stage.acknowledge("f1").error().code, Errc::unanswered);
    QCOMPARE(stage.find("f1")->standing, Standing::firing);
  }

  /// Regions without an Alertmanager: judged here, acknowledged here, and still so after a restart.
  void thresholdsOfThisDesktop() {
    Stage stage;
    for (auto& view : stage.workspace.state.regions) view.topology->monitoring = {};
    stage.workspace.state.regions[1].topology->parts[1].lag = 4'000;
    stage.workspace.announceFacts();
    QVERIFY(stage.facts().sources.empty());
    stage.world.clock.advance(29'000);
    QVERIFY(stage.facts().alerts.empty());
    stage.world.clock.advance(3'000);
    const std::string id = "here/ReplicationLag/cn-north";
    QVERIFY(stage.find(id) && stage.find(id)->judgement);
    QVERIFY(stage.acknowledge(id, "rebuilding", 600'000).ok());
    QCOMPARE(stage.find(id)->standing, Standing::acknowledged);
    stage.book.reset();
    stage.open();
    stage.world.clock.advance(32'000);
    QVERIFY(stage.find(id));
    QCOMPARE(stage.find(id)->standing, Standing::acknowledged);
    stage.world.clock.advance(600'000);
    QCOMPARE(stage.find(id)->standing, Standing::firing);
    QVERIFY(stage.facts().silences.empty());
    stage.memory.full = true;
    QCOMPARE(stage.acknowledge(id).error().code, Errc::storage);
    QCOMPARE(stage.find(id)->standing, Standing::firing);
  }

  void thresholdsAreThePersonsOwn() {
    Stage stage;
    auto own = usualThresholds();
    own[static_cast<std::size_t>(Watch::replicationLag)].limit = 100;
    own[static_cast<std::size_t>(Watch::replicationLag)].clear = 80;
    std::optional<Outcome> outcome;
    stage.book->setThresholds(own, [&](const Outcome& answer) { outcome = answer; });
    QVERIFY(outcome && outcome->ok());
    stage.workspace.announceFacts();
    QVERIFY(stage.facts().thresholds == own);
    stage.world.clock.advance(40'000);  // although its Alertmanager answers
    QVERIFY(stage.find("here/ReplicationLag/cn-north"));
    own[0].hold = -1;
    stage.book->setThresholds(own, [&](const Outcome& answer) { outcome = answer; });
    QCOMPARE(outcome->error().field, std::string("hold"));
  }

  void nothingIsKnownWhileNobodyIsInside() {
    Stage stage;
    stage.world.managers[kSouth].alerts = {alert("f1", "QueueBacklog", "cn-south")};
    stage.world.clock.advance(1'000);
    QVERIFY(stage.facts().watching);
    stage.workspace.lock(LockReason::asked);
    stage.workspace.announceFacts();
    QVERIFY(!stage.facts().watching);
    QVERIFY(stage.facts().alerts.empty() && stage.facts().sources.empty());
    const int asked = stage.world.managers[kSouth].asked;
    stage.world.clock.advance(60'000);
    QCOMPARE(stage.world.managers[kSouth].asked, asked);
  }

  void nothingNewIsNotTold() {
    Stage stage;
    for (auto& view : stage.workspace.state.regions) view.topology->monitoring = {};
    stage.workspace.announceFacts();
    const int told = stage.told;
    stage.world.clock.advance(60'000);
    for (int i = 0; i < 10; ++i) stage.workspace.announceFacts();
    QCOMPARE(stage.told, told);
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestAlertBook)
#include "tst_alert_book.moc"
