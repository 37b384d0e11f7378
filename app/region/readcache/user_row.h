// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "domain/user.h"
#include "region/ledger/personal_book.h"
#include "region/readcache/read_cache.h"
#include "region/storage/reader_pool.h"
#include "wire/json.h"

namespace rebate::region {

/// A user with what is personal, masked; in answers only, never in the change stream.
wire::json::object userView(SqlSession& sql, const User& user, const std::optional<PersonalKeys>& keys);

/// A user's view and version as a cache keeps them, with the newest change of the transaction that read them. Nothing:
/// no such user.
Result<std::optional<CachedRow>> loadUser(ReaderPool& readers, const std::string& id, const std::string& keyFile);
/// Version and JSON of such a row.
std::pair<std::int64_t, std::string> userOfRow(const std::string& body);

}  // namespace rebate::region
