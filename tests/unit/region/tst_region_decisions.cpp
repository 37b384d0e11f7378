// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "region/ledger/decisions.h"
#include "region/ledger/rebate_book.h"
#include "region/ledger/settlement.h"
#include "region/ledger/version_log.h"
#include "region/store_fixture.h"
#include "wire/decision_json.h"
#include "wire/uuid.h"

using namespace rebate;
using namespace rebate::region;
using namespace rebate::fixtures;

namespace {

const Operator kChen{"chen.jing", "陈静", Role::finance};
const Operator kLi{"li.wei", "李伟", Role::finance};
constexpr const char* kId = "taobao:100:2";

}  // namespace

class TestRegionDecisions : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void theSameAgainGetsTheSameAnswer();
  void anotherBodyOrPersonIsRefused();
  void whatMovedIsRefusedForGood();
  void refusalsHaveTheirNames_data();
  void refusalsHaveTheirNames();
  void aboveTheThresholdTwoPeopleDecide();
  void aFirstApprovalLapsesWhenTheMoneyMoves();
  void anAppliedOneIsAllOfIt();
  void whetherItWasOpenedIsKept();
  void aCreditFollowsUpstream();
  void aDeviceNumbersItsDecisionsOnce();
  void numbersMayComeOutOfOrder();

 private:
  Decision decision(Action action = Action::approve);
  DecisionReply decideAs(const Operator& person, const Decision& decision, std::int64_t threshold = 50'000);
  void feed(OrderVersion version);
  Rebate rebate() { return findRebate(store_->sql(), kId)->rebate; }
  std::int64_t balance() { return findUser(store_->sql(), "u-a")->balance.value; }

  std::unique_ptr<TemporaryStore> store_;
};

