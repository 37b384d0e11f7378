// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <string>

#include "domain/personal.h"
#include "domain/proposal.h"
#include "domain/user.h"

namespace rebate {

/// What belongs to people, in words.
class UserWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::UserWords)
 public:
  static QString state(UserState state);
  static QString field(PersonalField field);
  static QString withdrawal(WithdrawalState state);
  static QString proposal(ProposalState state);
  static QString title(const User& user);     ///< "u-88210 · 林**"
  static QString signedYuan(Fen amount);      ///< "+¥ 5.00", "−¥ 5.00"
  static QString day(Millis at, Millis now);  ///< "20 Jul"; of another year with it
};

}  // namespace rebate
