// SPDX-License-Identifier: GPL-3.0-or-later
// Every state against every step, and random lives: two people, sent once, money back exactly when nothing was paid.
#include <QtTest>

#include <map>
#include <random>

#include "domain/rules.h"
#include "domain/withdrawal.h"
#include "wire/withdrawal_json.h"

using namespace rebate;

namespace {

constexpr Millis kNow = 1'780'000'000'000;

/// How far a withdrawal has come; "sent" is in a payout and handed over.
enum class Place { requested, firstApproval, reviewed, unsent, sent, unknown, paid, returned, rejected, cancelled };
constexpr int kPlaces = 10;

Withdrawal at(Place place) {
  Withdrawal w;
  w.id = "w-1";
  w.userId = "u-a";
  w.amount = {500};
  w.requestedBy = "support";
  w.requestedAt = kNow;
  w.version = 3;
  w.contentHash = "hash";
  if (place == Place::requested) return w;
  if (place == Place::firstApproval) {
    w.reviewers = 2;
    w.firstReviewer = "first";
    return w;
  }
  w.state = WithdrawalState::reviewed;
  w.reviewer = "last";
  if (place == Place::reviewed) return w;
  if (place == Place::rejected || place == Place::cancelled) {
    w.state = place == Place::rejected ? WithdrawalState::rejected : WithdrawalState::cancelled;
    return w;
  }
  w.state = WithdrawalState::inPayout;
  w.payer = "payer";
  w.payoutId = "p-1";
  if (place == Place::unsent) return w;
  w.sentAt = kNow;
  w.validTill = kNow + 1'000;
  if (place == Place::sent) return w;
  w.state = place == Place::unknown ? WithdrawalState::unknown
            : place == Place::paid  ? WithdrawalState::paid
                                    : WithdrawalState::returned;
  return w;
}

Review wish(ReviewVerdict verdict, const char* reason = "why") {
  return {verdict, 3, "hash", reason};
}

/// The result's state, or the fault's field.
QByteArray told(const Result<Withdrawal>& result) {
  if (!result) return QByteArray("!") + QByteArray::fromStdString(result.error().field);
  const auto text = name(result->state);
  return QByteArray(text.data(), qsizetype(text.size()));
}

QByteArray after(const Withdrawal& w, const QByteArray& step) {
  if (step == "approve") return told(review(w, wish(ReviewVerdict::approve), "li.wei", kNow));
  if (step == "reject") return told(review(w, wish(ReviewVerdict::reject), "li.wei", kNow));
  if (step == "cancel") return told(review(w, wish(ReviewVerdict::cancel), "li.wei", kNow));
  if (step == "pay out") return told(putIntoPayout(w, "p-2", "li.wei"));
  if (step == "send") return told(send(w, kNow, kNow + 1));
  const auto fate = step.endsWith("paid")       ? PayoutFate::paid
                    : step.endsWith("returned") ? PayoutFate::returned
                                                : PayoutFate::unanswered;
  if (step.startsWith("answer")) return told(answered(w, {fate, "why"}, kNow));
  return told(queried(w, {fate, "why"}, kNow));
}

}  // namespace

class TestWithdrawal : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyStepFromEveryPlace_data();
  void everyStepFromEveryPlace();
  void twoPeople_data();
  void twoPeople();
  void aReviewIsOfWhatWasSeen();
  void reasonsAreNeeded();
  void sentOnce();
  void requestsAreChecked_data();
  void requestsAreChecked();
  void randomLives_data();
  void randomLives();
  void namesGoBothWays();
  void jsonGoesBothWays();
  void theHashIsOfWhatIsSeen();
};

