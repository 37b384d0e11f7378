// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "region/api/asio.h"
#include "region/api/tls.h"

namespace rebate::region {

struct HttpAnswer {
  int status = 0;
  std::string body;
};

struct HttpCall {
  std::string method = "GET";
  std::string url;
  std::map<std::string, std::string> headers = {};
  std::string body = {};  ///< JSON; empty: none
};
/// Awaited once the other side is reached and before a byte of the request goes out; may still change its headers and
/// body. An Error from it is the call's, and nothing was sent.
using BeforeSend = std::function<asio::awaitable<Outcome>(HttpCall&)>;

/// One request over a connection of its own; `timeout` for reaching the other side, and once more for the exchange.
/// Errors as of httpGet. With another method than GET, any error after `ready` leaves open whether it was acted on.
asio::awaitable<Result<HttpAnswer>> httpCall(HttpCall call, Millis timeout, std::size_t largest, BeforeSend ready = {},
                                             TlsContext trust = {});

/// GET of an http:// or https:// address with these parameters added. Errc::unavailable (field "tls": whom one does not
/// trust), timedOut, malformed (not HTTP, or more than `largest` bytes). Without `trust` the system's authorities.
asio::awaitable<Result<HttpAnswer>> httpGet(std::string url, std::map<std::string, std::string> parameters,
                                            Millis timeout, std::size_t largest, TlsContext trust = {});

}  // namespace rebate::region
