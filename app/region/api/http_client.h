// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "region/api/asio.h"

namespace rebate::region {

struct HttpAnswer {
  int status = 0;
  std::string body;
};

/// GET of an http:// address with these parameters added. Errc::unavailable, timedOut, malformed (not HTTP, or
/// more than `largest` bytes).
asio::awaitable<Result<HttpAnswer>> httpGet(std::string url, std::map<std::string, std::string> parameters,
                                            Millis timeout, std::size_t largest);

}  // namespace rebate::region
