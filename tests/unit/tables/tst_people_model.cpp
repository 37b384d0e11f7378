// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/people_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace rebate;

namespace {

User user(const char* id, std::int64_t version = 1, Level level = Level::bronze) {
  User made;
  made.id = id;
  made.version = version;
  made.level = level;
  return made;
}

QByteArray shown(const PeopleModel& model) {
  QByteArrayList rows;
  for (const auto& row : model.rows())
    rows << QByteArray::fromStdString(row.user.id) + '/' + QByteArray::number(static_cast<int>(row.found));
  return rows.join(' ');
}

}  // namespace

class PeopleModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void bothSayWhereTheyFound() {
    PeopleModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCopy({user("u-1"), user("u-3")});
    QCOMPARE(shown(model), QByteArray("u-1/0 u-3/0"));
    model.setRegion({user("u-3"), user("u-9")});
    QCOMPARE(shown(model), QByteArray("u-1/0 u-3/2 u-9/1"));
    model.setCopy({user("u-4")});  // another text
    QCOMPARE(shown(model), QByteArray("u-4/0"));
    model.setRecent({user("u-9"), user("u-4")});
    QCOMPARE(shown(model), QByteArray("u-9/3 u-4/3"));
    QCOMPARE(model.rowOf("u-4"), 1);
    QCOMPARE(model.rowOf("u-1"), -1);
  }

  void theNewerVersionCounts() {
    PeopleModel model;
    model.setCopy({user("u-1", 4, Level::silver), user("u-2", 9, Level::gold)});
    model.setRegion({user("u-1", 5, Level::gold), user("u-2", 8, Level::bronze)});
    QCOMPARE(model.at(0)->user.level, Level::gold);
    QCOMPARE(model.at(1)->user.level, Level::gold);
  }
};

QTEST_GUILESS_MAIN(PeopleModelTest)
#include "tst_people_model.moc"
