// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "region/ledger/writing.h"

namespace rebate::region {

/// One message of the embedded bus.
struct Event {
  std::int64_t id = 0;
  std::string key;  ///< of "order.updated": the line
};

/// The line has a version nobody has judged yet.
void publishOrderUpdated(Writing& writing, const std::string& lineKey);

/// Lines held because nobody owned them, once more: somebody may own them now.
void requeueUnowned(Writing& writing);

/// The oldest ones, not yet acknowledged.
std::vector<Event> nextEvents(SqlSession& sql, int limit);
/// Deletes up to and including this one; committed with what the events caused.
void acknowledgeUpTo(SqlSession& sql, std::int64_t id);

std::int64_t eventsWaiting(SqlSession& sql);

}  // namespace rebate::region
