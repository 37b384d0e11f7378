// SPDX-License-Identifier: GPL-3.0-or-later
// The platform's bill: entered by one person, confirmed by another, and settled lines wait for it where it is required.
#include <QtTest>

#include "region/ledger/bill_book.h"
#include "region/ledger/rebate_book.h"
#include "region/ledger/settlement.h"
#include "region/ledger/version_log.h"
#include "region/store_fixture.h"
#include "wire/time_text.h"

using namespace rebate;
using namespace rebate::region;
using namespace rebate::fixtures;

namespace {

const Millis kJune = *wire::parseFeedTime("2026-06-09 00:00:00");

OrderVersion earned(const std::string& line, Millis at, std::int64_t income = 1'000) {
  auto version = settledVersion(line, at);
  version.earnedAt = at;
  version.settledIncome = {income};
  return version;
}

struct Stage {
  TemporaryStore store;
  Stage() {
    const auto saved = store.write([](Writing& writing) { saveUsers(writing, threeUsers()); });
    if (!saved) qFatal("users");
  }
  void take(const OrderVersion& version) {
    write([&](Writing& writing) { takeVersion(writing, version); });
  }
  void write(const std::function<void(Writing&)>& job) {
    const auto done = store.write([&](Writing& writing) {
      job(writing);
      consumeEvents(writing, 1'000);
    });
    QVERIFY2(done.ok(), done ? "" : done.error().detail.c_str());
  }
  void require(const std::set<Platform>& platforms) {
    write([&](Writing& writing) { setBillPolicy(writing, platforms, "cn-east"); });
  }
  std::optional<Problem> enter(const std::string& id, std::int64_t total, std::int64_t lines,
                               const std::string& month = "2026-06", const std::string& who = "chen.jing") {
    Refused refused;
    Bill bill;
    bill.id = id;
    bill.month = month;
    bill.total = {total};
    bill.lines = lines;
    bill.enteredBy = who;
    write([&](Writing& writing) { refused = enterBill(writing, bill); });
    return refused ? std::optional(refused->problem) : std::nullopt;
  }
  std::optional<Problem> confirm(const std::string& id, std::int64_t seen, const std::string& reason = {},
                                 const std::string& who = "li.wei") {
    Refused refused;
    write([&](Writing& writing) { refused = confirmBill(writing, {id, who, Fen{seen}, reason}); });
    return refused ? std::optional(refused->problem) : std::nullopt;
  }
  std::string fate(const std::string& line) {
    const auto rebate = findRebate(store.sql(), "taobao:" + line + ":2")->rebate;
    return std::string(name(rebate.state)) + " " + std::string(name(rebate.reason));
  }
};

}  // namespace

class TestRegionBills : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void monthsAreTheirs_data();
  void monthsAreTheirs();
  void sumsFollowTheNewestVersions();
  void withoutThePolicyNothingWaits();
  void linesWaitForTheBillOfTheirMonth();
  void thePolicyMayChange();
  void anotherPersonConfirms();
  void aDifferenceNeedsAReason_data();
  void aDifferenceNeedsAReason();
  void aBillThatIsOpenCanBeReplaced();
  void billsArePaged();
};

void TestRegionBills::monthsAreTheirs_data() {
  QTest::addColumn<QByteArray>("earned");
  QTest::addColumn<QByteArray>("month");
  QTest::newRow("middle") << QByteArray("2026-06-15T00:00:00Z") << QByteArray("2026-06");
  QTest::newRow("their first second") << QByteArray("2026-05-31T16:00:00Z") << QByteArray("2026-06");
  QTest::newRow("the second before") << QByteArray("2026-05-31T15:59:59Z") << QByteArray("2026-05");
  QTest::newRow("new year") << QByteArray("2026-12-31T16:00:00Z") << QByteArray("2027-01");
}

