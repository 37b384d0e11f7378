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

/// The window is always an unbroken stretch of the oracle.
bool isStretch(const RebateTableModel& model, const std::vector<Rebate>& all) {
  if (model.rowCount() == 0) return all.empty();
  const auto from = std::find_if(all.begin(), all.end(), [&](const Rebate& row) { return row.id == model.at(0)->id; });
  return static_cast<std::size_t>(all.end() - from) >= model.rows().size() &&
         std::equal(model.rows().begin(), model.rows().end(), from);
}

/// And once it is settled, the stretch whose numbers it says, with what the view shows in it.
QString differs(const RebateTableModel& model, const FakeCache& cache, int shown) {
  const auto all = cache.allOf(model.query());
  const auto size = static_cast<std::int64_t>(all.size());
  if (!isStretch(model, all)) return QStringLiteral("no stretch of the order");
  if (model.total() != size) return QStringLiteral("%1 rows, not %2").arg(model.total()).arg(size);
  if (size > 0 && !(model.rows().front() == all[static_cast<std::size_t>(model.first())]))
    return QStringLiteral("row 0 is not number %1").arg(model.first());
  if (!model.covers(model.top(), shown)) return QStringLiteral("rows on the screen are missing");
  return {};
}

constexpr int kShown = 20;

}  // namespace

class RebateTableModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void itCostsWhatIsSeen();
  void aNewQueryResetsOnce();
  void changesAreRowDifferences_data();
  void changesAreRowDifferences();
  void theTopRowStaysWhenRowsComeAbove();
  void anyWindowWhateverHappens_data();
  void anyWindowWhateverHappens();
  void aRowKeepsItsSelectionWhenItMoves();
  void aRowElsewhereIsShownByItsKey();
  void pendingIsToldPerRow();
  void factsComeInRoles();
  void aFailingCacheIsKeptAsTrouble();
  void withoutACacheItIsEmpty();
};

