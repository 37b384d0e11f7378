// SPDX-License-Identifier: GPL-3.0-or-later
// The platforms' calendar, and what each figure of the settlement forecast counts.
#include <QDateTime>
#include <QTest>

#include "domain/settlement.h"

namespace rebate {
namespace {

Millis at(const char* text) {
  return QDateTime::fromString(QString::fromLatin1(text) + QStringLiteral("+08:00"), Qt::ISODateWithMs)
      .toMSecsSinceEpoch();
}

Rebate line(UpstreamState upstream, RebateState state, const char* modified, std::int64_t due = 1'000) {
  Rebate r;
  r.userId = "u-1";
  r.upstream = upstream;
  r.state = state;
  r.modifiedAt = at(modified);
  r.income = {due + 100};
  r.platformFee = {100};
  r.split.user = {due / 2};
  r.split.inviter = {10};
  return r;
}

}  // namespace

class TestSettlement : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void monthsAndDaysAreThePlatforms_data() {
    QTest::addColumn<QByteArray>("moment");
    QTest::addColumn<QString>("month");
    QTest::addColumn<QString>("settles");
    QTest::addColumn<QString>("payable");
    QTest::addColumn<QByteArray>("collected");
    const auto row = [](const char* moment, const char* month, const char* settles, const char* payable,
                        const char* collected) {
      QTest::newRow(moment) << QByteArray(moment) << QString::fromLatin1(month) << QString::fromLatin1(settles)
                            << QString::fromLatin1(payable) << QByteArray(collected);
    };
    row("2026-06-01T00:00:00.000", "2026-06", "2026-06", "2026-06", "2026-05-21T00:00:00.000");
    row("2026-06-19T23:59:59.999", "2026-06", "2026-06", "2026-06", "2026-05-21T00:00:00.000");
    row("2026-06-20T00:00:00.000", "2026-06", "2026-06", "2026-06", "2026-05-21T00:00:00.000");  // a Saturday: no shift
    row("2026-06-20T23:59:59.999", "2026-06", "2026-06", "2026-06", "2026-05-21T00:00:00.000");
    row("2026-06-21T00:00:00.000", "2026-06", "2026-07", "2026-06", "2026-06-21T00:00:00.000");  // a Sunday
    row("2026-06-24T23:59:59.999", "2026-06", "2026-07", "2026-06", "2026-06-21T00:00:00.000");
    row("2026-06-25T00:00:00.000", "2026-06", "2026-07", "2026-07", "2026-06-21T00:00:00.000");
    row("2026-12-31T23:59:59.999", "2026-12", "2027-01", "2027-01", "2026-12-21T00:00:00.000");
    row("2027-01-01T00:00:00.000", "2027-01", "2027-01", "2027-01", "2026-12-21T00:00:00.000");
    row("2028-02-29T12:00:00.000", "2028-02", "2028-03", "2028-03", "2028-02-21T00:00:00.000");
    row("2028-03-01T00:00:00.000", "2028-03", "2028-03", "2028-03", "2028-02-21T00:00:00.000");
  }
  void monthsAndDaysAreThePlatforms() {
    QFETCH(QByteArray, moment);
    QFETCH(QString, month);
    QFETCH(QString, settles);
    QFETCH(QString, payable);
    QFETCH(QByteArray, collected);
    const auto now = at(moment);
    QCOMPARE(QString::fromStdString(text(calendarMonthOf(now))), month);
    QCOMPARE(QString::fromStdString(text(comingSettlement(now))), settles);
    QCOMPARE(QString::fromStdString(text(comingPayable(now))), payable);
    QCOMPARE(collectedUntil(now), at(collected));
    QCOMPARE(dayOf(now), at(moment.left(10) + "T00:00:00.000"));
    QCOMPARE(dayOfMonth(now), moment.mid(8, 2).toInt());
  }

  /// 23:30 in London on the last of the month is the next month already.
  void theDesktopsZoneDoesNotCount() {
    const auto now = QDateTime::fromString(QStringLiteral("2026-05-31T23:30:00Z"), Qt::ISODate).toMSecsSinceEpoch();
    QVERIFY(calendarMonthOf(now) == (CalendarMonth{2026, 6}));
    QCOMPARE(startOf(CalendarMonth{2026, 6}),
             QDateTime::fromString(QStringLiteral("2026-05-31T16:00:00Z"), Qt::ISODate).toMSecsSinceEpoch());
  }

