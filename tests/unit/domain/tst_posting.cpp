// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <map>
#include <random>

#include "domain/posting.h"

using namespace rebate;

namespace {

Rebate awaiting(std::int64_t income, int shareBasisPoints) {
  Rebate r;
  r.id = "taobao:42:2";
  r.line = "42";
  r.userId = "u-1";
  r.split = *split({income}, {0}, {1000}, {shareBasisPoints});
  return r;
}

std::map<std::pair<Account, std::string>, std::int64_t> sums(const std::vector<Transaction>& book) {
  std::map<std::pair<Account, std::string>, std::int64_t> result;
  for (const auto& transaction : book)
    for (const auto& leg : transaction.legs) result[{leg.account, leg.userId}] += leg.amount.value;
  return result;
}

}  // namespace

class TestPosting : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void creditHasItsLegs();
  void creditsBalanceAndReversalsUndoThem();
  void nothingDueCannotBeCredited();
  void unbalancedIsRefused();
};

void TestPosting::creditHasItsLegs() {
  const auto credit = creditOf(awaiting(695, 5000), 0);
  QVERIFY(credit.ok());
  QCOMPARE(credit->key, std::string("taobao:42:u-1:2:credit"));
  const std::vector<Leg> expected{{Account::commissionReceivable, "", {695}}, {Account::userPayable, "u-1", {-312}},
                                  {Account::platformIncome, "", {-313}}, {Account::reserve, "", {-70}}};
  QCOMPARE(credit->legs, expected);
  QCOMPARE(creditOf(awaiting(695, 5000), 2)->key, std::string("taobao:42:u-1:2:credit:2"));
}

void TestPosting::creditsBalanceAndReversalsUndoThem() {
  std::mt19937_64 random(5);
  for (int i = 0; i < 10'000; ++i) {
    const auto credit = creditOf(awaiting(1 + static_cast<std::int64_t>(random() % 10'000'000), static_cast<int>(random() % 10'001)), 0);
    QVERIFY(credit.ok());
    QVERIFY(checkBalanced(*credit).ok());
    const auto reversal = reversalOf(*credit);
    QCOMPARE(reversal.reverses, credit->key);
    QVERIFY(reversal.key != credit->key);
    for (const auto& [account, sum] : sums({*credit, reversal})) QCOMPARE(sum, std::int64_t{0});
  }
}

void TestPosting::nothingDueCannotBeCredited() {
  QCOMPARE(creditOf(awaiting(0, 5000), 0).error().field, std::string("due_fen"));
  auto nobody = awaiting(10, 5000);
  nobody.userId.clear();
  QCOMPARE(creditOf(nobody, 0).error().field, std::string("user_id"));
}

void TestPosting::unbalancedIsRefused() {
  Transaction t;
  t.legs = {{Account::commissionReceivable, "", {5}}};
  QVERIFY(!checkBalanced(t));
  t.legs.push_back({Account::reserve, "", {-4}});
  QVERIFY(!checkBalanced(t));
  t.legs.push_back({Account::platformIncome, "", {-1}});
  QVERIFY(checkBalanced(t).ok());
  t.legs.push_back({Account::platformIncome, "", {0}});
  QVERIFY(!checkBalanced(t));
  t.legs = {{Account::reserve, "", {std::numeric_limits<std::int64_t>::max()}}, {Account::reserve, "", {1}}};
  QCOMPARE(checkBalanced(t).error().code, Errc::overflow);
}

QTEST_GUILESS_MAIN(TestPosting)
#include "tst_posting.moc"
