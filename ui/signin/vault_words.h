// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "ports/workspace.h"

namespace rebate {

/// What is wrong with the keys or the files behind them, and what a person can do about it.
struct VaultAdvice {
  QString head;
  QString text;
  bool recover = false;  ///< the recovery passphrase may help, if there is one
};

class VaultWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::VaultWords)
 public:
  static QString line(const WorkspaceFacts& facts);        ///< while nothing is wrong: "Key kept in GNOME Keyring"
  static bool isTroubled(const WorkspaceFacts& facts);     ///< somebody has to do something before the keys are open
  static VaultAdvice advice(const WorkspaceFacts& facts);  ///< while troubled

 private:
  static QString keyring(const WorkspaceFacts& facts);
  static VaultAdvice ofState(const WorkspaceFacts& facts);
};

}  // namespace rebate
