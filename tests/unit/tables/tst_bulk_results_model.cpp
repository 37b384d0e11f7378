// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/bulk_results_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "fake_workspace/sample_rebates.h"

using namespace rebate;

namespace {

OutboxItem itemOf(int number, const Rebate& seen, OutboxState state, std::optional<Problem> problem = {}) {
  OutboxItem item;
  item.decision.id = "d-" + std::to_string(number);
  item.decision.deviceSeq = number;
  item.seen = seen;
  item.state = state;
  item.problem = problem;
  return item;
}

}  // namespace

class BulkResultsModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatBecameOfEach_data();
  void whatBecameOfEach();
  void newsChangeTheirRowsOnly();
  void whatIsNotKeptIsSaid();
};

void BulkResultsModelTest::whatBecameOfEach_data() {
  QTest::addColumn<int>("state");
  QTest::addColumn<int>("problem");
  QTest::addColumn<int>("end");
  const auto row = [](const char* name, OutboxState state, std::optional<Problem> problem, BulkEnd end) {
    QTest::newRow(name) << static_cast<int>(state) << (problem ? static_cast<int>(*problem) : -1)
                        << static_cast<int>(end);
  };
  row("queued", OutboxState::queued, {}, BulkEnd::waiting);
  row("sending", OutboxState::sending, {}, BulkEnd::waiting);
  row("unknown", OutboxState::unknown, {}, BulkEnd::waiting);
  row("applied", OutboxState::applied, {}, BulkEnd::applied);
  row("moved", OutboxState::conflict, Problem::versionMoved, BulkEnd::moved);
  row("somebody else", OutboxState::conflict, Problem::alreadyDecided, BulkEnd::moved);
  row("another state", OutboxState::conflict, Problem::notDecidable, BulkEnd::moved);
  row("own", OutboxState::rejected, Problem::proposerIsDecider, BulkEnd::forbidden);
  row("role", OutboxState::rejected, Problem::forbidden, BulkEnd::forbidden);
  row("no reason", OutboxState::rejected, Problem::reasonRequired, BulkEnd::refused);
  row("nothing said", OutboxState::rejected, {}, BulkEnd::refused);
  row("expired", OutboxState::expired, {}, BulkEnd::refused);
  row("parked", OutboxState::parked, Problem::epochMoved, BulkEnd::refused);
  row("withdrawn", OutboxState::cancelled, {}, BulkEnd::withdrawn);
}

void BulkResultsModelTest::whatBecameOfEach() {
  QFETCH(int, state);
  QFETCH(int, problem);
  QFETCH(int, end);
  BulkResultsModel model;
  const auto seen = exampleRebate(1'000);
  model.begin({seen});
  QCOMPARE(model.at(0)->end(), BulkEnd::waiting);
  auto item = itemOf(1, seen, OutboxState::queued);
  model.kept(0, {item});
  item.state = static_cast<OutboxState>(state);
  if (problem >= 0) item.problem = static_cast<Problem>(problem);
  model.follow({item});
  QCOMPARE(model.index(0, 0).data(BulkResultsModel::EndRole).toInt(), end);
  QCOMPARE(model.countOf(static_cast<BulkEnd>(end)), 1);
  item.state = OutboxState::applied;
  item.now = seen;  // it waits still: somebody else has to approve it
  model.follow({item});
  QCOMPARE(model.at(0)->end(), BulkEnd::proposed);
}

void BulkResultsModelTest::newsChangeTheirRowsOnly() {
  BulkResultsModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  const auto rows = SampleRebates(3, 1'781'232'260'000).many(50);
  model.begin(rows);
  std::vector<Result<OutboxItem>> answers;
  for (int i = 0; i < 50; ++i) answers.emplace_back(itemOf(i, rows[static_cast<std::size_t>(i)], OutboxState::queued));
  model.kept(0, answers);
  QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
  QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
  model.follow({itemOf(7, rows[7], OutboxState::applied), itemOf(900, rows[8], OutboxState::applied)});
  QCOMPARE(changed.count(), 1);
  QCOMPARE(changed.front().front().toModelIndex().row(), 7);
  QCOMPARE(resets.count(), 0);
  QCOMPARE(model.countOf(BulkEnd::waiting), 49);
}

void BulkResultsModelTest::whatIsNotKeptIsSaid() {
  BulkResultsModel model;
  const auto rows = SampleRebates(3, 1'781'232'260'000).many(6);
  model.begin(rows);
  model.kept(0, {Error{Errc::notAllowed, "proposed_by", ""}, Error{Errc::moved, "pending", ""},
                 Error{Errc::storage, "", "disk full"}, itemOf(1, rows[3], OutboxState::queued)});
  model.stopFrom(4);
  const BulkEnd ends[] = {BulkEnd::forbidden, BulkEnd::moved,     BulkEnd::refused,
                          BulkEnd::waiting,   BulkEnd::withdrawn, BulkEnd::withdrawn};
  for (int i = 0; i < 6; ++i) QCOMPARE(model.at(i)->end(), ends[i]);
  model.kept(6, {Error{Errc::storage, "", ""}});  // beyond the end: nothing
  QCOMPARE(model.rowCount(), 6);
}

QTEST_GUILESS_MAIN(BulkResultsModelTest)
#include "tst_bulk_results_model.moc"
