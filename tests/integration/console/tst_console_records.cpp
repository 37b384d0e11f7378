// SPDX-License-Identifier: GPL-3.0-or-later
// What consoles record of real regions: a leader that is killed, and what is still known of it after a restart; the
// moments replay shows, and the handover that is made of them.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <csignal>

#include "headless/headless_console.h"
#include "monitor/record_book.h"
#include "region/region_cluster.h"
#include "ui/failovers/handover.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

const std::string kPassword = "correct horse";

/// A console of somebody who watches, with its records.
class Seat {
 public:
  Seat(const RegionCluster& cluster, std::string name) : name_(std::move(name)) {
    for (int region = 0; region < 3; ++region)
      addresses_.push_back("http://127.0.0.1:" + std::to_string(cluster.client(region).port()));
  }
  /// Starts, or starts again on the same files.
  bool start() {
    book.reset();
    console.reset();
    console = std::make_unique<HeadlessConsole>(desk_, folder_.path().toStdString(), addresses_);
    book = std::make_unique<RecordBook>(
        RecordBook::Parts{&console->session(), &desk_.clock, [this] { return console->session().history(); }});
    if (!console->signIn(name_, kPassword)) return false;
    return HeadlessConsole::waitFor([this] { return writing() && book->facts().open; });
  }
  bool writing() const { return console->facts().target.state == WriteState::writing; }
  /// Waits as long as a region wants it that is asked too often.
  template <class Read>
  Result<typename Read::Answer> ask(const Read& wish) {
    for (;;) {
      std::optional<Result<typename Read::Answer>> answer;
      rebate::ask<Read>(console->session(), wish,
                        [&](Result<typename Read::Answer> said) { answer = std::move(said); });
      HeadlessConsole::waitFor([&] { return answer.has_value(); });
      if (!answer) return Error{Errc::timedOut, "", ""};
      if (answer->ok() || answer->error().field != "retry_after_ms") return *answer;
      QTest::qWait(std::stoi(answer->error().detail));
    }
  }
  HandoverFacts handover(const FailoverRecord& record) {
    HandoverFacts facts;
    facts.from = record.at() - 5'000;
    facts.to = facts.madeAt = desk_.clock.wall();
    facts.failovers = {record};
    book->moments(facts.from, facts.to, [&](Result<std::vector<Moment>> all) { facts.moments = all.valueOr({}); });
    book->events(facts.from, facts.to, [&](Result<std::vector<RecordEvent>> all) { facts.events = all.valueOr({}); });
    return facts;
  }

  std::unique_ptr<HeadlessConsole> console;
  std::unique_ptr<RecordBook> book;

 private:
  std::string name_;
  std::vector<std::string> addresses_;
  QTemporaryDir folder_;
  Desk desk_;
};

}  // namespace

class TestConsoleRecords : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    cluster_ = std::make_unique<RegionCluster>();
    QCOMPARE(cluster_->import(sampleFeed()).status, 0);
    for (const auto* name : {"zhao.lei", "sun.qi"})
      cluster_->addOperator(QLatin1String(name), QStringLiteral("incident"));
    cluster_->startKnowingEachOther(1500, 300);
  }
  void cleanup() {
    QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
    cluster_.reset();
  }
  void aKilledLeaderIsOnRecordForEver();
  void twoPeopleSwitchOver();

 private:
  std::unique_ptr<RegionCluster> cluster_;
};

