// SPDX-License-Identifier: GPL-3.0-or-later
// Random histories against a plain oracle.
#include <QtTest>

#include <algorithm>
#include <map>
#include <random>

#include "region/ledger/decisions.h"
#include "region/ledger/detail_log.h"
#include "region/ledger/rebate_book.h"
#include "region/ledger/settlement.h"
#include "region/ledger/version_log.h"
#include "region/store_fixture.h"
#include "wire/uuid.h"

using namespace rebate;
using namespace rebate::region;
using namespace rebate::fixtures;

namespace {

using Random = std::mt19937;

/// What became of a line, as far as nobody decided anything.
struct Fate {
  std::string state, reason;
  std::int64_t userFen = 0;  ///< of those awaiting approval
  bool operator==(const Fate&) const = default;
};

std::string ownerName(const OrderVersion& version) {
  if (version.claim.specialId == "1") return "u-a";
  if (version.claim.relationId == "2") return "u-b";
  return version.claim.adzoneId == "3" ? "u-c" : "";
}

std::int64_t shareOf(const std::string& user) {
  return user == "u-a" ? 6'000 : user == "u-b" ? 5'000 : 4'000;
}

/// One thing that arrives: a version of a line, or of one of its refunds and punishments.
struct Arrival {
  std::optional<OrderVersion> version;
  std::optional<LineDetail> detail;
};

/// What the newest version of each case says: commission gone, something undecided, money frozen.
struct Cases {
  bool any = false, open = false, punished = false;
  std::int64_t gone = 0;
};
Cases casesOf(const std::vector<LineDetail>& details) {
  std::map<std::pair<DetailKind, std::string>, const LineDetail*> newest;
  for (const auto& detail : details) {
    const auto*& known = newest[{detail.kind, detail.number}];
    if (!known || detail.modifiedAt > known->modifiedAt) known = &detail;
  }
  Cases cases;
  for (const auto& [key, detail] : newest) {
    const auto code = detail->statusCode;
    if (key.first == DetailKind::punishment) {
      cases.punished = cases.punished || code != 1;
      continue;
    }
    cases.any = true;
    if (code == 4 || code == 11 || code == 14) cases.open = true;
    if (code == 2 || code == 12 || code == 13) cases.gone += detail->commission.value;
  }
  return cases;
}

/// README.md of the sample feed and the table of details, written down once more without any of the code under test.
Fate oracle(const std::vector<OrderVersion>& versions, const std::vector<LineDetail>& details) {
  const auto cases = casesOf(details);
  const OrderVersion* newest = nullptr;
  std::set<std::string> owners;
  for (const auto& version : versions) {
    if (!newest || version.modifiedAt > newest->modifiedAt) newest = &version;
    owners.insert(ownerName(version));
  }
  const auto code = newest->statusCode;
  const auto settled = std::max<std::int64_t>(0, newest->settledIncome.value - cases.gone);
  const auto due =
      std::max<std::int64_t>(0, (code == 3 ? settled : newest->estimatedIncome.value) - newest->platformFee.value);
  if (code == 13) return {"void", "closed_upstream"};
  if (code == 3 && due == 0) return {"void", "nothing_due"};
  if (owners.size() > 1) return {"held", "attribution_conflict"};
  if (owners.begin()->empty()) return {"held", "unattributed"};
  if (code != 3 && code != 12 && code != 14) return {"held", "unknown_status"};
  if (code == 3 && (cases.any ? cases.open : newest->refundOpen)) return {"held", "refund_open"};
  if (code == 3 && cases.punished) return {"held", "punished"};
  if (code == 12) return {"estimated", ""};
  if (code == 14) return {"waiting", ""};
  return {"awaiting_approval", "", due * 9'000 / 10'000 * shareOf(*owners.begin()) / 10'000};
}

/// Versions of one line with different moments.
std::vector<OrderVersion> randomLine(Random& random, const std::string& line) {
  std::vector<OrderVersion> versions;
  const auto owner = random() % 5;
  const auto count = 1 + random() % 6;
  for (unsigned i = 0; i < count; ++i) {
    auto version = settledVersion(line, Millis{1'000} + (i * 37 + random() % 37) * 1'000);
    constexpr std::int64_t codes[] = {12, 14, 3, 3, 3, 13, 99};
    setStatus(version, codes[random() % 7]);
    version.estimatedIncome = {std::int64_t(random() % 2'000)};
    version.settledIncome = {std::int64_t(random() % 2'000)};
    version.platformFee = {std::int64_t(random() % 200)};
    version.refundOpen = random() % 6 == 0;
    const auto who = random() % 25 == 0 ? random() % 5 : owner;
    version.claim = who == 0   ? Claim{"1", "", ""}
                    : who == 1 ? Claim{"", "2", ""}
                    : who == 2 ? Claim{"", "", "3"}
                    : who == 3 ? Claim{"1", "2", "3"}
                               : Claim{"", "", "404"};
    versions.push_back(std::move(version));
  }
  return versions;
}

/// Refunds and punishments of one line, each through some of its states.
std::vector<LineDetail> randomDetails(Random& random, const std::string& line) {
  std::vector<LineDetail> details;
  const auto cases = random() % 2 ? 0 : 1 + random() % 3;
  for (unsigned i = 0; i < cases; ++i) {
    const bool punishment = random() % 4 == 0;
    for (unsigned j = 0; j <= random() % 3; ++j) {
      LineDetail detail;
      detail.kind = punishment ? DetailKind::punishment : DetailKind::refund;
      detail.line = line;
      detail.number = std::to_string(i);
      constexpr std::int64_t refunds[] = {4, 2, 3, 11, 12, 13, 14, 15};
      detail.statusCode = punishment ? std::int64_t(random() % 2) : refunds[random() % 8];
      detail.commission = {std::int64_t(random() % 900)};
      detail.modifiedAt = Millis{1'000} + (j * 37 + random() % 37) * 1'000;
      detail.raw = "{}";
      details.push_back(std::move(detail));
    }
  }
  return details;
}

void take(Writing& writing, const Arrival& arrival) {
  if (arrival.version) takeVersion(writing, *arrival.version);
  if (arrival.detail) takeDetail(writing, *arrival.detail);
  consumeEvents(writing, 100);
}

void feed(TemporaryStore& store, const Arrival& arrival) {
  QVERIFY(store.write([&](Writing& writing) { take(writing, arrival); }).ok());
}

/// The process dies before the commit, having taken it in, judged it and booked.
void die(TemporaryStore& store, const Arrival& arrival) {
  QVERIFY(!store.write([&](Writing& writing) {
    take(writing, arrival);
    writing.sql.fail({Errc::cancelled, "", "died"});
  }));
}
void feed(TemporaryStore& store, const OrderVersion& version) {
  feed(store, Arrival{version, {}});
}

Fate fateIn(TemporaryStore& store, const std::string& line) {
  const auto rebate = findRebate(store.sql(), "taobao:" + line + ":2")->rebate;
  return {std::string(name(rebate.state)), std::string(name(rebate.reason)),
          rebate.state == RebateState::awaitingApproval ? rebate.split.user.value : 0};
}

}  // namespace

class TestRegionLedger : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theOrderOfArrivalDoesNotMatter_data() { seeds(25); }
  void theOrderOfArrivalDoesNotMatter();
  void theBooksAreRightAfterEveryStep_data() { seeds(25); }
  void theBooksAreRightAfterEveryStep();
  void usersThatComeLaterFreeTheirLines();
  void aLineThatCannotBeJudgedStopsNothing();

 private:
  void seeds(int count) {
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= count; ++seed) QTest::addRow("seed %d", seed) << seed;
  }
};

/// In whatever order versions and details come, some twice, with deaths in between: the same end.
void TestRegionLedger::theOrderOfArrivalDoesNotMatter() {
  QFETCH(int, seed);
  Random random(static_cast<std::uint32_t>(seed));
  std::map<std::string, std::pair<std::vector<OrderVersion>, std::vector<LineDetail>>> lines;
  std::vector<Arrival> arrivals;
  for (int i = 0; i < 12; ++i) {
    const auto line = std::to_string(100 + i);
    auto& [versions, details] = lines[line];
    versions = randomLine(random, line);
    details = randomDetails(random, line);
    for (const auto& version : versions) arrivals.push_back({version, {}});
    for (const auto& detail : details) arrivals.push_back({{}, detail});
  }
  arrivals.insert(arrivals.end(), arrivals.begin(), arrivals.begin() + 5);  // some twice
  for (int order = 0; order < 4; ++order) {
    std::shuffle(arrivals.begin(), arrivals.end(), random);
    TemporaryStore store;
    QVERIFY(store.write([](Writing& writing) { saveUsers(writing, threeUsers()); }));
    for (const auto& arrival : arrivals) {
      if (random() % 8 == 0) die(store, arrival);
      feed(store, arrival);
    }
    for (const auto& [line, facts] : lines) {
      const auto got = fateIn(store, line), want = oracle(facts.first, facts.second);
      QVERIFY2(got == want, qPrintable(QString::fromStdString(line + ": " + got.state + " " + got.reason + " " +
                                                              std::to_string(got.userFen) + ", not " + want.state +
                                                              " " + want.reason + " " + std::to_string(want.userFen))));
    }
    QCOMPARE(store.brokenRules(), std::string());
    const auto changes = store.count("changes");
    for (const auto& arrival : arrivals) feed(store, arrival);
    QCOMPARE(store.count("changes"), changes);  // the same again changes nothing
  }
}

/// Versions and decisions in any order: after every step each balance is what the credited rebates add up to,
/// and every rule of the books holds.
void TestRegionLedger::theBooksAreRightAfterEveryStep() {
  QFETCH(int, seed);
  Random random(static_cast<std::uint32_t>(seed) + 1'000);
  TemporaryStore store;
  QVERIFY(store.write([](Writing& writing) { saveUsers(writing, threeUsers()); }));
  std::vector<Arrival> arrivals;
  for (int i = 0; i < 6; ++i) {
    const auto line = std::to_string(100 + i);
    for (const auto& version : randomLine(random, line)) arrivals.push_back({version, {}});
    for (const auto& detail : randomDetails(random, line)) arrivals.push_back({{}, detail});
  }
  std::shuffle(arrivals.begin(), arrivals.end(), random);
  int applied = 0;
  const auto decideSomething = [&] {
    const auto rebates = rebatesAfter(store.sql(), std::nullopt, "", 100);
    if (rebates.empty()) return;
    const auto& seen = rebates[random() % rebates.size()];
    Decision decision;
    decision.id = wire::uuid7(1'000);
    decision.action = random() % 4 ? Action::approve : random() % 2 ? Action::hold : Action::reject;
    decision.rebateId = seen.id;
    decision.version = seen.version - (random() % 8 == 0 ? 1 : 0);
    decision.contentHash = seen.contentHash;
    decision.amount = seen.split.user;
    decision.reason = "why";
    const Operator person{random() % 2 ? "chen.jing" : "li.wei", "", Role::finance};
    QVERIFY(store.write(
        [&](Writing& writing) { applied += decideOnce(writing, decision, person, {Fen{300}}).applied ? 1 : 0; }));
  };
  for (const auto& arrival : arrivals) {
    if (random() % 8 == 0) die(store, arrival);
    feed(store, arrival);
    for (int i = 0; i < 3; ++i) decideSomething();
    std::map<std::string, std::int64_t> owed{{"u-a", 0}, {"u-b", 0}, {"u-c", 0}};
    for (const auto& rebate : rebatesAfter(store.sql(), RebateState::credited, "", 100))
      owed[rebate.userId] += rebate.split.user.value;
    for (const auto& [user, fen] : owed) QCOMPARE(findUser(store.sql(), user)->balance.value, fen);
    QCOMPARE(store.brokenRules(), std::string());
  }
  QVERIFY2(seed > 1 || applied > 0, "the histories do decide something");
}

void TestRegionLedger::usersThatComeLaterFreeTheirLines() {
  TemporaryStore store;
  feed(store, settledVersion("100", 5'000));
  QCOMPARE(fateIn(store, "100").reason, std::string("unattributed"));
  QVERIFY(store.write([](Writing& writing) {
    saveUsers(writing, threeUsers());
    consumeEvents(writing, 100);
  }));
  QCOMPARE(fateIn(store, "100"), (Fate{"awaiting_approval", "", 486}));
  auto promoted = threeUsers();
  promoted[0].level = Level::bronze;
  QVERIFY(store.write([&](Writing& writing) { saveUsers(writing, promoted); }));
  auto later = settledVersion("100", 6'000);
  later.item = "another title";
  feed(store, later);
  QCOMPARE(fateIn(store, "100").userFen, std::int64_t{486});  // the share was frozen
}

void TestRegionLedger::aLineThatCannotBeJudgedStopsNothing() {
  TemporaryStore store;
  QVERIFY(store.write([](Writing& writing) { saveUsers(writing, threeUsers()); }));
  auto impossible = settledVersion("100", 5'000);
  impossible.settledIncome = {std::numeric_limits<std::int64_t>::max()};
  impossible.platformFee = {-1};
  QVERIFY(store.write([&](Writing& writing) {
    takeVersion(writing, impossible);
    takeVersion(writing, settledVersion("101", 5'000));
    QCOMPARE(consumeEvents(writing, 100).judged.size(), std::size_t{1});
  }));
  QCOMPARE(fateIn(store, "101").state, std::string("awaiting_approval"));
  QCOMPARE(store.count("events"), std::int64_t{0});
  QCOMPARE(store.sql().text("SELECT line FROM rejected_rows").value_or(""), std::string("taobao:100:2"));
  QCOMPARE(store.brokenRules(), std::string());
}

QTEST_GUILESS_MAIN(TestRegionLedger)
#include "tst_region_ledger.moc"
