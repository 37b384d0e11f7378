// SPDX-License-Identifier: GPL-3.0-or-later
// The queue of withdrawals as a table: pages, changes, other queries, another desk; and the smaller models beside it.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <deque>
#include <random>

#include "fake_workspace/fake_cache.h"
#include "tables/payout_table_model.h"
#include "tables/received_days_model.h"
#include "tables/withdrawal_table_model.h"

namespace rebate {
namespace {

using Column = WithdrawalTableModel::Column;

/// Keeps what is asked until it is told to answer.
class SlowDesk : public CacheDesk {
 public:
  explicit SlowDesk(CacheReader& reader) : reader_(reader) {}
  void ask(Read read, std::function<void()> done, Millis) override { asked_.push_back({read, done}); }
  void interrupt() override {}
  bool answerOne() {
    if (asked_.empty()) return false;
    const auto [read, done] = asked_.front();
    asked_.pop_front();
    read(reader_);
    done();
    return true;
  }
  std::size_t waiting() const { return asked_.size(); }

 private:
  CacheReader& reader_;
  std::deque<std::pair<Read, std::function<void()>>> asked_;
};

Withdrawal row(int number, WithdrawalState state = WithdrawalState::requested) {
  Withdrawal w;
  w.id = "w-" + std::to_string(10'000 + number);
  w.userId = "u-" + std::to_string(number % 7);
  w.amount = {100 * (number % 13)};
  w.requestedAt = number * 1'000;
  w.state = state;
  w.version = 1;
  return w;
}

std::vector<std::string> idsOf(const WithdrawalTableModel& model) {
  std::vector<std::string> ids;
  for (const auto& shown : model.rows()) ids.push_back(shown.withdrawal.id);
  return ids;
}

std::vector<std::string> expected(FakeCache& cache, const WithdrawalQuery& query, int limit) {
  std::vector<std::string> ids;
  for (const auto& shown : cache.withdrawals(query, {}, limit).valueOr({})) ids.push_back(shown.withdrawal.id);
  return ids;
}

}  // namespace

class TestWithdrawalTableModel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void loadsPageAfterPage() {
    fill(450);
    WithdrawalTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    FakeDesk desk(cache_);
    model.setDesk(&desk);
    QVERIFY(model.rowCount() >= WithdrawalTableModel::kPage);  // the tester fetches, too
    while (model.canFetchMore({})) model.fetchMore({});
    QCOMPARE(model.rowCount(), 450);
    QVERIFY(idsOf(model) == expected(cache_, {}, 1'000));
  }

  void followsChangesByRows() {
    fill(300);
    WithdrawalTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    FakeDesk desk(cache_);
    model.setDesk(&desk);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    std::mt19937 random(3);
    for (int round = 0; round < 25; ++round) {
      for (int i = 0; i < 10; ++i) {
        const int number = static_cast<int>(random() % 330);
        if (random() % 4 == 0)
          cache_.payments.erase(row(number).id);
        else
          cache_.payments[row(number).id] =
              row(number, random() % 2 ? WithdrawalState::requested : WithdrawalState::paid);
      }
      model.refresh();
      QVERIFY(idsOf(model) == expected(cache_, {}, std::max(WithdrawalTableModel::kPage, model.rowCount())));
    }
    QCOMPARE(reset.count(), 0);
  }

  void anotherQueryBeginsAnew() {
    fill(100);
    cache_.payments[row(500).id] = row(500, WithdrawalState::unknown);
    WithdrawalTableModel model;
    FakeDesk desk(cache_);
    model.setDesk(&desk);
    for (const auto order : {RebateOrder::newest, RebateOrder::amount})
      for (const bool ascending : {false, true})
        for (const auto& stages :
             {std::vector<WithdrawalStage>{}, {WithdrawalStage::unknown}, {WithdrawalStage::paid}}) {
          const WithdrawalQuery query{stages, "", order, ascending};
          model.setQuery(query);
          QVERIFY(idsOf(model) == expected(cache_, query, 1'000));
        }
  }

  /// Answers of an older query, and of a desk that is gone, are not shown under another's name.
  void lateAnswersAreDropped() {
    fill(20);
    cache_.payments[row(500).id] = row(500, WithdrawalState::unknown);
    WithdrawalTableModel model;
    SlowDesk desk(cache_), other(cache_);
    model.setDesk(&desk);
    QVERIFY(model.reading());
    model.setQuery({{WithdrawalStage::unknown}});
    QVERIFY(desk.answerOne());
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(desk.answerOne());
    QCOMPARE(model.rowCount(), 1);
    model.refresh();
    model.setDesk(&other);
    QVERIFY(desk.answerOne());
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(other.answerOne());
    QCOMPARE(model.rowCount(), 1);
    model.setDesk(nullptr);
    QCOMPARE(model.rowCount(), 0);
  }

  void changesWhileReadingAreReadAfterwards() {
    fill(5);
    WithdrawalTableModel model;
    SlowDesk desk(cache_);
    model.setDesk(&desk);
    model.refresh();
    model.refresh();
    QCOMPARE(desk.waiting(), std::size_t{1});
    QVERIFY(desk.answerOne());
    cache_.payments[row(7).id] = row(7);
    QVERIFY(desk.answerOne());
    QVERIFY(!desk.answerOne());
    QCOMPARE(model.rowCount(), 6);
  }

  void troubleIsKeptAndGoes() {
    fill(5);
    WithdrawalTableModel model;
    FakeDesk desk(cache_);
    cache_.failure = Error{Errc::corrupt, "row", "x"};
    model.setDesk(&desk);
    QVERIFY(model.trouble() && model.trouble()->code == Errc::corrupt);
    cache_.failure.reset();
    model.refresh();
    QVERIFY(!model.trouble());
    QCOMPARE(model.rowCount(), 5);
  }

  void factsAreOfTheRow() {
    auto w = row(3);
    w.firstReviewer = "li.wei";
    cache_.payments = {{w.id, w}};
    User user;
    user.id = w.userId;
    user.mask = "林**";
    user.balance = {77};
    cache_.people[user.id] = user;
    WithdrawalTableModel model;
    FakeDesk desk(cache_);
    model.setDesk(&desk);
    const auto fact = [&](Column column) {
      return model.index(0, static_cast<int>(column)).data(WithdrawalTableModel::FactRole);
    };
    QCOMPARE(fact(Column::id).toString(), QString::fromStdString(w.id));
    QCOMPARE(fact(Column::amount).toLongLong(), qlonglong{300});
    QCOMPARE(fact(Column::balance).toLongLong(), qlonglong{77});
    QCOMPARE(fact(Column::state).toInt(), static_cast<int>(WithdrawalStage::secondApproval));
    QVERIFY(!model.index(0, 0).data(WithdrawalTableModel::PendingRole).toBool());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setPending({w.id});
    model.setPending({w.id});
    QCOMPARE(changed.count(), 1);
    QVERIFY(model.index(0, 0).data(WithdrawalTableModel::PendingRole).toBool());
  }

  void daysSumUp() {
    ReceivedDaysModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto day = [](Millis at, std::int64_t fen) { return ReceivedDay{at, {1, {fen}}, {fen / 2}}; };
    const auto soFar = [&](int at) {
      return model.index(at, static_cast<int>(ReceivedDaysModel::Column::dueSoFar))
          .data(ReceivedDaysModel::FactRole)
          .toLongLong();
    };
    model.setDays({day(1, 100), day(3, 50)});
    QCOMPARE(soFar(1), qlonglong{150});
    model.setDays({day(1, 110), day(2, 7), day(3, 50)});
    QCOMPARE(soFar(2), qlonglong{167});
    model.setDays({});
    QCOMPARE(model.rowCount(), 0);
  }

  void payoutsChangeByRows() {
    PayoutTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Payout first;
    first.id = "P-1";
    first.items = 2;
    Payout second = first;
    second.id = "P-2";
    model.setPayouts({first});
    model.setPayouts({second, first});
    model.addPayouts({Payout{"P-0", "wu.gang", 5, 1, {100}, {{WithdrawalState::paid, 1, {100}}}}});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(2, 3).data(PayoutTableModel::FactRole).toLongLong(), qlonglong{1});
    QCOMPARE(model.index(0, 0).data(PayoutTableModel::IdRole).toString(), QStringLiteral("P-2"));
  }

 private:
  void fill(int count) {
    cache_.payments.clear();
    for (int i = 0; i < count; ++i) cache_.payments[row(i).id] = row(i);
  }
  FakeCache cache_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestWithdrawalTableModel)
#include "tst_withdrawal_table_model.moc"
