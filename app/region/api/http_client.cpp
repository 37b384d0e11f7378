// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/http_client.h"

#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/url.hpp>

#include <chrono>

namespace rebate::region {
namespace {

namespace http = beast::http;

struct Target {
  std::string host;
  std::string port;
  std::string path;
};

Result<Target> targetOf(const std::string& url, const std::map<std::string, std::string>& parameters) {
  auto parsed = boost::urls::parse_uri(url);
  if (parsed.has_error()) return invalid("url", "not an address");
  boost::urls::url full(*parsed);
  for (const auto& [key, value] : parameters) full.params().append({key, value});
  const std::string path(full.encoded_path());
  return Target{std::string(full.host()), full.has_port() ? std::string(full.port()) : "80",
                (path.empty() ? "/" : path) + (full.has_query() ? "?" + std::string(full.encoded_query()) : "")};
}

Error errorOf(const boost::system::error_code& code) {
  if (code == beast::error::timeout) return {Errc::timedOut, "", "no answer in time"};
  const bool unreadable = code.category() == make_error_code(http::error::bad_version).category();
  return {unreadable ? Errc::malformed : Errc::unavailable, "", code.message()};
}

http::request<http::string_body> requestOf(const HttpCall& call, const Target& target) {
  http::request<http::string_body> request(http::string_to_verb(call.method), target.path, 11);
  request.set(http::field::host, target.host + ":" + target.port);
  request.set(http::field::user_agent, "rebate-region");
  request.set(http::field::connection, "close");
  for (const auto& [name, value] : call.headers) request.set(name, value);
  if (!call.body.empty()) request.set(http::field::content_type, "application/json");
  request.body() = call.body;
  if (call.method != "GET") request.prepare_payload();
  return request;
}

asio::awaitable<Result<HttpAnswer>> exchange(HttpCall call, Target target, Millis timeout, std::size_t largest,
                                             BeforeSend ready) {
  const auto executor = co_await asio::this_coro::executor;
  beast::tcp_stream stream(executor);
  stream.expires_after(std::chrono::milliseconds(timeout));
  tcp::resolver resolver(executor);
  const auto [unresolved, addresses] = co_await resolver.async_resolve(target.host, target.port, kAsTuple);
  if (unresolved) co_return errorOf(unresolved);
  const auto [refused, endpoint] = co_await stream.async_connect(addresses, kAsTuple);
  if (refused) co_return errorOf(refused);
  if (ready) {
    const auto go = co_await ready(call);
    if (!go) co_return go.error();
    stream.expires_after(std::chrono::milliseconds(timeout));
  }
  const auto request = requestOf(call, target);
  const auto [unsent, sent] = co_await http::async_write(stream, request, kAsTuple);
  if (unsent) co_return errorOf(unsent);
  beast::flat_buffer buffer;
  http::response_parser<http::string_body> parser;
  parser.body_limit(largest);
  const auto [unread, read] = co_await http::async_read(stream, buffer, parser, kAsTuple);
  if (unread) co_return errorOf(unread);
  co_return HttpAnswer{static_cast<int>(parser.get().result_int()), std::move(parser.get().body())};
}

}  // namespace

asio::awaitable<Result<HttpAnswer>> httpCall(HttpCall call, Millis timeout, std::size_t largest, BeforeSend ready) {
  auto target = targetOf(call.url, {});
  if (!target) co_return target.error();
  co_return co_await exchange(std::move(call), *std::move(target), timeout, largest, std::move(ready));
}

asio::awaitable<Result<HttpAnswer>> httpGet(std::string url, std::map<std::string, std::string> parameters,
                                            Millis timeout, std::size_t largest) {
  auto target = targetOf(url, parameters);
  if (!target) co_return target.error();
  HttpCall call;
  call.url = std::move(url);
  co_return co_await exchange(std::move(call), *std::move(target), timeout, largest, BeforeSend{});
}

}  // namespace rebate::region
