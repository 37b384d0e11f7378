// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/order.h"
#include "domain/posting.h"
#include "domain/user.h"
#include "region/ledger/personal_book.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// A user as users.json names them, with the ids that lead to them.
struct UserEntry {
  std::string id;
  std::string mask;
  Level level = Level::bronze;
  Claim claim;
  std::vector<Claim> others = {};  ///< of JD and PDD
  std::string inviter = {};        ///< a user's id; empty: as it was
  PersonalData personal = {};      ///< sealed; empty members: as they were
};

/// [{"user_id","level","nickname"?,"phone"?,"name"?,"payout_account"?,"inviter_id"?,"special_id"?,"relation_id"?,
/// "adzone_id"?,"jd":{"sub_union_id"?,"ext1"?,"position_id"?}?,"pdd":{"custom_parameters"?,"p_id"?}?}, …]
Result<std::vector<UserEntry>> parseUsers(std::string_view text);

/// Adds or changes users and their ids; when an id is new, lines nobody owned are judged again. What is personal is
/// sealed (Errc::unavailable without `keys`); of the nickname the mask is kept, too. Who was erased stays so: only
/// their ids are taken. Returns how many users changed.
std::int64_t saveUsers(Writing& writing, const std::vector<UserEntry>& users,
                       const std::optional<PersonalKeys>& keys = std::nullopt);

/// Level, state and mask of `user`, under the next version; a change row tells the consoles.
void changeUser(Writing& writing, User& user);

std::optional<User> findUser(SqlSession& sql, std::string_view id);
std::vector<User> usersAfter(SqlSession& sql, std::string_view after, int limit);

/// Member, else channel, else ad place; "" when nobody is found.
std::string ownerOf(SqlSession& sql, const Claim& claim);

/// Moves a user's balance (userPayable) or what of it is frozen (userFrozen); a change row tells the consoles.
void moveBalance(Writing& writing, const std::string& userId, Account account, Fen amount);

}  // namespace rebate::region
