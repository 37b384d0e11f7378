// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/user.h"
#include "region/ledger/personal_book.h"

namespace rebate::region {

/// id: whole; phone: whole, however it is written; nickname: whole or its first 1 to 8 characters; order: number of
/// a line or of the order it belongs to.
enum class UserKey { id, phone, nickname, order };
std::optional<UserKey> userKeyFrom(std::string_view name);

struct UserQuery {
  std::string text;
  std::optional<UserKey> by;  ///< absent: any of them
};

/// Keyset page by id. Phones and nicknames need `keys`; without them nobody is found by these unless nobody could be:
/// Errc::unavailable when personal data is kept.
std::vector<User> findUsers(SqlSession& sql, const UserQuery& query, const std::optional<PersonalKeys>& keys,
                            const std::string& after, int limit);

}  // namespace rebate::region
