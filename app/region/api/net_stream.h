// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/ssl/stream.hpp>

#include <memory>
#include <utility>

#include "region/api/asio.h"

namespace rebate::region {

/// A connection, plain or inside TLS; readers and writers need not know which.
class NetStream {
 public:
  using executor_type = tcp::socket::executor_type;
  using lowest_layer_type = tcp::socket;

  NetStream(tcp::socket socket, asio::ssl::context* tls) : socket_(std::move(socket)) {
    if (tls) tls_ = std::make_unique<Tls>(socket_, *tls);
  }
  executor_type get_executor() { return socket_.get_executor(); }
  tcp::socket& socket() { return socket_; }
  bool isTls() const { return tls_ != nullptr; }

  asio::awaitable<boost::system::error_code> handshake() {
    const auto [failed] = co_await tls_->async_handshake(asio::ssl::stream_base::server, kAsTuple);
    co_return failed;
  }
  asio::awaitable<void> sayGoodbye() { co_await tls_->async_shutdown(kAsTuple); }

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    if (tls_) return tls_->async_read_some(buffers, std::forward<Token>(token));
    return socket_.async_read_some(buffers, std::forward<Token>(token));
  }
  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    if (tls_) return tls_->async_write_some(buffers, std::forward<Token>(token));
    return socket_.async_write_some(buffers, std::forward<Token>(token));
  }

 private:
  using Tls = asio::ssl::stream<tcp::socket&>;
  tcp::socket socket_;
  std::unique_ptr<Tls> tls_;
};

}  // namespace rebate::region