void TestWithdrawal::everyStepFromEveryPlace_data() {
  QTest::addColumn<QByteArray>("step");
  QTest::addColumn<QByteArrayList>("outcomes");  // from each place; "!x": refused, x is at fault
  const QByteArray no = "!state";
  QTest::newRow("approve") << QByteArray("approve")
                           << QByteArrayList{"reviewed", "reviewed", no, no, no, no, no, no, no, no};
  QTest::newRow("reject") << QByteArray("reject")
                          << QByteArrayList{"rejected", "rejected", "rejected", "rejected", no, no, no, no, no, no};
  QTest::newRow("cancel") << QByteArray("cancel")
                          << QByteArrayList{"cancelled", "cancelled", "cancelled", "cancelled", no, no, no, no, no, no};
  QTest::newRow("pay out") << QByteArray("pay out") << QByteArrayList{no, no, "in_payout", no, no, no, no, no, no, no};
  QTest::newRow("send") << QByteArray("send") << QByteArrayList{no, no, no, "in_payout", no, no, no, no, no, no};
  QTest::newRow("answer: paid") << QByteArray("answer: paid")
                                << QByteArrayList{no, no, no, no, "paid", no, no, no, no, no};
  QTest::newRow("answer: returned") << QByteArray("answer: returned")
                                    << QByteArrayList{no, no, no, no, "returned", no, no, no, no, no};
  QTest::newRow("no answer") << QByteArray("answer: none")
                             << QByteArrayList{no, no, no, no, "unknown", no, no, no, no, no};
  QTest::newRow("query: paid") << QByteArray("query: paid")
                               << QByteArrayList{no, no, no, no, no, "paid", "paid", no, no, no};
  QTest::newRow("query: returned") << QByteArray("query: returned")
                                   << QByteArrayList{no, no, no, no, no, "returned", "returned", no, no, no};
  QTest::newRow("query: nothing") << QByteArray("query: none")
                                  << QByteArrayList{no, no, no, no, no, "unknown", "paid", no, no, no};
}

void TestWithdrawal::everyStepFromEveryPlace() {
  QFETCH(QByteArray, step);
  QFETCH(QByteArrayList, outcomes);
  QCOMPARE(outcomes.size(), kPlaces);
  for (int place = 0; place < kPlaces; ++place) QCOMPARE(after(at(Place(place)), step), outcomes[place]);
}

void TestWithdrawal::twoPeople_data() {
  QTest::addColumn<int>("place");
  QTest::addColumn<QByteArray>("step");
  QTest::addColumn<QByteArray>("person");
  QTest::addColumn<QByteArray>("outcome");
  const auto row = [](const char* text, Place place, const char* step, const char* person, const char* outcome) {
    QTest::newRow(text) << int(place) << QByteArray(step) << QByteArray(person) << QByteArray(outcome);
  };
  row("requester approves", Place::requested, "approve", "support", "!requested_by");
  row("requester approves second", Place::firstApproval, "approve", "support", "!requested_by");
  row("first approves again", Place::firstApproval, "approve", "first", "!first_reviewer");
  row("second approves", Place::firstApproval, "approve", "second", "reviewed");
  row("requester takes it back", Place::requested, "cancel", "support", "cancelled");
  row("requester pays", Place::reviewed, "pay out", "support", "!requested_by");
  row("last reviewer pays", Place::reviewed, "pay out", "last", "!reviewer");
  row("a third pays", Place::reviewed, "pay out", "payer", "in_payout");
}

void TestWithdrawal::twoPeople() {
  QFETCH(int, place);
  QFETCH(QByteArray, step);
  QFETCH(QByteArray, person);
  QFETCH(QByteArray, outcome);
  const auto seen = at(Place(place));
  const auto verdict = step == "cancel" ? ReviewVerdict::cancel : ReviewVerdict::approve;
  const auto result = step == "pay out" ? putIntoPayout(seen, "p-1", person.toStdString())
                                        : review(seen, wish(verdict), person.toStdString(), kNow);
  QCOMPARE(told(result), outcome);
  if (!result) QCOMPARE(result.error().code, Errc::notAllowed);
}

void TestWithdrawal::aReviewIsOfWhatWasSeen() {
  for (int place = 0; place < kPlaces; ++place) {
    auto old = wish(ReviewVerdict::approve);
    old.version = 2;
    QCOMPARE(review(at(Place(place)), old, "li.wei", kNow).error(),
             (Error{Errc::moved, "version", "it moved since it was seen"}));
    auto other = wish(ReviewVerdict::approve);
    other.contentHash = "another";
    QCOMPARE(review(at(Place(place)), other, "li.wei", kNow).error().field, std::string("content_hash"));
  }
}

