// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/posting.h"
#include "region/storage/sql_session.h"

namespace rebate::region {

/// A month of the platforms' calendar, +08:00.
struct Month {
  int year = 0;
  int month = 0;
  Millis begin() const;  ///< UNIX ms
  Millis end() const;    ///< the first moment that is not of it any more
};
/// "2026-06", of 1970 to 9999.
std::optional<Month> monthFrom(std::string_view text);
std::string textOf(const Month& month);

/// What we owe a user: free to withdraw, and frozen in open withdrawals.
struct Owed {
  Fen free;
  Fen frozen;
  bool operator==(const Owed&) const = default;
};

struct StatementLine {
  Millis at = 0;
  std::string transaction;
  std::string subject;               ///< the rebate, withdrawal or proposal
  TransactionKind of;                ///< of a reversal: the kind of what it undoes
  std::optional<Platform> platform;  ///< of a rebate
  Owed moved;
};

enum class Section { credits, reversals, adjustments, withdrawals, payouts };
inline constexpr std::array kSections{Section::credits, Section::reversals, Section::adjustments, Section::withdrawals,
                                      Section::payouts};
std::string_view name(Section section);

/// opening + all lines = closing, by free and by frozen.
struct Statement {
  std::string userId;
  Month month;
  Owed opening;
  Owed closing;
  std::map<Section, std::vector<StatementLine>> lines;
  std::map<Section, Owed> sums;
  std::map<Platform, Fen> byPlatform;  ///< credits less their reversals
};

/// From the postings alone. A line that cannot be added up, or that does not prove the closing balance, fails the
/// session: no statement is better than a wrong one.
Statement statementOf(SqlSession& sql, const std::string& userId, const Month& month);

/// Users with postings before the end of that month, by id.
std::vector<std::string> usersWithStatements(SqlSession& sql, const Month& month);

}  // namespace rebate::region
