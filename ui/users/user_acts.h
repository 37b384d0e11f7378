// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <optional>

#include "domain/rules.h"
#include "ports/workspace.h"

namespace rebate {

/// What a person may do about another.
enum class UserAct { reveal, note, claim, adjust, withdraw, changeLevel, freeze, unfreeze, erase };

/// Whether and why not, in words. The region judges again; this only spares a person a refusal that is certain.
class UserActs {
  Q_DECLARE_TR_FUNCTIONS(rebate::UserActs)
 public:
  static Permission needed(UserAct act);
  static bool offered(UserAct act, const WorkspaceFacts& facts);  ///< by role
  static QString name(UserAct act);                               ///< "Freeze…"
  /// Empty: they may. Otherwise why not, for as long as it stays so.
  static QString whyNot(UserAct act, const User& user, const WorkspaceFacts& facts, Millis wall);
  /// The members of the user that a command is decided on.
  static Facts seen(const User& user);
};

}  // namespace rebate
