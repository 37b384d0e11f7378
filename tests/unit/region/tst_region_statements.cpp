// SPDX-License-Identifier: GPL-3.0-or-later
// Monthly statements: what is in them, where a month ends, and that they prove themselves against plain sums.
#include <QtTest>

#include <random>

#include "region/ledger/payout_desk.h"
#include "region/ledger/posting_book.h"
#include "region/ledger/statement.h"
#include "region/ledger/user_book.h"
#include "region/ledger/withdrawals.h"
#include "region/money_fixture.h"
#include "region/store_fixture.h"
#include "wire/time_text.h"

using namespace rebate;
using namespace rebate::region;
using namespace rebate::fixtures;

namespace {

Millis at(const char* text) {
  return *wire::parseRfc3339(text);
}

/// What the user has of this account from the postings before a moment, added up one by one.
std::int64_t plainSum(SqlSession& sql, const char* user, const char* account, Millis before) {
  std::int64_t sum = 0;
  sql.each(
      "SELECT p.amount_fen, t.at, p.user_id, p.account FROM postings p JOIN transactions t ON t.key = "
      "p.transaction_key",
      {}, [&](const SqlRow& row) {
        if (row.text(2) == user && row.text(3) == account && row.integer(1) < before) sum -= row.integer(0);
      });
  return sum;
}

}  // namespace

class TestRegionStatements : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void months_data();
  void months();
  void oneMonthOfEverything();
  void aMonthIsOfPlusEight();
  void randomHistoriesProveThemselves_data();
  void randomHistoriesProveThemselves();
};

void TestRegionStatements::months_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QByteArray>("begin");  // empty: none
  QTest::addColumn<QByteArray>("end");
  QTest::newRow("June") << QByteArray("2026-06") << QByteArray("2026-05-31T16:00:00Z")
                        << QByteArray("2026-06-30T16:00:00Z");
  QTest::newRow("December") << QByteArray("2026-12") << QByteArray("2026-11-30T16:00:00Z")
                            << QByteArray("2026-12-31T16:00:00Z");
  QTest::newRow("leap") << QByteArray("2028-02") << QByteArray("2028-01-31T16:00:00Z")
                        << QByteArray("2028-02-29T16:00:00Z");
  for (const auto* wrong : {"", "2026", "2026-00", "2026-13", "2026-6", "2026/06", "1969-12", "2026-06-01", "-026-06",
                            "20 6-06", "2026-+6"})
    QTest::newRow(wrong) << QByteArray(wrong) << QByteArray() << QByteArray();
}

void TestRegionStatements::months() {
  QFETCH(QByteArray, text);
  QFETCH(QByteArray, begin);
  QFETCH(QByteArray, end);
  const auto month = monthFrom(text.toStdString());
  QCOMPARE(month.has_value(), !begin.isEmpty());
  if (!month) return;
  QCOMPARE(month->begin(), at(begin));
  QCOMPARE(month->end(), at(end));
  QCOMPARE(QByteArray::fromStdString(textOf(*month)), text);
}

