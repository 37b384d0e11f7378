// SPDX-License-Identifier: GPL-3.0-or-later
// Thresholds of this desktop, in simulated time.
#include <QTest>
#include <random>

#include "monitor/threshold_judge.h"
#include "wire/threshold_json.h"

namespace rebate {
namespace {

constexpr Millis kWall = 1'780'000'000'000;
constexpr Millis kSecond = 1'000;

/// Two regions, one leading, every part well; time passes by hand.
struct Desk {
  Desk() {
    for (const auto* name : {"east", "north"}) {
      RegionView view;
      view.name = name;
      view.link = LinkState::live;
      view.topology = Topology{};
      view.topology->parts = {part(PartKind::instances), part(PartKind::database), part(PartKind::queue),
                              part(PartKind::feed)};
      view.topology->parts[0].count = view.topology->parts[0].of = 3;
      view.topology->parts[1].lag = 0;
      view.topology->parts[2].count = 0;
      view.topology->parts[3].lag = 1'000;
      facts.regions.push_back(view);
      facts.auditHeads.push_back({name, AuditVerdict::same, 5, "aa", 5, "aa", 0});
    }
    facts.target = {WriteState::writing, "east", 1};
  }
  static Part part(PartKind kind) { return {kind, Status::ok, "", {}, {}, {}}; }
  Part& of(std::size_t region, std::size_t part) { return facts.regions[region].topology->parts[part]; }
  void pass(Millis span) {
    for (Millis done = 0; done < span; done += kSecond) {
      now += kSecond;
      judge.judge(facts, watched, now, kWall + now);
    }
  }
  QStringList firing() const {
    QStringList names;
    for (const auto& one : judge.firing()) names << QString::fromStdString(one.alert.fingerprint).mid(5);
    return names;
  }

  WorkspaceFacts facts;
  std::set<std::string> watched;
  ThresholdJudge judge;
  Millis now = 0;
};

}  // namespace

class TestThresholdJudge : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nothingFiresWhereAllIsWell() {
    Desk desk;
    desk.pass(3'600 * kSecond);
    QCOMPARE(desk.firing(), QStringList());
  }

  void eachWatchFiresAndEnds_data() {
    QTest::addColumn<int>("watch");
    QTest::addColumn<QString>("fires");
    const char* where[] = {"", "/north", "", "", "/north", "/north", "/north", "/north", "", "/north"};
    for (const auto& one : usualThresholds()) {
      const auto text = QString::fromUtf8(name(one.watch).data()) + QLatin1String(where[static_cast<int>(one.watch)]);
      QTest::newRow(name(one.watch).data()) << static_cast<int>(one.watch) << text;
    }
  }
  void eachWatchFiresAndEnds() {
    QFETCH(int, watch);
    QFETCH(QString, fires);
    Desk desk;
    const auto well = desk.facts;
    const auto hold = usual(static_cast<Watch>(watch)).hold;
    makeWrong(desk, static_cast<Watch>(watch));
    desk.pass(kSecond);
    QCOMPARE(desk.firing().contains(fires), hold == 0);  // not before it held
    desk.pass(hold);
    QCOMPARE(desk.firing(), QStringList(fires));
    QVERIFY(!desk.judge.firing().front().stale);
    desk.facts = well;
    desk.pass(hold + kSecond);
    QCOMPARE(desk.firing(), QStringList());
  }

  void whatSwingsAroundTheLimitIsOneAlert() {
    Desk desk;
    auto& lag = desk.of(1, 1).lag;
    lag = 1'400;
    desk.pass(31 * kSecond);
    QCOMPARE(desk.firing(), QStringList(QStringLiteral("ReplicationLag/north")));
    const auto began = desk.judge.firing().front().alert.startsAt;
    for (int i = 0; i < 600; ++i) {
      lag = i % 2 ? 900 : 1'200;  // below the limit, and above where it ends
      desk.pass(kSecond);
      QCOMPARE(desk.firing().size(), 1);
    }
    for (int i = 0; i < 600; ++i) {
      lag = i % 20 == 0 ? 1'200 : 100;  // never good for as long as it takes
      desk.pass(kSecond);
      QCOMPARE(desk.firing().size(), 1);
    }
    QCOMPARE(desk.judge.firing().front().alert.startsAt, began);
  }

  void aShortPeakIsNoAlert() {
    Desk desk;
    for (int i = 0; i < 100; ++i) {
      desk.of(1, 1).lag = i % 29 == 0 ? 0 : 5'000;
      desk.pass(kSecond);
      QCOMPARE(desk.firing(), QStringList());
    }
  }

  /// Never green when blind: what fires goes on, marked, and what was about to fire does not because of silence.
  void silenceEndsNothingAndBeginsNothing() {
    Desk desk;
    desk.of(1, 2).count = 9'000;
    desk.pass(31 * kSecond);
    QCOMPARE(desk.firing(), QStringList(QStringLiteral("QueueBacklog/north")));
    desk.facts.regions[1].link = LinkState::lost;
    desk.of(0, 2).count = 9'000;
    desk.pass(20 * kSecond);
    desk.facts.regions[0].link = LinkState::connecting;
    desk.pass(600 * kSecond);
    QVERIFY(desk.firing().contains(QStringLiteral("QueueBacklog/north")));
    QVERIFY(!desk.firing().contains(QStringLiteral("QueueBacklog/east")));
    for (const auto& one : desk.judge.firing())
      if (one.judgement.watch == Watch::queueBacklog) QVERIFY(one.stale);
  }

