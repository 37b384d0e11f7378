// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/personal.h"
#include "region/ledger/writing.h"
#include "region/storage/store_key.h"

namespace rebate::region {

/// What the key beside the store is for, where users are concerned: one key for each purpose.
struct PersonalKeys {
  StoreKey seal;      ///< seals the users' data keys
  StoreKey phone;     ///< hashes the blind index of phones
  StoreKey nickname;  ///< and of nicknames
  StoreKey find;      ///< and the one that desktops search with
};
PersonalKeys personalKeysFrom(const StoreKey& storeKey);

/// To read with: as storeKey.
Result<PersonalKeys> personalKeys(const std::string& keyFile);
/// What a session of somebody who may search users is granted: 32 bytes.
std::string searchKeyOf(const PersonalKeys& keys);
/// To seal with: made on first use, but never in place of a key that sealed something and is lost
/// (Errc::notFound then).
Result<StoreKey> keyToSealWith(SqlSession& sql, const std::string& keyFile);

/// Seals with the user's data key, which is made on first use. `context` is bound in.
std::string sealForUser(Writing& writing, const std::string& userId, std::string_view plain, std::string_view context,
                        const PersonalKeys& keys);
/// Fails the session (Errc::unavailable) when it cannot be opened: nobody shall take that for "nothing there".
std::string openForUser(SqlSession& sql, const std::string& userId, const std::string& sealed, std::string_view context,
                        const PersonalKeys& keys);

/// Keeps these values; empty members stay as they were. True when something changed.
bool savePersonal(Writing& writing, const std::string& userId, const PersonalData& data, const PersonalKeys& keys);
/// Tokens for the desktops' search; part of savePersonal.
void saveFind(SqlSession& sql, const std::string& userId, const PersonalData& data, const PersonalKeys& keys);
/// Empty when nothing is kept. Without `keys` it fails like openForUser, if there is something.
PersonalData findPersonal(SqlSession& sql, const std::string& userId, const std::optional<PersonalKeys>& keys);

/// Users behind a whole phone number, or a nickname or its first 1 to 8 characters; by id, after `after`.
std::vector<std::string> usersWithPhone(SqlSession& sql, std::string_view phone, const PersonalKeys& keys,
                                        const std::string& after, int limit);
std::vector<std::string> usersWithNickname(SqlSession& sql, std::string_view text, const PersonalKeys& keys,
                                           const std::string& after, int limit);

/// Destroys the data key and with it all that it sealed; takes the user out of the blind index.
void erasePersonal(Writing& writing, const std::string& userId);

}  // namespace rebate::region
