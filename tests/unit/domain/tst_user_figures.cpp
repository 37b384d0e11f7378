// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/user_figures.h"

#include <QtTest>

using namespace rebate;

namespace {

constexpr Millis kDay = 24LL * 3'600'000;

Millis china(int year, int month, int day, int hour = 0) {
  return QDateTime(QDate(year, month, day), QTime(hour, 0), Qt::OffsetFromUTC, 8 * 3600).toMSecsSinceEpoch();
}

Rebate rebateOf(RebateState state, std::int64_t fen, Millis createdAt) {
  Rebate rebate;
  rebate.state = state;
  rebate.split.user = {fen};
  rebate.createdAt = rebate.modifiedAt = createdAt;
  return rebate;
}

}  // namespace

class TestUserFigures : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void settlingDays_data() {
    QTest::addColumn<qint64>("received");
    QTest::addColumn<qint64>("settles");
    QTest::newRow("in the month") << qint64{china(2026, 6, 12)} << qint64{china(2026, 7, 20)};
    QTest::newRow("in December") << qint64{china(2026, 12, 31, 23)} << qint64{china(2027, 1, 20)};
    QTest::newRow("first hour") << qint64{china(2026, 6, 1)} << qint64{china(2026, 7, 20)};
  }
  void settlingDays() {
    QFETCH(qint64, received);
    QFETCH(qint64, settles);
    QCOMPARE(settlesAbout(received), Millis{settles});
    QCOMPARE(payableAbout(received), Millis{settles} + 4 * kDay);
  }

  void everyStateHasItsPlace() {
    const auto now = china(2026, 6, 12);
    const auto since = now - UserFigures::kRecent;
    UserFigures figures;
    figures.add(rebateOf(RebateState::estimated, 100, now - kDay), since);
    figures.add(rebateOf(RebateState::waiting, 200, china(2026, 5, 3)), since);
    figures.add(rebateOf(RebateState::waiting, 300, china(2026, 4, 3)), since);
    figures.add(rebateOf(RebateState::awaitingApproval, 400, now - kDay), since);
    figures.add(rebateOf(RebateState::credited, 500, now - 80 * kDay), since);
    figures.add(rebateOf(RebateState::credited, 600, china(2025, 1, 2)), since);
    figures.add(rebateOf(RebateState::rejected, 700, now - kDay), since);
    figures.add(rebateOf(RebateState::voided, 0, now - kDay), since);
    figures.add(rebateOf(RebateState::clawedBack, 0, since), since);
    figures.add(rebateOf(RebateState::voided, 0, since - 1), since);
    auto held = rebateOf(RebateState::held, 800, now - kDay);
    figures.add(held, since);
    held.reason = Reason::attributionConflict;
    figures.add(held, since);
    QCOMPARE(figures.onTheWay, (UserFigures::Sum{4, {1'000}}));
    QCOMPARE(figures.awaiting, (UserFigures::Sum{1, {400}}));
    QCOMPARE(figures.credited, (UserFigures::Sum{2, {1'100}}));
    QCOMPARE(figures.held, 2);
    QCOMPARE(figures.disputed, 1);
    QCOMPARE(figures.nextPayable, china(2026, 5, 24));
    QCOMPARE(figures.firstOrder, china(2025, 1, 2));
    QCOMPARE(figures.recentClosed, 2);
    QCOMPARE(figures.recent, 10);
    QCOMPARE(figures.creditedIn.size(), std::size_t{2});
    QCOMPARE((figures.creditedIn[CalendarMonth{2025, 1}]), (UserFigures::Sum{1, {600}}));
  }
};

QTEST_APPLESS_MAIN(TestUserFigures)
#include "tst_user_figures.moc"
