// SPDX-License-Identifier: GPL-3.0-or-later
// What one person proposes about people and another decides: adjustments, order claims, erasures, operators.
#include <QtTest>

#include <random>

#include "region/ledger/operator_book.h"
#include "region/ledger/people_proposals.h"
#include "region/ledger/posting_book.h"
#include "region/ledger/proposal_book.h"
#include "region/ledger/rebate_book.h"
#include "region/ledger/settlement.h"
#include "region/ledger/user_desk.h"
#include "region/ledger/version_log.h"
#include "region/store_fixture.h"
#include "wire/uuid.h"

using namespace rebate;
using namespace rebate::region;
using namespace rebate::fixtures;

namespace {

const Operator kSupport{"li.na", "", Role::support};
const Operator kFinance{"chen.jing", "", Role::finance};
const Operator kAdmin{"wu.min", "", Role::admin};

struct Desk {
  Desk() {
    const auto done = store.write([](Writing& writing) {
      saveUsers(writing, threeUsers());
      for (const auto& who : {kSupport, kFinance, kAdmin, Operator{"he.min", "", Role::admin}})
        insertOperator(writing, who, "hash", "cli");
    });
    if (!done) qFatal("%s", done.error().detail.c_str());
  }
  Proposal make(ProposalKind kind, const std::string& subject, const std::string& body) {
    Proposal proposal;
    proposal.id = wire::uuid7(1'000);
    proposal.kind = kind;
    proposal.subject = subject;
    proposal.body = body;
    proposal.reason = "why";
    return proposal;
  }
  Refused propose(Proposal& proposal, const Operator& who) {
    Refused refused;
    outcome = store.write([&](Writing& writing) { refused = region::propose(writing, proposal, who); });
    return refused;
  }
  Refused approve(Proposal& proposal, const Operator& who) {
    Refused refused;
    const ProposalDecision decision{ProposalVerdict::approve, proposal.version, ""};
    outcome = store.write([&](Writing& writing) { refused = decideProposal(writing, proposal, decision, who); });
    return refused;
  }
  Refused both(ProposalKind kind, const std::string& subject, const std::string& body, const Operator& proposer,
               const Operator& decider) {
    auto proposal = make(kind, subject, body);
    if (auto refused = propose(proposal, proposer)) return refused;
    return approve(proposal, decider);
  }
  Refused adjust(const std::string& user, std::int64_t fen) {
    return both(ProposalKind::adjustment, user, "{\"amount_fen\":" + std::to_string(fen) + "}", kSupport, kFinance);
  }
  std::int64_t balance(const std::string& user) { return findUser(store.sql(), user)->balance.value; }
  void feed(const OrderVersion& version) {
    const auto done = store.write([&](Writing& writing) {
      takeVersion(writing, version);
      consumeEvents(writing, 100);
    });
    if (!done) qFatal("%s", done.error().detail.c_str());
  }
  Rebate rebate(const std::string& line) { return findRebate(store.sql(), "taobao:" + line + ":2")->rebate; }
  TemporaryStore store;
  Outcome outcome = Done{};
};

std::string claimBody(const std::string& order, const std::string& lines) {
  return R"({"platform":"taobao","order":")" + order + R"(","lines":)" + lines + "}";
}

OrderVersion strays(const std::string& line, const std::string& parent, Millis modified = 5'000) {
  auto version = settledVersion(line, modified);
  version.parent = parent;
  version.claim = {"", "", "404"};
  return version;
}

}  // namespace

class TestRegionPeopleProposals : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void anAdjustmentIsBookedOnce();
  void adjustmentsNeverTakeMoreThanThereIs();
  void badBodiesAreRefused_data();
  void badBodiesAreRefused();
  void theProposerDoesNotDecide();
  void theStoreItselfKnowsAdjustments();
  void aStrayLineIsClaimed();
  void aSecondClaimsConflictIsSettled();
  void linesThatCannotBeClaimed_data();
  void linesThatCannotBeClaimed();
  void aClaimWhoseLinesMovedIsRefused();
  void anErasureNeedsTwoPeopleAndNoOpenWithdrawal();
  void operatorsAreAddedChangedAndEnded();
  void operatorsThatCannotBeChanged_data();
  void operatorsThatCannotBeChanged();
};

