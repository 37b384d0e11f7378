// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <list>
#include <memory>
#include <mutex>

#include "region/api/connection.h"

namespace rebate::region {

/// Errc::invalid for an address that is none, unavailable for one that is taken. Port 0: any free one.
Result<tcp::acceptor> listenOn(asio::io_context& context, const std::string& address, std::uint16_t port);
std::string nameOf(const tcp::acceptor& acceptor);  ///< "127.0.0.1:8101"

/// Accepts, and gives every connection a coroutine on a strand of its own.
class Server {
 public:
  /// `tls` null: plain HTTP.
  Server(asio::io_context& context, tcp::acceptor acceptor, Services services, TlsContext tls);
  asio::awaitable<void> run();
  /// Takes no more connections; ends idle ones and streams, lets requests finish.
  void stop();
  int working() const { return state_.working; }
  int connections() const { return state_.connections; }

 private:
  void start(tcp::socket socket);

  asio::io_context& context_;
  Services services_;
  ServerState state_;
  tcp::acceptor acceptor_;
  std::mutex mutex_;
  std::list<std::weak_ptr<Connection>> open_;
};

}  // namespace rebate::region
