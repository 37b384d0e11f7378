// SPDX-License-Identifier: GPL-3.0-or-later
// Random histories of credits, clawbacks, withdrawals and payouts, with crashes between any two steps, against a
// provider that keeps its own books: the same to the fen at the end, and the rules hold at every step.
#include <QtTest>

#include <map>
#include <random>

#include "region/ledger/payout_desk.h"
#include "region/ledger/user_book.h"
#include "region/ledger/withdrawals.h"
#include "region/money_fixture.h"
#include "region/store_fixture.h"

using namespace rebate;
using namespace rebate::region;
using namespace rebate::fixtures;

namespace {

constexpr Millis kBankTakes = 40'000;  // to send something back
const char* const kUsers[] = {"u-a", "u-b", "u-c"};
const char* const kPeople[] = {"support", "li.wei", "chen.jing", "zhao.lei"};

/// The other side: it knows what it was told, pays once per key, and sends some of it back.
struct Bank {
  struct Account {
    Fen amount;
    int orders = 0;
    Millis at = 0;
    PayoutFate fate = PayoutFate::unanswered;
  };
  std::map<std::string, Account> accounts;

  PayoutNews newsOf(const Withdrawal& w, Millis now) const {
    const auto found = accounts.find(w.id);
    if (found == accounts.end())  // it refuses what arrives past its time: only then is silence an answer
      return now > w.validTill ? PayoutNews{PayoutFate::returned, "never arrived"} : PayoutNews{};
    return {found->second.fate, found->second.fate == PayoutFate::returned ? "closed" : ""};
  }
  void take(const Withdrawal& w, PayoutFate fate, Millis now) {
    auto& account = accounts[w.id];
    ++account.orders;
    account.amount = w.amount;
    account.fate = fate;
    account.at = now;
  }
  std::int64_t paidOut() const {
    std::int64_t sum = 0;
    for (const auto& [key, account] : accounts) sum += account.fate == PayoutFate::paid ? account.amount.value : 0;
    return sum;
  }
};

class History {
 public:
  explicit History(int seed) : random_(static_cast<std::uint32_t>(seed)) {
    pace_.valid = 40'000;
    pace_.queryFirst = 1'000;
    pace_.queryMost = 8'000;
    pace_.recheck = 20'000;
    pace_.recheckFor = 100'000;
    commit([](Writing& writing) { saveUsers(writing, threeUsers()); });
  }

  void step() {
    now_ += 1 + random_() % 3'000;
    switch (random_() % 10) {
      case 0:
        return newCredit();
      case 1:
        return takeBack();
      case 2:
      case 3:
        return request();
      case 4:
      case 5:
        return decide();
      case 6:
        return payOut();
      case 7:
        return bankReturns();
      default:
        return deskStep(true);
    }
  }

  /// No more crashes and nothing new: everything that was sent is settled in the end.
  void drain() {
    for (int i = 0; i < 2'000; ++i) {
      now_ += 1'000;
      deskStep(false);
      if (!store_.sql().integer("SELECT 1 FROM withdrawals WHERE state IN ('in_payout', 'unknown') LIMIT 1") &&
          !store_.sql().integer("SELECT 1 FROM payout_queries LIMIT 1"))
        return;
    }
    QFAIL("never settled");
  }

  QByteArray brokenNow() {
    auto broken = QByteArray::fromStdString(store_.brokenRules());
    for (const auto* user : kUsers) {
      const auto found = findUser(store_.sql(), user);
      const auto paid =
          sum("SELECT COALESCE(SUM(amount_fen), 0) FROM withdrawals WHERE state = 'paid' AND user_id = $1", user);
      if (found->balance.value + found->frozen.value + paid != earned_[user])
        broken += "a user has not what they earned; ";
    }
    for (const auto& [key, account] : bank_.accounts)
      if (account.orders > 1) broken += "ordered twice; ";
    return broken;
  }

  QByteArray differsFromBank() {
    QByteArray differs;
    for (const auto& w : withdrawalsAfter(store_.sql(), {}, "", 500)) {
      const auto found = bank_.accounts.find(w.id);
      const bool paid = found != bank_.accounts.end() && found->second.fate == PayoutFate::paid;
      if (paid != (w.state == WithdrawalState::paid)) differs += QByteArray::fromStdString(w.id) + "; ";
    }
    const auto cash =
        -sum("SELECT COALESCE(SUM(amount_fen), 0) FROM postings WHERE account = 'cash' AND $1 <> ''", "x");
    if (cash != bank_.paidOut()) differs += "cash";
    return differs;
  }
  int crashes() const { return crashes_; }
  std::size_t orders() const { return bank_.accounts.size(); }

 private:
  void commit(const std::function<void(Writing&)>& job) {
    const auto done = store_.write(job, now_);
    QVERIFY2(done.ok(), done.ok() ? "" : done.error().detail.c_str());
  }
  bool often(unsigned one) { return random_() % one == 0; }
  std::int64_t sum(const char* sql, const char* value) { return store_.sql().integer(sql, {value}).value_or(-1); }

  /// Everything of a step, and then the process dies before the commit.
  void undone(const std::function<void(Writing&)>& job) {
    if (often(5)) die(job);
  }
  void die(const std::function<void(Writing&)>& job) {
    QVERIFY(!store_.write(
        [&](Writing& writing) {
          job(writing);
          writing.sql.fail({Errc::cancelled, "", "died"});
        },
        now_));
    crash();
  }
  void crash() {
    ++crashes_;
    store_.reopen();
    commit([&](Writing& writing) { giveUpInFlight(writing, pace_); });
  }

