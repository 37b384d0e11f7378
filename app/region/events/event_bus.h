// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

#include "domain/region.h"

namespace rebate::region {

/// Brings events from the store's `events` table, where the transactions that cause them write them, to those who act
/// on them. Only the instance that does the leader's work moves any.
class EventBus {
 public:
  /// Whether this instance is that one; any thread, quick.
  using Works = std::function<bool()>;

  virtual ~EventBus() = default;
  virtual void start() {}
  virtual void wake() = 0;  ///< there may be events in the table; any thread, any number of times
  virtual void stop() {}    ///< takes no more up; returns at once
  virtual void join() {}    ///< until nothing runs any more; after the writer has stopped

  /// As seen from here; `waiting` is the table's count.
  virtual Part part(std::int64_t waiting) const = 0;
};

}  // namespace rebate::region
