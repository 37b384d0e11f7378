// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that change, what they change, and what they leave alone.
#include <QtTest>

#include "region/ledger/decisions.h"
#include "region/ledger/ledger_guard.h"
#include "region/ledger/posting_book.h"
#include "region/ledger/proposal_book.h"
#include "region/ledger/rebate_book.h"
#include "region/ledger/rule_book.h"
#include "region/ledger/settlement.h"
#include "region/ledger/version_log.h"
#include "region/store_fixture.h"
#include "wire/uuid.h"

using namespace rebate;
using namespace rebate::region;
using namespace rebate::fixtures;

namespace {

const Operator kWu{"wu.min", "", Role::admin}, kHe{"he.min", "", Role::admin}, kChen{"chen.jing", "", Role::finance};
constexpr Millis kDay = 24LL * 60 * 60 * 1'000;

Proposal rulesProposal(const std::string& rules, std::int64_t base = 1, const std::string& from = {}) {
  Proposal proposal;
  proposal.id = wire::uuid7(1'000);
  proposal.body = "{\"base_version\":" + std::to_string(base) +
                  (from.empty() ? "" : ",\"in_force_from\":\"" + from + "\"") + ",\"rules\":" + rules + "}";
  proposal.reason = "because";
  return proposal;
}

std::string problemOf(const Refused& refused) {
  return refused ? std::string(name(refused->problem)) + ' ' + refused->field : std::string();
}

}  // namespace

class TestRegionRules : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void badProposalsAreRefused_data();
  void badProposalsAreRefused();
  void twoPeopleMakeAVersion();
  void aSecondProposalOnOldRulesLapses();
  void theDayOfTheOrderDecides();
  void whatIsBookedStays();
  void theInviterIsCreditedAndClawedBack();
  void reservesAreReleasedOnce();
  void aReleasedReserveGoesBackWithItsCredit();
  void aStoppedLedgerCreditsNothing();

