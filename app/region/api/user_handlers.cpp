// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/handlers.h"
#include "region/api/idempotent_write.h"
#include "region/api/people.h"
#include "region/ledger/user_book.h"
#include "region/ledger/user_desk.h"
#include "region/ledger/user_search.h"
#include "region/readcache/user_reads.h"
#include "region/readcache/user_row.h"
#include "wire/reader.h"
#include "wire/rebate_json.h"

namespace rebate::region {
namespace {

/// What a PATCH moves. Without the mask, because answers are kept with their key, and an erasure must reach all of it.
wire::json::object standingOf(const User& user) {
  return {{"id", user.id}, {"level", name(user.level)}, {"state", name(user.state)}, {"version", user.version}};
}

Result<UserChange> changeOf(const std::string& body) {
  const auto json = wire::parseJson(body);
  if (!json) return json.error();
  wire::Reader in(*json);
  UserChange change;
  if (in.optional("level")) change.level = in.named<Level>("level", levelFrom);
  if (in.optional("state")) change.state = in.named<UserState>("state", userStateFrom);
  change.reason = in.textOr("reason");
  if (!change.level && !change.state) in.fail(invalid("", "level or state is expected"));
  if (change.reason.size() > kLongestReason) in.fail(invalid("reason", "at most 500 bytes"));
  return in.finish(std::move(change));
}

std::optional<Reply> forbiddenChange(const UserChange& change, const Operator& who) {
  if (change.level && !allows(who.role, Permission::changeLevels))
    return problemReply(Problem::forbidden, "level", "not for this role");
  if (change.state && !allows(who.role, toSet(*change.state)))
    return problemReply(Problem::forbidden, "state", "not for this role");
  return std::nullopt;
}

}  // namespace

std::optional<PersonalKeys> keysOf(const std::string& keyFile) {
  const auto keys = personalKeys(keyFile);
  return keys ? std::optional<PersonalKeys>(*keys) : std::nullopt;
}

asio::awaitable<Reply> listUsers(Services& services, const Call& call) {
  const auto limit = limitOf(call);
  if (!limit) co_return problemReply(problemOf(limit.error()));
  const auto byName = parameterOf(call, "by");
  const UserQuery query{parameterOf(call, "q"), userKeyFrom(byName)};
  if (!byName.empty() && !query.by) co_return problemReply(Problem::validation, "by", "id, phone, nickname or order");
  const auto after = parameterOf(call, "after");
  std::function<wire::json::object(SqlSession&)> read = [query, after, most = *limit,
                                                         keyFile = services.config.store.keyFile](SqlSession& sql) {
    const auto keys = keysOf(keyFile);
    const auto users = query.text.empty() ? usersAfter(sql, after, most) : findUsers(sql, query, keys, after, most);
    wire::json::array list;
    for (const auto& user : users) list.push_back(userView(sql, user, keys));
    wire::json::object page{{"users", std::move(list)}};
    if (static_cast<int>(users.size()) == most) page["next"] = users.back().id;
    return page;
  };
  const auto page = co_await readStore(services, std::move(read));
  if (!page) co_return problemReply(problemOf(page.error()));
  co_return jsonReply(*page);
}

asio::awaitable<Reply> showUser(Services& services, const Call& call) {
  std::string id = call.id;
  auto row = co_await services.users->read(std::move(id));
  if (!row) co_return problemReply(problemOf(row.error()));
  if (!*row) co_return problemReply(Problem::notFound, "id", "no such user");
  auto [version, body] = userOfRow((**row).body);
  co_return withETag(Reply{200, "application/json", std::move(body), {}}, version);
}

asio::awaitable<Reply> patchUser(Services& services, const Call& call) {
  const auto change = changeOf(call.body);
  if (!change) co_return problemReply(problemOf(change.error()));
  auto forbidden = forbiddenChange(*change, *call.who);
  if (forbidden) co_return *std::move(forbidden);
  auto expected = expectedVersion(call);
  if (expected.refusal) co_return *std::move(expected.refusal);
  ReplyJob job = [id = call.id, change = *change, version = expected.version, who = *call.who](Writing& writing) {
    auto user = findUser(writing.sql, id);
    if (!user) return problemReply(Problem::notFound, "id", "no such user");
    if (user->version != version) return versionMoved(standingOf(*user), user->version);
    if (const auto refused = changeUserAs(writing, *user, change, who)) return refusalReply(*refused);
    return withETag(jsonReply(standingOf(*user)), user->version);
  };
  co_return co_await writeOnce(services, call, std::move(job));
}

}  // namespace rebate::region
