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

/// GET of an http:// or https:// address with these parameters added. Errc::unavailable (field "tls": whom one does not
/// trust), timedOut, malformed (not HTTP, or more than `largest` bytes). Without `trust` the system's authorities.
asio::awaitable<Result<HttpAnswer>> httpGet(std::string url, std::map<std::string, std::string> parameters,
                                            Millis timeout, std::size_t largest, TlsContext trust = {});

}  // namespace rebate::region
