// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "domain/withdrawal.h"
#include "region/api/http_client.h"
#include "region/config/config.h"

namespace rebate::region {

/// What the provider's answer says about this withdrawal. `query`: "absent" may be an answer, namely when the
/// provider's own clock is past the time until which it would still take it. Errc::malformed for what is no answer
/// about it: another key, another amount, anything unknown. Nothing is ever concluded from a status alone.
Result<PayoutNews> newsFrom(const HttpAnswer& answer, const Withdrawal& withdrawal, bool query);

/// The provider over HTTP; calls are JSON, signed with HMAC-SHA256 over method, path and body (X-Signature).
///
///   POST URL/payouts        {"key","user_id","amount_fen","currency","not_after_ms"}
///   GET  URL/payouts/KEY
///   both → {"key","state":"paid"|"returned"|"refused"|"pending"|"absent","amount_fen","now_ms","reason"?}
class PayoutProvider {
 public:
  explicit PayoutProvider(PayoutConfig config) : config_(std::move(config)) {}
  void setTrust(TlsContext trust) { trust_ = std::move(trust); }  ///< before the first call

  /// Marks the withdrawal as sent and hands it out as it is then; an Error when it must not be sent.
  using Mark = std::function<asio::awaitable<Result<Withdrawal>>()>;

  /// `mark` is awaited once the provider is reached, so that one who is down leaves everything as it was. After it, an
  /// Error says that the outcome is not known.
  asio::awaitable<Result<PayoutNews>> pay(Mark mark) const;
  asio::awaitable<Result<PayoutNews>> query(Withdrawal withdrawal) const;

 private:
  void sign(HttpCall& call) const;
  const PayoutConfig config_;
  TlsContext trust_;
};

}  // namespace rebate::region
