// SPDX-License-Identifier: GPL-3.0-or-later
// What the store itself refuses to do with withdrawals, and what `check` finds when somebody got round it.
#include <QtTest>

#include "region/ledger/payout_desk.h"
#include "region/ledger/user_book.h"
#include "region/ledger/withdrawals.h"
#include "region/money_fixture.h"
#include "region/store_fixture.h"

using namespace rebate;
using namespace rebate::region;
using namespace rebate::fixtures;

namespace {

constexpr PayoutPace kPace;

/// u-a has 540.00 (of 1000.00), u-b 4.50.
void begin(TemporaryStore& store) {
  const auto done = store.write([](Writing& writing) {
    saveUsers(writing, threeUsers());
    credit(writing, "100", "u-a", {100'000});
    credit(writing, "101", "u-b", {1'000});
  });
  QVERIFY2(done.ok(), done.ok() ? "" : done.error().detail.c_str());
}

/// w1 is requested, w2 reviewed, w3 unsent in a payout, w4 sent, w5 unknown, w6 paid; each of 10.00 of u-a.
void sixWithdrawals(TemporaryStore& store, QList<QPair<QByteArray, std::string>>& names) {
  QVERIFY(store.write([&](Writing& writing) {
    const auto add = [&](const char* name, const std::string& id) { names.append({name, id}); };
    add("w1", requestWithdrawal(writing, "u-a", {1'000}, "support").now->id);
    add("w2", reviewed(writing, "u-a", {1'000}).id);
    add("w3", inPayout(writing, "u-a", {1'000}).id);
    for (const auto* name : {"w4", "w5", "w6"}) {
      add(name, inPayout(writing, "u-a", {1'000}).id);
      markSent(writing, names.last().second, kPace);
    }
    recordAnswer(writing, names[4].second, {}, kPace);
    recordAnswer(writing, names[5].second, {PayoutFate::paid, {}}, kPace);
  }));
  QCOMPARE(store.brokenRules(), std::string());
}

QByteArray withIds(QByteArray sql, const QList<QPair<QByteArray, std::string>>& names) {
  for (const auto& [name, id] : names) {
    sql.replace("'" + name + "'", "'" + QByteArray::fromStdString(id) + "'");
    sql.replace(":" + name, ":" + QByteArray::fromStdString(id));
  }
  return sql;
}

}  // namespace

class TestRegionWithdrawalGuards : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theStoreRefuses_data();
  void theStoreRefuses();
  void checkFinds_data();
  void checkFinds();
};

void TestRegionWithdrawalGuards::theStoreRefuses_data() {
  QTest::addColumn<QByteArray>("sql");
  QTest::addColumn<QByteArray>("why");
  const auto row = [](const char* what, const char* sql, const char* why) {
    QTest::newRow(what) << QByteArray(sql) << QByteArray(why);
  };
  const QByteArray request =
      "INSERT INTO withdrawals VALUES ('w9', 'u-a', %1, 'requested', 1, 'support', '', '', '', NULL, '', 2000, 0, 0, "
      "0, "
      "2000, 1, 'h')";
  const auto asked = [&](const char* amount) { return QByteArray(request).replace("%1", amount); };
  row("more than there is", asked("54001"), "no more than there is");
  row("nothing", asked("0"), "CHECK");
  row("a frozen user", "UPDATE users SET state = 'frozen'; " + asked("1000"), "this user");
  row("less than the rules say",
      "INSERT INTO rule_versions VALUES (2, 1000, '{\"minimum_withdrawal_fen\":1001}', 'p', 'x', 'y', 1); " +
          asked("1000"),
      "less than the rules");
  row("one that begins reviewed",
      asked("1000").replace("'requested', 1", "'reviewed', 1").replace("'', '', '', NULL", "'', 'x', '', NULL"),
      "begins with a request");
  row("skipping a version", "UPDATE withdrawals SET note = 'x', version = version + 2 WHERE id = 'w1'", "one version");
  row("another amount", "UPDATE withdrawals SET amount_fen = 1, version = version + 1 WHERE id = 'w1'", "not changed");
  row("another user", "UPDATE withdrawals SET user_id = 'u-b', version = version + 1 WHERE id = 'w1'", "not changed");
  row("fewer reviewers", "UPDATE withdrawals SET reviewers = 3 - reviewers, version = version + 1 WHERE id = 'w1'",
      "not changed");
  row("reviewed by nobody", "UPDATE withdrawals SET state = 'reviewed', version = version + 1 WHERE id = 'w1'",
      "CHECK");
  row("reviewed by the requester",
      "UPDATE withdrawals SET state = 'reviewed', reviewer = 'support', version = version + 1 WHERE id = 'w1'",
      "CHECK");
  row("paid out by the reviewer",
      "UPDATE withdrawals SET state = 'in_payout', payer = reviewer, payout_id = (SELECT id FROM payouts LIMIT 1), "
      "version = version + 1 WHERE id = 'w2'",
      "CHECK");
  row("paid out in no batch",
      "UPDATE withdrawals SET state = 'in_payout', payer = 'x', version = version + 1 WHERE id = 'w2'", "CHECK");
  row("paid without being sent",
      "UPDATE withdrawals SET state = 'paid', settled_at = 1, version = version + 1 WHERE id = 'w3'", "");
  row("paid before it was reviewed",
      "UPDATE withdrawals SET state = 'paid', settled_at = 1, version = version + 1 WHERE id = 'w1'", "");
  row("sent twice", "UPDATE withdrawals SET sent_at = sent_at + 1, version = version + 1 WHERE id = 'w4'", "");
  row("unsent again", "UPDATE withdrawals SET sent_at = 0, valid_till = 0, version = version + 1 WHERE id = 'w4'", "");
  row("cancelled after it was sent",
      "UPDATE withdrawals SET state = 'cancelled', note = 'x', settled_at = 1, version = version + 1 WHERE id = 'w4'",
      "");
  row("unknown to in payout", "UPDATE withdrawals SET state = 'in_payout', version = version + 1 WHERE id = 'w5'",
      "this way");
  row("unknown to cancelled",
      "UPDATE withdrawals SET state = 'cancelled', note = 'x', settled_at = 1, version = version + 1 WHERE id = 'w5'",
      "");
  row("paid to unknown",
      "UPDATE withdrawals SET state = 'unknown', settled_at = 0, version = version + 1 WHERE id = 'w6'", "this way");
  row("deleting one", "DELETE FROM withdrawals WHERE id = 'w1'", "never deleted");
  row("changing a payout", "UPDATE payouts SET total_fen = 1", "insert only");
  row("deleting a payout", "DELETE FROM payouts", "insert only");
  const QByteArray book =
      "INSERT INTO postings VALUES ('%1', 1, 'user_frozen', 'u-a', 1000); "
      "INSERT INTO postings VALUES ('%1', 2, 'cash', '', -1000); "
      "INSERT INTO transactions VALUES ('%1', 'payout', '%2', NULL, 'x', 1, 1)";
  const auto paid = [&](const char* key, const char* subject) {
    return QByteArray(book).replace("%1", key).replace("%2", subject);
  };
  row("a payout of an unpaid one", paid("payout:w5", "w5"), "booked as the withdrawal says");
  row("a second payout", paid("payout:w6:2", "w6"), "booked as the withdrawal says");
  row("a payout of nothing", paid("payout:w7", "w7"), "booked as the withdrawal says");
  row("giving back what is paid",
      "INSERT INTO postings VALUES ('r', 1, 'user_frozen', 'u-a', -1000); "
      "INSERT INTO postings VALUES ('r', 2, 'cash', '', 1000); "
      "INSERT INTO transactions VALUES ('r', 'reversal', 'w6', 'payout:w6', 'x', 1, 1)",
      "stays where it is");
}

void TestRegionWithdrawalGuards::theStoreRefuses() {
  QFETCH(QByteArray, sql);
  QFETCH(QByteArray, why);
  TemporaryStore store;
  begin(store);
  QList<QPair<QByteArray, std::string>> names;
  sixWithdrawals(store, names);
  QVERIFY(store.sql().beginWrite());
  const auto done = store.sql().execute(withIds(sql, names).toStdString());
  QVERIFY(!done);
  const auto said = QByteArray::fromStdString(done.error().detail).toLower();
  QVERIFY2(said.contains(why.toLower()), said);
  store.sql().rollback();
  QCOMPARE(store.brokenRules(), std::string());
}

void TestRegionWithdrawalGuards::checkFinds_data() {
  QTest::addColumn<QByteArray>("sql");
  QTest::addColumn<QByteArray>("rule");
  const auto row = [](const char* what, const char* sql, const char* rule) {
    QTest::newRow(what) << QByteArray(sql) << QByteArray(rule);
  };
  const QByteArray lax =
      "DROP TRIGGER withdrawals_steps; DROP TRIGGER withdrawals_keep; DROP TRIGGER withdrawals_version; ";
  row("frozen changed by hand", "UPDATE users SET frozen_fen = frozen_fen + 1 WHERE id = 'u-a'",
      "sum of the open withdrawals");
  row("an open one ended without booking",
      "UPDATE withdrawals SET state = 'cancelled', note = 'x', settled_at = 1, version = version + 1 WHERE id = 'w1'",
      "has its booking");
  row("paid without a payout",
      "UPDATE withdrawals SET state = 'paid', settled_at = 1, version = version + 1 WHERE id = 'w5'",
      "one open payout");
  row("a payout of one that is not paid",
      lax + "UPDATE withdrawals SET state = 'unknown', settled_at = 0 WHERE id = 'w6'", "one open payout");
  row("another amount than was booked", lax + "UPDATE withdrawals SET amount_fen = 999 WHERE id = 'w1'",
      "booked with its amount");
  row("another user than was booked", lax + "UPDATE withdrawals SET user_id = 'u-b' WHERE id = 'w1'",
      "booked with its amount");
  row("a batch that lost one",
      lax +
          "UPDATE withdrawals SET payout_id = (SELECT MAX(id) FROM payouts "
          "WHERE id <> withdrawals.payout_id) WHERE id = 'w3'",
      "sum of its withdrawals");
  row("changed by hand", "UPDATE withdrawals SET first_reviewer = 'x', version = version + 1 WHERE id = 'w1'",
      "withdrawal's content hash");
}

void TestRegionWithdrawalGuards::checkFinds() {
  QFETCH(QByteArray, sql);
  QFETCH(QByteArray, rule);
  TemporaryStore store;
  begin(store);
  QList<QPair<QByteArray, std::string>> names;
  sixWithdrawals(store, names);
  const auto done = store.sql().execute(spoken(withIds(sql, names)));
  QVERIFY2(done.ok(), done.ok() ? "" : done.error().detail.c_str());
  const auto broken = QByteArray::fromStdString(store.brokenRules());
  QVERIFY2(broken.contains(rule), broken);
}

QTEST_GUILESS_MAIN(TestRegionWithdrawalGuards)
#include "tst_region_withdrawal_guards.moc"
