// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <csignal>
#include <map>
#include <set>

#include "headless/headless_console.h"
#include "platform/platform.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

constexpr int kDecisions = 200;
constexpr Millis kNewLeaderWithin = 3'000;  // lease 2 s, looked at every 0.4 s

const QString kWho = QStringLiteral("chen.jing");

/// Credits not reversed, per rebate.
std::map<QString, int> openCredits(const LocalPlatform& platform) {
  std::map<QString, std::pair<QString, QString>> transactions;  // key → kind, rebate
  std::set<QString> reversed;
  for (const auto& row : platform.rows(QStringLiteral("postings"))) {
    transactions[row[QLatin1String("transaction")].toString()] = {row[QLatin1String("kind")].toString(), row[QLatin1String("subject")].toString()};
    if (const auto undone = row[QLatin1String("reverses")].toString(); !undone.isEmpty()) reversed.insert(undone);
  }
  std::map<QString, int> open;
  for (const auto& [key, what] : transactions)
    if (what.first == QLatin1String("credit") && !reversed.contains(key)) ++open[what.second];
  return open;
}

bool writes(const WorkspaceFacts& facts) { return facts.target.state == WriteState::writing; }

int liveRegions(const WorkspaceFacts& facts) {
  int live = 0;
  for (const auto& region : facts.regions) live += region.link == LinkState::live ? 1 : 0;
  return live;
}

std::int64_t awaiting(const WorkspaceFacts& facts) {
  const auto found = facts.cached.rebates.find(RebateState::awaitingApproval);
  return found == facts.cached.rebates.end() ? 0 : found->second;
}

/// What one console saw of a leader's death, in ms after it.
struct Seen {
  Millis lost = -1, newLeader = -1, nextApplied = -1;
};

}  // namespace

class TestFailoverWhole : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theLeaderDiesWhileDecisionsAreMade();
  void everyRegionDownAndBack();

 private:
  static Seen watch(HeadlessConsole& console, const std::string& lostLeader, Millis killedAt);
};

Seen TestFailoverWhole::watch(HeadlessConsole& console, const std::string& lostLeader, Millis killedAt) {
  const auto appliedElsewhere = [&]() -> Millis {
    Millis first = 0;
    for (const auto& item : console.outbox(kDecisions))
      if (item.state == OutboxState::applied && item.appliedBy != lostLeader && (first == 0 || item.settledAt < first))
        first = item.settledAt;
    return first;
  };
  Seen seen;
  HeadlessConsole::waitFor([&] {
    const auto& failovers = console.facts().failovers;
    if (failovers.empty() || appliedElsewhere() == 0) return false;
    const auto& record = failovers.back();
    seen = {record.detectedAt.value_or(0) - killedAt, record.promotedAt.value_or(0) - killedAt, appliedElsewhere() - killedAt};
    return true;
  });
  return seen;
}

