// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "domain/time.h"
#include "ports/cache.h"

namespace rebate {

/// Reads of the cache away from the thread that asks. In the order they were asked, each as a whole.
class CacheDesk {
 public:
  using Read = std::function<void(CacheReader&)>;

  virtual ~CacheDesk() = default;
  /// `read` runs where the reader lives; `done` on the asker's thread afterwards. The asker waits at most `patience`
  /// ms for it: what is quick is there at once, `done` included, and nothing has to be shown in between.
  virtual void ask(Read read, std::function<void()> done, Millis patience) = 0;
  /// The read under way ends with Errc::cancelled, whoever asked for it.
  virtual void interrupt() = 0;
};

}  // namespace rebate
