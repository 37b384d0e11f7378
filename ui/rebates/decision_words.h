// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "ports/workspace.h"

namespace rebate {

/// What became of a decision, in words.
class DecisionWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::DecisionWords)
 public:
  static QString outcome(const OutboxItem& item, const WorkspaceFacts& facts);  ///< "Approve ¥ 3.12: kept – waiting…"
  /// The outbox' last column. `now`: this desktop's clock, for one that is held back; 0: not told.
  static QString why(const OutboxItem& item, const WorkspaceFacts& facts, Millis now = 0);
  static Millis heldFor(const OutboxItem& item, Millis now);  ///< it can be taken back for so long, before it is sent
  static bool canWithdraw(const OutboxItem& item);            ///< it was surely not sent
  static QString heldBack(const OutboxItem& item, Millis left);  ///< "Approved ¥ 3.12 · sends in 3 s"
  static const char* tone(OutboxState state);

 private:
  static QString queued(const OutboxItem& item, const WorkspaceFacts& facts, Millis now);
  static QString conflict(const OutboxItem& item);
  static QString parked(const OutboxItem& item);
};

}  // namespace rebate
