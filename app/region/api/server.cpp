// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/server.h"

#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>

#include <spdlog/spdlog.h>

#include <chrono>

namespace rebate::region {
namespace {

constexpr double kSignInsPerSecond = 10;
constexpr double kSignInBurst = 60;

}  // namespace

Result<tcp::acceptor> listenOn(asio::io_context& context, const std::string& address, std::uint16_t port) {
  boost::system::error_code failed;
  const auto ip = asio::ip::make_address(address, failed);
  if (failed) return invalid("region.listen", "not an address: " + address);
  const tcp::endpoint endpoint(ip, port);
  tcp::acceptor acceptor(context);
  acceptor.open(endpoint.protocol(), failed);
  if (!failed) acceptor.set_option(asio::socket_base::reuse_address(true), failed);
  if (!failed) acceptor.bind(endpoint, failed);
  if (!failed) acceptor.listen(asio::socket_base::max_listen_connections, failed);
  if (!failed) return acceptor;
  return Error{Errc::unavailable, "region.listen", address + ":" + std::to_string(port) + ": " + failed.message()};
}

std::string nameOf(const tcp::acceptor& acceptor) {
  boost::system::error_code ignored;
  const auto endpoint = acceptor.local_endpoint(ignored);
  return endpoint.address().to_string() + ":" + std::to_string(endpoint.port());
}

Server::Server(asio::io_context& context, tcp::acceptor acceptor, Services services, TlsContext tls)
    : context_(context),
      services_(std::move(services)),
      state_{services_,
             RateLimiter(static_cast<double>(services_.config.limits.requestsPerSecond),
                         static_cast<double>(services_.config.limits.requestsPerSecond)),
             RateLimiter(static_cast<double>(services_.config.limits.requestsPerSecond),
                         static_cast<double>(services_.config.limits.requestsPerSecond)),
             RateLimiter(kSignInsPerSecond, kSignInBurst),
             Quota(services_.config.limits.connectionsPerAddress),
             Quota(services_.config.limits.streamsPerOperator),
             std::move(tls)},
      acceptor_(std::move(acceptor)) {}

asio::awaitable<void> Server::run() {
  while (!state_.stopping) {
    auto [failed, socket] = co_await acceptor_.async_accept(asio::make_strand(context_), kAsTuple);
    if (state_.stopping) co_return;
    if (!failed) {
      start(std::move(socket));
      continue;
    }
    // No descriptors left, most likely: wait for some to be closed.
    asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::milliseconds(50));
    co_await timer.async_wait(kAsTuple);
  }
}

void Server::start(tcp::socket socket) {
  boost::system::error_code ignored;
  auto address = state_.addresses.take(socket.remote_endpoint(ignored).address().to_string());
  if (!address || state_.connections >= services_.config.limits.connections) {
    if (state_.tls) return;  // nothing can be said before the handshake
    constexpr std::string_view kFull =
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\nConnection: close\r\n"
        "Content-Length: 76\r\nRetry-After: 1\r\n\r\n"
        R"({"type":"urn:rebate:problem:unavailable","title":"unavailable","status":503})";
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(kFull), ignored);  // fits an empty socket's buffer
    return;
  }
  const auto executor = socket.get_executor();
  const auto connection = std::make_shared<Connection>(std::move(socket), state_, std::move(address));
  {
    const std::lock_guard lock(mutex_);
    open_.remove_if([](const auto& weak) { return weak.expired(); });
    open_.push_back(connection);
  }
  asio::co_spawn(
      executor, [connection]() -> asio::awaitable<void> { return connection->run(); },
      [](const std::exception_ptr& thrown) {
        if (!thrown) return;
        try {
          std::rethrow_exception(thrown);
        } catch (const std::exception& error) {
          spdlog::error("a connection ended: {}", error.what());
        }
      });
}

void Server::stop() {
  state_.stopping = true;
  boost::system::error_code ignored;
  acceptor_.close(ignored);
  {
    const std::lock_guard lock(mutex_);
    for (const auto& weak : open_)
      if (const auto connection = weak.lock()) connection->close();
  }
  services_.watch.wakeListeners();  // streams wait for news, not for their socket
}

}  // namespace rebate::region