void TestConsoleRecords::aKilledLeaderIsOnRecordForEver() {
  Seat seat(*cluster_, "zhao.lei");
  QVERIFY(seat.start());
  const int leader = cluster_->leader();
  const auto before = seat.console->facts().target.region;
  cluster_->signal(leader, SIGKILL);
  QVERIFY(HeadlessConsole::waitFor([&] {
    const auto& failovers = seat.book->facts().failovers;
    return !failovers.empty() && failovers.front().measured.reroutedAt;
  }));
  auto record = seat.book->facts().failovers.front();
  QCOMPARE(record.measured.lost, before);
  QCOMPARE(record.measured.successor, seat.console->facts().target.region);
  QVERIFY(record.measuredHere && record.measured.detectedAt && record.measured.electedAt && record.measured.promotedAt);
  QVERIFY(record.recovery().value_or(0) > 0);
  // The regions tell why, and the decisions of this desktop are looked up: it had made none.
  QVERIFY(HeadlessConsole::waitFor(
      [&] {
        const auto& now = seat.book->facts().failovers.front();
        return !now.reason.empty() && now.decisions.has_value();
      },
      40'000));
  record = seat.book->facts().failovers.front();
  QCOMPARE(*record.decisions, (DecisionsThrough{0, 0, 0}));

  QVERIFY(seat.start());
  const auto& kept = seat.book->facts().failovers;
  QVERIFY(std::find(kept.begin(), kept.end(), record) != kept.end());
  const auto facts = seat.handover(record);
  const auto* then = momentAt(facts.moments, *record.measured.reroutedAt + 2'000);
  QVERIFY(then != nullptr);
  QCOMPARE(then->target.region, record.measured.successor);
  const bool sawItGo = std::any_of(facts.moments.begin(), facts.moments.end(), [&](const Moment& moment) {
    return std::any_of(moment.regions.begin(), moment.regions.end(),
                       [&](const RegionView& view) { return view.name == before && view.link == LinkState::lost; });
  });
  QVERIFY(sawItGo);
  const auto handed = QJsonDocument::fromJson(Handover::json(facts)).object();
  const auto first = handed[QStringLiteral("failovers")].toArray().at(0).toObject();
  QCOMPARE(first[QStringLiteral("from")].toString().toStdString(), before);
  QCOMPARE(first[QStringLiteral("recovery_ms")].toInteger(), *record.recovery());
  QVERIFY(!handed[QStringLiteral("events")].toArray().isEmpty());
}

void TestConsoleRecords::twoPeopleSwitchOver() {
  Seat asks(*cluster_, "zhao.lei"), approves(*cluster_, "sun.qi");
  QVERIFY(asks.start());
  QVERIFY(approves.start());
  const auto from = asks.console->facts().target.region;
  std::string to;
  for (const auto& view : asks.console->facts().regions)
    if (view.name != from) to = view.name;
  const std::string id = "01900000-0000-7000-8000-000000000001";
  // The preflight refuses it while the last change of leader is young.
  QVERIFY(HeadlessConsole::waitFor(
      [&] {
        const auto preflight = asks.ask(PreflightRead{to});
        return preflight.ok() && preflight->against() == nullptr;
      },
      60'000));
  const auto asked = asks.ask(AskSwitchover{{id, to, "patch day", {}}});
  QVERIFY2(asked.ok(), asked.ok() ? "" : asked.error().detail.c_str());
  // The other one's console shows what waits, and only the other one may approve.
  QVERIFY(HeadlessConsole::waitFor([&] {
    const auto& orders = approves.book->facts().orders;
    return !orders.empty() && orders.front().id == id && orders.front().state == SwitchoverState::asked;
  }));
  const auto own =
      asks.ask(DecideSwitchover{id, SwitchoverVerdict::approve, {}, "01900000-0000-7000-8000-000000000002"});
  QVERIFY(!own.ok());
  QVERIFY(own.error().code == Errc::notAllowed);
  const auto done =
      approves.ask(DecideSwitchover{id, SwitchoverVerdict::approve, {}, "01900000-0000-7000-8000-000000000003"});
  QVERIFY2(done.ok(), done.ok() ? "" : done.error().detail.c_str());
  for (auto* seat : {&asks, &approves}) {
    QVERIFY(HeadlessConsole::waitFor([&] { return seat->writing() && seat->console->facts().target.region == to; }));
    QVERIFY(HeadlessConsole::waitFor([&] {
      const auto& failovers = seat->book->facts().failovers;
      return !failovers.empty() && failovers.front().kind == FailoverKind::switchover &&
             failovers.front().decidedBy == "sun.qi";
    }));
    const auto& record = seat->book->facts().failovers.front();
    QCOMPARE(record.askedBy, std::string("zhao.lei"));
    QCOMPARE(record.measured.successor, to);
  }
}

QTEST_MAIN(TestConsoleRecords)
#include "tst_console_records.moc"
