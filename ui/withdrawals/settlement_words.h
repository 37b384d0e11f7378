// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "domain/settlement.h"

namespace rebate {

/// What each figure of the forecast is, in words; models/domain/settlement.h says the same for the sums.
class SettlementWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::SettlementWords)
 public:
  static QString due();
  static QString payable();
  static QString advance();
  static QString exposure();
  static QString overdue();
  static QString approving();

  static QString platforms(const std::map<Platform, LineSum>& parts);  ///< "Taobao 241,118.02 · JD 52,870.44"
  static QString share(Fen part, Fen whole);                           ///< "3.8 %"; empty of nothing
};

}  // namespace rebate
