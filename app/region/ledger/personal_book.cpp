// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/personal_book.h"

#include <sodium.h>

#include <algorithm>

#include "region/ledger/code_book.h"
#include "region/storage/sealed_box.h"
#include "wire/blind_index.h"
#include "wire/json.h"

namespace rebate::region {
namespace {

constexpr const char* kBlobContext = "personal data";

std::string keyContext(const std::string& userId) {
  return "data key of " + userId;
}

Error cannotOpen() {
  return {Errc::unavailable, "key", "the key beside the store does not open personal data"};
}

std::optional<StoreKey> opened(const std::string& sealed, const std::string& userId, const PersonalKeys& keys) {
  auto plain = openBox(sealed, keyContext(userId), keys.seal);
  StoreKey key{};
  if (!plain || plain->size() != key.size()) return std::nullopt;
  std::copy(plain->begin(), plain->end(), key.begin());
  sodium_memzero(plain->data(), plain->size());
  return key;
}

std::optional<std::string> sealedKey(SqlSession& sql, const std::string& userId) {
  return sql.text("SELECT sealed FROM data_keys WHERE user_id = $1", {userId});
}

StoreKey dataKeyOrNew(Writing& writing, const std::string& userId, const PersonalKeys& keys) {
  if (const auto sealed = sealedKey(writing.sql, userId)) {
    const auto key = opened(*sealed, userId, keys);
    if (!key) writing.sql.fail(cannotOpen());
    return key.value_or(StoreKey{});
  }
  StoreKey fresh{};
  randombytes_buf(fresh.data(), fresh.size());
  const std::string_view plain(reinterpret_cast<const char*>(fresh.data()), fresh.size());
  writing.sql.run("INSERT INTO data_keys (user_id, sealed) VALUES ($1, $2)",
                  {userId, sealBox(plain, keyContext(userId), keys.seal)});
  return fresh;
}

std::string textOf(const PersonalData& data) {
  wire::json::object object;
  for (const auto field : kPersonalFields)
    if (!data[field].empty()) object[name(field)] = data[field];
  return wire::json::serialize(object);
}

PersonalData dataOf(SqlSession& sql, const std::string& text) {
  PersonalData data;
  const auto json = wire::parseJson(text);
  if (!json || !json->is_object()) return sql.fail({Errc::corrupt, "personal_data", "not an object"}), data;
  for (const auto field : kPersonalFields) data[field] = wire::textOr(json->get_object(), name(field));
  return data;
}

void saveIndex(SqlSession& sql, const std::string& userId, const PersonalData& data, const PersonalKeys& keys) {
  sql.run("DELETE FROM personal_index WHERE user_id = $1", {userId});
  const auto add = [&](const char* kind, const std::string& text, const StoreKey& key) {
    sql.run("INSERT INTO personal_index (kind, hash, user_id) VALUES ($1, $2, $3)",
            {kind, keyedHash(text, key), userId});
  };
  if (const auto phone = normalPhone(data.phone); !phone.empty()) add("phone", phone, keys.phone);
  for (const auto& text : nicknameTexts(data.nickname)) add("nickname", text, keys.nickname);
  saveFind(sql, userId, data, keys);
}

std::vector<std::string> usersUnder(SqlSession& sql, const char* kind, const std::string& hash,
                                    const std::string& after, int limit) {
  std::vector<std::string> users;
  sql.each(
      "SELECT user_id FROM personal_index WHERE kind = $1 AND hash = $2 AND user_id > $3 ORDER BY user_id LIMIT $4",
      {kind, hash, after, limit}, [&users](const SqlRow& row) { users.push_back(row.text(0)); });
  return users;
}

}  // namespace

PersonalKeys personalKeysFrom(const StoreKey& storeKey) {
  return {deriveKey(storeKey, "rebate: data keys of users"), deriveKey(storeKey, "rebate: blind index of phones"),
          deriveKey(storeKey, "rebate: blind index of nicknames"),
          deriveKey(storeKey, "rebate: blind index of desktops")};
}

Result<PersonalKeys> personalKeys(const std::string& keyFile) {
  const auto key = storeKey(keyFile);
  if (!key) return key.error();
  return personalKeysFrom(*key);
}

std::string searchKeyOf(const PersonalKeys& keys) {
  return {keys.find.begin(), keys.find.end()};
}

Result<StoreKey> keyToSealWith(SqlSession& sql, const std::string& keyFile) {
  const bool sealed = anybodyNeedsCode(sql) || sql.integer("SELECT 1 FROM data_keys LIMIT 1").has_value();
  return sealed ? storeKey(keyFile) : storeKeyOrNew(keyFile);
}

std::string sealForUser(Writing& writing, const std::string& userId, std::string_view plain, std::string_view context,
                        const PersonalKeys& keys) {
  return sealBox(plain, context, dataKeyOrNew(writing, userId, keys));
}

std::string openForUser(SqlSession& sql, const std::string& userId, const std::string& sealed, std::string_view context,
                        const PersonalKeys& keys) {
  const auto key = opened(sealedKey(sql, userId).value_or(""), userId, keys);
  auto plain = key ? openBox(sealed, context, *key) : std::nullopt;
  if (!plain) sql.fail(cannotOpen());
  return plain.value_or("");
}

bool savePersonal(Writing& writing, const std::string& userId, const PersonalData& data, const PersonalKeys& keys) {
  if (data.empty()) return false;
  const auto before = findPersonal(writing.sql, userId, keys);
  auto after = before;
  for (const auto field : kPersonalFields)
    if (!data[field].empty()) after[field] = data[field];
  if (after == before || writing.sql.failure()) return false;
  const auto sealed = sealForUser(writing, userId, textOf(after), kBlobContext, keys);
  writing.sql.run(
      "INSERT INTO personal_data (user_id, sealed) VALUES ($1, $2) "
      "ON CONFLICT (user_id) DO UPDATE SET sealed = excluded.sealed",
      {userId, sealed});
  saveIndex(writing.sql, userId, after, keys);
  return true;
}

void saveFind(SqlSession& sql, const std::string& userId, const PersonalData& data, const PersonalKeys& keys) {
  const auto tokens = wire::findTokens(data.nickname, data.phone, searchKeyOf(keys));
  sql.run(
      "INSERT INTO user_find (user_id, tokens) VALUES ($1, $2) "
      "ON CONFLICT (user_id) DO UPDATE SET tokens = excluded.tokens",
      {userId, wire::joinTokens(tokens)});
}

PersonalData findPersonal(SqlSession& sql, const std::string& userId, const std::optional<PersonalKeys>& keys) {
  const auto sealed = sql.text("SELECT sealed FROM personal_data WHERE user_id = $1", {userId});
  if (!sealed) return {};
  if (!keys) return sql.fail(cannotOpen()), PersonalData{};
  const auto text = openForUser(sql, userId, *sealed, kBlobContext, *keys);
  return sql.failure() ? PersonalData{} : dataOf(sql, text);
}

std::vector<std::string> usersWithPhone(SqlSession& sql, std::string_view phone, const PersonalKeys& keys,
                                        const std::string& after, int limit) {
  const auto normal = normalPhone(phone);
  if (normal.empty()) return {};
  return usersUnder(sql, "phone", keyedHash(normal, keys.phone), after, limit);
}

std::vector<std::string> usersWithNickname(SqlSession& sql, std::string_view text, const PersonalKeys& keys,
                                           const std::string& after, int limit) {
  const auto normal = normalNickname(text);
  if (normal.empty()) return {};
  return usersUnder(sql, "nickname", keyedHash(normal, keys.nickname), after, limit);
}

void erasePersonal(Writing& writing, const std::string& userId) {
  auto& sql = writing.sql;
  sql.run("DELETE FROM personal_index WHERE user_id = $1", {userId});
  sql.run("DELETE FROM user_find WHERE user_id = $1", {userId});
  sql.run("UPDATE notes SET sealed = '' WHERE user_id = $1", {userId});
  sql.run("DELETE FROM personal_data WHERE user_id = $1", {userId});
  // Written over before the row goes, so that its bytes do not stay behind in the page.
  const std::string nothing(sealedKey(sql, userId).value_or("").size(), '0');
  sql.run("UPDATE data_keys SET sealed = $1 WHERE user_id = $2", {nothing, userId});
  sql.run("DELETE FROM data_keys WHERE user_id = $1", {userId});
}

}  // namespace rebate::region
