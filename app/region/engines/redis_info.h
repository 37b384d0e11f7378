// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "domain/result.h"
#include "region/api/asio.h"

namespace rebate::region {

struct RedisInfo {
  std::string version;
  std::string role;             ///< "master", "slave"
  std::int64_t usedMemory = 0;  ///< bytes
  std::int64_t hits = 0;
  std::int64_t misses = 0;
  bool loading = false;
};

/// The answer to INFO: lines of key:value, in sections. Errc::malformed when it is none.
Result<RedisInfo> parseRedisInfo(std::string_view text);

/// Asks it, over a connection of its own. Errc::unavailable, timedOut, malformed.
asio::awaitable<Result<std::string>> askRedisInfo(std::string host, std::int64_t port, Millis timeout);

}  // namespace rebate::region
