// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "domain/command.h"
#include "domain/settlement_calendar.h"
#include "ports/cache.h"

namespace rebate {

/// How an unknown payout is asked about, reckoned from the usual pace: the leading region asks after 1 s, then after
/// twice as long each time, at most every five minutes.
struct QueryPace {
  int asked = 0;
  Millis nextIn = 0;  ///< ms
};
QueryPace queryPaceOf(Millis unknownFor);

/// Names and facts of withdrawals in words for people.
class WithdrawalWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::WithdrawalWords)
 public:
  static QString stage(WithdrawalStage stage);                    ///< of a chip
  static QString state(const Withdrawal& withdrawal);             ///< "1 of 2 approved" for the second approval
  static QString note(const Withdrawal& withdrawal, Millis now);  ///< what there is to know at a glance
  static QString whatNow(const WithdrawalRow& row, Millis now);   ///< what to do, or what happens next, in sentences
  static QString verdict(ReviewVerdict verdict);
  static QString approve(Fen amount);  ///< "Approve ¥ 500.00"
  static Status status(WithdrawalStage stage);
  static const char* tone(WithdrawalStage stage);
  static QString month(CalendarMonth month);  ///< "June 2026"
};

/// What a person had before them, as the region names it.
Facts factsOf(const WithdrawalRow& row);

}  // namespace rebate
