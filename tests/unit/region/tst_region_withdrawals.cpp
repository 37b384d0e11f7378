// SPDX-License-Identifier: GPL-3.0-or-later
// Withdrawals in the books: what people and the payout desk do with them.
#include <QtTest>

#include "region/ledger/payout_desk.h"
#include "region/ledger/posting_book.h"
#include "region/ledger/user_book.h"
#include "region/ledger/user_desk.h"
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

/// What the leader would do first.
std::optional<PayoutWork> nextPayoutWork(SqlSession& sql, Millis now) {
  auto work = payoutWork(sql, now, 1);
  if (work.empty()) return std::nullopt;
  return std::move(work.front());
}

std::int64_t freeOf(TemporaryStore& store, const char* user = "u-a") {
  return findUser(store.sql(), user)->balance.value;
}
std::int64_t frozenOf(TemporaryStore& store, const char* user = "u-a") {
  return findUser(store.sql(), user)->frozen.value;
}
std::int64_t cash(TemporaryStore& store) {
  return store.sql().integer("SELECT COALESCE(SUM(amount_fen), 0) FROM postings WHERE account = 'cash'").value_or(-1);
}

QByteArray refusalOf(const Refused& refused) {
  if (!refused) return {};
  const auto problem = name(refused->problem);
  return QByteArray(problem.data(), qsizetype(problem.size())) + ' ' + QByteArray::fromStdString(refused->field);
}

}  // namespace

class TestRegionWithdrawals : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void fromRequestToPaid();
  void requestsAreRefused_data();
  void requestsAreRefused();
  void whatEndsBeforeItIsPaidGoesBack_data();
  void whatEndsBeforeItIsPaidGoesBack();
  void theBankSendsItBackLater();
  void twoPeopleAboveTheThreshold();
  void aReviewOfWhatMovedIsRefused();
  void payoutsAreAllOrNothing_data();
  void payoutsAreAllOrNothing();
  void theOldestThatThisPersonMayPay();
  void frozenUsersAreNotSent();
  void anUnsentOneCanBeTakenOut();
  void aClawbackLeavesWhatIsFrozen();
  void queriesComeAtTheirTime();
  void aSecondAnswerChangesNothing();
};