void TestRegionStatements::oneMonthOfEverything() {
  TemporaryStore store;
  const PayoutPace pace;
  const auto june = at("2026-06-10T00:00:00Z"), july = at("2026-07-10T00:00:00Z");
  QVERIFY(store.write(
      [](Writing& writing) {
        saveUsers(writing, threeUsers());
        credit(writing, "100", "u-a", {100'000});
      },
      june));
  QVERIFY(store.write(
      [&](Writing& writing) {
        credit(writing, "101", "u-a", {10'000});
        credit(writing, "102", "u-a", {1'000});
        clawBack(writing, "101", "u-a", {10'000});
        adjust(writing, "adjustment:1", "u-a", {77});
        const auto w = inPayout(writing, "u-a", {20'000});
        markSent(writing, w.id, pace);
        recordAnswer(writing, w.id, {PayoutFate::paid, {}}, pace);
        requestWithdrawal(writing, "u-a", {1'000}, "support");
      },
      july));
  QVERIFY(store.sql().beginRead());
  const auto statement = statementOf(store.sql(), "u-a", {2026, 7});
  QVERIFY(store.sql().commit());
  QVERIFY(statement.opening == (Owed{{54'000}, {}}));
  const auto sum = [&](Section section) { return statement.sums.at(section); };
  QVERIFY(sum(Section::credits) == (Owed{{5'940}, {}}));
  QVERIFY(sum(Section::reversals) == (Owed{{-5'400}, {}}));
  QVERIFY(sum(Section::adjustments) == (Owed{{77}, {}}));
  QVERIFY(sum(Section::withdrawals) == (Owed{{-21'000}, {21'000}}));
  QVERIFY(sum(Section::payouts) == (Owed{{}, {-20'000}}));
  QVERIFY(statement.closing == (Owed{{33'617}, {1'000}}));
  QCOMPARE(statement.lines.at(Section::credits).size(), std::size_t{2});
  const auto& undone = statement.lines.at(Section::reversals).at(0);
  QCOMPARE(undone.of, TransactionKind::credit);
  QCOMPARE(undone.subject, std::string("taobao:101:2"));
  QCOMPARE(statement.byPlatform.at(Platform::taobao), Fen{540});
  QVERIFY(usersWithStatements(store.sql(), {2026, 7}) == std::vector<std::string>{"u-a"});
  QVERIFY(usersWithStatements(store.sql(), {2026, 5}).empty());
}

void TestRegionStatements::aMonthIsOfPlusEight() {
  TemporaryStore store;
  QVERIFY(store.write([](Writing& writing) { saveUsers(writing, threeUsers()); }));
  const auto book1 = [&](const char* key, const char* moment) {
    QVERIFY(store.write([&](Writing& writing) { adjust(writing, key, "u-b", {100}); }, at(moment)));
  };
  book1("last of June", "2026-06-30T15:59:59.999Z");
  book1("first of July", "2026-06-30T16:00:00Z");
  QCOMPARE(statementOf(store.sql(), "u-b", {2026, 6}).lines.at(Section::adjustments).at(0).transaction,
           std::string("last of June"));
  const auto july = statementOf(store.sql(), "u-b", {2026, 7});
  QCOMPARE(july.opening.free, Fen{100});
  QCOMPARE(july.lines.at(Section::adjustments).size(), std::size_t{1});
  QCOMPARE(july.closing.free, Fen{200});
  QVERIFY(statementOf(store.sql(), "nobody", {2026, 7}).closing == Owed{});
}

void TestRegionStatements::randomHistoriesProveThemselves_data() {
  QTest::addColumn<int>("seed");
  for (int seed = 1; seed <= 12; ++seed) QTest::addRow("seed %d", seed) << seed;
}

void TestRegionStatements::randomHistoriesProveThemselves() {
  QFETCH(int, seed);
  std::mt19937 random(static_cast<std::uint32_t>(seed));
  TemporaryStore store;
  const PayoutPace pace;
  auto now = at("2026-01-05T00:00:00Z");
  QVERIFY(store.write([](Writing& writing) { saveUsers(writing, threeUsers()); }, now));
  const char* users[] = {"u-a", "u-b", "u-c"};
  int number = 0;
  for (int i = 0; i < 60; ++i) {
    now += static_cast<Millis>(random() % 8) * 86'400'000 / 2;
    const std::string user = users[random() % 3];
    const Fen amount{static_cast<std::int64_t>(100 + random() % 20'000)};
    QVERIFY(store.write(
        [&](Writing& writing) {
          switch (random() % 4) {
            case 0:
              credit(writing, std::to_string(++number), user, {amount.value * 20});
              break;
            case 1:
              adjust(writing, "adjustment:" + std::to_string(i), user,
                     random() % 2 && findUser(writing.sql, user)->balance >= amount ? Fen{-amount.value} : amount);
              break;
            case 2: {
              const auto asked = requestWithdrawal(writing, user, amount, "support");
              if (!asked.refused && random() % 2)
                reviewWithdrawal(writing, asked.now->id, verdictOn(*asked.now, ReviewVerdict::reject), "li.wei");
              break;
            }
            default: {
              if (findUser(writing.sql, user)->balance < amount) break;
              const auto w = inPayout(writing, user, amount);
              markSent(writing, w.id, pace);
              recordAnswer(writing, w.id, {PayoutFate::paid, {}}, pace);
              if (random() % 3 == 0) recordQuery(writing, w.id, {PayoutFate::returned, "closed"}, pace);
            }
          }
        },
        now));
  }
  QCOMPARE(store.brokenRules(), std::string());
  for (const auto* user : users) {
    Owed before;
    for (int month = 1; month <= 12; ++month) {
      const auto statement = statementOf(store.sql(), user, {2026, month});
      QVERIFY2(!store.sql().failure(), "it proves its closing balance");
      QVERIFY(statement.opening == before);
      QCOMPARE(statement.closing.free.value, plainSum(store.sql(), user, "user_payable", Month{2026, month}.end()));
      QCOMPARE(statement.closing.frozen.value, plainSum(store.sql(), user, "user_frozen", Month{2026, month}.end()));
      before = statement.closing;
    }
    QCOMPARE(before.free, findUser(store.sql(), user)->balance);
    QCOMPARE(before.frozen, findUser(store.sql(), user)->frozen);
  }
}

QTEST_GUILESS_MAIN(TestRegionStatements)
#include "tst_region_statements.moc"
