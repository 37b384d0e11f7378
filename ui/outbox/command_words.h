// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <vector>

#include "ports/outbox.h"
#include "ports/workspace.h"
#include "ui/page.h"

namespace rebate {

/// Commands in words for people.
class CommandWords {
  Q_DECLARE_TR_FUNCTIONS(rebate::CommandWords)
 public:
  /// What the outbox can be narrowed to; decisions on rebates are one of them.
  enum class Group { rebates, users, withdrawals, proposals, platform, incidents };
  static constexpr int kGroups = 6;
  static QString group(Group group);
  static Group groupOf(const OutboxItem& item);

  static QString action(const Command& command);  ///< "Change level", "Approve withdrawal"
  static QString on(const Command& command);      ///< "u-88210 · gold"; nothing that is personal
  static QString outcome(const OutboxItem& item, const WorkspaceFacts& facts);  ///< "Change level: applied by cn-east"
  /// As DecisionWords::why, of either kind of row.
  static QString why(const OutboxItem& item, const WorkspaceFacts& facts, Millis now = 0);
  static QString error(const Error& error);  ///< why a command was not kept, in a sentence

  /// A member of what it is about ("second_decider_above_fen") and its value, in words when they are known.
  static QString member(const std::string& name);
  static QString value(const std::string& member, const std::string& text);
  /// What the command wants, by member; those that can be compared with what stands there.
  static Facts wanted(const Command& command);

  static Destination place(const Command& command);  ///< where what it is about is shown
  static QString again(const Command& command);      ///< "Look at the user": what the way there is called

  static QString proposalKind(ProposalKind kind);
  static QString proposalState(ProposalState state);
  static QString staffChange(StaffChange change);
  static QString userState(UserState state);
};

}  // namespace rebate