void TestRegionDecisions::init() {
  store_ = std::make_unique<TemporaryStore>();
  QVERIFY(store_->write([](Writing& writing) { saveUsers(writing, threeUsers()); }));
  feed(settledVersion("100", 5'000));
}

void TestRegionDecisions::feed(OrderVersion version) {
  const auto done = store_->write([&](Writing& writing) {
    takeVersion(writing, version);
    consumeEvents(writing, 100);
  });
  QVERIFY(done.ok());
  QCOMPARE(store_->brokenRules(), std::string());
}

Decision TestRegionDecisions::decision(Action action) {
  const auto seen = rebate();
  Decision decision;
  decision.id = wire::uuid7(1'000);
  decision.action = action;
  decision.rebateId = kId;
  decision.version = seen.version;
  decision.contentHash = seen.contentHash;
  decision.epoch = 1;
  decision.amount = seen.split.user;
  if (action != Action::approve) decision.reason = "刷单嫌疑";
  return decision;
}

DecisionReply TestRegionDecisions::decideAs(const Operator& person, const Decision& decision, std::int64_t threshold) {
  DecisionReply reply;
  const auto done =
      store_->write([&](Writing& writing) { reply = decideOnce(writing, decision, person, {Fen{threshold}}); });
  if (!done) qWarning("%s", done.error().detail.c_str());
  return reply;
}

void TestRegionDecisions::theSameAgainGetsTheSameAnswer() {
  const auto wish = decision();
  const auto first = decideAs(kChen, wish);
  QVERIFY(first.applied);
  const auto transactions = store_->count("transactions");
  feed([] {
    auto later = settledVersion("100", 9'000);
    later.settledIncome = {2'000};
    return later;
  }());
  const auto again = decideAs(kChen, wish);
  QCOMPARE(wire::json::serialize(wire::toJson(again)), wire::json::serialize(wire::toJson(first)));
  QCOMPARE(store_->count("transactions"), transactions + 2);  // the feed's reversal and new credit, nothing else
  QCOMPARE(store_->count("decisions"), std::int64_t{1});
  const auto kept = findDecision(store_->sql(), wish.id);
  QVERIFY(kept && kept->applied && kept->seq == first.seq);
  QVERIFY(!findDecision(store_->sql(), wire::uuid7(1)));
}

void TestRegionDecisions::anotherBodyOrPersonIsRefused() {
  const auto wish = decision();
  QVERIFY(decideAs(kChen, wish).applied);
  auto other = wish;
  other.amount.value += 1;
  QVERIFY(decideAs(kChen, other).problem == Problem::idempotencyMismatch);
  QVERIFY(decideAs(kLi, wish).problem == Problem::idempotencyMismatch);
  QVERIFY2(decideAs(kChen, wish).applied, "the first answer stands");
}

void TestRegionDecisions::whatMovedIsRefusedForGood() {
  auto stale = decision();
  auto later = settledVersion("100", 9'000);
  later.settledIncome = {2'000};
  feed(later);
  const auto refused = decideAs(kChen, stale);
  QVERIFY(refused.problem == Problem::versionMoved);
  QVERIFY(refused.now && refused.now->version == rebate().version);
  QVERIFY(decideAs(kChen, decision()).applied);
  QVERIFY2(decideAs(kChen, stale).problem == Problem::versionMoved, "the answer of that id, although decided since");
  stale.id = wire::uuid7(2'000);
  QVERIFY(decideAs(kChen, stale).problem == Problem::alreadyDecided);
}

void TestRegionDecisions::refusalsHaveTheirNames_data() {
  QTest::addColumn<int>("problem");
  QTest::addColumn<int>("change");
  QTest::newRow("unknown rebate") << int(Problem::notFound) << 0;
  QTest::newRow("another hash") << int(Problem::versionMoved) << 1;
  QTest::newRow("an epoch to come") << int(Problem::epochMoved) << 2;
  QTest::newRow("hold without a reason") << int(Problem::reasonRequired) << 3;
  QTest::newRow("approve what only waits") << int(Problem::notDecidable) << 4;
  QTest::newRow("a fen more") << int(Problem::versionMoved) << 5;
  QTest::newRow("no amount") << int(Problem::versionMoved) << 6;
}

void TestRegionDecisions::refusalsHaveTheirNames() {
  QFETCH(int, problem);
  QFETCH(int, change);
  if (change == 4) {
    auto waiting = settledVersion("100", 9'000);
    setStatus(waiting, 14);
    feed(waiting);
  }
  auto wish = decision();
  if (change == 0) wish.rebateId = "taobao:999:2";
  if (change == 1) wish.contentHash = std::string(64, '0');
  if (change == 2) wish.epoch = 2;
  if (change == 3) wish.action = Action::hold;
  if (change == 5) wish.amount.value += 1;
  if (change == 6) wish.amount = {};
  const auto reply = decideAs(kChen, wish);
  QVERIFY(!reply.applied);
  QCOMPARE(int(reply.problem.value_or(Problem::fault)), problem);
  if (change >= 5) QCOMPARE(reply.field, std::string("amount"));
  QCOMPARE(store_->count("transactions"), std::int64_t{0});
  QCOMPARE(store_->count("decisions"), std::int64_t{1});
}

void TestRegionDecisions::aboveTheThresholdTwoPeopleDecide() {
  QVERIFY(decideAs(kChen, decision(), 100).applied);
  QCOMPARE(rebate().state, RebateState::awaitingApproval);
  QCOMPARE(rebate().proposedBy, std::string("chen.jing"));
  QVERIFY(decideAs(kChen, decision(), 100).problem == Problem::proposerIsDecider);
  QCOMPARE(balance(), std::int64_t{0});
  QVERIFY(decideAs(kLi, decision(), 100).applied);
  QCOMPARE(rebate().state, RebateState::credited);
  QCOMPARE(balance(), std::int64_t{486});
}

void TestRegionDecisions::aFirstApprovalLapsesWhenTheMoneyMoves() {
  QVERIFY(decideAs(kChen, decision(), 100).applied);
  auto more = settledVersion("100", 9'000);
  more.settledIncome = {5'000};
  feed(more);
  QCOMPARE(rebate().proposedBy, std::string("feed"));
  QVERIFY(decideAs(kLi, decision(), 100).applied);
  QCOMPARE(rebate().state, RebateState::awaitingApproval);
  QCOMPARE(balance(), std::int64_t{0});
}

void TestRegionDecisions::anAppliedOneIsAllOfIt() {
  const auto before = store_->count("changes");
  const auto reply = decideAs(kChen, decision());
  QVERIFY(reply.applied);
  QCOMPARE(reply.seq, before + 1);
  QCOMPARE(store_->count("changes"), before + 2);  // the rebate, and the user whose balance moved
  QCOMPARE(reply.now->decidedBy, std::string("chen.jing"));
  QVERIFY(reply.now->contentHash == rebate().contentHash);
  QCOMPARE(store_->sql().text("SELECT hash FROM audit ORDER BY seq DESC LIMIT 1").value_or(""), reply.auditHash);
  QCOMPARE(store_->brokenRules(), std::string());
}

/// In the audit as it was said; and the same decision is the same, whether a region before knew the member or not.
void TestRegionDecisions::whetherItWasOpenedIsKept() {
  auto first = decision();
  const auto reply = decideAs(kChen, first);
  QVERIFY(reply.applied);
  const auto detail = [this] {
    return QByteArray::fromStdString(
        store_->sql().text("SELECT record FROM audit WHERE seq = (SELECT max(seq) FROM audit)").value_or(""));
  };
  QVERIFY(!detail().contains("opened"));
  for (const bool opened : {true, false}) {
    first.opened = opened;
    const auto again = decideAs(kChen, first);
    QVERIFY(again.applied && again.auditHash == reply.auditHash);
  }
  feed(settledVersion("200", 5'000));
  const auto other = findRebate(store_->sql(), "taobao:200:2")->rebate;
  Decision second = first;
  second.id = wire::uuid7(2'000);
  second.rebateId = other.id;
  second.version = other.version;
  second.contentHash = other.contentHash;
  second.amount = other.split.user;
  QVERIFY(decideAs(kChen, second).applied);
  QVERIFY2(detail().contains("\"opened\":false"), detail());
}

void TestRegionDecisions::aCreditFollowsUpstream() {
  QVERIFY(decideAs(kChen, decision()).applied);
  auto less = settledVersion("100", 9'000);
  less.settledIncome = {600};
  feed(less);  // 600 − 100 = 500 → 450 → 270
  QCOMPARE(balance(), std::int64_t{270});
  QCOMPARE(rebate().state, RebateState::credited);
  auto gone = settledVersion("100", 10'000);
  setStatus(gone, 13);
  feed(gone);
  QCOMPARE(balance(), std::int64_t{0});
  QCOMPARE(rebate().state, RebateState::clawedBack);
  feed(settledVersion("100", 7'000));  // late: nothing moves
  QCOMPARE(balance(), std::int64_t{0});
  feed(settledVersion("100", 11'000));
  QCOMPARE(balance(), std::int64_t{486});
  QCOMPARE(store_->count("transactions"), std::int64_t{5});
}

/// An old outbox put back counts from where it was: what it sends next has a number that somebody had.
void TestRegionDecisions::aDeviceNumbersItsDecisionsOnce() {
  const auto numbered = [this](std::int64_t seq) {
    auto wish = decision(Action::hold);
    wish.device = "desk-1";
    wish.deviceSeq = seq;
    return wish;
  };
  const auto first = numbered(1);
  QVERIFY(decideAs(kChen, first).applied);
  QVERIFY(!decideAs(kChen, numbered(2)).applied);  // refused as held already, and its number is used all the same
  const auto reused = numbered(1);
  const auto audits = store_->count("audit");
  const auto refused = decideAs(kLi, reused);
  QVERIFY(refused.problem == Problem::sequenceReused);
  QCOMPARE(refused.field, std::string("device_seq"));
  QVERIFY2(refused.detail.ends_with("the highest seen is 2"), refused.detail.c_str());
  QCOMPARE(refused.deviceSeq, std::int64_t{2});
  QCOMPARE(store_->count("audit"), audits + 1);
  QCOMPARE(store_->sql().text("SELECT action FROM audit ORDER BY seq DESC LIMIT 1").value_or(""),
           std::string("device.sequence_reused"));
  const auto told = decideAs(kLi, reused);
  QVERIFY2(told.problem == Problem::sequenceReused, "the answer of that id");
  QCOMPARE(told.deviceSeq, std::int64_t{2});
  QCOMPARE(store_->count("audit"), audits + 1);
  QVERIFY2(decideAs(kChen, first).applied, "the same id again has its own answer");
  auto elsewhere = numbered(1);
  elsewhere.device = "desk-2";
  QVERIFY(decideAs(kChen, elsewhere).problem == Problem::notDecidable);
  auto without = numbered(1);
  without.device = "";
  QVERIFY(decideAs(kChen, without).problem == Problem::notDecidable);
  QCOMPARE(store_->count("devices"), std::int64_t{2});
}

void TestRegionDecisions::numbersMayComeOutOfOrder() {
  auto wish = decision(Action::hold);
  wish.device = "desk-1";
  for (const std::int64_t seq : {7, 3, 5}) {
    wish.id = wire::uuid7(seq);
    wish.deviceSeq = seq;
    QVERIFY(decideAs(kChen, wish).problem != Problem::sequenceReused);
  }
  wish.id = wire::uuid7(8);
  const auto refused = decideAs(kChen, wish);
  QVERIFY(refused.problem == Problem::sequenceReused);
  QVERIFY(refused.detail.ends_with("the highest seen is 7"));
}

QTEST_GUILESS_MAIN(TestRegionDecisions)
#include "tst_region_decisions.moc"
