// SPDX-License-Identifier: GPL-3.0-or-later
// What the store itself refuses, and what `check` finds when somebody got round it.
#include <QtTest>

#include "region/ledger/decisions.h"
#include "region/ledger/operator_book.h"
#include "region/ledger/rebate_book.h"
#include "region/ledger/settlement.h"
#include "region/ledger/version_log.h"
#include "region/store_fixture.h"
#include "wire/uuid.h"

using namespace rebate;
using namespace rebate::region;
using namespace rebate::fixtures;

namespace {

/// A store with one credited rebate of u-a.
void credit(TemporaryStore& store) {
  const auto done = store.write([](Writing& writing) {
    saveUsers(writing, threeUsers());
    takeVersion(writing, settledVersion("100", 5'000));
    consumeEvents(writing, 10);
    const auto rebate = findRebate(writing.sql, "taobao:100:2");
    Decision decision;
    decision.id = wire::uuid7(1'000);
    decision.rebateId = "taobao:100:2";
    decision.version = rebate->rebate.version;
    decision.contentHash = rebate->rebate.contentHash;
    decision.amount = rebate->rebate.split.user;
    decideOnce(writing, decision, {"chen.jing", "", Role::finance}, {});
  });
  QVERIFY2(done.ok(), done.ok() ? "" : done.error().detail.c_str());
}

}  // namespace

class TestRegionBooks : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theStoreRefuses_data();
  void theStoreRefuses();
  void checkFinds_data();
  void checkFinds();
  void aCreditIsBookedAsTheDesignSays();
  void operatorsAndTheirSessions();
  void passwordsAreHashed();
};

void TestRegionBooks::theStoreRefuses_data() {
  QTest::addColumn<QByteArray>("sql");
  QTest::newRow("changing a transaction") << QByteArray("UPDATE transactions SET actor = 'x'");
  QTest::newRow("deleting a transaction") << QByteArray("DELETE FROM transactions");
  QTest::newRow("changing a posting") << QByteArray("UPDATE postings SET amount_fen = amount_fen + 1");
  QTest::newRow("deleting a posting") << QByteArray("DELETE FROM postings");
  QTest::newRow("changing the audit") << QByteArray("UPDATE audit SET actor = 'x'");
  QTest::newRow("deleting the audit") << QByteArray("DELETE FROM audit");
  QTest::newRow("a leg more on a booked transaction")
      << QByteArray("INSERT INTO postings SELECT key, 9, 'reserve', '', 5 FROM transactions");
  QTest::newRow("a transaction without legs")
      << QByteArray("INSERT INTO transactions VALUES ('t', 'credit', 'taobao:100:2', NULL, 'x', 1, 1)");
  QTest::newRow("one that does not sum to zero") << QByteArray(
      "INSERT INTO postings VALUES ('t', 1, 'reserve', '', 5); "
      "INSERT INTO postings VALUES ('t', 2, 'platform_income', '', -4); "
      "INSERT INTO transactions VALUES ('t', 'credit', 'taobao:100:2', NULL, 'x', 1, 1)");
  QTest::newRow("legs without a transaction") << QByteArray("INSERT INTO postings VALUES ('t', 1, 'reserve', '', 5)");
  QTest::newRow("a leg of nothing") << QByteArray("INSERT INTO postings VALUES ('t', 1, 'reserve', '', 0)");
  QTest::newRow("a user's leg without a user")
      << QByteArray("INSERT INTO postings VALUES ('t', 1, 'user_payable', '', 5)");
  QTest::newRow("a credit of no rebate") << QByteArray(
      "INSERT INTO postings VALUES ('t', 1, 'reserve', '', 5); "
      "INSERT INTO postings VALUES ('t', 2, 'platform_income', '', -5); "
      "INSERT INTO transactions VALUES ('t', 'credit', 'taobao:404:2', NULL, 'x', 1, 1)");
  QTest::newRow("an unknown account") << QByteArray("INSERT INTO postings VALUES ('t', 1, 'pocket', '', 5)");
  QTest::newRow("our account with a user") << QByteArray("INSERT INTO postings VALUES ('t', 1, 'reserve', 'u-a', 5)");
  QTest::newRow("undoing a part") << QByteArray(
      "INSERT INTO postings VALUES ('t', 1, 'commission_receivable', '', -900); "
      "INSERT INTO postings VALUES ('t', 2, 'platform_income', '', 900); "
      "INSERT INTO transactions SELECT 't', 'reversal', subject, key, 'x', 1, 1 FROM transactions");
  QTest::newRow("withdrawing more than there is") << QByteArray(
      "INSERT INTO postings VALUES ('t', 1, 'user_payable', 'u-a', 487); "
      "INSERT INTO postings VALUES ('t', 2, 'user_frozen', 'u-a', -487); "
      "INSERT INTO transactions VALUES ('t', 'withdrawal', 'w-1', NULL, 'x', 1, 1)");
  QTest::newRow("frozen below zero") << QByteArray("UPDATE users SET frozen_fen = -1");
  QTest::newRow("a rebate that skips a version") << QByteArray("UPDATE rebates SET version = version + 2");
  QTest::newRow("a split with a rest")
      << QByteArray("UPDATE rebates SET user_fen = user_fen + 1, version = version + 1");
  QTest::newRow("a part below zero") << QByteArray(
      "UPDATE rebates SET user_fen = user_fen + platform_fen + 1, platform_fen = -1, version = version + 1");
  QTest::newRow("crediting alone") << QByteArray(
      "UPDATE rebates SET state = 'awaiting_approval', version = version + 1; "
      "UPDATE rebates SET state = 'credited', proposed_by = 'x', decided_by = 'x', version = version + 1");
  QTest::newRow("deleting a rebate") << QByteArray("DELETE FROM rebates");
  QTest::newRow("changing rules that were made") << QByteArray("UPDATE rule_versions SET body = '{}'");
  QTest::newRow("approving one's own proposal") << QByteArray(
      "INSERT INTO proposals VALUES ('p', 'rules', '', '{}', 'why', 'x', 1, 'approved', 'x', 2, '', 2)");
  QTest::newRow("undoing one credit twice") << QByteArray(
      "INSERT INTO postings SELECT 'r' || s.n, p.leg, p.account, p.user_id, -p.amount_fen FROM postings p "
      "JOIN (SELECT 1 AS n UNION SELECT 2) s; "
      "INSERT INTO transactions SELECT 'r1', 'reversal', subject, key, 'x', 1, 1 FROM transactions; "
      "INSERT INTO transactions SELECT 'r2', 'reversal', subject, key, 'x', 1, 1 FROM transactions "
      "WHERE kind = 'credit'");
}

void TestRegionBooks::theStoreRefuses() {
  QFETCH(QByteArray, sql);
  TemporaryStore store;
  credit(store);
  QVERIFY(store.sql().beginWrite());
  const auto done = store.sql().execute(sql.toStdString());
  QVERIFY(!done || !store.sql().commit());
  if (!done) store.sql().rollback();
  QCOMPARE(store.brokenRules(), std::string());
}

void TestRegionBooks::checkFinds_data() {
  QTest::addColumn<QByteArray>("sql");
  QTest::addColumn<QByteArray>("rule");
  QTest::newRow("a balance changed by hand")
      << QByteArray("UPDATE users SET balance_fen = 7 WHERE id = 'u-b'") << QByteArray("balance is the sum");
  QTest::newRow("a posting changed") << QByteArray(
                                            "DROP TRIGGER postings_keep; UPDATE postings SET amount_fen = 1 "
                                            "WHERE leg = 1")
                                     << QByteArray("everything sums to zero");
  QTest::newRow("a credited rebate without a credit")
      << QByteArray("UPDATE rebates SET state = 'rejected', version = version + 1") << QByteArray("one open credit");
  QTest::newRow("another split than was booked")
      << QByteArray("UPDATE rebates SET user_fen = user_fen + 1, platform_fen = platform_fen - 1, version = version + 1")
      << QByteArray("open credit is the rebate's split");
  QTest::newRow("a change is missing") << QByteArray("DELETE FROM changes WHERE seq = 2")
                                       << QByteArray("without a gap");
  QTest::newRow("an audit record is another")
      << QByteArray("DROP TRIGGER audit_keep; UPDATE audit SET record = '{}'") << QByteArray("audit record");
  QTest::newRow("an audit record is gone")
      << QByteArray("DROP TRIGGER audit_stay; DELETE FROM audit") << QByteArray("decision is audited");
  QTest::newRow("a rebate changed by hand")
      << QByteArray("UPDATE rebates SET item = 'x', version = version + 1") << QByteArray("content hash");
}

void TestRegionBooks::checkFinds() {
  QFETCH(QByteArray, sql);
  QFETCH(QByteArray, rule);
  TemporaryStore store;
  credit(store);
  QCOMPARE(store.brokenRules(), std::string());
  QVERIFY(store.sql().execute(spoken(sql)));
  const auto broken = QByteArray::fromStdString(store.brokenRules());
  QVERIFY2(broken.contains(rule), broken);
}

void TestRegionBooks::aCreditIsBookedAsTheDesignSays() {
  TemporaryStore store;
  credit(store);
  // 10.00 − 1.00 = 9.00; reserve 10 % → 8.10 base; gold 60 % → 4.86; the platform has 3.24
  const auto amount = [&store](const char* account) {
    return store.sql().integer("SELECT amount_fen FROM postings WHERE account = $1", {account}).value_or(0);
  };
  QCOMPARE(amount("commission_receivable"), std::int64_t{900});
  QCOMPARE(amount("user_payable"), std::int64_t{-486});
  QCOMPARE(amount("platform_income"), std::int64_t{-324});
  QCOMPARE(amount("reserve"), std::int64_t{-90});
  QCOMPARE(findUser(store.sql(), "u-a")->balance.value, std::int64_t{486});
}

void TestRegionBooks::operatorsAndTheirSessions() {
  TemporaryStore store;
  const Operator chen{"chen.jing", "陈静", Role::finance};
  QVERIFY(store.write([&](Writing& writing) { insertOperator(writing, chen, "hash", "cli"); }));
  QVERIFY2(!store.write([&](Writing& writing) { insertOperator(writing, chen, "hash", "cli"); }),
           "one person, one name");
  SessionGrant first, second;
  QVERIFY(store.write([&](Writing& writing) { first = openSession(writing, chen); }, 1'000));
  QVERIFY(whoHas(store.sql(), first.token, 2'000) == chen);
  QVERIFY(!whoHas(store.sql(), first.token, 1'000 + kSessionLength));
  QVERIFY(!whoHas(store.sql(), first.token + "x", 2'000));
  QVERIFY(!whoHas(store.sql(), "", 2'000));
  QCOMPARE(store.sql().integer("SELECT COUNT(*) FROM sessions WHERE token_hash = $1", {first.token}).value_or(9),
           std::int64_t{0});
  QVERIFY(store.write([&](Writing& writing) { second = refreshSession(writing, chen, first.token); }, 3'000));
  QVERIFY2(whoHas(store.sql(), first.token, 60'000), "for a while, in case the answer is lost");
  QVERIFY(!whoHas(store.sql(), first.token, 63'001));
  QVERIFY(store.write([&](Writing& writing) { disableOperator(writing, "chen.jing", "cli"); }));
  QVERIFY(!whoHas(store.sql(), second.token, 4'000));
  QVERIFY(!store.write([&](Writing& writing) { disableOperator(writing, "nobody", "cli"); }));
  QCOMPARE(store.brokenRules(), std::string());
}

void TestRegionBooks::passwordsAreHashed() {
  const auto hash = hashPassword("correct horse");
  QVERIFY(hash);
  QVERIFY(QByteArray::fromStdString(*hash).startsWith("$argon2id$"));
  QVERIFY(passwordMatches(*hash, "correct horse"));
  QVERIFY(!passwordMatches(*hash, "correct hors"));
  QVERIFY(!passwordMatches("not a hash", "correct horse"));
}

QTEST_GUILESS_MAIN(TestRegionBooks)
#include "tst_region_books.moc"