void TestRegionBills::monthsAreTheirs() {
  QFETCH(QByteArray, earned);
  QFETCH(QByteArray, month);
  auto version = settledVersion("1", 5'000);
  version.earnedAt = *wire::parseRfc3339(earned.toStdString());
  QCOMPARE(QByteArray::fromStdString(billMonthOf(version)), month);
  version.modifiedAt = *version.earnedAt;
  version.earnedAt.reset();
  QCOMPARE(QByteArray::fromStdString(billMonthOf(version)), month);
}

void TestRegionBills::sumsFollowTheNewestVersions() {
  Stage stage;
  const auto sum = [&](const char* month) { return monthSum(stage.store.sql(), Platform::taobao, month); };
  stage.take(earned("100", kJune, 1'000));
  stage.take(earned("101", kJune, 500));
  QCOMPARE(sum("2026-06"), (MonthSum{Fen{1'500}, 2}));
  stage.take(earned("100", kJune - 1'000, 9'000));  // old, late
  QCOMPARE(sum("2026-06"), (MonthSum{Fen{1'500}, 2}));
  stage.take(earned("100", kJune + 1'000, 700));
  QCOMPARE(sum("2026-06"), (MonthSum{Fen{1'200}, 2}));
  auto closed = earned("101", kJune + 2'000);
  setStatus(closed, 13);
  stage.take(closed);
  QCOMPARE(sum("2026-06"), (MonthSum{Fen{700}, 1}));
  stage.take(earned("100", kJune + 40LL * 24 * 3'600'000, 800));
  QCOMPARE(sum("2026-06"), MonthSum{});
  QCOMPARE(sum("2026-07"), (MonthSum{Fen{800}, 1}));
}

void TestRegionBills::withoutThePolicyNothingWaits() {
  Stage stage;
  stage.take(earned("100", kJune));
  QCOMPARE(stage.fate("100"), std::string("awaiting_approval "));
  stage.require({Platform::jd});
  QCOMPARE(stage.fate("100"), std::string("awaiting_approval "));
}

void TestRegionBills::linesWaitForTheBillOfTheirMonth() {
  Stage stage;
  stage.require({Platform::taobao});
  const auto july = kJune + 30LL * 24 * 3'600'000;
  stage.take(earned("100", kJune));
  stage.take(earned("101", july));
  QCOMPARE(stage.fate("100"), std::string("waiting bill_open"));
  QVERIFY(!stage.enter("b1", 1'000, 1));
  QCOMPARE(stage.fate("100"), std::string("waiting bill_open"));
  QVERIFY(!stage.confirm("b1", 1'000));
  QCOMPARE(stage.fate("100"), std::string("awaiting_approval "));
  QCOMPARE(stage.fate("101"), std::string("waiting bill_open"));
  stage.take(earned("102", kJune));  // of a month that is confirmed
  QCOMPARE(stage.fate("102"), std::string("awaiting_approval "));
  auto refunded = earned("103", july);
  refunded.refundOpen = true;
  stage.take(refunded);
  QCOMPARE(stage.fate("103"), std::string("held refund_open"));
  QCOMPARE(stage.store.brokenRules(), std::string());
}

void TestRegionBills::thePolicyMayChange() {
  Stage stage;
  stage.take(earned("100", kJune));
  stage.require({Platform::taobao});
  QCOMPARE(stage.fate("100"), std::string("waiting bill_open"));
  const auto changes = stage.store.count("changes");
  stage.require({Platform::taobao});
  QCOMPARE(stage.store.count("changes"), changes);
  stage.require({});
  QCOMPARE(stage.fate("100"), std::string("awaiting_approval "));
  QCOMPARE(stage.store.sql().integer("SELECT COUNT(*) FROM audit WHERE action = 'bill.required'").value_or(0),
           std::int64_t{2});
}

void TestRegionBills::anotherPersonConfirms() {
  Stage stage;
  stage.take(earned("100", kJune));
  QCOMPARE(stage.confirm("b1", 1'000), Problem::notFound);
  QVERIFY(!stage.enter("b1", 1'000, 1));
  QCOMPARE(stage.confirm("b1", 1'000, "", "chen.jing"), Problem::proposerIsDecider);
  QCOMPARE(stage.confirm("b1", 1'000, "because", "chen.jing"), Problem::proposerIsDecider);
  QCOMPARE(findBill(stage.store.sql(), "b1")->state, std::string("open"));
  QVERIFY(!stage.confirm("b1", 1'000));
  const auto bill = findBill(stage.store.sql(), "b1");
  QCOMPARE(bill->confirmedBy, std::string("li.wei"));
  QVERIFY(bill->confirmedAt.has_value());
  QCOMPARE(stage.confirm("b1", 1'000), Problem::alreadyDecided);
  QCOMPARE(stage.enter("b2", 1'000, 1), Problem::alreadyDecided);
  QCOMPARE(stage.store.sql().integer("SELECT COUNT(*) FROM audit WHERE entity = 'b1'").value_or(0), std::int64_t{2});
  // The store itself knows that one person is not two.
  QVERIFY(!stage.enter("b3", 1, 1, "2026-05"));
  QVERIFY(!stage.store.write([](Writing& writing) {
    writing.sql.run("UPDATE bills SET state = 'confirmed', confirmed_by = 'chen.jing' WHERE id = 'b3'");
  }));
}

void TestRegionBills::aDifferenceNeedsAReason_data() {
  QTest::addColumn<qint64>("total");
  QTest::addColumn<qint64>("lines");
  QTest::addColumn<bool>("same");
  QTest::newRow("the same") << qint64(1'000) << qint64(1) << true;
  QTest::newRow("one fen less") << qint64(999) << qint64(1) << false;
  QTest::newRow("more") << qint64(2'000) << qint64(1) << false;
  QTest::newRow("a line more") << qint64(1'000) << qint64(2) << false;
  QTest::newRow("nothing") << qint64(0) << qint64(0) << false;
}

void TestRegionBills::aDifferenceNeedsAReason() {
  QFETCH(qint64, total);
  QFETCH(qint64, lines);
  QFETCH(bool, same);
  Stage stage;
  stage.take(earned("100", kJune));
  QVERIFY(!stage.enter("b1", total, lines));
  QCOMPARE(stage.confirm("b1", 900), Problem::versionMoved);  // not our sum any more
  if (same) {
    QVERIFY(!stage.confirm("b1", 1'000));
    return;
  }
  QCOMPARE(stage.confirm("b1", 1'000), Problem::reasonRequired);
  QVERIFY(!stage.confirm("b1", 1'000, "their rounding"));
  QCOMPARE(findBill(stage.store.sql(), "b1")->reason, std::string("their rounding"));
}

void TestRegionBills::aBillThatIsOpenCanBeReplaced() {
  Stage stage;
  QVERIFY(!stage.enter("b1", 5, 1));
  QVERIFY(!stage.enter("b2", 0, 0));
  QCOMPARE(findBill(stage.store.sql(), "b1")->state, std::string("superseded"));
  QCOMPARE(stage.confirm("b1", 0, "x"), Problem::notDecidable);
  QVERIFY(!stage.confirm("b2", 0));
}

void TestRegionBills::billsArePaged() {
  Stage stage;
  for (int i = 1; i <= 5; ++i) QVERIFY(!stage.enter("b" + std::to_string(i), i, i, "2026-0" + std::to_string(i)));
  const auto first = billsBefore(stage.store.sql(), "", 3), second = billsBefore(stage.store.sql(), first.back().id, 3);
  QCOMPARE(first.size(), std::size_t{3});
  QCOMPARE(first.front().id, std::string("b5"));
  QCOMPARE(second.size(), std::size_t{2});
  QCOMPARE(second.back().month, std::string("2026-01"));
}

QTEST_GUILESS_MAIN(TestRegionBills)
#include "tst_region_bills.moc"