 private:
  std::string propose(Proposal proposal, const Operator& who = kWu, Millis now = 1'000);
  std::string decide(const std::string& id, const Operator& who, Millis now = 1'000);
  void enact(const std::string& rules, Millis now);
  void feed(const OrderVersion& version, Millis now = 1'000);
  std::string approve(const std::string& line, Millis now = 1'000);
  Rebate rebate(const std::string& line) { return findRebate(store_->sql(), "taobao:" + line + ":2")->rebate; }
  std::int64_t balance(const char* user) { return findUser(store_->sql(), user)->balance.value; }
  std::int64_t onAccount(const char* account) {
    return store_->sql()
        .integer("SELECT COALESCE(SUM(amount_fen), 0) FROM postings WHERE account = $1", {account})
        .value_or(0);
  }
  std::unique_ptr<TemporaryStore> store_;
};

void TestRegionRules::init() {
  store_ = std::make_unique<TemporaryStore>();
  auto users = threeUsers();
  users[0].inviter = "u-b";
  QVERIFY(store_->write([&](Writing& writing) { saveUsers(writing, users); }));
}

std::string TestRegionRules::propose(Proposal proposal, const Operator& who, Millis now) {
  Refused refused;
  const auto done = store_->write([&](Writing& writing) { refused = region::propose(writing, proposal, who); }, now);
  return done ? problemOf(refused) : done.error().detail;
}

std::string TestRegionRules::decide(const std::string& id, const Operator& who, Millis now) {
  Refused refused;
  Proposal proposal;
  proposal.id = id;
  const auto done = store_->write(
      [&](Writing& writing) {
        refused = decideProposal(writing, proposal, {ProposalVerdict::approve, 1, ""}, who);
      },
      now);
  return done ? problemOf(refused) : done.error().detail;
}

void TestRegionRules::enact(const std::string& rules, Millis now) {
  const auto proposal = rulesProposal(rules, ruleVersions(store_->sql()).front().rules.version);
  QCOMPARE(propose(proposal, kWu, now), std::string());
  QCOMPARE(decide(proposal.id, kHe, now), std::string());
}

void TestRegionRules::feed(const OrderVersion& version, Millis now) {
  QVERIFY(store_->write(
      [&](Writing& writing) {
        takeVersion(writing, version);
        consumeEvents(writing, 100);
      },
      now));
  QCOMPARE(store_->brokenRules(), std::string());
}

std::string TestRegionRules::approve(const std::string& line, Millis now) {
  const auto seen = rebate(line);
  Decision decision;
  decision.id = wire::uuid7(now);
  decision.rebateId = seen.id;
  decision.version = seen.version;
  decision.contentHash = seen.contentHash;
  decision.amount = seen.split.user;
  std::optional<DecisionReply> reply;
  const auto done = store_->write([&](Writing& writing) { reply = decideOnce(writing, decision, kChen, {}); }, now);
  if (!done) return done.error().detail;
  return reply->problem ? std::string(name(*reply->problem)) : std::string();
}

void TestRegionRules::badProposalsAreRefused_data() {
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<QByteArray>("problem");
  const auto row = [](const char* what, const char* body, const char* problem) {
    QTest::newRow(what) << QByteArray(body) << QByteArray(problem);
  };
  row("no base", R"({"rules":{"reserve_bp":1}})", "validation body.base_version");
  row("no rules", R"({"base_version":1})", "validation body.rules");
  row("unknown rule", R"({"base_version":1,"rules":{"reserve":1}})", "validation body.rules.reserve");
  row("above the whole", R"({"base_version":1,"rules":{"reserve_bp":10001}})", "validation body.rules.reserve_bp");
  row("a text", R"({"base_version":1,"rules":{"reserve_bp":"1"}})", "validation body.rules.reserve_bp");
  row("an unknown level", R"({"base_version":1,"rules":{"share_bp":{"jd":{"tin":1}}}})",
      "validation body.rules.share_bp.jd.tin");
  row("nothing changes", R"({"base_version":1,"rules":{"reserve_bp":1000}})", "validation body.rules");
  row("another base", R"({"base_version":2,"rules":{"reserve_bp":1}})", "version-moved body.base_version");
  row("in the past", R"({"base_version":1,"in_force_from":"1970-01-01T00:00:00Z","rules":{"reserve_bp":1}})", "");
  row("in the past, later", R"({"base_version":1,"in_force_from":"1970-01-01T00:00:00.500Z","rules":{"reserve_bp":1}})",
      "validation body.in_force_from");
}

void TestRegionRules::badProposalsAreRefused() {
  QFETCH(QByteArray, body);
  QFETCH(QByteArray, problem);
  auto proposal = rulesProposal("{}");
  proposal.body = body.toStdString();
  QCOMPARE(QByteArray::fromStdString(propose(proposal)), problem);
}

void TestRegionRules::twoPeopleMakeAVersion() {
  const auto proposal = rulesProposal(R"({"reserve_bp":500,"share_bp":{"taobao":{"gold":7000}}})");
  QCOMPARE(propose(proposal), std::string());
  QCOMPARE(propose(proposal), std::string());  // the same again
  auto other = proposal;
  other.reason = "another";
  QCOMPARE(propose(other), std::string("idempotency-mismatch id"));
  QCOMPARE(decide(proposal.id, kWu), std::string("proposer-is-decider proposed_by"));
  QCOMPARE(ruleVersions(store_->sql()).size(), std::size_t{1});
  QCOMPARE(decide(proposal.id, kHe), std::string());
  QCOMPARE(decide(proposal.id, kHe), std::string("already-decided state"));
  const auto versions = ruleVersions(store_->sql());
  QCOMPARE(versions.size(), std::size_t{2});
  QCOMPARE(versions.front().rules.version, std::int64_t{2});
  QCOMPARE(versions.front().rules.reserve.value, 500);
  QCOMPARE(versions.front().rules.shareOf(Platform::taobao, Level::gold).value, 7'000);
  QCOMPARE(versions.front().rules.shareOf(Platform::jd, Level::gold).value, 6'000);
  QCOMPARE(versions.front().proposedBy, kWu.name);
  QCOMPARE(versions.front().decidedBy, kHe.name);
  QCOMPARE(store_->count("audit"), std::int64_t{2});
}

void TestRegionRules::aSecondProposalOnOldRulesLapses() {
  const auto first = rulesProposal(R"({"reserve_bp":500})"), second = rulesProposal(R"({"reserve_bp":700})");
  QCOMPARE(propose(first), std::string());
  QCOMPARE(propose(second, kHe), std::string());
  QCOMPARE(decide(first.id, kHe), std::string());
  QCOMPARE(decide(second.id, kWu), std::string("version-moved body.base_version"));
  QCOMPARE(findProposal(store_->sql(), second.id)->state, ProposalState::open);
}

/// Orders made before the new rules keep the old share however late they arrive.
void TestRegionRules::theDayOfTheOrderDecides() {
  enact(R"({"share_bp":{"taobao":{"gold":8000}}})", 10 * kDay);
  auto before = settledVersion("100", 12 * kDay), after = settledVersion("101", 12 * kDay);
  before.createdAt = 10 * kDay - 1;
  after.createdAt = 10 * kDay;
  feed(before, 13 * kDay);
  feed(after, 13 * kDay);
  QCOMPARE(rebate("100").ruleVersion, std::int64_t{1});
  QCOMPARE(rebate("100").split.user.value, std::int64_t{486});
  QCOMPARE(rebate("101").ruleVersion, std::int64_t{2});
  QCOMPARE(rebate("101").split.user.value, std::int64_t{648});
}

void TestRegionRules::whatIsBookedStays() {
  feed(settledVersion("100", 5'000));
  QCOMPARE(approve("100"), std::string());
  const auto booked = rebate("100");
  enact(R"({"reserve_bp":0,"share_bp":{"taobao":{"gold":100}}})", 10 * kDay);
  auto later = settledVersion("100", 11 * kDay);
  later.item = "another title";
  feed(later, 12 * kDay);
  QCOMPARE(rebate("100").split, booked.split);
  QCOMPARE(store_->count("transactions"), std::int64_t{1});
  later.modifiedAt += 1'000;
  later.settledIncome = {500};  // recomputed from the new base by the rules it was made under
  feed(later, 12 * kDay);
  QCOMPARE(rebate("100").split.user.value, std::int64_t{(500 - 100) * 9 / 10 * 6 / 10});
}

void TestRegionRules::theInviterIsCreditedAndClawedBack() {
  enact(R"({"inviter_bp":2500})", 2'000);
  auto version = settledVersion("100", 5'000);
  version.createdAt = 3'000;
  feed(version, 6'000);
  QCOMPARE(approve("100", 6'000), std::string());
  QCOMPARE(balance("u-a"), std::int64_t{486});
  QCOMPARE(balance("u-b"), std::int64_t{81});  // a quarter of the platform's 324
  QCOMPARE(onAccount("platform_income"), std::int64_t{-243});
  QCOMPARE(store_->brokenRules(), std::string());
  setStatus(version, 13);
  version.modifiedAt += 1;
  feed(version, 7'000);
  QCOMPARE(rebate("100").state, RebateState::clawedBack);
  QCOMPARE(balance("u-a"), std::int64_t{0});
  QCOMPARE(balance("u-b"), std::int64_t{0});
}

void TestRegionRules::reservesAreReleasedOnce() {
  enact(R"({"reserve_days":30})", 2'000);
  auto version = settledVersion("100", 5'000);
  version.createdAt = 3'000;
  feed(version, 6'000);
  QCOMPARE(approve("100", 6'000), std::string());
  QCOMPARE(onAccount("reserve"), std::int64_t{-90});
  const auto released = [&](Millis now) {
    int count = 0;
    const auto done = store_->write([&](Writing& writing) { count = releaseReserves(writing, 10); }, now);
    return done ? count : -1;
  };
  QCOMPARE(released(6'000 + 30 * kDay - 1), 0);
  QCOMPARE(released(6'000 + 30 * kDay), 1);
  QCOMPARE(released(6'000 + 31 * kDay), 0);
  QCOMPARE(onAccount("reserve"), std::int64_t{0});
  QCOMPARE(onAccount("platform_income"), std::int64_t{-414});
  QCOMPARE(balance("u-a"), std::int64_t{486});
  QCOMPARE(store_->brokenRules(), std::string());
}

void TestRegionRules::aReleasedReserveGoesBackWithItsCredit() {
  reservesAreReleasedOnce();
  auto version = settledVersion("100", 50 * kDay);
  version.createdAt = 3'000;
  setStatus(version, 13);
  feed(version, 51 * kDay);
  for (const char* account : {"reserve", "platform_income", "user_payable", "commission_receivable"})
    QCOMPARE(onAccount(account), std::int64_t{0});
  QCOMPARE(store_->count("reserves_held"), std::int64_t{0});
}

void TestRegionRules::aStoppedLedgerCreditsNothing() {
  feed(settledVersion("100", 5'000));
  QVERIFY(store_->write([](Writing& writing) { stopCrediting(writing, "everything sums to zero"); }));
  QCOMPARE(approve("100"), std::string("ledger-stopped"));
  QVERIFY(store_->write([](Writing& writing) {
    takeVersion(writing, settledVersion("101", 5'000));
    QCOMPARE(consumeEvents(writing, 10).events, 0);
  }));
  QVERIFY(store_->write([](Writing& writing) { resumeCrediting(writing, "cli"); }));
  QCOMPARE(approve("100"), std::string());
  QVERIFY(store_->write([](Writing& writing) { QCOMPARE(consumeEvents(writing, 10).events, 1); }));
  QCOMPARE(store_->brokenRules(), std::string());
}

QTEST_GUILESS_MAIN(TestRegionRules)
#include "tst_region_rules.moc"
