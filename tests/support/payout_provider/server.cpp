// SPDX-License-Identifier: GPL-3.0-or-later
#include "payout_provider/server.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <csignal>

namespace rebate::payout_provider {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace json = boost::json;
using asio::ip::tcp;
using HttpRequest = http::request<http::string_body>;

constexpr std::string_view kPayouts = "/v1/payouts";

std::string signatureOf(const std::string& secret, const std::string& text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), bytes.data(), &size);
  std::string hex;
  for (unsigned i = 0; i < size; ++i)
    for (const unsigned half : {bytes[i] >> 4, bytes[i] & 15}) hex += "0123456789abcdef"[half];
  return hex;
}

Answer notFound() {
  return {404, R"({"error":"no such path"})", {}};
}

}  // namespace

struct Server::State {
  State(Bank& theBank, const ServerOptions& theOptions)
      : bank(theBank),
        options(theOptions),
        acceptor(context, tcp::endpoint(asio::ip::make_address(options.address), options.port)) {}

  Answer answer(const HttpRequest& request);
  Answer signedAnswer(const HttpRequest& request, const std::string& path);
  asio::awaitable<void> listen();
  asio::awaitable<void> serve(tcp::socket socket);

  Bank& bank;
  ServerOptions options;
  asio::io_context context{1};
  tcp::acceptor acceptor;
};

Answer Server::State::signedAnswer(const HttpRequest& request, const std::string& path) {
  const auto text = std::string(request.method_string()) + "\n" + path + "\n" + request.body();
  if (request["X-Signature"] != signatureOf(options.secret, text)) return {401, R"({"error":"signature"})", {}};
  if (request.method() == http::verb::get && path.size() > kPayouts.size() + 1)
    return bank.query(path.substr(kPayouts.size() + 1));
  if (request.method() != http::verb::post || path != kPayouts) return notFound();
  return bank.order(json::parse(request.body()).as_object());
}

Answer Server::State::answer(const HttpRequest& request) {
  const std::string path(request.target());
  const bool get = request.method() == http::verb::get;
  if (path.starts_with(kPayouts)) return signedAnswer(request, path);
  if (path == "/truth" && get) return {200, json::serialize(bank.truth()), {}};
  if (path.starts_with("/mood/") && !get) {
    bank.setMood(moodFrom(path.substr(6)));
    return {200, "{}", {}};
  }
  if (path.starts_with("/send-back/") && !get) return bank.sendBack(path.substr(11));
  return notFound();
}

asio::awaitable<void> Server::State::serve(tcp::socket socket) {
  beast::tcp_stream stream(std::move(socket));
  beast::flat_buffer buffer;
  HttpRequest request;
  co_await http::async_read(stream, buffer, request, asio::use_awaitable);
  auto answered = answer(request);
  if (answered.delay.count() > 0)
    co_await asio::steady_timer(stream.get_executor(), answered.delay).async_wait(asio::use_awaitable);
  http::response<http::string_body> response(http::status(answered.status), request.version());
  response.set(http::field::content_type, "application/json");
  response.keep_alive(false);
  response.body() = std::move(answered.body);
  response.prepare_payload();
  co_await http::async_write(stream, response, asio::use_awaitable);
  beast::error_code ignored;
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
}

asio::awaitable<void> Server::State::listen() {
  while (true) {
    tcp::socket socket(context);
    co_await acceptor.async_accept(socket, asio::use_awaitable);
    // A connection that breaks is the caller's affair: the coroutine ends, nothing else does.
    asio::co_spawn(context, serve(std::move(socket)), [](std::exception_ptr) {});
  }
}

Server::Server(Bank& bank, const ServerOptions& options) : state_(std::make_unique<State>(bank, options)) {}
Server::~Server() = default;

std::uint16_t Server::port() const {
  return state_->acceptor.local_endpoint().port();
}

void Server::run() {
  asio::signal_set signals(state_->context, SIGINT, SIGTERM);
  signals.async_wait([this](boost::system::error_code, int) { state_->context.stop(); });
  asio::co_spawn(state_->context, state_->listen(), asio::detached);
  state_->context.run();
}

}  // namespace rebate::payout_provider
