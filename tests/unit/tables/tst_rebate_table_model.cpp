// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/rebate_table_model.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>
#include <random>

#include "fake_workspace/fake_cache.h"
#include "fake_workspace/sample_rebates.h"

using namespace rebate;

namespace {

void fill(FakeCache& cache, int count, std::uint32_t seed = 1) {
  for (const auto& row : SampleRebates(seed, FakeClock::kStart).many(count)) cache.rows[row.id] = row;
}

/// The table must be a prefix of the oracle, and the whole of it when nothing is left to fetch.
bool agrees(const RebateTableModel& model, const FakeCache& cache) {
  const auto all = cache.allOf(model.query());
  if (model.rows().size() > all.size()) return false;
  if (!model.canFetchMore({}) && model.rows().size() != all.size()) return false;
  return std::equal(model.rows().begin(), model.rows().end(), all.begin());
}

}  // namespace

class RebateTableModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void pagesComeAsTheViewAsks();
  void aNewQueryResetsOnce();
  void changesAreRowDifferences_data();
  void changesAreRowDifferences();
  void aRowKeepsItsSelectionWhenItMoves();
  void pendingIsToldPerRow();
  void factsComeInRoles();
  void aFailingCacheIsKeptAsTrouble();
  void withoutACacheItIsEmpty();
};

void RebateTableModelTest::pagesComeAsTheViewAsks() {
  FakeCache cache;
  fill(cache, 450);
  RebateTableModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  tester.setUseFetchMore(false);  // pages are fetched here, one by one
  model.setCache(&cache);
  QCOMPARE(model.rowCount(), 200);
  QVERIFY(model.canFetchMore({}));
  model.fetchMore({});
  QCOMPARE(model.rowCount(), 400);
  model.fetchMore({});
  QCOMPARE(model.rowCount(), 450);
  QVERIFY(!model.canFetchMore({}));
  QVERIFY(agrees(model, cache));
}

void RebateTableModelTest::aNewQueryResetsOnce() {
  FakeCache cache;
  fill(cache, 300);
  RebateTableModel model;
  model.setCache(&cache);
  QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
  model.setQuery({RebateState::credited, "", RebateOrder::amount});
  model.setQuery({RebateState::credited, "", RebateOrder::amount});
  QCOMPARE(resets.count(), 1);
  QVERIFY(model.rowCount() > 0);
  QVERIFY(agrees(model, cache));
}

void RebateTableModelTest::changesAreRowDifferences_data() {
  QTest::addColumn<int>("rows");
  QTest::addColumn<int>("state");
  QTest::addColumn<QString>("text");
  QTest::addColumn<bool>("byAmount");
  QTest::addColumn<bool>("tellIds");
  const int awaiting = static_cast<int>(RebateState::awaitingApproval);
  QTest::newRow("everything, newest") << 120 << -1 << "" << false << true;
  QTest::newRow("several pages, newest") << 450 << -1 << "" << false << true;
  QTest::newRow("one state, by amount") << 900 << awaiting << "" << true << true;
  QTest::newRow("text") << 400 << -1 << "手" << false << true;
  QTest::newRow("several pages, anything may have changed") << 450 << -1 << "" << true << false;
  QTest::newRow("from nothing") << 0 << awaiting << "" << false << true;
}

/// Random streams of new, changed, moved and vanished rows against the plain oracle.
void RebateTableModelTest::changesAreRowDifferences() {
  QFETCH(int, rows);
  QFETCH(int, state);
  QFETCH(QString, text);
  QFETCH(bool, byAmount);
  QFETCH(bool, tellIds);
  FakeCache cache;
  fill(cache, rows);
  RebateTableModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  tester.setUseFetchMore(false);  // pages are fetched here, one by one
  model.setCache(&cache);
  RebateQuery query{std::nullopt, text.toStdString(), byAmount ? RebateOrder::amount : RebateOrder::newest};
  if (state >= 0) query.state = static_cast<RebateState>(state);
  model.setQuery(query);
  QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

  std::mt19937 dice(99);
  const auto roll = [&dice](int most) { return std::uniform_int_distribution(0, most)(dice); };
  SampleRebates fresh(2, FakeClock::kStart + 100'000'000);
  for (int step = 0; step < 100; ++step) {
    std::vector<std::string> ids;
    for (int n = roll(step % 25 == 0 ? 100 : 6); n >= 0; --n) {
      auto row = fresh.next();
      if (!cache.rows.empty() && roll(3) > 0) {
        auto it = std::next(cache.rows.begin(), roll(static_cast<int>(cache.rows.size()) - 1));
        const auto keep = it->second;
        row.id = keep.id;
        row.createdAt = roll(1) ? keep.createdAt : row.createdAt;  // times tie now and then
        row.version = keep.version + 1;
      }
      ids.push_back(row.id);
      if (roll(9) == 0)
        cache.rows.erase(row.id);
      else
        cache.rows[row.id] = row;
    }
    model.applyChanges(tellIds ? ids : std::vector<std::string>{});
    if (!agrees(model, cache)) QFAIL(qPrintable(QStringLiteral("differs after step %1").arg(step)));
    if (roll(20) == 0 && model.canFetchMore({})) model.fetchMore({});
  }
  QCOMPARE(resets.count(), 0);
}

