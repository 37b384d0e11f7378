// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/versions_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace rebate;

namespace {

VersionLine line(Millis at, std::int64_t income) {
  return {at, 12, UpstreamState::paid, false, Fen{24'900}, Fen{income}, false};
}

}  // namespace

class VersionsModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void numbersCountFromTheOldest();
  void changeIsAgainstTheOneBefore();
  void aNewVersionIsARowDifference();
  void whatTheRowsSayOtherwise();
};

void VersionsModelTest::numbersCountFromTheOldest() {
  VersionsModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  model.setVersions({line(30, 772), line(20, 772), line(10, 834)});
  QCOMPARE(model.index(0, 0).data(VersionsModel::FactRole).toInt(), 3);
  QCOMPARE(model.index(2, 0).data(VersionsModel::FactRole).toInt(), 1);
}

void VersionsModelTest::changeIsAgainstTheOneBefore() {
  VersionsModel model;
  model.setVersions({line(30, 772), line(20, 772), line(10, 834)});
  const auto change = [&model](int row) {
    return model.index(row, static_cast<int>(VersionsModel::Column::change)).data(VersionsModel::FactRole).toLongLong();
  };
  QCOMPARE(change(0), 0);
  QCOMPARE(change(1), -62);
  QVERIFY(model.index(2, 0).data(VersionsModel::FirstRole).toBool());
  QVERIFY(!model.index(1, 0).data(VersionsModel::FirstRole).toBool());
}

void VersionsModelTest::aNewVersionIsARowDifference() {
  VersionsModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
  model.setVersions({line(20, 772), line(10, 834)});
  QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
  QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
  model.setVersions({line(30, 700), line(20, 772), line(10, 834)});
  QCOMPARE(inserted.count(), 1);
  QCOMPARE(resets.count(), 0);
  QCOMPARE(model.rowCount(), 3);
}

void VersionsModelTest::whatTheRowsSayOtherwise() {
  auto before = line(10, 834), after = line(20, 772);
  before.raw = {{"pay_price", "269.00"}, {"tk_status", "12"}, {"gone", "1"}, {"item_id", "7"}};
  after.raw = {{"pay_price", "249.00"}, {"tk_status", "3"}, {"new", "2"}, {"item_id", "7"}};
  VersionsModel model;
  model.setVersions({after, before});
  const std::vector<VersionRow::Difference> wanted{
      {"gone", "1", ""}, {"new", "", "2"}, {"pay_price", "269.00", "249.00"}, {"tk_status", "12", "3"}};
  QVERIFY(model.at(0)->differences == wanted);
  QVERIFY(model.at(1)->differences.empty());  // nothing before it
}

QTEST_GUILESS_MAIN(VersionsModelTest)
#include "tst_versions_model.moc"