void TestWithdrawal::reasonsAreNeeded() {
  for (const auto verdict : {ReviewVerdict::reject, ReviewVerdict::cancel}) {
    QCOMPARE(told(review(at(Place::reviewed), wish(verdict, ""), "li.wei", kNow)), QByteArray("!reason"));
    const auto done = review(at(Place::reviewed), wish(verdict), "li.wei", kNow);
    QCOMPARE(done->note, std::string("why"));
    QCOMPARE(done->settledAt, kNow);
  }
}

void TestWithdrawal::sentOnce() {
  const auto sent = send(at(Place::unsent), kNow, kNow + 5);
  QVERIFY(sent);
  QCOMPARE(sent->sentAt, kNow);
  QCOMPARE(sent->validTill, kNow + 5);
  QCOMPARE(told(send(*sent, kNow + 1, kNow + 9)), QByteArray("!state"));
  QCOMPARE(told(send(at(Place::unsent), kNow, kNow)), QByteArray("!valid_till"));
}

void TestWithdrawal::requestsAreChecked_data() {
  QTest::addColumn<int>("state");
  QTest::addColumn<qint64>("balance");
  QTest::addColumn<qint64>("amount");
  QTest::addColumn<QByteArray>("field");
  QTest::newRow("all there is") << int(UserState::active) << qint64{500} << qint64{500} << QByteArray("");
  QTest::newRow("the least") << int(UserState::active) << qint64{500} << qint64{100} << QByteArray("");
  QTest::newRow("below the least") << int(UserState::active) << qint64{500} << qint64{99} << QByteArray("amount_fen");
  QTest::newRow("nothing") << int(UserState::active) << qint64{500} << qint64{0} << QByteArray("amount_fen");
  QTest::newRow("less than nothing") << int(UserState::active) << qint64{500} << qint64{-200}
                                     << QByteArray("amount_fen");
  QTest::newRow("more than there is") << int(UserState::active) << qint64{500} << qint64{501}
                                      << QByteArray("balance_fen");
  QTest::newRow("after a clawback") << int(UserState::active) << qint64{-1} << qint64{100} << QByteArray("balance_fen");
  QTest::newRow("a frozen user") << int(UserState::frozen) << qint64{500} << qint64{100} << QByteArray("state");
  QTest::newRow("an erased user") << int(UserState::erased) << qint64{500} << qint64{100} << QByteArray("state");
}

void TestWithdrawal::requestsAreChecked() {
  QFETCH(int, state);
  QFETCH(qint64, balance);
  QFETCH(qint64, amount);
  QFETCH(QByteArray, field);
  User user;
  user.state = UserState(state);
  user.balance = {balance};
  const auto checked = checkRequest(user, {amount}, RuleSet{});
  QCOMPARE(checked ? QByteArray() : QByteArray::fromStdString(checked.error().field), field);
}

void TestWithdrawal::randomLives_data() {
  QTest::addColumn<int>("seed");
  for (int seed = 1; seed <= 200; ++seed) QTest::addRow("seed %d", seed) << seed;
}

/// Whatever is tried in whatever order: what is booked is what the state says, sent at most once, by the right people.
void TestWithdrawal::randomLives() {
  QFETCH(int, seed);
  std::mt19937 random(static_cast<std::uint32_t>(seed));
  auto w = at(Place::requested);
  w.reviewers = 1 + seed % 2;
  std::map<Account, std::int64_t> books;
  std::map<std::string, int> booked;
  const auto book = [&](const std::vector<Transaction>& transactions) {
    for (const auto& transaction : transactions) {
      QVERIFY(checkBalanced(transaction));
      QCOMPARE(++booked[transaction.key], 1);
      for (const auto& leg : transaction.legs) books[leg.account] += leg.amount.value;
    }
  };
  book(bookingsOf({}, w));
  const char* people[] = {"support", "a", "b", "c"};
  int sends = 0;
  for (int i = 0; i < 60; ++i) {
    const std::string person = people[random() % 4];
    const auto fate = PayoutFate(random() % 3);
    Result<Withdrawal> next = w;
    switch (random() % 6) {
      case 0:
        next = review(w, wish(random() % 8 ? ReviewVerdict::approve : ReviewVerdict(random() % 3)), person, kNow);
        break;
      case 1:
        next = putIntoPayout(w, "p-1", person);
        break;
      case 2:
        next = send(w, kNow, kNow + 1);
        sends += next ? 1 : 0;
        break;
      case 3:
        next = answered(w, {fate, "why"}, kNow);
        break;
      default:
        next = queried(w, {fate, "why"}, kNow);
        break;
    }
    if (!next) continue;
    book(bookingsOf(w.state, *next));
    w = *next;
    QCOMPARE(books[Account::userFrozen], isOpen(w) ? -500 : 0);
    QCOMPARE(books[Account::cash], w.state == WithdrawalState::paid ? -500 : 0);
    QCOMPARE(books[Account::userPayable], isOpen(w) || w.state == WithdrawalState::paid ? 500 : 0);
    QVERIFY(sends <= 1);
    QVERIFY(w.reviewer != w.requestedBy && w.firstReviewer != w.requestedBy && w.payer != w.requestedBy);
    if (!w.reviewer.empty()) QVERIFY(w.reviewer != w.firstReviewer && w.reviewer != w.payer);
    if (!w.payer.empty()) QVERIFY(!w.reviewer.empty() && (w.reviewers == 1 || !w.firstReviewer.empty()));
  }
}

