// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "domain/operator.h"

using namespace rebate;

class TestOperator : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyCellOfTheTable_data();
  void everyCellOfTheTable();
};

void TestOperator::everyCellOfTheTable_data() {
  QTest::addColumn<int>("role");
  QTest::addColumn<QString>("may");  // rebates, decide, users, topology, audit, reread feeds, withdrawals: read, request, review, pay
  QTest::newRow("support") << int(Role::support) << QStringLiteral("y-yy--yy--");
  QTest::newRow("finance") << int(Role::finance) << QStringLiteral("yyyy--y-yy");
  QTest::newRow("incident") << int(Role::incident) << QStringLiteral("---y------");
  QTest::newRow("admin") << int(Role::admin) << QStringLiteral("y-yyyyy---");
  QTest::newRow("auditor") << int(Role::auditor) << QStringLiteral("y-yyy-y---");
}

void TestOperator::everyCellOfTheTable() {
  QFETCH(int, role);
  QFETCH(QString, may);
  const Permission columns[] = {Permission::readRebates, Permission::decideRebates, Permission::readUsers, Permission::readTopology,
                                Permission::readAudit, Permission::rereadFeeds, Permission::readWithdrawals,
                                Permission::requestWithdrawals, Permission::reviewWithdrawals, Permission::payOut};
  for (int i = 0; i < 10; ++i) QCOMPARE(allows(static_cast<Role>(role), columns[i]), may[i] == QLatin1Char('y'));
  QCOMPARE(roleFrom(name(static_cast<Role>(role))), static_cast<Role>(role));
}

QTEST_GUILESS_MAIN(TestOperator)
#include "tst_operator.moc"
