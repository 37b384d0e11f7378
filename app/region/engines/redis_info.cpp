// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/engines/redis_info.h"

#include <boost/asio/write.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <charconv>
#include <map>

namespace rebate::region {
namespace {

constexpr std::size_t kLargest = 256 * 1'024;

Error failed(const boost::system::error_code& code) {
  return {code == beast::error::timeout ? Errc::timedOut : Errc::unavailable, "redis", code.message()};
}

/// "$123\r\n" and so many bytes; nothing: more has to come.
Result<std::optional<std::string>> bulkOf(const std::string& bytes) {
  const auto end = bytes.find("\r\n");
  if (end == std::string::npos) return std::optional<std::string>{};
  std::size_t length = 0;
  const auto [stop, error] = std::from_chars(bytes.data() + 1, bytes.data() + end, length);
  if (bytes[0] != '$' || error != std::errc{} || stop != bytes.data() + end || length > kLargest)
    return Error{Errc::malformed, "redis", "not an answer to INFO"};
  if (bytes.size() < end + 2 + length) return std::optional<std::string>{};
  return std::optional(bytes.substr(end + 2, length));
}

}  // namespace

Result<RedisInfo> parseRedisInfo(std::string_view text) {
  std::map<std::string_view, std::string_view> values;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto colon = line.find(':');
    if (colon != std::string_view::npos && !line.starts_with('#'))
      values[line.substr(0, colon)] = line.substr(colon + 1);
  }
  if (!values.contains("redis_version")) return Error{Errc::malformed, "redis", "not an answer to INFO"};
  const auto number = [&values](std::string_view key) {
    const auto written = values[key];
    std::int64_t value = 0;
    std::from_chars(written.data(), written.data() + written.size(), value);
    return value;
  };
  return RedisInfo{std::string(values["redis_version"]),
                   std::string(values["role"]),
                   number("used_memory"),
                   number("keyspace_hits"),
                   number("keyspace_misses"),
                   values["loading"] == "1"};
}

asio::awaitable<Result<std::string>> askRedisInfo(std::string host, std::int64_t port, Millis timeout) {
  boost::system::error_code wrong;
  const auto address = asio::ip::make_address(host == "localhost" ? "127.0.0.1" : host, wrong);
  beast::tcp_stream stream(co_await asio::this_coro::executor);
  stream.expires_after(std::chrono::milliseconds(timeout));
  if (wrong) {
    tcp::resolver resolver(stream.get_executor());
    const auto [unresolved, addresses] = co_await resolver.async_resolve(host, std::to_string(port), kAsTuple);
    if (unresolved) co_return failed(unresolved);
    const auto [refused, endpoint] = co_await stream.async_connect(addresses, kAsTuple);
    if (refused) co_return failed(refused);
  } else {
    const tcp::endpoint there(address, static_cast<std::uint16_t>(port));
    const auto [refused] = co_await stream.async_connect(there, kAsTuple);
    if (refused) co_return failed(refused);
  }
  constexpr std::string_view kCommand = "INFO\r\n";
  const auto [unsent, sent] = co_await asio::async_write(stream, asio::buffer(kCommand), kAsTuple);
  if (unsent) co_return failed(unsent);
  std::string bytes;
  char piece[8'192];
  while (bytes.size() < kLargest) {
    const auto [unread, count] = co_await stream.async_read_some(asio::buffer(piece), kAsTuple);
    if (unread) co_return failed(unread);
    bytes.append(piece, count);
    const auto whole = bulkOf(bytes);
    if (!whole) co_return whole.error();
    if (*whole) co_return **whole;
  }
  co_return Error{Errc::malformed, "redis", "more than INFO answers"};
}

}  // namespace rebate::region
