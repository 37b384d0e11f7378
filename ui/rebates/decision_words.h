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
  static QString why(const OutboxItem& item, const WorkspaceFacts& facts);      ///< the outbox' last column
  static QString heldBack(const OutboxItem& item, Millis left);                 ///< "Approved ¥ 3.12 · sends in 3 s"
  static const char* tone(OutboxState state);
};

}  // namespace rebate
