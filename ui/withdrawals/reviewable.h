// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "ports/workspace.h"

namespace rebate {

/// Whether a person may act on a withdrawal, in words. The region judges again; this only spares a refusal that is
/// certain.
class Reviewable {
  Q_DECLARE_TR_FUNCTIONS(rebate::Reviewable)
 public:
  /// Empty: they may. Otherwise why not. `wall`: this desktop's clock.
  static QString review(const Withdrawal& withdrawal, ReviewVerdict verdict, const WorkspaceFacts& facts, bool pending,
                        Millis wall);
  static QString query(const Withdrawal& withdrawal, const WorkspaceFacts& facts, bool pending);
  static QString payOut(const WithdrawalRow& row, const WorkspaceFacts& facts, bool pending);
  static QString request(const WorkspaceFacts& facts, Millis wall);  ///< one for any user
  static QString buildPayout(const WorkspaceFacts& facts, Millis wall);

  /// Older data is asked about again, and refused past a day (offline.md).
  static constexpr Millis kAskAgainAfter = 15 * 60'000;
  static constexpr Millis kRefuseAfter = 24 * 3'600'000;

 private:
  static QString nobody(const WorkspaceFacts& facts, Permission needed);
  static QString rule(const Error& error);
};

}  // namespace rebate
