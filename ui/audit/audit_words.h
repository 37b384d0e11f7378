// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>

#include "ports/workspace.h"

namespace rebate {

/// Audit records in people's words.
class AuditWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::AuditWords)
 public:
  static QString action(const std::string& action);  ///< "rebate.approve" → "approved"; unknown ones as they are
  /// Actions that a person may mean by a word, "revealed" or "user.revealed"; empty: none.
  static QStringList actionsFor(const QString& word);
  static QStringList knownWords();  ///< what can be written behind "what:", sorted
  static QString entity(const AuditEntry& entry);
  static QString detail(const AuditEntry& entry);  ///< one line
  static QString verdict(const AuditHeadView& head);
  static Status status(const AuditHeadView& head);
  static QString alarm(const WorkspaceFacts& facts);  ///< for the banner; empty: nothing is wrong
  static QString progress(const ChainCheck& check);
};

}  // namespace rebate
