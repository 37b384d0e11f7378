// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/idempotent_write.h"

#include <algorithm>
#include <charconv>

#include "wire/digest.h"

namespace rebate::region {
namespace {

constexpr std::size_t kLongestKey = 128;
constexpr const char* kKeyHeader = "Idempotency-Key";
constexpr const char* kMatchHeader = "If-Match";

std::string unquoted(std::string_view text) {
  const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
  return std::string(quoted ? text.substr(1, text.size() - 2) : text);
}

/// Of all that makes two requests the same; the lengths keep one member from running into the next.
std::string requestHash(const Call& call) {
  std::string all;
  const auto add = [&all](std::string_view part) { all += std::to_string(part.size()) + ":" + std::string(part); };
  add(call.method);
  add(call.path);
  for (const auto& [name, value] : call.query) {
    add(name);
    add(value);
  }
  add(call.ifMatch);
  add(call.body);
  return wire::sha256(all);
}

std::string headersText(const Reply& reply) {
  wire::json::object headers;
  for (const auto& [name, value] : reply.headers) headers[name] = value;
  return wire::json::serialize(headers);
}

/// The answer kept with a key, or that the key belongs to another request.
std::optional<Reply> keptReply(SqlSession& sql, const std::string& person, const std::string& key,
                               const std::string& hash) {
  std::optional<Reply> kept;
  std::string keptHash, headers;
  sql.each("SELECT request_hash, status, type, headers, body FROM idempotency_keys WHERE person = $1 AND key = $2",
           {person, key}, [&](const SqlRow& row) {
             keptHash = row.text(0);
             kept = Reply{static_cast<int>(row.integer(1)), row.text(2), row.text(4), {}};
             headers = row.text(3);
           });
  if (!kept) return std::nullopt;
  if (keptHash != hash)
    return problemReply(Problem::idempotencyMismatch, kKeyHeader, "this key was used for another request");
  const auto json = wire::parseJson(headers);
  if (!json || !json->is_object()) {
    sql.fail({Errc::corrupt, "headers", "a kept answer cannot be read"});
    return kept;
  }
  for (const auto& [name, value] : json->get_object()) kept->headers.emplace_back(name, value.as_string());
  return kept;
}

void keep(Writing& writing, const std::string& person, const std::string& key, const std::string& hash,
          const Reply& reply) {
  if (writing.sql.failure()) return;
  writing.sql.run(
      "INSERT INTO idempotency_keys (person, key, request_hash, status, type, headers, body, epoch, at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {person, key, hash, reply.status, reply.type, headersText(reply), reply.body, writing.epoch, writing.now});
}

/// The job with its key looked up before and its answer kept after, in the same transaction.
ReplyJob keyed(ReplyJob job, std::string person, std::string key, std::string hash) {
  return [job = std::move(job), person = std::move(person), key = std::move(key),
          hash = std::move(hash)](Writing& writing) {
    if (auto kept = keptReply(writing.sql, person, key, hash)) return *std::move(kept);
    auto reply = job(writing);
    keep(writing, person, key, hash, reply);
    return reply;
  };
}

}  // namespace

Result<std::string> idempotencyKeyOf(const Call& call) {
  if (call.idempotencyKey.empty()) return std::string{};
  auto key = unquoted(call.idempotencyKey);
  const bool visible = std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < '\x7f'; });
  if (key.empty() || key.size() > kLongestKey || !visible) return invalid(kKeyHeader, "1 to 128 visible characters");
  return key;
}

asio::awaitable<Reply> writeOnce(Services& services, const Call& call, ReplyJob job, WriteRule rule) {
  const auto key = idempotencyKeyOf(call);
  if (!key) co_return problemReply(problemOf(key.error()));
  if (key->empty() && rule.keyRequired)
    co_return problemReply(Problem::preconditionRequired, kKeyHeader, "money moves: a key is needed");
  if (!services.keeper.mayTry()) co_return problemReply(notLeading(services));
  KeysInFlight::Hold held;
  if (!key->empty()) {
    held = services.keysInFlight.hold({call.who->name, *key});
    if (!held) co_return problemReply({Problem::inFlight, kKeyHeader, "this very key is being worked on", {}, 100});
    if (rule.keepReply) job = keyed(std::move(job), call.who->name, *key, requestHash(call));
  }
  const auto reply = std::make_shared<Reply>();
  Writer::Job write = [reply, job = std::move(job)](Writing& writing) { *reply = job(writing); };
  const auto written = co_await writeStore(services, std::move(write));
  if (!written && written.error().code == Errc::fenced) co_return problemReply(notLeading(services));
  if (!written) co_return problemReply(problemOf(written.error()));
  co_return std::move(*reply);
}

asio::awaitable<std::optional<Reply>> answeredBefore(Services& services, const Call& call) {
  const auto key = idempotencyKeyOf(call);
  if (!key || key->empty()) co_return std::nullopt;
  std::function<std::optional<Reply>(SqlSession&)> read = [who = call.who->name, key = *key,
                                                           hash = requestHash(call)](SqlSession& sql) {
    return keptReply(sql, who, key, hash);
  };
  auto kept = co_await readStore(services, std::move(read));
  if (!kept) co_return std::nullopt;  // the write finds out why
  co_return *std::move(kept);
}

ExpectedVersion expectedVersion(const Call& call) {
  if (call.ifMatch.empty())
    return {0, problemReply(Problem::preconditionRequired, kMatchHeader, "name the version you have seen")};
  const auto text = unquoted(call.ifMatch);
  std::int64_t version = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (error != std::errc{} || end != text.data() + text.size() || version < 0)
    return {0, problemReply(Problem::validation, kMatchHeader, "one version in quotes, as ETag said it")};
  return {version, std::nullopt};
}

Reply withETag(Reply reply, std::int64_t version) {
  reply.headers.emplace_back("ETag", '"' + std::to_string(version) + '"');
  return reply;
}

Reply versionMoved(const wire::json::object& now, std::int64_t version) {
  auto document = wire::toJson(wire::ProblemDocument{Problem::versionMoved, kMatchHeader, "it moved since", {}, 0});
  document["now"] = now;
  Reply reply{httpStatus(Problem::versionMoved), "application/problem+json", wire::json::serialize(document), {}};
  return withETag(std::move(reply), version);
}

}  // namespace rebate::region
