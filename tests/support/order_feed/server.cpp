// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_feed/server.h"

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/json.hpp>

#include <csignal>

#include "order_feed/api.h"
#include "order_feed/faults.h"

namespace rebate::order_feed {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using std::chrono::milliseconds;
using std::chrono::seconds;
using HttpRequest = http::request<http::string_body>;
using HttpResponse = http::response<http::string_body>;

constexpr std::size_t kBodyLimit = 64 * 1024;
constexpr seconds kIdle{60};
constexpr milliseconds kTick{200};  // keeps the feed in step, and its backlog short, when nobody asks

Time timeNow() {
  return std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
}

}  // namespace

struct Server::State {
  State(Feed& theFeed, const ServerOptions& theOptions)
      : feed(theFeed),
        options(theOptions),
        acceptor(context, tcp::endpoint(asio::ip::make_address(options.address), options.port)) {}

  Answer answer(const HttpRequest& request);
  Answer truth() const;
  asio::awaitable<void> listen();
  asio::awaitable<void> serve(tcp::socket socket);
  asio::awaitable<void> tick();

  Feed& feed;
  ServerOptions options;
  asio::io_context context{1};
  tcp::acceptor acceptor;
  asio::signal_set signals{context};
  std::uint64_t calls = 0;
};

Answer Server::State::truth() const {
  return {.body = boost::json::serialize(feed.truth())};
}

Answer Server::State::answer(const HttpRequest& request) {
  const std::string_view target(request.target().data(), request.target().size());
  const std::string_view path = target.substr(0, target.find('?'));
  const bool get = request.method() == http::verb::get, post = request.method() == http::verb::post;
  feed.advance(timeNow());
  if (path == "/truth" && get) return truth();
  if (path == "/truth/bills" && get) return {.body = boost::json::serialize(feed.bills())};
  if (path != "/router/rest" && path != "/api/router") return {.status = 404, .body = R"({"error":"no such path"})"};
  if (!get && !post) return {.status = 405, .body = R"({"error":"GET or POST"})"};

  Parameters parameters = parseForm(path.size() < target.size() ? target.substr(path.size() + 1) : std::string_view());
  if (post) parameters.merge(parseForm(request.body()));
  if (auto refused = refuseUnsigned(options.secrets, parameters, timeNow())) return {.body = *std::move(refused)};
  Dice dice(options.seed, calls++);
  return answerWith(drawFault(dice, options.errorsPermille), answerCall(feed, parameters, timeNow()),
                    platformOf(parameters));
}

asio::awaitable<void> Server::State::serve(tcp::socket socket) {
  beast::tcp_stream stream(std::move(socket));
  beast::flat_buffer buffer;
  while (true) {
    http::request_parser<http::string_body> parser;
    parser.body_limit(kBodyLimit);
    stream.expires_after(kIdle);
    co_await http::async_read(stream, buffer, parser, asio::use_awaitable);
    const HttpRequest request = parser.release();
    Answer answered = answer(request);
    if (answered.delay.count() > 0) {
      co_await asio::steady_timer(stream.get_executor(), answered.delay).async_wait(asio::use_awaitable);
    }
    HttpResponse response(http::status(answered.status), request.version());
    response.set(http::field::server, "order-feed");
    response.set(http::field::content_type, answered.contentType);
    response.set("X-Dropped-Lines", std::to_string(feed.droppedLines()));
    response.keep_alive(request.keep_alive());
    response.body() = std::move(answered.body);
    response.prepare_payload();
    stream.expires_after(kIdle);
    co_await http::async_write(stream, response, asio::use_awaitable);
    if (!response.keep_alive()) break;
  }
  beast::error_code ignored;
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
}

asio::awaitable<void> Server::State::listen() {
  while (true) {
    tcp::socket socket(context);
    boost::system::error_code error;
    co_await acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
    if (error) {  // out of descriptors, most likely: callers wait, and some will leave
      co_await asio::steady_timer(context, kTick).async_wait(asio::use_awaitable);
      continue;
    }
    // A connection that breaks is the caller's affair: the coroutine ends, nothing else does.
    asio::co_spawn(context, serve(std::move(socket)), [](std::exception_ptr) {});
  }
}

asio::awaitable<void> Server::State::tick() {
  asio::steady_timer timer(context);
  while (true) {
    feed.advance(timeNow());
    timer.expires_after(kTick);
    co_await timer.async_wait(asio::use_awaitable);
  }
}

Server::Server(Feed& feed, const ServerOptions& options) : state_(std::make_unique<State>(feed, options)) {}
Server::~Server() = default;

std::uint16_t Server::port() const {
  return state_->acceptor.local_endpoint().port();
}

void Server::stopOnSignals() {
  state_->signals.add(SIGINT);
  state_->signals.add(SIGTERM);
  state_->signals.async_wait([this](boost::system::error_code error, int) {
    if (!error) stop();
  });
}

void Server::run() {
  asio::co_spawn(state_->context, state_->listen(), asio::detached);
  asio::co_spawn(state_->context, state_->tick(), asio::detached);
  state_->context.run();
}

void Server::stop() {
  state_->context.stop();
}

}  // namespace rebate::order_feed
