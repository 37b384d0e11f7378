// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "ports/workspace.h"

namespace rebate {

/// Whether and how a person may decide a rebate, in words. The region judges again; this only spares a person a
/// refusal that is certain.
class Decidable {
  Q_DECLARE_TR_FUNCTIONS(rebate::Decidable)
 public:
  /// Empty: they may. Otherwise why not.
  static QString whyNot(const Rebate& rebate, Action action, const WorkspaceFacts& facts, bool pending, Millis wall);
  static QString situation(const Rebate& rebate, const WorkspaceFacts& facts);  ///< "Proposed by li.wei. You may…"

  /// User parts above this take two people: by the rules in force, or the first ones while no region told any.
  static Fen secondAbove(const WorkspaceFacts& facts);

  /// Older data is asked about again, and refused past a day (offline.md).
  static constexpr Millis kAskAgainAfter = 15 * 60'000;
  static constexpr Millis kRefuseAfter = 24 * 3'600'000;
};

}  // namespace rebate
