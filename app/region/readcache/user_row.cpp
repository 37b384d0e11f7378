// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/readcache/user_row.h"

#include <charconv>

#include "region/ledger/change_log.h"
#include "region/ledger/user_book.h"
#include "wire/rebate_json.h"

namespace rebate::region {

wire::json::object userView(SqlSession& sql, const User& user, const std::optional<PersonalKeys>& keys) {
  auto object = wire::toJson(user);
  const auto data = findPersonal(sql, user.id, keys);
  wire::json::object personal;
  for (const auto field : kPersonalFields)
    if (!data[field].empty()) personal[name(field)] = mask(field, data[field]);
  object["personal"] = std::move(personal);
  return object;
}

Result<std::optional<CachedRow>> loadUser(ReaderPool& readers, const std::string& id, const std::string& keyFile) {
  return readers.read([&](SqlSession& sql) -> std::optional<CachedRow> {
    const auto user = findUser(sql, id);
    if (!user) return std::nullopt;
    const auto keys = personalKeys(keyFile);
    const auto view = userView(sql, *user, keys ? std::optional<PersonalKeys>(*keys) : std::nullopt);
    return CachedRow{newestChange(sql), std::to_string(user->version) + " " + wire::json::serialize(view)};
  });
}

std::pair<std::int64_t, std::string> userOfRow(const std::string& body) {
  std::int64_t version = 0;
  const auto space = std::min(body.find(' '), body.size());
  std::from_chars(body.data(), body.data() + space, version);
  return {version, body.substr(std::min(space + 1, body.size()))};
}

}  // namespace rebate::region