  void monthsFollowEachOther() {
    CalendarMonth month{2024, 1};
    for (int i = 0; i < 60; ++i) {
      QVERIFY(previous(next(month)) == month && month < next(month));
      const auto days = (startOf(next(month)) - startOf(month)) / 86'400'000;
      QCOMPARE(days, std::int64_t{QDate(month.year, month.month, 1).daysInMonth()});
      QCOMPARE(startOf(month, static_cast<int>(days) + 1), startOf(next(month)));
      QVERIFY(calendarMonthOf(startOf(next(month)) - 1) == month);
      month = next(month);
    }
  }

  void eachLineCountsWhereItBelongs_data() {
    QTest::addColumn<int>("upstream");
    QTest::addColumn<int>("state");
    QTest::addColumn<QByteArray>("modified");
    QTest::addColumn<bool>("refund");
    QTest::addColumn<QByteArray>("counts");  // figures that are not nothing
    using Up = UpstreamState;
    using St = RebateState;
    const auto row = [](const char* name, Up upstream, St state, const char* modified, bool refund,
                        const char* counts) {
      QTest::newRow(name) << static_cast<int>(upstream) << static_cast<int>(state) << QByteArray(modified) << refund
                          << QByteArray(counts);
    };
    row("received last month", Up::received, St::waiting, "2026-05-31T23:59:59.999", false, "this payable");
    row("received this month", Up::received, St::waiting, "2026-06-01T00:00:00.000", false, "next nextPayable");
    row("received before", Up::received, St::waiting, "2026-04-30T23:59:59.999", false, "overdue");
    row("received, refund open", Up::received, St::held, "2026-05-10T00:00:00.000", true, "");
    row("received, held", Up::received, St::held, "2026-05-10T00:00:00.000", false, "this");
    row("received, rejected", Up::received, St::rejected, "2026-05-10T00:00:00.000", false, "this");
    row("received, void", Up::received, St::voided, "2026-05-10T00:00:00.000", false, "");
    row("paid", Up::paid, St::estimated, "2026-05-10T00:00:00.000", false, "");
    row("settled, awaiting", Up::settled, St::awaitingApproval, "2026-05-20T00:00:00.000", false, "approving");
    row("settled, held", Up::settled, St::held, "2026-05-20T00:00:00.000", false, "");
    row("credited on the 20th", Up::settled, St::credited, "2026-05-20T23:59:59.999", false, "");
    row("credited after the 20th", Up::settled, St::credited, "2026-05-21T00:00:00.000", false, "advance");
    row("credited, refund open", Up::settled, St::credited, "2026-05-01T00:00:00.000", true, "refunds");
    row("clawed back", Up::closed, St::clawedBack, "2026-06-01T00:00:00.000", true, "");
  }
  void eachLineCountsWhereItBelongs() {
    QFETCH(int, upstream);
    QFETCH(int, state);
    QFETCH(QByteArray, modified);
    QFETCH(bool, refund);
    QFETCH(QByteArray, counts);
    auto one = line(static_cast<UpstreamState>(upstream), static_cast<RebateState>(state), modified);
    one.refundOpen = refund;
    const auto all = settlementOf({one}, {}, at("2026-06-12T10:00:00.000"));
    const auto expect = [&](const char* name, LineSum sum, std::int64_t fen) {
      const bool wanted = counts.split(' ').contains(name);
      QVERIFY2(sum == (wanted ? LineSum{1, {fen}} : LineSum{}), name);
    };
    expect("this", all.dueOf(all.thisMonth), 1'000);
    expect("next", all.dueOf(all.nextMonth), 1'000);
    expect("payable", all.thisMonth.payable, 510);
    expect("nextPayable", all.nextMonth.payable, 510);
    expect("overdue", all.overdue, 1'000);
    expect("approving", all.approving, 510);
    expect("advance", all.advanceTotal(), 510);
    expect("refunds", all.refunds, 510);
    QCOMPARE(all.thisMonth.users, std::int64_t{counts.split(' ').contains("payable")});
  }

  void balancesBelowZeroAreExposure() {
    User owes, has;
    owes.balance = {-250};
    has.balance = {1'000};
    const auto all = settlementOf({}, {owes, has, owes}, at("2026-06-12T10:00:00.000"));
    QVERIFY(all.belowZero == (LineSum{2, {500}}));
    QVERIFY(all.exposure() == Fen{500});
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestSettlement)
#include "tst_settlement.moc"
