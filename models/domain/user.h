// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/rebate.h"
#include "domain/withdrawal.h"

namespace rebate {

/// frozen: nothing is paid out to them until somebody lifts it. erased: the personal data is gone, the books stay.
enum class UserState { active, frozen, erased };
std::string_view name(UserState state);
std::optional<UserState> userStateFrom(std::string_view name);

/// A buyer, as a console may see them: personal data masked.
struct User {
  std::string id;      ///< "u-88210"
  std::string mask;    ///< "林**"
  Level level = Level::bronze;
  Fen balance;         ///< credited and not yet withdrawn; may be negative
  std::int64_t version = 0;
  Fen frozen = {};     ///< of open withdrawals; never negative
  UserState state = UserState::active;
  std::string inviterId = {};  ///< empty: came by themselves
  /// Blind index of phone and nickname (wire/blind_index.h): on the way to a cache only, in any order.
  std::vector<std::string> find = {};
  bool operator==(const User&) const = default;
};

/// One change of the platform's history; one of the bodies is set, or none: a kind that is newer than this program.
struct Change {
  std::int64_t seq = 0;
  std::int64_t previous = 0;  ///< the change before it: a gap shows
  std::int64_t epoch = 0;
  Millis at = 0;
  std::optional<Rebate> rebate;
  std::optional<User> user;
  std::optional<Withdrawal> withdrawal;
  bool operator==(const Change&) const = default;
};

/// First character kept, the rest stars: "林小明" → "林**".
std::string maskNickname(std::string_view nickname);

}  // namespace rebate
