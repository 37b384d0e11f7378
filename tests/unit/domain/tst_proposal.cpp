// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "domain/proposal.h"

using namespace rebate;

class TestProposal : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void namesComeBack();
  void decisions_data();
  void decisions();
  void somebodyMayDecideWhatSomebodyElseMayPropose();
};

void TestProposal::namesComeBack() {
  for (const auto state :
       {ProposalState::open, ProposalState::approved, ProposalState::rejected, ProposalState::withdrawn})
    QCOMPARE(proposalStateFrom(name(state)), state);
  for (const auto verdict : {ProposalVerdict::approve, ProposalVerdict::reject, ProposalVerdict::withdraw})
    QCOMPARE(proposalVerdictFrom(name(verdict)), verdict);
  QCOMPARE(proposalKindFrom(name(ProposalKind::rules)), ProposalKind::rules);
  QVERIFY(!proposalKindFrom("rule") && !proposalStateFrom("") && !proposalVerdictFrom("Approve"));
}

void TestProposal::decisions_data() {
  QTest::addColumn<int>("state");
  QTest::addColumn<int>("verdict");
  QTest::addColumn<QString>("person");
  QTest::addColumn<int>("version");
  QTest::addColumn<QString>("reason");
  QTest::addColumn<QString>("fault");  // the field at fault; empty: done
  const int open = int(ProposalState::open), approve = int(ProposalVerdict::approve);
  const int reject = int(ProposalVerdict::reject), withdraw = int(ProposalVerdict::withdraw);
  const QString a = QStringLiteral("wu.min"), b = QStringLiteral("he.min"), why = QStringLiteral("why"), none;
  QTest::newRow("another approves") << open << approve << b << 1 << none << none;
  QTest::newRow("another rejects") << open << reject << b << 1 << why << none;
  QTest::newRow("rejects without a reason") << open << reject << b << 1 << none << QStringLiteral("reason");
  QTest::newRow("one's own") << open << approve << a << 1 << none << QStringLiteral("proposed_by");
  QTest::newRow("rejecting one's own") << open << reject << a << 1 << why << QStringLiteral("proposed_by");
  QTest::newRow("withdrawing one's own") << open << withdraw << a << 1 << none << none;
  QTest::newRow("withdrawing another's") << open << withdraw << b << 1 << none << QStringLiteral("verdict");
  QTest::newRow("another version") << open << approve << b << 2 << none << QStringLiteral("version");
  for (const auto state : {ProposalState::approved, ProposalState::rejected, ProposalState::withdrawn})
    for (const int verdict : {approve, reject, withdraw})
      QTest::addRow("decided %d %d", int(state), verdict)
          << int(state) << verdict << (verdict == withdraw ? a : b) << 1 << why << QStringLiteral("state");
}

void TestProposal::decisions() {
  QFETCH(int, state);
  QFETCH(int, verdict);
  QFETCH(QString, person);
  QFETCH(int, version);
  QFETCH(QString, reason);
  QFETCH(QString, fault);
  Proposal seen;
  seen.proposedBy = "wu.min";
  seen.state = static_cast<ProposalState>(state);
  const auto after =
      decide(seen, {static_cast<ProposalVerdict>(verdict), version, reason.toStdString()}, person.toStdString(), 77);
  QCOMPARE(after ? std::string() : after.error().field, fault.toStdString());
  if (!after) return;
  QVERIFY(after->state != ProposalState::open);
  QCOMPARE(after->decidedBy, person.toStdString());
  QCOMPARE(after->decidedAt, std::optional<Millis>(77));
  QCOMPARE(after->version, std::int64_t{2});
}

/// Two people are needed, so a kind that nobody could decide would wait for ever.
void TestProposal::somebodyMayDecideWhatSomebodyElseMayPropose() {
  for (const auto kind : {ProposalKind::rules}) {
    int proposers = 0, deciders = 0;
    for (const auto role : {Role::support, Role::finance, Role::incident, Role::admin, Role::auditor}) {
      proposers += allows(role, toPropose(kind)) ? 1 : 0;
      deciders += allows(role, toDecide(kind)) ? 1 : 0;
      QVERIFY(!allows(role, toPropose(kind)) || allows(role, Permission::propose));
      QVERIFY(!allows(role, toDecide(kind)) || allows(role, Permission::decideProposals));
    }
    QVERIFY(proposers > 0 && deciders > 0);
  }
}

QTEST_GUILESS_MAIN(TestProposal)
#include "tst_proposal.moc"