  void newCredit() {
    const auto line = std::to_string(100 + lines_.size());
    const std::string user = kUsers[random_() % 3];
    const Fen income{static_cast<std::int64_t>(1 + random_() % 300'000)};
    Fen got;
    undone([&](Writing& writing) { credit(writing, line, user, income); });
    commit([&](Writing& writing) { got = credit(writing, line, user, income); });
    earned_[user] += got.value;
    lines_.push_back({line, user, income, got});
  }
  void takeBack() {
    if (lines_.empty() || !often(3)) return;
    auto& line = lines_[random_() % lines_.size()];
    commit([&](Writing& writing) { clawBack(writing, line.name, line.user, line.income); });
    earned_[line.user] -= std::exchange(line.got, Fen{}).value;
  }
  void request() {
    const std::string user = kUsers[random_() % 3];
    const Fen amount{static_cast<std::int64_t>(random_() % 90'000)};
    const auto job = [&](Writing& writing) { requestWithdrawal(writing, user, amount, kPeople[random_() % 2]); };
    undone(job);
    commit(job);
  }
  std::optional<Withdrawal> any() {
    const auto all = withdrawalsAfter(store_.sql(), {}, "", 500);
    if (all.empty()) return std::nullopt;
    return all[random_() % all.size()];
  }
  void decide() {
    const auto seen = any();
    if (!seen) return;
    const auto verdict = often(5) ? ReviewVerdict(random_() % 3) : ReviewVerdict::approve;
    const auto* person = kPeople[random_() % 4];
    const auto job = [&](Writing& writing) { reviewWithdrawal(writing, seen->id, verdictOn(*seen, verdict), person); };
    undone(job);
    commit(job);
  }
  void payOut() {
    const auto* person = kPeople[random_() % 4];
    const auto job = [&](Writing& writing) {
      createPayout(writing, {{}, static_cast<int>(1 + random_() % 4)}, person);
    };
    undone(job);
    commit(job);
  }
  void bankReturns() {
    for (auto& [key, account] : bank_.accounts)
      if (account.fate == PayoutFate::paid && now_ < account.at + kBankTakes && often(6))
        account.fate = PayoutFate::returned;
  }

  void deskStep(bool crashes) {
    const auto all = payoutWork(store_.sql(), now_, 3);
    if (all.empty()) return;
    const auto* work = &all[random_() % all.size()];
    if (!work->query) return sendStep(work->withdrawal.id, crashes);
    const auto news = crashes && often(4) ? PayoutNews{} : bank_.newsOf(work->withdrawal, now_);
    const auto job = [&](Writing& writing) { recordQuery(writing, work->withdrawal.id, news, pace_); };
    if (crashes) undone(job);
    commit(job);
  }
  void sendStep(const std::string& id, bool crashes) {
    std::optional<Withdrawal> sent;
    const auto mark = [&](Writing& writing) { sent = markSent(writing, id, pace_); };
    if (crashes) undone(mark);
    commit(mark);
    if (!sent) return;
    if (crashes && often(4)) return crash();  // marked, and not a byte went out
    const bool arrives = !often(6);
    if (arrives) bank_.take(*sent, often(4) ? PayoutFate::returned : PayoutFate::paid, now_);
    if (crashes && often(3)) return crash();  // paid, and nobody has heard it
    const bool heard = arrives && !often(3);
    const auto news = heard ? bank_.newsOf(*sent, now_) : PayoutNews{};
    const auto job = [&](Writing& writing) { recordAnswer(writing, id, news, pace_); };
    if (crashes && often(4)) return die(job);  // heard, and not written down
    commit(job);
  }

  struct Line {
    std::string name, user;
    Fen income, got;
  };
  TemporaryStore store_;
  std::mt19937 random_;
  PayoutPace pace_;
  Bank bank_;
  Millis now_ = 1'000'000;
  std::vector<Line> lines_;
  std::map<std::string, std::int64_t> earned_;
  int crashes_ = 0;
};

}  // namespace

class TestRegionPayoutHistories : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theBooksAreTheBanks_data();
  void theBooksAreTheBanks();
  void cleanupTestCase() { QVERIFY2(crashes_ > 100 && orders_ > 50, "the histories do crash and do pay"); }

 private:
  int crashes_ = 0;
  std::size_t orders_ = 0;
};

void TestRegionPayoutHistories::theBooksAreTheBanks_data() {
  QTest::addColumn<int>("seed");
  for (int seed = 1; seed <= 30; ++seed) QTest::addRow("seed %d", seed) << seed;
}

void TestRegionPayoutHistories::theBooksAreTheBanks() {
  QFETCH(int, seed);
  History history(seed);
  for (int i = 0; i < 150; ++i) {
    history.step();
    const auto broken = history.brokenNow();
    QVERIFY2(broken.isEmpty(), broken);
    if (QTest::currentTestFailed()) return;
  }
  history.drain();
  QCOMPARE(history.brokenNow(), QByteArray());
  QCOMPARE(history.differsFromBank(), QByteArray());
  crashes_ += history.crashes();
  orders_ += history.orders();
}

QTEST_GUILESS_MAIN(TestRegionPayoutHistories)
#include "tst_region_payout_histories.moc"