void RebateTableModelTest::aRowKeepsItsSelectionWhenItMoves() {
  FakeCache cache;
  fill(cache, 50);
  RebateTableModel model;
  model.setCache(&cache);
  model.setQuery({std::nullopt, "", RebateOrder::amount});
  const QPersistentModelIndex selected(model.index(40, 0));
  const auto id = model.at(40)->id;
  cache.rows[id].split.user = {99'999'999};
  model.applyChanges({id});
  QVERIFY(selected.isValid());
  QCOMPARE(selected.row(), 0);
  cache.rows[id].split.user = {0};
  model.applyChanges({});
  QCOMPARE(model.at(selected.row())->id, id);
  QCOMPARE(selected.row(), 49);
}

void RebateTableModelTest::pendingIsToldPerRow() {
  FakeCache cache;
  fill(cache, 10);
  RebateTableModel model;
  model.setCache(&cache);
  QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
  model.setPending({model.at(3)->id});
  QCOMPARE(changes.count(), 1);
  QCOMPARE(changes[0][0].toModelIndex().row(), 3);
  QVERIFY(model.index(3, 0).data(RebateTableModel::PendingRole).toBool());
  QVERIFY(!model.index(4, 0).data(RebateTableModel::PendingRole).toBool());
  model.setPending({});
  QCOMPARE(changes.count(), 2);
}

void RebateTableModelTest::factsComeInRoles() {
  using Column = RebateTableModel::Column;
  FakeCache cache;
  const auto row = exampleRebate(FakeClock::kStart);
  cache.rows[row.id] = row;
  RebateTableModel model;
  model.setCache(&cache);
  const auto fact = [&model](Column column) {
    return model.index(0, static_cast<int>(column)).data(RebateTableModel::FactRole);
  };
  QCOMPARE(fact(Column::order).toString(), QStringLiteral("2035657313150181441"));
  QCOMPARE(fact(Column::user).toString(), QStringLiteral("u-88210"));
  QCOMPARE(fact(Column::paid).toLongLong(), 24'900);
  QCOMPARE(fact(Column::commission).toLongLong(), 772);
  QCOMPARE(fact(Column::rebate).toLongLong(), 312);
  QCOMPARE(fact(Column::state).toInt(), static_cast<int>(RebateState::awaitingApproval));
  QCOMPARE(fact(Column::age).toLongLong(), FakeClock::kStart);
  QVERIFY(!model.index(0, 0).data(Qt::DisplayRole).isValid());  // words are the view's business
}

void RebateTableModelTest::aFailingCacheIsKeptAsTrouble() {
  FakeCache cache;
  fill(cache, 250);
  RebateTableModel model;
  model.setCache(&cache);
  cache.failure = Error{Errc::corrupt, {}, "bad page"};
  model.fetchMore({});
  QVERIFY(model.trouble());
  QCOMPARE(model.rowCount(), 200);  // what was read stays on the screen
  QVERIFY(!model.canFetchMore({}));
  cache.failure.reset();
  model.applyChanges({});
  QVERIFY(!model.trouble());
  QVERIFY(agrees(model, cache));
}

void RebateTableModelTest::withoutACacheItIsEmpty() {
  FakeCache cache;
  fill(cache, 5);
  RebateTableModel model;
  model.applyChanges({"x"});
  QCOMPARE(model.rowCount(), 0);
  model.setCache(&cache);
  QCOMPARE(model.rowCount(), 5);
  model.setCache(nullptr);
  QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(RebateTableModelTest)
#include "tst_rebate_table_model.moc"