void TestWithdrawal::namesGoBothWays() {
  for (int i = 0; i <= int(WithdrawalState::cancelled); ++i) {
    QVERIFY(!name(WithdrawalState(i)).empty());
    QCOMPARE(withdrawalStateFrom(name(WithdrawalState(i))), WithdrawalState(i));
  }
  for (int i = 0; i <= int(ReviewVerdict::cancel); ++i)
    QCOMPARE(reviewVerdictFrom(name(ReviewVerdict(i))), ReviewVerdict(i));
  QVERIFY(!withdrawalStateFrom("lost") && !reviewVerdictFrom("hold"));
}

void TestWithdrawal::jsonGoesBothWays() {
  for (int place = 0; place < kPlaces; ++place) {
    const auto w = at(Place(place));
    const auto json = wire::toJson(w);
    QCOMPARE(json.contains("sent_at"), w.sentAt != 0);
    const auto back = wire::withdrawalFrom(json);
    QVERIFY2(back.ok(), back.ok() ? "" : back.error().field.c_str());
    QVERIFY(*back == w);
  }
  const auto body = wire::parseJson(R"({"verdict":"reject","version":3,"content_hash":"h","reason":"why"})");
  const auto read = wire::reviewFrom(*body);
  QVERIFY(read && read->verdict == ReviewVerdict::reject && read->version == 3 && read->reason == "why");
  const auto blind = wire::reviewFrom(*wire::parseJson(R"({"verdict":"approve","version":3})"));
  QCOMPARE(blind.error(), (Error{Errc::moved, "content_hash", "a review names what it was made on"}));
  QCOMPARE(wire::reviewFrom(*wire::parseJson(R"({"verdict":"x","version":3,"content_hash":"h"})")).error().field,
           std::string("verdict"));
}

void TestWithdrawal::theHashIsOfWhatIsSeen() {
  const auto w = at(Place::sent);
  const auto differs = [&w](auto change) {
    auto other = w;
    change(other);
    return wire::contentHash(other) != wire::contentHash(w);
  };
  QVERIFY(differs([](Withdrawal& x) { x.amount = {501}; }));
  QVERIFY(differs([](Withdrawal& x) { x.userId = "u-b"; }));
  QVERIFY(differs([](Withdrawal& x) { x.state = WithdrawalState::paid; }));
  QVERIFY(differs([](Withdrawal& x) { x.firstReviewer = "x"; }));
  QVERIFY(differs([](Withdrawal& x) { x.reviewer = "x"; }));
  QVERIFY(differs([](Withdrawal& x) { x.payer = "x"; }));
  QVERIFY(differs([](Withdrawal& x) { x.payoutId = "x"; }));
  QVERIFY(differs([](Withdrawal& x) { ++x.sentAt; }));
  QVERIFY(!differs([](Withdrawal& x) { ++x.version; }));
  QVERIFY(!differs([](Withdrawal& x) { ++x.updatedAt; }));
}

QTEST_GUILESS_MAIN(TestWithdrawal)
#include "tst_withdrawal.moc"
