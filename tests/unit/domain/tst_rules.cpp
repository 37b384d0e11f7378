// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <random>

#include "domain/rebate.h"
#include "domain/rules.h"

using namespace rebate;

class TestRules : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void inForce_data();
  void inForce();
  void outOfBounds();
  void theInviterIsPaidByThePlatform();
};

void TestRules::inForce_data() {
  QTest::addColumn<qint64>("moment");
  QTest::addColumn<int>("version");
  QTest::newRow("before all") << qint64{-5} << 1;
  QTest::newRow("at the beginning") << qint64{0} << 1;
  QTest::newRow("just before the second") << qint64{99} << 1;
  QTest::newRow("at the second") << qint64{100} << 2;
  QTest::newRow("the fourth begins before the third and overrules it") << qint64{250} << 4;
  QTest::newRow("for ever") << qint64{1'000'000} << 4;
}

void TestRules::inForce() {
  QFETCH(qint64, moment);
  QFETCH(int, version);
  const auto made = [](std::int64_t number, Millis from) {
    RuleSet rules;
    rules.version = number;
    rules.from = from;
    return rules;
  };
  const Rules rules({made(4, 200), made(2, 100), made(1, 0), made(3, 300)});
  QCOMPARE(rules.at(moment).version, std::int64_t{version});
  QCOMPARE(rules.newest().version, std::int64_t{4});
  QCOMPARE(rules.numbered(3).from, Millis{300});
}

void TestRules::outOfBounds() {
  const auto fault = [](const std::function<void(RuleSet&)>& change) {
    RuleSet rules;
    change(rules);
    const auto done = checkRules(rules);
    return done ? std::string() : done.error().field;
  };
  QCOMPARE(fault([](RuleSet&) {}), std::string());
  QCOMPARE(fault([](RuleSet& r) { r.reserve = {10'001}; }), std::string("reserve_bp"));
  QCOMPARE(fault([](RuleSet& r) { r.inviter = {-1}; }), std::string("inviter_bp"));
  QCOMPARE(fault([](RuleSet& r) { r.reserveDays = 3'651; }), std::string("reserve_days"));
  QCOMPARE(fault([](RuleSet& r) { r.minimumWithdrawal = {-1}; }), std::string("minimum_withdrawal_fen"));
  QCOMPARE(fault([](RuleSet& r) { r.secondDeciderAbove = {-1}; }), std::string("second_decider_above_fen"));
  QCOMPARE(fault([](RuleSet& r) { r.secondReviewerAbove = {-1}; }), std::string("second_reviewer_above_fen"));
  QCOMPARE(fault([](RuleSet& r) { r.shareOf(Platform::jd, Level::gold) = {10'001}; }), std::string("share_bp.jd.gold"));
}

/// With an inviter the buyer and the reserve get to the fen what they get without; nothing is lost or made.
void TestRules::theInviterIsPaidByThePlatform() {
  std::mt19937_64 random(7);
  for (int i = 0; i < 20'000; ++i) {
    const Fen income{std::int64_t(random() % 1'000'000)}, fee{std::int64_t(random() % 1'000)};
    const auto rate = [&random] { return BasisPoints{std::int32_t(random() % 10'001)}; };
    const auto reserve = rate(), share = rate(), inviter = rate();
    const auto without = split(income, fee, reserve, share);
    const auto with = split(income, fee, reserve, share, inviter);
    QVERIFY(without && with);
    QCOMPARE(with->user, without->user);
    QCOMPARE(with->reserve, without->reserve);
    QCOMPARE(with->platform.value + with->inviter.value, without->platform.value);
    QCOMPARE(with->inviter.value, without->platform.value * inviter.value / 10'000);
  }
}

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
