// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/beast/http.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "region/api/call.h"
#include "region/api/rate_limiter.h"
#include "region/api/routes.h"
#include "region/api/services.h"

namespace rebate::region {

namespace http = boost::beast::http;

/// What all connections of a server share.
struct ServerState {
  Services& services;
  RateLimiter operators;
  RateLimiter strangers;
  RateLimiter signIns;
  std::atomic<bool> stopping = false;
  std::atomic<int> connections = 0;
  std::atomic<int> working = 0;  ///< requests being answered, streams not counted
};

/// One HTTP/1.1 connection: requests in turn, each answered with JSON, a problem document, or a stream.
/// Lives as long as its coroutine; everything happens on its strand.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket socket, ServerState& server);
  ~Connection();
  asio::awaitable<void> run();
  void close();  ///< any thread: ends an idle connection; what is being answered goes on

  // For the streams:
  Services& services() { return server_.services; }
  bool stopping() const { return server_.stopping; }
  bool closing() const { return closing_; }
  /// Head of an endless answer, then pieces, then the end. False: the peer is gone or too slow.
  asio::awaitable<bool> beginStream(std::string type, bool gzip);
  asio::awaitable<bool> writePiece(std::string bytes);
  asio::awaitable<void> endStream();
  /// Instead of a stream that cannot begin.
  asio::awaitable<void> refuse(wire::ProblemDocument problem);

 private:
  using Parser = http::request_parser<http::string_body>;
  asio::awaitable<bool> oneRequest();
  asio::awaitable<bool> readRequest(Parser& parser);
  /// Counts a request as being answered until it is let go of, at the latest at its end.
  class Working;
  asio::awaitable<bool> answer(http::request<http::string_body> request, Working& working);
  asio::awaitable<std::optional<Reply>> admit(const RouteMatch& match, Call& call);
  asio::awaitable<bool> send(Reply reply, bool keepAlive);
  asio::awaitable<bool> writeAll(std::string_view bytes);
  asio::awaitable<void> lingerThenClose();
  void limitTime(Millis span);
  void unlimitTime();

  tcp::socket socket_;
  ServerState& server_;
  beast::flat_buffer buffer_;
  asio::steady_timer deadline_;
  std::int64_t deadlineNumber_ = 0;
  bool late_ = false;
  bool idle_ = false;  ///< waits for the first byte of a request
  std::atomic<bool> closing_ = false;
  std::string peer_;
};

/// The request as handlers see it; absent when its target is not one.
std::optional<Call> callOf(const http::request<http::string_body>& request, const std::string& peer);

}  // namespace rebate::region
