// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "domain/failover.h"
#include "domain/user.h"

using namespace rebate;

class TestFailover : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void phasesFollowTheMoments();
  void theExpectationNarrows();
  void nicknamesAreMasked();
};

void TestFailover::phasesFollowTheMoments() {
  Failover f;
  QCOMPARE(f.phase(), FailoverPhase::detect);
  f.detectedAt = 1;
  QCOMPARE(f.phase(), FailoverPhase::elect);
  f.electedAt = 2;
  QCOMPARE(f.phase(), FailoverPhase::promote);
  f.promotedAt = 3;
  QCOMPARE(f.phase(), FailoverPhase::reroute);
  f.reroutedAt = 4;
  QCOMPARE(f.phase(), FailoverPhase::done);
}

void TestFailover::theExpectationNarrows() {
  Failover f;
  f.lostAt = 1'000;
  QCOMPARE(expectedRemaining(f, 1'000, 2'000, 400), (Expectation{1'600, 2'400}));
  QCOMPARE(expectedRemaining(f, 2'000, 2'000, 400), (Expectation{600, 1'400}));
  QCOMPARE(expectedRemaining(f, 9'000, 2'000, 400), (Expectation{0, 0}));
  f.electedAt = 3'000;
  QCOMPARE(expectedRemaining(f, 3'000, 2'000, 400), (Expectation{0, 400}));
  QCOMPARE(expectedRemaining(f, 3'300, 2'000, 400), (Expectation{0, 100}));
  QCOMPARE(expectedRemaining(f, 3'900, 2'000, 400), (Expectation{0, 0}));
  f.promotedAt = 3'900;
  QCOMPARE(expectedRemaining(f, 4'000, 2'000, 400), (Expectation{0, 300}));
}

void TestFailover::nicknamesAreMasked() {
  QCOMPARE(maskNickname("林小明"), std::string("林**"));
  QCOMPARE(maskNickname("bob"), std::string("b**"));
  QCOMPARE(maskNickname("𠮷野家"), std::string("𠮷**"));
  QCOMPARE(maskNickname(""), std::string());
}

QTEST_GUILESS_MAIN(TestFailover)
#include "tst_failover.moc"
