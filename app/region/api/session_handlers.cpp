// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>

#include "region/api/handlers.h"
#include "region/api/rate_limiter.h"
#include "region/ledger/operator_book.h"
#include "region/telemetry/clock.h"
#include "wire/json.h"

namespace rebate::region {
namespace {

constexpr std::size_t kLongestName = 64;
constexpr std::size_t kLongestPassword = 1'024;
constexpr int kMostWaiting = 64;  // password checks in the queue; each takes some 50 ms

struct Credentials {
  std::string name;
  std::string password;
};

Result<Credentials> credentialsOf(const std::string& body) {
  const auto json = wire::parseJson(body);
  if (!json) return json.error();
  if (!json->is_object()) return invalid("", "an object is expected");
  const auto name = wire::textMember(json->get_object(), "name");
  if (!name) return name.error();
  const auto password = wire::textMember(json->get_object(), "password");
  if (!password) return password.error();
  if (name->size() > kLongestName) return invalid("name", "at most 64 bytes");
  if (password->size() > kLongestPassword) return invalid("password", "at most 1024 bytes");
  return Credentials{*name, *password};
}

/// An unknown name costs as much as a wrong password, so that names cannot be found by the clock.
const std::string& nobodysHash() {
  static const std::string hash = hashPassword("nobody").valueOr("");
  return hash;
}

asio::awaitable<bool> isRight(Services& services, std::optional<OperatorRow> row, std::string password) {
  std::function<bool()> check = [row = std::move(row), password = std::move(password)] {
    const bool matches = passwordMatches(row ? row->passwordHash : nobodysHash(), password);
    return row && matches && !row->disabled;
  };
  co_return co_await offload(services.hashing.get_executor(), std::move(check));
}

asio::awaitable<Reply> grant(Services& services, std::function<SessionGrant(Writing&)> open) {
  const auto granted = std::make_shared<SessionGrant>();
  Writer::Job job = [granted, open = std::move(open)](Writing& writing) { *granted = open(writing); };
  const auto written = co_await writeStore(services, std::move(job));
  if (written) co_return jsonReply(wire::toJson(*granted), 201);
  if (written.error().code == Errc::fenced) co_return problemReply(notLeading(services));
  co_return problemReply(problemOf(written.error()));
}

struct WaitingCount {
  explicit WaitingCount(std::atomic<int>& count) : count_(count) { ++count_; }
  ~WaitingCount() { --count_; }
  std::atomic<int>& count_;
};

}  // namespace

asio::awaitable<Reply> openSession(Services& services, const Call& call) {
  static std::atomic<int> waiting = 0;
  if (!services.keeper.leads()) co_return problemReply(notLeading(services));
  const auto credentials = credentialsOf(call.body);
  if (!credentials) co_return problemReply(problemOf(credentials.error()));
  if (waiting >= kMostWaiting) co_return problemReply({Problem::rateLimited, {}, "too many are signing in", {}, 2'000});
  const WaitingCount counted(waiting);
  std::function<std::optional<OperatorRow>(SqlSession&)> find = [name = credentials->name](SqlSession& sql) {
    return findOperator(sql, name);
  };
  const auto row = co_await readStore(services, std::move(find));
  if (!row) co_return problemReply(problemOf(row.error()));
  const bool right = co_await isRight(services, *row, credentials->password);
  if (!right) co_return problemReply(Problem::unauthenticated, "", "name or password is wrong");
  const auto who = (*row)->who;
  std::function<SessionGrant(Writing&)> open = [who](Writing& writing) { return region::openSession(writing, who); };
  co_return co_await grant(services, std::move(open));
}

asio::awaitable<Reply> refreshSession(Services& services, const Call& call) {
  if (!services.keeper.leads()) co_return problemReply(notLeading(services));
  const auto who = *call.who;
  const auto token = call.token;
  std::function<SessionGrant(Writing&)> open = [who, token](Writing& writing) {
    return region::refreshSession(writing, who, token);
  };
  co_return co_await grant(services, std::move(open));
}

asio::awaitable<Reply> closeSession(Services& services, const Call& call) {
  if (!services.keeper.leads()) co_return problemReply(notLeading(services));
  const auto token = call.token;
  Writer::Job job = [token](Writing& writing) { region::closeSession(writing, token); };
  const auto written = co_await writeStore(services, std::move(job));
  if (!written) co_return problemReply(problemOf(written.error()));
  co_return Reply{204, "", "", {}};
}

asio::awaitable<Result<std::optional<Operator>>> authenticate(Services& services, const std::string& token) {
  if (token.empty()) co_return std::optional<Operator>{};
  std::function<std::optional<Operator>(SqlSession&)> find = [token](SqlSession& sql) {
    return whoHas(sql, token, wallMillis());
  };
  co_return co_await readStore(services, std::move(find));
}

}  // namespace rebate::region
