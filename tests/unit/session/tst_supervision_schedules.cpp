// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand random schedules of faults: never writes to two leaders in one epoch, never green past the age limit,
// always converged after everything healed.
#include <QTest>

#include "supervision_schedule.h"

namespace rebate {

class TestSupervisionSchedules : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void invariantsHold_data() {
    QTest::addColumn<int>("from");
    for (int from = 0; from < 10000; from += 500) QTest::addRow("seeds from %d", from) << from;
  }
  void invariantsHold() {
    QFETCH(int, from);
    int failovers = 0, epochs = 0, disagreements = 0;
    for (int seed = from; seed < from + 500; ++seed) {
      fixtures::SupervisionSchedule schedule(static_cast<std::uint32_t>(seed));
      const auto wrong = schedule.run();
      QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(wrong)));
      failovers += schedule.failovers();
      epochs += schedule.writes();
      disagreements += schedule.disagreements();
    }
    // They do what they are for, or they would show little.
    QVERIFY2(failovers > 500, qPrintable(QString::number(failovers)));
    QVERIFY2(epochs > 1000, qPrintable(QString::number(epochs)));
    QVERIFY2(disagreements > 100, qPrintable(QString::number(disagreements)));
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestSupervisionSchedules)
#include "tst_supervision_schedules.moc"
