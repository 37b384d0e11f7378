// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/user.h"
#include "region/ledger/personal_book.h"

namespace rebate::region {

/// Adds their search tokens to users in order of id, without gaps between them, as usersAfter gives them.
void addFind(SqlSession& sql, std::vector<User>& users);

/// Stores written before there was a blind index for desktops: gives the next users (at most so many, after that id)
/// theirs, with a change each. The last one looked at; empty: there are no more.
std::string fillFind(Writing& writing, const std::string& after, int limit, const PersonalKeys& keys);

}  // namespace rebate::region
