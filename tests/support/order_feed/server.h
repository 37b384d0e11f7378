// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "order_feed/feed.h"
#include "order_feed/signatures.h"

namespace rebate::order_feed {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: any free one
  int errorsPermille = 0;
  std::uint64_t seed = 1;
  Secrets secrets{};  ///< calls must be signed with
};

/// GET or POST /router/rest, /api/router   the platforms' APIs; the parameters say whose
/// GET /truth                 what must have become of every line so far
/// GET /truth/bills           what the platforms pay for each month so far
/// One thread, plain HTTP/1.1. The feed is touched only inside run().
class Server {
 public:
  /// Listens at once; throws boost::system::system_error when it cannot.
  Server(Feed& feed, const ServerOptions& options);
  ~Server();

  std::uint16_t port() const;
  void stopOnSignals();  ///< SIGINT, SIGTERM
  void run();
  void stop();  ///< from any thread

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rebate::order_feed
