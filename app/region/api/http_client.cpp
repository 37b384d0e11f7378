// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/http_client.h"

#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <boost/url.hpp>

#include <chrono>

namespace rebate::region {
namespace {

namespace http = beast::http;
namespace ssl = asio::ssl;

struct Target {
  bool tls = false;
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
  const bool tls = full.scheme() == "https";
  return Target{tls, std::string(full.host()),
                full.has_port() ? std::string(full.port())
                : tls           ? "443"
                                : "80",
                (path.empty() ? "/" : path) + (full.has_query() ? "?" + std::string(full.encoded_query()) : "")};
}

Error errorOf(const boost::system::error_code& code) {
  if (code == beast::error::timeout) return {Errc::timedOut, "", "no answer in time"};
  const bool unreadable = code.category() == make_error_code(http::error::bad_version).category();
  return {unreadable ? Errc::malformed : Errc::unavailable, "", code.message()};
}

/// Whom one does not trust, and why: an unknown authority, another name, an expired certificate.
Error errorOfHandshake(const boost::system::error_code& code, SSL* session, const std::string& host) {
  if (code == beast::error::timeout) return errorOf(code);
  const auto verdict = SSL_get_verify_result(session);
  const std::string why = verdict == X509_V_OK ? code.message() : X509_verify_cert_error_string(verdict);
  return {Errc::unavailable, "tls", host + " is not trusted: " + why};
}

/// The certificate has to be of this host. A name also goes to the server, which may have several; an address is none.
/// (OpenSSL's macro for that is an old-style cast.)
void expectHost(SSL* session, std::string host) {
  boost::system::error_code isName;
  static_cast<void>(asio::ip::make_address(host, isName));
  if (!isName) {
    X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session), host.c_str());
    return;
  }
  SSL_set1_host(session, host.c_str());
  SSL_ctrl(session, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, host.data());
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

/// A call on its way.
struct Exchange {
  HttpCall call;
  Target target;
  Millis timeout;
  std::size_t largest;
  BeforeSend ready;
};

template <class Stream>
asio::awaitable<Result<HttpAnswer>> exchange(Stream& stream, Exchange& way) {
  if (way.ready) {
    const auto go = co_await way.ready(way.call);
    if (!go) co_return go.error();
    beast::get_lowest_layer(stream).expires_after(std::chrono::milliseconds(way.timeout));
  }
  const auto request = requestOf(way.call, way.target);
  const auto [unsent, sent] = co_await http::async_write(stream, request, kAsTuple);
  if (unsent) co_return errorOf(unsent);
  beast::flat_buffer buffer;
  http::response_parser<http::string_body> parser;
  parser.body_limit(way.largest);
  const auto [unread, read] = co_await http::async_read(stream, buffer, parser, kAsTuple);
  if (unread) co_return errorOf(unread);
  co_return HttpAnswer{static_cast<int>(parser.get().result_int()), std::move(parser.get().body())};
}

asio::awaitable<Outcome> connect(beast::tcp_stream& stream, const Target& target, Millis timeout) {
  stream.expires_after(std::chrono::milliseconds(timeout));
  tcp::resolver resolver(stream.get_executor());
  const auto [unresolved, addresses] = co_await resolver.async_resolve(target.host, target.port, kAsTuple);
  if (unresolved) co_return errorOf(unresolved);
  const auto [refused, endpoint] = co_await stream.async_connect(addresses, kAsTuple);
  if (refused) co_return errorOf(refused);
  co_return Done{};
}

asio::awaitable<Result<HttpAnswer>> run(Exchange way, TlsContext trust) {
  const auto executor = co_await asio::this_coro::executor;
  if (!way.target.tls) {
    beast::tcp_stream stream(executor);
    const auto connected = co_await connect(stream, way.target, way.timeout);
    if (!connected) co_return connected.error();
    co_return co_await exchange(stream, way);
  }
  if (!trust) {
    auto system = clientTls({});
    if (!system) co_return system.error();
    trust = *std::move(system);
  }
  beast::ssl_stream<beast::tcp_stream> stream(executor, *trust);
  expectHost(stream.native_handle(), way.target.host);
  const auto connected = co_await connect(beast::get_lowest_layer(stream), way.target, way.timeout);
  if (!connected) co_return connected.error();
  const auto [refused] = co_await stream.async_handshake(ssl::stream_base::client, kAsTuple);
  if (refused) co_return errorOfHandshake(refused, stream.native_handle(), way.target.host);
  co_return co_await exchange(stream, way);
}

}  // namespace

asio::awaitable<Result<HttpAnswer>> httpCall(HttpCall call, Millis timeout, std::size_t largest, BeforeSend ready,
                                             TlsContext trust) {
  auto target = targetOf(call.url, {});
  if (!target) co_return target.error();
  Exchange way{std::move(call), *std::move(target), timeout, largest, std::move(ready)};
  co_return co_await run(std::move(way), std::move(trust));
}

asio::awaitable<Result<HttpAnswer>> httpGet(std::string url, std::map<std::string, std::string> parameters,
                                            Millis timeout, std::size_t largest, TlsContext trust) {
  auto target = targetOf(url, parameters);
  if (!target) co_return target.error();
  Exchange way{{}, *std::move(target), timeout, largest, {}};
  co_return co_await run(std::move(way), std::move(trust));
}

}  // namespace rebate::region