void RebateTableModelTest::itCostsWhatIsSeen() {
  FakeCache cache;
  fill(cache, 3'000);
  FakeDesk desk(cache);
  RebateTableModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
  model.setDesk(&desk);
  const auto first = resets.count();
  for (const std::int64_t top : {0, 40, 80, 300, 2'700, 2'980, 1'500, 1'460, 0}) {
    model.show(top, kShown);
    QCOMPARE(model.top(), top);
    QVERIFY(model.rowCount() <= kShown + 2 * RebateTableModel::kMargin);
    QTRY_VERIFY(model.settled());
    QCOMPARE(differs(model, cache, kShown), QString());
  }
  QCOMPARE(resets.count(), first);
}

void RebateTableModelTest::aNewQueryResetsOnce() {
  FakeCache cache;
  fill(cache, 300);
  FakeDesk desk(cache);
  RebateTableModel model;
  model.setDesk(&desk);
  QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
  model.setQuery({RebateState::credited, "", RebateOrder::amount});
  model.setQuery({RebateState::credited, "", RebateOrder::amount});
  QCOMPARE(resets.count(), 1);
  QVERIFY(model.rowCount() > 0);
  QCOMPARE(differs(model, cache, 60), QString());
}

void RebateTableModelTest::changesAreRowDifferences_data() {
  QTest::addColumn<int>("rows");
  QTest::addColumn<int>("state");
  QTest::addColumn<QString>("text");
  QTest::addColumn<bool>("byAmount");
  QTest::addColumn<bool>("ascending");
  QTest::addColumn<bool>("tellIds");
  const int awaiting = static_cast<int>(RebateState::awaitingApproval);
  QTest::newRow("everything, newest") << 120 << -1 << "" << false << false << true;
  QTest::newRow("several windows, newest") << 450 << -1 << "" << false << false << true;
  QTest::newRow("several windows, oldest") << 450 << -1 << "" << false << true << true;
  QTest::newRow("one state, by amount") << 900 << awaiting << "" << true << false << true;
  QTest::newRow("by amount, smallest first") << 450 << -1 << "" << true << true << true;
  QTest::newRow("text") << 400 << -1 << "手" << false << false << true;
  QTest::newRow("text, by amount") << 900 << -1 << "手" << true << false << true;
  QTest::newRow("several windows, anything may have changed") << 450 << -1 << "" << true << false << false;
  QTest::newRow("from nothing") << 0 << awaiting << "" << false << false << true;
}

/// Random streams of new, changed, moved and vanished rows against the plain oracle.
struct Storm {
  explicit Storm(std::uint32_t seed) : dice(seed) {}
  int roll(int most) { return std::uniform_int_distribution(0, most)(dice); }

  std::vector<std::string> strike(FakeCache& cache, int most) {
    std::vector<std::string> ids;
    for (int n = roll(most); n >= 0; --n) {
      auto row = fresh.next();
      if (!cache.rows.empty() && roll(3) > 0) {
        const auto keep = std::next(cache.rows.begin(), roll(static_cast<int>(cache.rows.size()) - 1))->second;
        row.id = keep.id;
        row.createdAt = keep.createdAt;
        row.version = keep.version + 1;
      } else if (!cache.rows.empty() && roll(2) == 0) {
        row.createdAt = cache.rows.begin()->second.createdAt;  // times tie now and then
      }
      ids.push_back(row.id);
      if (roll(9) == 0)
        cache.rows.erase(row.id);
      else
        cache.rows[row.id] = row;
    }
    return ids;
  }

  std::mt19937 dice;
  SampleRebates fresh{2, FakeClock::kStart + 100'000'000};
};

void RebateTableModelTest::changesAreRowDifferences() {
  QFETCH(int, rows);
  QFETCH(int, state);
  QFETCH(QString, text);
  QFETCH(bool, byAmount);
  QFETCH(bool, ascending);
  QFETCH(bool, tellIds);
  FakeCache cache;
  fill(cache, rows);
  FakeDesk desk(cache);
  RebateTableModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  model.setIndexing(7, 3, 0);
  model.setDesk(&desk);
  RebateQuery query{std::nullopt, text.toStdString(), byAmount ? RebateOrder::amount : RebateOrder::newest, ascending};
  if (state >= 0) query.state = static_cast<RebateState>(state);
  model.setQuery(query);
  QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
  Storm storm(99);
  for (int step = 0; step < 100; ++step) {
    const auto ids = storm.strike(cache, step % 25 == 0 ? 100 : 6);
    model.applyChanges(tellIds ? ids : std::vector<std::string>{});
    if (!isStretch(model, cache.allOf(query))) QFAIL(qPrintable(QStringLiteral("broken after step %1").arg(step)));
    if (storm.roll(5) == 0) model.show(storm.roll(static_cast<int>(model.total())), kShown);
    if (storm.roll(3) > 0) continue;
    QTRY_VERIFY(model.settled());
    const auto difference = differs(model, cache, 1);
    if (!difference.isEmpty()) QFAIL(qPrintable(QStringLiteral("step %1: %2").arg(step).arg(difference)));
  }
  QCOMPARE(resets.count(), 0);
}

void RebateTableModelTest::theTopRowStaysWhenRowsComeAbove() {
  FakeCache cache;
  fill(cache, 2'000);
  FakeDesk desk(cache);
  RebateTableModel model;
  model.setIndexing(50, 3, 0);
  model.setDesk(&desk);
  model.show(1'000, kShown);
  QTRY_VERIFY(model.settled());
  const auto top = model.at(static_cast<int>(model.top() - model.first()))->id;
  SampleRebates fresh(7, FakeClock::kStart + 100'000'000);
  std::vector<std::string> ids;
  for (int i = 0; i < 30; ++i) {
    auto row = fresh.next();
    row.id = "new-" + std::to_string(i);
    cache.rows[row.id] = row;
    ids.push_back(row.id);
  }
  model.applyChanges(ids);
  QTRY_VERIFY(model.settled());
  QCOMPARE(model.top(), 1'030);
  QCOMPARE(model.at(static_cast<int>(model.top() - model.first()))->id, top);
  model.show(0, kShown);
  QCOMPARE(model.top(), 0);
  QCOMPARE(differs(model, cache, kShown), QString());
}

void RebateTableModelTest::anyWindowWhateverHappens_data() {
  QTest::addColumn<int>("seed");
  for (int seed = 1; seed <= 5; ++seed) QTest::addRow("seed %d", seed) << seed;
}

/// Thousands of jumps, scrolls, sorts, filters and changes, one over the other.
void RebateTableModelTest::anyWindowWhateverHappens() {
  QFETCH(int, seed);
  FakeCache cache;
  fill(cache, 700, static_cast<std::uint32_t>(seed));
  FakeDesk desk(cache);
  RebateTableModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  model.setIndexing(16, 4, 0);
  model.setDesk(&desk);
  Storm storm(static_cast<std::uint32_t>(seed));
  for (int step = 0; step < 300; ++step) {
    const auto total = static_cast<int>(model.total());
    switch (storm.roll(9)) {
      case 0:
        model.applyChanges(storm.strike(cache, 80));
        break;
      case 1:
      case 2:
        model.applyChanges(storm.strike(cache, 4));
        break;
      case 3:
        if (storm.roll(6) == 0)
          model.setQuery({storm.roll(2) == 0 ? std::optional(RebateState::credited) : std::nullopt,
                          storm.roll(4) == 0 ? "手" : "", storm.roll(1) ? RebateOrder::newest : RebateOrder::amount,
                          storm.roll(1) == 0});
        break;
      case 4:
        model.show(storm.roll(total), kShown);
        break;
      case 5:
        model.show(std::max(0, total - kShown), kShown);
        break;
      case 6:
        QCoreApplication::processEvents();
        break;
      default:
        model.show(std::clamp<std::int64_t>(model.top() + storm.roll(120) - 60, 0, std::max(0, total - kShown)),
                   kShown);
    }
    if (!isStretch(model, cache.allOf(model.query()))) QFAIL(qPrintable(QStringLiteral("broken after %1").arg(step)));
    if (step % 20 > 0) continue;
    QTRY_VERIFY(model.settled());
    const auto difference = differs(model, cache, 1);
    if (!difference.isEmpty()) QFAIL(qPrintable(QStringLiteral("step %1: %2").arg(step).arg(difference)));
  }
}

void RebateTableModelTest::aRowKeepsItsSelectionWhenItMoves() {
  FakeCache cache;
  fill(cache, 50);
  FakeDesk desk(cache);
  RebateTableModel model;
  model.setDesk(&desk);
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
  FakeDesk desk(cache);
  RebateTableModel model;
  model.setDesk(&desk);
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
  FakeDesk desk(cache);
  RebateTableModel model;
  model.setDesk(&desk);
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

void RebateTableModelTest::aRowElsewhereIsShownByItsKey() {
  FakeCache cache;
  fill(cache, 2'000);
  FakeDesk desk(cache);
  RebateTableModel model;
  model.setIndexing(50, 3, 0);
  model.setDesk(&desk);
  model.show(0, kShown);
  const auto all = cache.allOf({});
  model.showKey(keyOf(all[1'234], RebateOrder::newest));
  QVERIFY(model.rowOf(all[1'234].id) >= 0);
  QTRY_VERIFY(model.settled());
  QCOMPARE(model.top(), 1'234);
  QCOMPARE(differs(model, cache, kShown), QString());
}

void RebateTableModelTest::aFailingCacheIsKeptAsTrouble() {
  FakeCache cache;
  fill(cache, 850);
  FakeDesk desk(cache);
  RebateTableModel model;
  model.setDesk(&desk);
  const auto before = model.rows();
  cache.failure = Error{Errc::corrupt, {}, "bad page"};
  model.show(500, kShown);
  QVERIFY(model.trouble());
  QVERIFY(model.rows() == before);  // what was read stays on the screen
  QVERIFY(!model.reading());
  cache.failure.reset();
  model.applyChanges({});
  QVERIFY(!model.trouble());
  QCOMPARE(differs(model, cache, kShown), QString());
}

void RebateTableModelTest::withoutACacheItIsEmpty() {
  FakeCache cache;
  fill(cache, 5);
  FakeDesk desk(cache);
  RebateTableModel model;
  model.applyChanges({"x"});
  QCOMPARE(model.rowCount(), 0);
  model.setDesk(&desk);
  QCOMPARE(model.rowCount(), 5);
  model.setDesk(nullptr);
  QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(RebateTableModelTest)
#include "tst_rebate_table_model.moc"