void TestRegionWithdrawals::fromRequestToPaid() {
  TemporaryStore store;
  begin(store);
  std::string id;
  QVERIFY(store.write([&](Writing& writing) { id = requestWithdrawal(writing, "u-a", {20'000}, "support").now->id; }));
  QCOMPARE(freeOf(store), std::int64_t{34'000});
  QCOMPARE(frozenOf(store), std::int64_t{20'000});
  QCOMPARE(store.brokenRules(), std::string());
  QVERIFY(store.write([&](Writing& writing) {
    const auto seen = findWithdrawal(writing.sql, id);
    const auto reviewed = reviewWithdrawal(writing, id, verdictOn(*seen, ReviewVerdict::approve), "li.wei");
    QCOMPARE(reviewed.now->state, WithdrawalState::reviewed);
    const auto payout = createPayout(writing, {{id}, 0}, "zhao.lei");
    QVERIFY(!payout.refused);
    QCOMPARE(payout.payout->items, std::int64_t{1});
    QCOMPARE(payout.payout->total, Fen{20'000});
  }));
  const auto first = nextPayoutWork(store.sql(), 2'000);
  QVERIFY(first && first->withdrawal.id == id && !first->query);
  QVERIFY(store.write([&](Writing& writing) { QVERIFY(markSent(writing, id, kPace)); }, 2'000));
  QVERIFY(!nextPayoutWork(store.sql(), 3'000));  // it waits for its answer
  QVERIFY(store.write([&](Writing& writing) { QVERIFY(!markSent(writing, id, kPace)); }));
  QVERIFY(store.write([&](Writing& writing) { recordAnswer(writing, id, {PayoutFate::paid, {}}, kPace); }, 3'000));
  const auto paid = findWithdrawal(store.sql(), id);
  QCOMPARE(paid->state, WithdrawalState::paid);
  QCOMPARE(paid->sentAt, Millis{2'000});
  QCOMPARE(paid->settledAt, Millis{3'000});
  QCOMPARE(frozenOf(store), std::int64_t{0});
  QCOMPARE(freeOf(store), std::int64_t{34'000});
  QCOMPARE(cash(store), std::int64_t{-20'000});
  const auto payout = findPayout(store.sql(), paid->payoutId);
  QCOMPARE(payout->states.size(), std::size_t{1});
  QCOMPARE(payout->states[0].state, WithdrawalState::paid);
  QCOMPARE(store.brokenRules(), std::string());
}

void TestRegionWithdrawals::requestsAreRefused_data() {
  QTest::addColumn<QByteArray>("user");
  QTest::addColumn<qint64>("amount");
  QTest::addColumn<QByteArray>("state");
  QTest::addColumn<QByteArray>("refusal");
  QTest::newRow("nobody") << QByteArray("u-404") << qint64{500} << QByteArray("active")
                          << QByteArray("not-found user_id");
  QTest::newRow("too little") << QByteArray("u-a") << qint64{99} << QByteArray("active")
                              << QByteArray("validation amount_fen");
  QTest::newRow("too much") << QByteArray("u-b") << qint64{451} << QByteArray("active")
                            << QByteArray("not-decidable balance_fen");
  QTest::newRow("all of it") << QByteArray("u-b") << qint64{450} << QByteArray("active") << QByteArray();
  QTest::newRow("frozen") << QByteArray("u-b") << qint64{450} << QByteArray("frozen")
                          << QByteArray("not-decidable state");
  QTest::newRow("erased") << QByteArray("u-b") << qint64{450} << QByteArray("erased")
                          << QByteArray("not-decidable state");
}

void TestRegionWithdrawals::requestsAreRefused() {
  QFETCH(QByteArray, user);
  QFETCH(qint64, amount);
  QFETCH(QByteArray, state);
  QFETCH(QByteArray, refusal);
  TemporaryStore store;
  begin(store);
  QVERIFY(store.write([&](Writing& writing) {
    if (state == "erased")
      eraseUser(writing, "u-b", "wu.min", "p-1");
    else
      writing.sql.run("UPDATE users SET state = $1 WHERE id = 'u-b'", {state.toStdString()});
    const auto answer = requestWithdrawal(writing, user.toStdString(), {amount}, "support");
    QCOMPARE(refusalOf(answer.refused), refusal);
  }));
  QCOMPARE(store.count("withdrawals"), std::int64_t{refusal.isEmpty() ? 1 : 0});
  QCOMPARE(store.brokenRules(), std::string());
}

void TestRegionWithdrawals::whatEndsBeforeItIsPaidGoesBack_data() {
  QTest::addColumn<QByteArray>("end");
  for (const auto* end : {"reject", "cancel", "refused by the provider", "returned to a query"})
    QTest::newRow(end) << QByteArray(end);
}

void TestRegionWithdrawals::whatEndsBeforeItIsPaidGoesBack() {
  QFETCH(QByteArray, end);
  TemporaryStore store;
  begin(store);
  QVERIFY(store.write([&](Writing& writing) {
    const bool byUs = end == "reject" || end == "cancel";
    const auto w = byUs ? reviewed(writing, "u-a", {20'000}) : inPayout(writing, "u-a", {20'000});
    if (byUs) {
      const auto verdict = end == "reject" ? ReviewVerdict::reject : ReviewVerdict::cancel;
      QVERIFY(!reviewWithdrawal(writing, w.id, verdictOn(w, verdict), "li.wei").refused);
      return;
    }
    QVERIFY(markSent(writing, w.id, kPace));
    const bool later = end == "returned to a query";
    recordAnswer(writing, w.id, {later ? PayoutFate::unanswered : PayoutFate::returned, "no such account"}, kPace);
    if (later) recordQuery(writing, w.id, {PayoutFate::returned, "no such account"}, kPace);
    QCOMPARE(findWithdrawal(writing.sql, w.id)->note, std::string("no such account"));
  }));
  QCOMPARE(freeOf(store), std::int64_t{54'000});
  QCOMPARE(frozenOf(store), std::int64_t{0});
  QCOMPARE(cash(store), std::int64_t{0});
  QCOMPARE(store.count("payout_queries"), std::int64_t{0});
  QCOMPARE(store.brokenRules(), std::string());
}

void TestRegionWithdrawals::theBankSendsItBackLater() {
  TemporaryStore store;
  begin(store);
  QVERIFY(store.write([&](Writing& writing) {
    const auto w = inPayout(writing, "u-a", {20'000});
    markSent(writing, w.id, kPace);
    recordAnswer(writing, w.id, {PayoutFate::paid, {}}, kPace);
  }));
  QCOMPARE(freeOf(store), std::int64_t{34'000});
  const auto due = 1'000 + kPace.recheck;
  QVERIFY(!nextPayoutWork(store.sql(), due - 1));
  const auto work = nextPayoutWork(store.sql(), due);
  QVERIFY(work && work->query);
  QVERIFY(store.write(
      [&](Writing& writing) {
        recordQuery(writing, work->withdrawal.id, {PayoutFate::returned, "closed"}, kPace);
      },
      due));
  QCOMPARE(freeOf(store), std::int64_t{54'000});
  QVERIFY(findTransaction(store.sql(), "payout:" + work->withdrawal.id + ":reversal"));
  QCOMPARE(store.brokenRules(), std::string());
}

void TestRegionWithdrawals::twoPeopleAboveTheThreshold() {
  TemporaryStore store;
  begin(store);
  QVERIFY(store.write([&](Writing& writing) {
    credit(writing, "102", "u-a", {1'000'000});
    auto w = *requestWithdrawal(writing, "u-a", {100'001}, "support").now;
    QCOMPARE(w.reviewers, 2);
    const auto approve = [&](const char* person) {
      const auto answer = reviewWithdrawal(writing, w.id, verdictOn(w, ReviewVerdict::approve), person);
      w = *answer.now;
      return refusalOf(answer.refused);
    };
    QCOMPARE(approve("support"), QByteArray("proposer-is-decider requested_by"));
    QCOMPARE(approve("chen.jing"), QByteArray());
    QCOMPARE(w.state, WithdrawalState::requested);
    QCOMPARE(approve("chen.jing"), QByteArray("proposer-is-decider first_reviewer"));
    QCOMPARE(refusalOf(createPayout(writing, {{w.id}, 0}, "zhao.lei").refused), QByteArray("not-decidable ids"));
    QCOMPARE(approve("li.wei"), QByteArray());
    QCOMPARE(w.state, WithdrawalState::reviewed);
    QCOMPARE(refusalOf(createPayout(writing, {{w.id}, 0}, "li.wei").refused), QByteArray("proposer-is-decider ids"));
    QVERIFY(!createPayout(writing, {{w.id}, 0}, "chen.jing").refused);
  }));
  QCOMPARE(store.brokenRules(), std::string());
}

void TestRegionWithdrawals::aReviewOfWhatMovedIsRefused() {
  TemporaryStore store;
  begin(store);
  QVERIFY(store.write([&](Writing& writing) {
    const auto seen = *requestWithdrawal(writing, "u-a", {20'000}, "support").now;
    QVERIFY(!reviewWithdrawal(writing, seen.id, verdictOn(seen, ReviewVerdict::approve), "li.wei").refused);
    const auto late = reviewWithdrawal(writing, seen.id, verdictOn(seen, ReviewVerdict::approve), "chen.jing");
    QCOMPARE(refusalOf(late.refused), QByteArray("version-moved version"));
    QCOMPARE(late.now->state, WithdrawalState::reviewed);
    QVERIFY(!reviewWithdrawal(writing, seen.id, verdictOn(*late.now, ReviewVerdict::reject), "chen.jing").refused);
    const auto later = reviewWithdrawal(writing, seen.id, verdictOn(seen, ReviewVerdict::approve), "chen.jing");
    QCOMPARE(refusalOf(later.refused), QByteArray("already-decided version"));
    const auto silent = reviewWithdrawal(writing, "none", {}, "chen.jing");
    QCOMPARE(refusalOf(silent.refused), QByteArray("not-found id"));
  }));
}

void TestRegionWithdrawals::payoutsAreAllOrNothing_data() {
  QTest::addColumn<QByteArray>("second");
  QTest::addColumn<QByteArray>("refusal");
  QTest::newRow("both reviewed") << QByteArray("reviewed") << QByteArray();
  QTest::newRow("one is not") << QByteArray("requested") << QByteArray("not-decidable ids");
  QTest::newRow("one is in another") << QByteArray("in another") << QByteArray("not-decidable ids");
  QTest::newRow("one is not there") << QByteArray("none") << QByteArray("not-found ids");
  QTest::newRow("one's user is frozen") << QByteArray("frozen") << QByteArray("not-decidable ids");
}

void TestRegionWithdrawals::payoutsAreAllOrNothing() {
  QFETCH(QByteArray, second);
  QFETCH(QByteArray, refusal);
  TemporaryStore store;
  begin(store);
  QVERIFY(store.write([&](Writing& writing) {
    const auto one = reviewed(writing, "u-a", {20'000});
    std::string other = "none";
    if (second == "requested") other = requestWithdrawal(writing, "u-b", {400}, "support").now->id;
    if (second == "reviewed" || second == "frozen") other = reviewed(writing, "u-b", {400}).id;
    if (second == "in another") other = inPayout(writing, "u-b", {400}).id;
    if (second == "frozen") writing.sql.run("UPDATE users SET state = 'frozen' WHERE id = 'u-b'");
    const auto before = store.count("payouts");
    const auto answer = createPayout(writing, {{one.id, other, one.id}, 0}, "zhao.lei");
    QCOMPARE(refusalOf(answer.refused), refusal);
    QCOMPARE(store.count("payouts"), before + (refusal.isEmpty() ? 1 : 0));
    const auto state = findWithdrawal(writing.sql, one.id)->state;
    QCOMPARE(state, refusal.isEmpty() ? WithdrawalState::inPayout : WithdrawalState::reviewed);
    if (answer.payout) QCOMPARE(answer.payout->total, Fen{20'400});
  }));
  QCOMPARE(store.brokenRules(), std::string());
}

void TestRegionWithdrawals::theOldestThatThisPersonMayPay() {
  TemporaryStore store;
  begin(store);
  QVERIFY(store.write([&](Writing& writing) {
    QCOMPARE(refusalOf(createPayout(writing, {{}, 10}, "zhao.lei").refused), QByteArray("not-decidable most"));
    for (int i = 0; i < 5; ++i) reviewed(writing, "u-a", {1'000 + i});
    QCOMPARE(refusalOf(createPayout(writing, {{}, 10}, "li.wei").refused), QByteArray("not-decidable most"));
    QCOMPARE(createPayout(writing, {{}, 3}, "zhao.lei").payout->items, std::int64_t{3});
    QCOMPARE(createPayout(writing, {{}, 10}, "zhao.lei").payout->items, std::int64_t{2});
  }));
  QCOMPARE(store.brokenRules(), std::string());
}

void TestRegionWithdrawals::frozenUsersAreNotSent() {
  TemporaryStore store;
  begin(store);
  Withdrawal w;
  QVERIFY(store.write([&](Writing& writing) {
    w = inPayout(writing, "u-a", {20'000});
    writing.sql.run("UPDATE users SET state = 'frozen' WHERE id = 'u-a'");
  }));
  QVERIFY(!nextPayoutWork(store.sql(), 9'000));
  QVERIFY(store.write([&](Writing& writing) {
    QVERIFY(!markSent(writing, w.id, kPace));
    writing.sql.run("UPDATE users SET state = 'active' WHERE id = 'u-a'");
    QVERIFY(markSent(writing, w.id, kPace));
  }));
}

void TestRegionWithdrawals::anUnsentOneCanBeTakenOut() {
  TemporaryStore store;
  begin(store);
  QVERIFY(store.write([&](Writing& writing) {
    const auto unsent = inPayout(writing, "u-a", {20'000});
    const auto sent = inPayout(writing, "u-a", {10'000});
    const auto marked = markSent(writing, sent.id, kPace);
    const auto late = reviewWithdrawal(writing, sent.id, verdictOn(*marked, ReviewVerdict::cancel), "li.wei");
    QCOMPARE(refusalOf(late.refused), QByteArray("not-decidable state"));
    QVERIFY(!reviewWithdrawal(writing, unsent.id, verdictOn(unsent, ReviewVerdict::cancel), "li.wei").refused);
    QVERIFY(!markSent(writing, unsent.id, kPace));
  }));
  QCOMPARE(frozenOf(store), std::int64_t{10'000});
  QCOMPARE(store.brokenRules(), std::string());
}

/// Withdrawals never take a balance below zero, clawbacks do; what is frozen stays frozen.
void TestRegionWithdrawals::aClawbackLeavesWhatIsFrozen() {
  TemporaryStore store;
  begin(store);
  QVERIFY(store.write([&](Writing& writing) {
    requestWithdrawal(writing, "u-a", {50'000}, "support");
    clawBack(writing, "100", "u-a", {100'000});
  }));
  QCOMPARE(freeOf(store), std::int64_t{-50'000});
  QCOMPARE(frozenOf(store), std::int64_t{50'000});
  QVERIFY(store.write([&](Writing& writing) {
    QCOMPARE(refusalOf(requestWithdrawal(writing, "u-a", {100}, "support").refused),
             QByteArray("not-decidable balance_fen"));
  }));
  QCOMPARE(store.brokenRules(), std::string());
}

void TestRegionWithdrawals::queriesComeAtTheirTime() {
  TemporaryStore store;
  begin(store);
  Withdrawal w;
  QVERIFY(store.write([&](Writing& writing) {
    w = inPayout(writing, "u-a", {20'000});
    markSent(writing, w.id, kPace);
    QCOMPARE(giveUpInFlight(writing, kPace), 1);  // the next leader
    QCOMPARE(giveUpInFlight(writing, kPace), 0);
  }));
  Millis now = 1'000;
  Millis wait = kPace.queryFirst;
  QVERIFY(nextPayoutWork(store.sql(), now)->query);  // at once
  for (int i = 0; i < 12; ++i) {
    QVERIFY(store.write([&](Writing& writing) { recordQuery(writing, w.id, {}, kPace); }, now));
    QVERIFY(!nextPayoutWork(store.sql(), now + wait - 1));
    QVERIFY(nextPayoutWork(store.sql(), now + wait)->query);
    now += wait;
    wait = std::min(kPace.queryMost, wait * 2);
  }
  QCOMPARE(findWithdrawal(store.sql(), w.id)->state, WithdrawalState::unknown);
  QVERIFY(store.write(
      [&](Writing& writing) {
        QCOMPARE(refusalOf(wantQuery(writing, w.id, "li.wei").refused),
                 QByteArray());  // a person does not want to wait
      },
      now - 1));
  QVERIFY(nextPayoutWork(store.sql(), now - 1)->query);
  QVERIFY(store.write([&](Writing& writing) { recordQuery(writing, w.id, {PayoutFate::paid, {}}, kPace); }, now));
  Millis last = now;
  while (const auto work = nextPayoutWork(store.sql(), now + kPace.recheck)) {
    now += kPace.recheck;
    QVERIFY(work->query);
    QVERIFY(store.write([&](Writing& writing) { recordQuery(writing, w.id, {PayoutFate::paid, {}}, kPace); }, now));
  }
  QCOMPARE(now, last + kPace.recheckFor - kPace.recheck);  // then nobody asks any more
  QVERIFY(store.write([&](Writing& writing) { recordQuery(writing, w.id, {}, kPace); }, now));
  QVERIFY2(nextPayoutWork(store.sql(), now + kPace.queryFirst), "unless that last question was not answered");
  QVERIFY(store.write([&](Writing& writing) {
    const auto rejected = *requestWithdrawal(writing, "u-a", {100}, "support").now;
    QCOMPARE(refusalOf(wantQuery(writing, rejected.id, "li.wei").refused), QByteArray("not-decidable state"));
    QCOMPARE(refusalOf(wantQuery(writing, "none", "li.wei").refused), QByteArray("not-found id"));
  }));
  QCOMPARE(store.brokenRules(), std::string());
}

void TestRegionWithdrawals::aSecondAnswerChangesNothing() {
  TemporaryStore store;
  begin(store);
  QVERIFY(store.write([&](Writing& writing) {
    const auto w = inPayout(writing, "u-a", {20'000});
    markSent(writing, w.id, kPace);
    recordAnswer(writing, w.id, {PayoutFate::paid, {}}, kPace);
    const auto paid = findWithdrawal(writing.sql, w.id);
    QVERIFY(recordAnswer(writing, w.id, {PayoutFate::returned, "late"}, kPace) == paid);
    QVERIFY(recordQuery(writing, w.id, {PayoutFate::paid, {}}, kPace) == paid);
    QVERIFY(recordQuery(writing, w.id, {}, kPace) == paid);
  }));
  QCOMPARE(cash(store), std::int64_t{-20'000});
  QCOMPARE(store.brokenRules(), std::string());
}

QTEST_GUILESS_MAIN(TestRegionWithdrawals)
#include "tst_region_withdrawals.moc"
