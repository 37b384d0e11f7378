// SPDX-License-Identifier: GPL-3.0-or-later
// Random histories against a plain oracle.
#include <QtTest>

#include <algorithm>
#include <map>
#include <random>

#include "region/ledger/decisions.h"
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

/// README.md of the sample feed, written down once more without any of the code under test.
Fate oracle(const std::vector<OrderVersion>& versions) {
  const OrderVersion* newest = nullptr;
  std::set<std::string> owners;
  for (const auto& version : versions) {
    if (!newest || version.modifiedAt > newest->modifiedAt) newest = &version;
    owners.insert(ownerName(version));
  }
  const auto code = newest->statusCode;
  const auto due = std::max<std::int64_t>(
      0, (code == 3 ? newest->settledIncome : newest->estimatedIncome).value - newest->platformFee.value);
  if (code == 13) return {"void", "closed_upstream"};
  if (code == 3 && due == 0) return {"void", "nothing_due"};
  if (owners.size() > 1) return {"held", "attribution_conflict"};
  if (owners.begin()->empty()) return {"held", "unattributed"};
  if (code != 3 && code != 12 && code != 14) return {"held", "unknown_status"};
  if (code == 3 && newest->refundOpen) return {"held", "refund_open"};
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

void feed(TemporaryStore& store, const OrderVersion& version) {
  const auto done = store.write([&](Writing& writing) {
    takeVersion(writing, version);
    consumeEvents(writing, 100);
  });
  QVERIFY(done.ok());
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

void TestRegionLedger::theOrderOfArrivalDoesNotMatter() {
  QFETCH(int, seed);
  Random random(static_cast<std::uint32_t>(seed));
  std::map<std::string, std::vector<OrderVersion>> lines;
  std::vector<OrderVersion> arrivals;
  for (int i = 0; i < 12; ++i) {
    const auto line = std::to_string(100 + i);
    lines[line] = randomLine(random, line);
    arrivals.insert(arrivals.end(), lines[line].begin(), lines[line].end());
  }
  arrivals.insert(arrivals.end(), arrivals.begin(), arrivals.begin() + 5);  // some twice
  for (int order = 0; order < 4; ++order) {
    std::shuffle(arrivals.begin(), arrivals.end(), random);
    TemporaryStore store;
    QVERIFY(store.write([](Writing& writing) { saveUsers(writing, threeUsers()); }));
    for (const auto& version : arrivals) feed(store, version);
    for (const auto& [line, versions] : lines) {
      const auto got = fateIn(store, line), want = oracle(versions);
      QVERIFY2(got == want, qPrintable(QString::fromStdString(line + ": " + got.state + " " + got.reason + " " +
                                                              std::to_string(got.userFen) + ", not " + want.state +
                                                              " " + want.reason + " " + std::to_string(want.userFen))));
    }
    QCOMPARE(store.brokenRules(), std::string());
    const auto changes = store.count("changes");
    for (const auto& version : arrivals) feed(store, version);
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
  std::vector<OrderVersion> arrivals;
  for (int i = 0; i < 6; ++i) {
    const auto versions = randomLine(random, std::to_string(100 + i));
    arrivals.insert(arrivals.end(), versions.begin(), versions.end());
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
  for (const auto& version : arrivals) {
    feed(store, version);
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
