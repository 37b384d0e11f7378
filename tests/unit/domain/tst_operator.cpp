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

/// Once more, by hand: support, finance, incident, admin, auditor.
void TestOperator::everyCellOfTheTable_data() {
  QTest::addColumn<int>("permission");
  QTest::addColumn<QString>("may");
  const auto row = [](const char* what, Permission permission, const char* may) {
    QTest::newRow(what) << int(permission) << QString::fromLatin1(may);
  };
  row("read rebates", Permission::readRebates, "yy-yy");
  row("decide rebates", Permission::decideRebates, "-y---");
  row("read users", Permission::readUsers, "yy-yy");
  row("read topology", Permission::readTopology, "yyyyy");
  row("read audit", Permission::readAudit, "---yy");
  row("reread feeds", Permission::rereadFeeds, "---y-");
  row("read proposals", Permission::readProposals, "yy-yy");
  row("propose", Permission::propose, "yy-y-");
  row("decide proposals", Permission::decideProposals, "yy-y-");
  row("propose rules", Permission::proposeRules, "---y-");
  row("decide rules", Permission::decideRules, "-y-y-");
  row("change users", Permission::changeUsers, "yy---");
  row("change levels", Permission::changeLevels, "y----");
  row("freeze", Permission::freezeUsers, "y----");
  row("lift a freeze", Permission::unfreezeUsers, "-y---");
  row("write notes", Permission::writeNotes, "yy---");
  row("reveal", Permission::reveal, "yy---");
  row("reveal contacts", Permission::revealContacts, "y----");
  row("reveal payout accounts", Permission::revealPayoutAccounts, "yy---");
  row("propose adjustments", Permission::proposeAdjustments, "y----");
  row("decide adjustments", Permission::decideAdjustments, "-y---");
  row("propose claims", Permission::proposeClaims, "y----");
  row("decide claims", Permission::decideClaims, "-y---");
  row("propose erasures", Permission::proposeErasures, "---y-");
  row("decide erasures", Permission::decideErasures, "---y-");
  row("read operators", Permission::readOperators, "---yy");
  row("propose operators", Permission::proposeOperators, "---y-");
  row("decide operators", Permission::decideOperators, "---y-");
  row("settle bills", Permission::settleBills, "-y---");
  row("import orders", Permission::importOrders, "---y-");
  row("switch over", Permission::switchOver, "--y--");
  row("decide switchovers", Permission::decideSwitchovers, "--yy-");
  row("pause failover", Permission::pauseFailover, "--y--");
  row("plan maintenance", Permission::planMaintenance, "--yy-");
  row("write incident notes", Permission::writeIncidentNotes, "yyyy-");
  row("read withdrawals", Permission::readWithdrawals, "yy-yy");
  row("request withdrawals", Permission::requestWithdrawals, "y----");
  row("review withdrawals", Permission::reviewWithdrawals, "-y---");
  row("pay out", Permission::payOut, "-y---");
}

void TestOperator::everyCellOfTheTable() {
  QFETCH(int, permission);
  QFETCH(QString, may);
  for (int role = 0; role < 5; ++role) {
    QCOMPARE(allows(static_cast<Role>(role), static_cast<Permission>(permission)), may[role] == QLatin1Char('y'));
    QCOMPARE(roleFrom(name(static_cast<Role>(role))), static_cast<Role>(role));
  }
}

QTEST_GUILESS_MAIN(TestOperator)
#include "tst_operator.moc"