void TestFailoverWhole::theLeaderDiesWhileDecisionsAreMade() {
  LocalPlatform platform;
  QVERIFY(platform.addOperator(kWho, QStringLiteral("finance")));
  QVERIFY(platform.startFeed({QStringLiteral("--backlog"), QStringLiteral("1500"), QStringLiteral("--rate"), QStringLiteral("10"),
                              QStringLiteral("--bad-rows"), QStringLiteral("5"), QStringLiteral("--errors"), QStringLiteral("10")}));
  QVERIFY(platform.startRegions());
  QTemporaryDir folder;
  Desk desk;
  HeadlessConsole console(desk, folder.path().toStdString(), platform.addresses());
  QVERIFY(console.signIn(kWho.toStdString(), LocalPlatform::password().toStdString()).ok());
  QVERIFY(HeadlessConsole::waitFor([&] {
    return liveRegions(console.facts()) == 3 && writes(console.facts()) && awaiting(console.facts()) > kDecisions + 100;
  }, 60'000));

  const auto rows = console.rebates({RebateState::awaitingApproval, {}, RebateOrder::newest}, 500);
  const DecisionRules rules;
  std::vector<Rebate> chosen;
  for (const auto& row : rows)
    if (static_cast<int>(chosen.size()) < kDecisions && row.split.user <= rules.secondDeciderAbove) chosen.push_back(row);
  QCOMPARE(static_cast<int>(chosen.size()), kDecisions);

  const auto lostLeader = console.facts().target.region;
  Millis killedAt = 0;
  std::size_t next = 0;
  int kept = 0;
  // One decision every few ms, the leader killed among them.
  const auto decideOne = [&] {
    if (next == chosen.size()) return true;
    if (const auto now = console.session().cache()->rebate(chosen[next].id); now && *now)
      kept += console.decide(**now, Action::approve).ok() ? 1 : 0;
    if (++next == 70) {
      killedAt = desk.clock.wall();
      platform.signalRegion(platform.indexOf(lostLeader), SIGKILL);
    }
    return false;
  };
  QVERIFY(HeadlessConsole::waitFor(decideOne, 60'000));
  QVERIFY(kept > kDecisions * 9 / 10);  // a few moved between being chosen and being decided
  const auto seen = watch(console, lostLeader, killedAt);
  qInfo("after the kill: lost %lld ms, new leader %lld ms, next decision applied %lld ms", static_cast<long long>(seen.lost),
        static_cast<long long>(seen.newLeader), static_cast<long long>(seen.nextApplied));
  QVERIFY(seen.lost >= 0 && seen.newLeader >= 0 && seen.nextApplied >= 0);
  QVERIFY(seen.newLeader <= kNewLeaderWithin);
  QVERIFY(HeadlessConsole::waitFor([&] { return console.facts().outbox.waiting == 0; }, 60'000));

  const auto outbox = console.outbox();
  QCOMPARE(static_cast<int>(outbox.size()), kept);
  platform.stop();
  QByteArray report;
  QVERIFY2(platform.checks(&report), report.constData());
  const auto credits = openCredits(platform);
  int applied = 0;
  for (const auto& item : outbox) {
    const auto id = QString::fromStdString(item.decision.rebateId);
    const auto found = credits.find(id);
    // Only a row that the feed changed meanwhile may end otherwise, and then nothing was booked for it.
    QVERIFY2(item.state == OutboxState::applied || item.state == OutboxState::conflict, name(item.state).data());
    QCOMPARE(found == credits.end() ? 0 : found->second, item.state == OutboxState::applied ? 1 : 0);
    applied += item.state == OutboxState::applied ? 1 : 0;
  }
  QVERIFY(applied > kept * 9 / 10);
  QCOMPARE(static_cast<int>(credits.size()), applied);  // and nothing else was credited
}

void TestFailoverWhole::everyRegionDownAndBack() {
  LocalPlatform platform;
  QVERIFY(platform.addOperator(kWho, QStringLiteral("finance")));
  QVERIFY(platform.startFeed({QStringLiteral("--backlog"), QStringLiteral("300"), QStringLiteral("--rate"), QStringLiteral("0")}));
  QVERIFY(platform.startRegions());
  QTemporaryDir folder;
  Desk desk;
  {
    HeadlessConsole console(desk, folder.path().toStdString(), platform.addresses());
    QVERIFY(console.signIn(kWho.toStdString(), LocalPlatform::password().toStdString()).ok());
    QVERIFY(HeadlessConsole::waitFor([&] { return writes(console.facts()) && awaiting(console.facts()) > 20; }, 60'000));
  }
  for (int i = 0; i < 3; ++i) platform.signalRegion(i, SIGKILL);

  HeadlessConsole console(desk, folder.path().toStdString(), platform.addresses());
  QVERIFY(console.signIn(kWho.toStdString(), LocalPlatform::password().toStdString()).ok());  // by the verifier
  QVERIFY(HeadlessConsole::waitFor([&] { return console.facts().signIn == SignIn::offline; }));
  QVERIFY(console.facts().fetchedAt > 0);
  const auto rows = console.rebates({RebateState::awaitingApproval, {}, RebateOrder::amount}, 500);
  QVERIFY(rows.size() > 20);
  int decided = 0;
  for (const auto& row : rows)
    if (decided < 20 && row.split.user <= DecisionRules{}.secondDeciderAbove)
      decided += console.decide(row, Action::approve).ok() ? 1 : 0;
  QCOMPARE(decided, 20);
  QCOMPARE(console.facts().outbox.waiting, std::int64_t{20});

  QVERIFY(platform.startRegions());
  QVERIFY(HeadlessConsole::waitFor([&] { return console.facts().outbox.waiting == 0; }, 60'000));
  int applied = 0;
  for (const auto& item : console.outbox()) applied += item.state == OutboxState::applied ? 1 : 0;
  QCOMPARE(applied + static_cast<int>(console.facts().outbox.attention), 20);
  platform.stop();
  QVERIFY(platform.checks());
  QCOMPARE(static_cast<int>(openCredits(platform).size()), applied);
  QVERIFY(applied > 15);
}

QTEST_GUILESS_MAIN(TestFailoverWhole)
#include "tst_failover_whole.moc"
