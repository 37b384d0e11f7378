// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>

#include "region/api/handlers.h"
#include "region/api/rate_limiter.h"
#include "region/ledger/operator_book.h"
#include "region/ledger/personal_book.h"
#include "region/ledger/sign_in_book.h"
#include "region/telemetry/clock.h"
#include "wire/json.h"

namespace rebate::region {
namespace {

constexpr std::size_t kLongestName = 64;
constexpr std::size_t kLongestPassword = 1'024;
constexpr std::size_t kLongestCode = 16;
constexpr int kMostWaiting = 64;  // password checks in the queue; each takes some 50 ms

struct Credentials {
  std::string name;
  std::string password;
  std::string code;
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
  const auto* given = json->get_object().if_contains("code");
  const auto code = given ? wire::textMember(json->get_object(), "code") : Result<std::string>("");
  if (!code) return code.error();
  if (code->size() > kLongestCode) return invalid("code", "at most 16 bytes");
  return Credentials{*name, *password, *code};
}

/// An unknown name costs as much as a wrong password, so that names cannot be found by the clock.
const std::string& nobodysHash() {
  static const std::string hash = hashPassword("nobody").valueOr("");
  return hash;
}

/// The slow part, the same for every name and however the attempt ends.
asio::awaitable<SignInAttempt> examine(Services& services, std::optional<OperatorRow> row, Credentials given) {
  std::function<SignInAttempt()> check = [row = std::move(row), given = std::move(given),
                                          keyFile = services.config.store.keyFile] {
    SignInAttempt attempt{given.name, false, given.code, std::nullopt};
    const bool matches = passwordMatches(row ? row->passwordHash : nobodysHash(), given.password);
    attempt.passwordRight = row && matches && !row->disabled;
    if (const auto key = storeKey(keyFile)) attempt.key = *key;
    return attempt;
  };
  co_return co_await offload(services.hashing.get_executor(), std::move(check));
}

Reply grantReply(const Services& services, SessionGrant grant) {
  if (services.leases) grant.leaseKey = services.leases->publicKey();
  if (allows(grant.who.role, Permission::readUsers))
    if (const auto keys = personalKeys(services.config.store.keyFile)) grant.searchKey = searchKeyOf(*keys);
  return jsonReply(wire::toJson(grant), 201);
}

Reply replyOf(const Services& services, const SignInVerdict& verdict) {
  if (verdict.grant) return grantReply(services, *verdict.grant);
  std::string detail = "name or password is wrong";
  if (verdict.problem == Problem::locked) detail = "too many failures";
  if (verdict.problem == Problem::codeRequired) detail = "a one-time code is needed, too";
  if (verdict.problem == Problem::codeWrong) detail = "the one-time code is wrong, or was used";
  return problemReply({verdict.problem, {}, detail, {}, verdict.retryAfter});
}

/// What a write of people's sessions came to, when it was not written.
Reply notWritten(const Services& services, const Error& error) {
  return problemReply(error.code == Errc::fenced ? notLeading(services) : problemOf(error));
}

struct WaitingCount {
  explicit WaitingCount(std::atomic<int>& count) : count_(count) { ++count_; }
  ~WaitingCount() { --count_; }
  std::atomic<int>& count_;
};

}  // namespace

asio::awaitable<Reply> openSession(Services& services, const Call& call) {
  static std::atomic<int> waiting = 0;
  if (!services.keeper.mayTry()) co_return problemReply(notLeading(services));
  const auto credentials = credentialsOf(call.body);
  if (!credentials) co_return problemReply(problemOf(credentials.error()));
  if (waiting >= kMostWaiting) co_return problemReply({Problem::rateLimited, {}, "too many are signing in", {}, 2'000});
  const WaitingCount counted(waiting);
  std::function<std::optional<OperatorRow>(SqlSession&)> find = [name = credentials->name](SqlSession& sql) {
    return findOperator(sql, name);
  };
  const auto row = co_await readStore(services, std::move(find));
  if (!row) co_return problemReply(problemOf(row.error()));
  const auto attempt = co_await examine(services, *row, *credentials);
  const auto verdict = std::make_shared<SignInVerdict>();
  Writer::Job settle = [verdict, attempt](Writing& writing) { *verdict = settleSignIn(writing, attempt); };
  const auto written = co_await writeStore(services, std::move(settle));
  if (!written) co_return notWritten(services, written.error());
  co_return replyOf(services, *verdict);
}

asio::awaitable<Reply> refreshSession(Services& services, const Call& call) {
  if (!services.keeper.mayTry()) co_return problemReply(notLeading(services));
  const auto granted = std::make_shared<SessionGrant>();
  Writer::Job renew = [granted, who = *call.who, token = call.token](Writing& writing) {
    *granted = region::refreshSession(writing, who, token);
  };
  const auto written = co_await writeStore(services, std::move(renew));
  if (!written) co_return notWritten(services, written.error());
  co_return grantReply(services, *granted);
}

asio::awaitable<Reply> closeSession(Services& services, const Call& call) {
  if (!services.keeper.mayTry()) co_return problemReply(notLeading(services));
  const auto token = call.token;
  Writer::Job job = [token](Writing& writing) { region::closeSession(writing, token); };
  const auto written = co_await writeStore(services, std::move(job));
  if (!written) co_return notWritten(services, written.error());
  co_return Reply{204, "", "", {}};
}

asio::awaitable<Result<std::optional<Operator>>> authenticate(Services& services, const Call& call, Route route) {
  if (call.token.empty()) co_return std::optional<Operator>{};
  const auto holder = route == Route::refreshSession ? whoMayRenew : whoHas;
  std::function<std::optional<Operator>(SqlSession&)> find = [token = call.token, holder](SqlSession& sql) {
    return holder(sql, token, wallMillis());
  };
  co_return co_await readStore(services, std::move(find));
}

}  // namespace rebate::region
