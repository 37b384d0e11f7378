// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "region/ledger/writing.h"
#include "region/storage/store_key.h"

namespace rebate::region {

/// A new secret in place of any before. Returns what an authenticator scans; nothing can show it again.
/// Errc::notFound: no operator of that name.
std::string giveCode(Writing& writing, const std::string& name, const StoreKey& key, const std::string& actor);
/// From now on the password is enough. Errc::notFound: it was already.
void takeCode(Writing& writing, const std::string& name, const std::string& actor);
bool needsCode(SqlSession& sql, const std::string& name);
bool anybodyNeedsCode(SqlSession& sql);

/// True once for each step's code. Errc::unavailable when the secret cannot be opened: never "right" for want of a key.
bool takesCode(Writing& writing, const std::string& name, const std::string& code, const std::optional<StoreKey>& key);

}  // namespace rebate::region