  /// Our own network is gone, not three regions at once.
  void blindIsOneAlertAndNotOneForEach() {
    Desk desk;
    for (auto& view : desk.facts.regions) view.link = LinkState::lost;
    desk.facts.target.state = WriteState::offline;
    desk.pass(60 * kSecond);
    QCOMPARE(desk.firing(), QStringList(QStringLiteral("NothingAnswers")));
  }

  void whereAnAlertmanagerAnswersItIsTheOneToSay() {
    Desk desk;
    desk.watched = {"north"};
    desk.of(0, 1).lag = desk.of(1, 1).lag = 5'000;
    desk.pass(60 * kSecond);
    QCOMPARE(desk.firing(), QStringList(QStringLiteral("ReplicationLag/east")));
    desk.watched.clear();  // it fell silent
    desk.pass(60 * kSecond);
    QCOMPARE(desk.firing().size(), 2);
    desk.watched = {"north"};
    auto own = usualThresholds();
    own[static_cast<std::size_t>(Watch::replicationLag)].limit = 2'000;  // a person's own is judged everywhere
    desk.judge.setThresholds(own);
    desk.pass(60 * kSecond);
    QCOMPARE(desk.firing().size(), 2);
    desk.facts.regions[1].link = LinkState::lost;  // only this desktop knows whether it reaches a region
    desk.pass(10 * kSecond);
    QVERIFY(desk.firing().contains(QStringLiteral("RegionUnreachable/north")));
  }

  void whatIsOffIsNotJudged() {
    Desk desk;
    makeWrong(desk, Watch::leaderMissing);
    desk.pass(60 * kSecond);
    QCOMPARE(desk.firing(), QStringList(QStringLiteral("LeaderMissing")));
    auto off = usualThresholds();
    off[static_cast<std::size_t>(Watch::leaderMissing)].on = false;
    desk.judge.setThresholds(off);
    desk.pass(kSecond);
    QCOMPARE(desk.firing(), QStringList());
  }

  /// Whatever comes: an alert begins only after `hold` above, ends only after `hold` at or below where it ends.
  void randomReadingsKeepTheRules() {
    std::mt19937 dice(7);
    for (int history = 0; history < 300; ++history) {
      Desk desk;
      Millis over = 0, under = 0;
      bool fired = false;
      const auto rule = usual(Watch::replicationLag);
      for (int step = 0; step < 200; ++step) {
        auto& lag = desk.of(1, 1).lag;
        if (dice() % 8 == 0) lag = std::array<std::int64_t, 4>{0, 700, 950, 3'000}[dice() % 4];
        desk.facts.regions[1].link = dice() % 12 == 0 ? LinkState::lost : LinkState::live;
        const bool known = desk.facts.regions[1].link == LinkState::live;
        desk.pass(kSecond);
        if (known)
          over = *lag > rule.limit ? over + kSecond : 0;
        else if (over > 0)
          over += kSecond;  // time goes on while nothing is known
        if (known)
          under = *lag <= rule.clear ? under + kSecond : 0;
        else if (under > 0)
          under += kSecond;
        const bool fires = desk.firing().contains(QStringLiteral("ReplicationLag/north"));
        if (fires && !fired) QVERIFY(known && over > rule.hold);
        if (!fires && fired) QVERIFY(known && under > rule.hold);
        fired = fires;
      }
    }
  }

  void thresholdsAreKeptAsText() {
    auto own = usualThresholds();
    QCOMPARE(wire::textOf(own), std::string());
    own[6].limit = 2'500;
    own[6].clear = clearFor(2'500);
    own[7].on = false;
    QVERIFY(wire::thresholdsIn(wire::textOf(own)) == own);
  }
  void aBadTextWatchesAsUsual_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"", "{", "{}", "[1]", R"([{"watch":"Nothing","on":false}])", R"([{"watch":"QueueBacklog","on":false}])",
          R"([{"watch":"QueueBacklog","on":true,"limit":-1,"clear":0,"hold_ms":0,"severity":"x"}])"})
      QTest::newRow(text) << QByteArray(text);
  }
  void aBadTextWatchesAsUsual() {
    QFETCH(QByteArray, text);
    QVERIFY(wire::thresholdsIn(text.toStdString()) == usualThresholds());
  }

 private:
  static void makeWrong(Desk& desk, Watch watch) {
    auto& facts = desk.facts;
    switch (watch) {
      case Watch::nothingAnswers:
        for (auto& view : facts.regions) view.link = LinkState::lost;
        facts.target.state = WriteState::offline;
        return;
      case Watch::regionUnreachable:
        facts.regions[1].link = LinkState::lost;
        return;
      case Watch::leaderMissing:
        facts.target.state = WriteState::noLeader;
        return;
      case Watch::leadersDisagree:
        facts.target.state = WriteState::disagreement;
        return;
      case Watch::auditFork:
        facts.auditHeads[1].verdict = AuditVerdict::forked;
        return;
      case Watch::instancesNotReady:
        desk.of(1, 0).count = 2;
        return;
      case Watch::replicationLag:
        desk.of(1, 1).lag = 1'400;
        return;
      case Watch::queueBacklog:
        desk.of(1, 2).count = 5'001;
        return;
      case Watch::clockOffset:
        facts.clockAhead = -2'500;
        return;
      case Watch::feedStale:
        desk.of(1, 3).lag = 1'000'000;
        return;
    }
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestThresholdJudge)
#include "tst_threshold_judge.moc"
