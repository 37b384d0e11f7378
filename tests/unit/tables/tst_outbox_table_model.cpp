// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/outbox_table_model.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>
#include <map>
#include <random>

using namespace rebate;

namespace {

OutboxItem item(int number, OutboxState state) {
  OutboxItem made;
  made.decision.id = "d" + std::to_string(number);
  made.decision.rebateId = "r" + std::to_string(number);
  made.decision.deviceSeq = number;
  made.state = state;
  return made;
}

std::vector<std::string> idsOf(const OutboxTableModel& model) {
  std::vector<std::string> ids;
  for (const auto& row : model.rows()) ids.push_back(row.decision.id);
  return ids;
}

}  // namespace

class OutboxTableModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void waitingComesFirstThenTroubleThenSettled();
  void aDecisionMovesWithItsState();
  void randomChangesAgreeWithAFreshTable();
  void openRebatesAreThoseThatWait();
  void factsComeInRoles();
};

void OutboxTableModelTest::waitingComesFirstThenTroubleThenSettled() {
  OutboxTableModel model;
  model.setItems({item(1, OutboxState::applied), item(2, OutboxState::conflict), item(3, OutboxState::queued),
                  item(4, OutboxState::unknown), item(5, OutboxState::cancelled), item(6, OutboxState::rejected)});
  QCOMPARE(idsOf(model), (std::vector<std::string>{"d3", "d4", "d2", "d6", "d5", "d1"}));
}

void OutboxTableModelTest::aDecisionMovesWithItsState() {
  OutboxTableModel model;
  model.setItems({item(1, OutboxState::queued), item(2, OutboxState::queued)});
  const QPersistentModelIndex first(model.index(0, 0));
  QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
  model.setItems({item(1, OutboxState::applied), item(2, OutboxState::queued)});
  QCOMPARE(first.row(), 1);
  QCOMPARE(resets.count(), 0);
}

void OutboxTableModelTest::randomChangesAgreeWithAFreshTable() {
  OutboxTableModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
  std::mt19937 dice(5);
  const auto roll = [&dice](int most) { return std::uniform_int_distribution(0, most)(dice); };
  std::map<int, OutboxItem> items;
  for (int step = 0; step < 500; ++step) {
    const int number = roll(40);
    if (roll(8) == 0)
      items.erase(number);
    else
      items[number] = item(number, static_cast<OutboxState>(roll(8)));
    std::vector<OutboxItem> now;
    for (const auto& [key, value] : items) now.push_back(value);
    std::shuffle(now.begin(), now.end(), dice);
    model.setItems(now);
    OutboxTableModel fresh;
    fresh.setItems(now);
    QVERIFY(model.rows() == fresh.rows());
  }
  QCOMPARE(resets.count(), 0);
}

void OutboxTableModelTest::openRebatesAreThoseThatWait() {
  OutboxTableModel model;
  model.setItems({item(1, OutboxState::applied), item(2, OutboxState::sending), item(3, OutboxState::queued),
                  item(4, OutboxState::conflict), item(5, OutboxState::unknown)});
  QCOMPARE(model.openRebates(), (std::set<std::string>{"r2", "r3", "r5"}));
}

void OutboxTableModelTest::factsComeInRoles() {
  auto made = item(7, OutboxState::conflict);
  made.decision.action = Action::reject;
  made.decision.amount = {1053};
  made.problem = Problem::versionMoved;
  made.why = "version 5";
  OutboxTableModel model;
  model.setItems({made});
  const auto cell = [&model](OutboxTableModel::Column column, int role) {
    return model.index(0, static_cast<int>(column)).data(role);
  };
  QCOMPARE(cell(OutboxTableModel::Column::number, OutboxTableModel::FactRole).toLongLong(), 7);
  QCOMPARE(cell(OutboxTableModel::Column::action, OutboxTableModel::FactRole).toInt(),
           static_cast<int>(Action::reject));
  QCOMPARE(cell(OutboxTableModel::Column::on, OutboxTableModel::AmountRole).toLongLong(), 1053);
  QCOMPARE(cell(OutboxTableModel::Column::why, OutboxTableModel::ProblemRole).toInt(),
           static_cast<int>(Problem::versionMoved));
  QCOMPARE(cell(OutboxTableModel::Column::why, OutboxTableModel::DetailRole).toString(), QStringLiteral("version 5"));
}

QTEST_GUILESS_MAIN(OutboxTableModelTest)
#include "tst_outbox_table_model.moc"