void TestRegionPeopleProposals::anAdjustmentIsBookedOnce() {
  Desk desk;
  auto proposal = desk.make(ProposalKind::adjustment, "u-a", R"({"amount_fen":1250})");
  QVERIFY(!desk.propose(proposal, kSupport));
  QVERIFY(!desk.propose(proposal, kSupport));
  QCOMPARE(desk.balance("u-a"), std::int64_t{0});
  QVERIFY(!desk.approve(proposal, kFinance));
  QCOMPARE(desk.balance("u-a"), std::int64_t{1'250});
  QCOMPARE(desk.approve(proposal, kFinance)->problem, Problem::alreadyDecided);
  QCOMPARE(desk.balance("u-a"), std::int64_t{1'250});
  const auto booked = findTransaction(desk.store.sql(), "adjustment:" + proposal.id);
  QVERIFY(booked.has_value());
  QCOMPARE(booked->kind, TransactionKind::adjustment);
  QCOMPARE(booked->subject, proposal.id);
  QCOMPARE(booked->legs, (std::vector<Leg>{{Account::goodwill, "", {1'250}}, {Account::userPayable, "u-a", {-1'250}}}));
  QVERIFY(!desk.adjust("u-a", -1'250));
  QCOMPARE(desk.balance("u-a"), std::int64_t{0});
  QCOMPARE(desk.store.brokenRules(), std::string());
}

/// Random adjustments against a plain number.
void TestRegionPeopleProposals::adjustmentsNeverTakeMoreThanThereIs() {
  Desk desk;
  std::mt19937 random(3);
  std::int64_t expected = 0;
  int refused = 0;
  for (int i = 0; i < 200; ++i) {
    const auto fen = std::int64_t(random() % 2'501) - 1'500;
    const auto why = desk.adjust("u-b", fen);
    const bool possible = fen != 0 && (fen > 0 || expected + fen >= 0);
    QCOMPARE(!why.has_value(), possible);
    if (possible) expected += fen;
    refused += possible ? 0 : 1;
    QCOMPARE(desk.balance("u-b"), expected);
  }
  QVERIFY(refused > 10);
  QCOMPARE(desk.store.brokenRules(), std::string());
}

void TestRegionPeopleProposals::badBodiesAreRefused_data() {
  QTest::addColumn<int>("kind");
  QTest::addColumn<QByteArray>("subject");
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<int>("problem");
  QTest::addColumn<QByteArray>("field");
  const auto row = [](const char* name, ProposalKind kind, const char* subject, const char* body, Problem problem,
                      const char* field) {
    QTest::newRow(name) << int(kind) << QByteArray(subject) << QByteArray(body) << int(problem) << QByteArray(field);
  };
  const auto adjustment = ProposalKind::adjustment, erasure = ProposalKind::erasure, claim = ProposalKind::claim;
  row("zero", adjustment, "u-a", R"({"amount_fen":0})", Problem::validation, "body.amount_fen");
  row("too much", adjustment, "u-a", R"({"amount_fen":10000001})", Problem::validation, "body.amount_fen");
  row("least number", adjustment, "u-a", R"({"amount_fen":-9223372036854775808})", Problem::validation,
      "body.amount_fen");
  row("text", adjustment, "u-a", R"({"amount_fen":"5"})", Problem::validation, "body.amount_fen");
  row("a stowaway", adjustment, "u-a", R"({"amount_fen":5,"phone":"1"})", Problem::validation, "body.phone");
  row("nobody", adjustment, "u-z", R"({"amount_fen":5})", Problem::notFound, "subject");
  row("erasure of nobody", erasure, "u-z", "{}", Problem::notFound, "subject");
  row("erasure with more", erasure, "u-a", R"({"why":"x"})", Problem::validation, "body.why");
  row("claim without lines", claim, "u-a", R"({"platform":"taobao","order":"1"})", Problem::validation, "body.lines");
  row("claim elsewhere", claim, "u-a", R"({"platform":"ebay","order":"1","lines":[]})", Problem::validation,
      "body.platform");
  row("claim of no order", claim, "u-a", R"({"platform":"jd","order":"1","lines":[]})", Problem::notFound, "order");
  row("claim with evidence for a note", claim, "u-a", R"({"platform":"jd","order":"1","lines":[],"note":"she says"})",
      Problem::validation, "body.note");
  row("claim with evidence in the clear", claim, "u-a", R"({"platform":"jd","order":"1","lines":[],"evidence":"x"})",
      Problem::validation, "body.evidence");
}

void TestRegionPeopleProposals::badBodiesAreRefused() {
  QFETCH(int, kind);
  QFETCH(QByteArray, subject);
  QFETCH(QByteArray, body);
  QFETCH(int, problem);
  QFETCH(QByteArray, field);
  Desk desk;
  auto proposal = desk.make(static_cast<ProposalKind>(kind), subject.toStdString(), body.toStdString());
  const auto refused = desk.propose(proposal, kAdmin);
  QVERIFY(refused.has_value());
  QCOMPARE(int(refused->problem), problem);
  QCOMPARE(QByteArray::fromStdString(refused->field), field);
  QCOMPARE(desk.store.count("proposals"), std::int64_t{0});
}

void TestRegionPeopleProposals::theProposerDoesNotDecide() {
  Desk desk;
  auto proposal = desk.make(ProposalKind::adjustment, "u-a", R"({"amount_fen":5})");
  QVERIFY(!desk.propose(proposal, kFinance));
  QCOMPARE(desk.approve(proposal, kFinance)->problem, Problem::proposerIsDecider);
  QCOMPARE(desk.balance("u-a"), std::int64_t{0});
}

void TestRegionPeopleProposals::theStoreItselfKnowsAdjustments() {
  Desk desk;
  const auto adjustment = [](const std::string& subject, std::int64_t fen) {
    return Transaction{"a:" + subject,
                       TransactionKind::adjustment,
                       subject,
                       {},
                       {{Account::goodwill, {}, {fen}}, {Account::userPayable, "u-a", {-fen}}}};
  };
  QVERIFY(!desk.store.write([&](Writing& writing) { book(writing, adjustment("no proposal", 5), "x"); }).ok());
  auto proposal = desk.make(ProposalKind::adjustment, "u-a", R"({"amount_fen":5})");
  QVERIFY(!desk.propose(proposal, kSupport));
  QVERIFY(!desk.store.write([&](Writing& writing) { book(writing, adjustment(proposal.id, -5), "x"); }).ok());
  QVERIFY(desk.store.write([&](Writing& writing) { book(writing, adjustment(proposal.id, 5), "x"); }).ok());
  QCOMPARE(desk.store.brokenRules(), std::string("an adjustment is what two people agreed on; "));
}

void TestRegionPeopleProposals::aStrayLineIsClaimed() {
  Desk desk;
  desk.feed(strays("11", "1"));
  desk.feed(strays("12", "1"));
  auto owned = strays("13", "1");
  owned.claim = {"1", "", ""};
  desk.feed(owned);
  QCOMPARE(desk.rebate("11").reason, Reason::unattributed);
  const auto lines = claimableLines(desk.store.sql(), Platform::taobao, "1");
  QCOMPARE(lines.keys, (std::vector<std::string>{"taobao:11:2", "taobao:12:2"}));
  QCOMPARE(claimableLines(desk.store.sql(), Platform::taobao, "12").keys, std::vector<std::string>{"taobao:12:2"});
  QVERIFY(claimableLines(desk.store.sql(), Platform::jd, "1").refused.has_value());
  QVERIFY(
      !desk.both(ProposalKind::claim, "u-b", claimBody("1", R"(["taobao:11:2","taobao:12:2"])"), kSupport, kFinance));
  for (const auto* line : {"11", "12"}) {
    QCOMPARE(desk.rebate(line).state, RebateState::awaitingApproval);
    QCOMPARE(desk.rebate(line).userId, std::string("u-b"));
    QCOMPARE(desk.rebate(line).level, Level::silver);
    QCOMPARE(desk.rebate(line).userMask, std::string("乙**"));
    QCOMPARE(desk.rebate(line).split.user.value, std::int64_t{405});  // (1000 − 100) × 0.9 × 0.5
  }
  QCOMPARE(desk.rebate("13").userId, std::string("u-a"));
  auto later = strays("11", "1", 9'000);  // the feed still does not know whose it is
  later.settledIncome = {2'000};
  desk.feed(later);
  QCOMPARE(desk.rebate("11").userId, std::string("u-b"));
  QCOMPARE(desk.rebate("11").split.user.value, std::int64_t{855});
  QCOMPARE(desk.store.brokenRules(), std::string());
}

void TestRegionPeopleProposals::aSecondClaimsConflictIsSettled() {
  Desk desk;
  auto version = settledVersion("11", 5'000);
  desk.feed(version);
  const auto mask = desk.rebate("11").userMask;
  QVERIFY(!mask.empty());
  version.claim = {"", "2", ""};
  version.modifiedAt = 6'000;
  desk.feed(version);
  QCOMPARE(desk.rebate("11").reason, Reason::attributionConflict);
  QVERIFY(!desk.both(ProposalKind::claim, "u-a", claimBody("11", R"(["taobao:11:2"])"), kSupport, kFinance));
  QCOMPARE(desk.rebate("11").state, RebateState::awaitingApproval);
  QCOMPARE(desk.rebate("11").userId, std::string("u-a"));
  QCOMPARE(desk.rebate("11").userMask, mask);
}

void TestRegionPeopleProposals::linesThatCannotBeClaimed_data() {
  QTest::addColumn<QByteArray>("state");
  QTest::addColumn<int>("problem");
  QTest::newRow("owned") << QByteArray("awaiting_approval") << int(Problem::notDecidable);
  QTest::newRow("credited") << QByteArray("credited") << int(Problem::alreadyDecided);
  QTest::newRow("clawed back") << QByteArray("clawed_back") << int(Problem::alreadyDecided);
  QTest::newRow("rejected") << QByteArray("rejected") << int(Problem::notDecidable);
  QTest::newRow("void") << QByteArray("void") << int(Problem::notDecidable);
}

void TestRegionPeopleProposals::linesThatCannotBeClaimed() {
  QFETCH(QByteArray, state);
  QFETCH(int, problem);
  Desk desk;
  desk.feed(settledVersion("11", 5'000));
  desk.store.sql().run("UPDATE rebates SET version = version + 1, proposed_by = 'x', decided_by = 'y', state = $1",
                       {state.toStdString()});
  auto proposal = desk.make(ProposalKind::claim, "u-b", claimBody("11", R"(["taobao:11:2"])"));
  const auto refused = desk.propose(proposal, kSupport);
  QVERIFY(refused.has_value());
  QCOMPARE(int(refused->problem), problem);
}

void TestRegionPeopleProposals::aClaimWhoseLinesMovedIsRefused() {
  Desk desk;
  desk.feed(strays("11", "1"));
  auto proposal = desk.make(ProposalKind::claim, "u-b", claimBody("1", R"(["taobao:11:2"])"));
  QVERIFY(!desk.propose(proposal, kSupport));
  desk.feed(strays("12", "1"));
  QCOMPARE(desk.approve(proposal, kFinance)->problem, Problem::versionMoved);
  QCOMPARE(desk.rebate("11").state, RebateState::held);
  auto first = desk.make(ProposalKind::claim, "u-b", claimBody("12", R"(["taobao:12:2"])"));
  auto second = desk.make(ProposalKind::claim, "u-c", claimBody("12", R"(["taobao:12:2"])"));
  QVERIFY(!desk.propose(first, kSupport) && !desk.propose(second, kSupport));
  QVERIFY(!desk.approve(first, kFinance));
  QVERIFY(desk.approve(second, kFinance).has_value());
  QCOMPARE(desk.rebate("12").userId, std::string("u-b"));
  QCOMPARE(desk.store.count("line_owners"), std::int64_t{1});
}

void TestRegionPeopleProposals::anErasureNeedsTwoPeopleAndNoOpenWithdrawal() {
  Desk desk;
  desk.feed(settledVersion("11", 5'000));
  QVERIFY(!desk.adjust("u-a", 500));
  auto proposal = desk.make(ProposalKind::erasure, "u-a", "{}");
  QVERIFY(!desk.propose(proposal, kAdmin));
  QCOMPARE(desk.approve(proposal, kAdmin)->problem, Problem::proposerIsDecider);
  desk.store.sql().run("UPDATE users SET frozen_fen = 1 WHERE id = 'u-a'");
  QCOMPARE(desk.approve(proposal, {"he.min", "", Role::admin})->problem, Problem::notDecidable);
  desk.store.sql().run("UPDATE users SET frozen_fen = 0 WHERE id = 'u-a'");
  QVERIFY(!desk.approve(proposal, {"he.min", "", Role::admin}));
  QCOMPARE(findUser(desk.store.sql(), "u-a")->state, UserState::erased);
  QCOMPARE(desk.balance("u-a"), std::int64_t{500});
  QCOMPARE(desk.rebate("11").userMask, std::string());
  QCOMPARE(desk.rebate("11").userId, std::string("u-a"));
  desk.feed(settledVersion("12", 6'000));
  QCOMPARE(desk.rebate("12").userId, std::string("u-a"));
  QCOMPARE(desk.rebate("12").userMask, std::string());
  QCOMPARE(desk.adjust("u-a", 5)->problem, Problem::notDecidable);
  QCOMPARE(desk.store.brokenRules(), std::string());
}

void TestRegionPeopleProposals::operatorsAreAddedChangedAndEnded() {
  Desk desk;
  const Operator other{"he.min", "", Role::admin};
  const auto change = [&](const std::string& name, const std::string& body) {
    return desk.both(ProposalKind::staff, name, body, kAdmin, other);
  };
  QVERIFY(!change("zhou.yu", R"({"change":"add","display":"周瑜","role":"finance"})"));
  auto row = *findOperator(desk.store.sql(), "zhou.yu");
  QCOMPARE(row.who, (Operator{"zhou.yu", "周瑜", Role::finance}));
  QVERIFY(!passwordMatches(row.passwordHash, "") && !passwordMatches(row.passwordHash, kNoPassword));
  SessionGrant grant;
  const auto signIn = [&] {
    return desk.store.write([&](Writing& writing) { grant = openSession(writing, row.who); }).ok();
  };
  QVERIFY(signIn());
  QVERIFY(whoHas(desk.store.sql(), grant.token, 1'000).has_value());
  QVERIFY(!change("zhou.yu", R"({"change":"role","role":"auditor"})"));
  QVERIFY(!whoHas(desk.store.sql(), grant.token, 1'000).has_value());
  row = *findOperator(desk.store.sql(), "zhou.yu");
  QCOMPARE(row.who.role, Role::auditor);
  QVERIFY(signIn());
  QVERIFY(!change("zhou.yu", R"({"change":"disable"})"));
  QVERIFY(!whoHas(desk.store.sql(), grant.token, 1'000).has_value());
  QVERIFY(findOperator(desk.store.sql(), "zhou.yu")->disabled);
  QCOMPARE(change("zhou.yu", R"({"change":"role","role":"admin"})")->problem, Problem::notDecidable);
}

void TestRegionPeopleProposals::operatorsThatCannotBeChanged_data() {
  QTest::addColumn<QByteArray>("name");
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<int>("problem");
  QTest::newRow("taken") << QByteArray("li.na") << QByteArray(R"({"change":"add","role":"support"})")
                         << int(Problem::notDecidable);
  QTest::newRow("no name") << QByteArray("Li Na") << QByteArray(R"({"change":"add","role":"support"})")
                           << int(Problem::validation);
  QTest::newRow("nobody") << QByteArray("nobody") << QByteArray(R"({"change":"role","role":"support"})")
                          << int(Problem::notFound);
  QTest::newRow("the same") << QByteArray("li.na") << QByteArray(R"({"change":"role","role":"support"})")
                            << int(Problem::validation);
  QTest::newRow("no role") << QByteArray("li.na") << QByteArray(R"({"change":"role","role":"boss"})")
                           << int(Problem::validation);
  QTest::newRow("what") << QByteArray("li.na") << QByteArray(R"({"change":"promote"})") << int(Problem::validation);
  QTest::newRow("a password") << QByteArray("zhou.yu")
                              << QByteArray(R"({"change":"add","role":"support","password":"x"})")
                              << int(Problem::validation);
  QTest::newRow("the last admin") << QByteArray("wu.min") << QByteArray(R"({"change":"disable"})")
                                  << int(Problem::notDecidable);
}

void TestRegionPeopleProposals::operatorsThatCannotBeChanged() {
  QFETCH(QByteArray, name);
  QFETCH(QByteArray, body);
  QFETCH(int, problem);
  Desk desk;
  QVERIFY(desk.store.write([](Writing& writing) { disableOperator(writing, "he.min", "cli"); }));
  auto proposal = desk.make(ProposalKind::staff, name.toStdString(), body.toStdString());
  const auto refused = desk.propose(proposal, kAdmin);
  QVERIFY(refused.has_value());
  QCOMPARE(int(refused->problem), problem);
}

QTEST_GUILESS_MAIN(TestRegionPeopleProposals)
#include "tst_region_people_proposals.moc"
