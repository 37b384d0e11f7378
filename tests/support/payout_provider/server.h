// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "payout_provider/bank.h"

namespace rebate::payout_provider {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: any free one
  std::string secret;      ///< what callers sign with (X-Signature)
};

/// POST /v1/payouts, GET /v1/payouts/KEY   the provider's API, signed
/// GET /truth                              what was really paid
/// POST /mood/NAME                         how it takes orders from now on; "chance": as it was started
/// POST /send-back/KEY                     the bank sends that money back
/// One thread, plain HTTP/1.1.
class Server {
 public:
  /// Listens at once; throws boost::system::system_error when it cannot.
  Server(Bank& bank, const ServerOptions& options);
  ~Server();
  std::uint16_t port() const;
  void run();  ///< until SIGINT or SIGTERM

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rebate::payout_provider
