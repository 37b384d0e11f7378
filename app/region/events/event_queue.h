// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "region/ledger/writing.h"

namespace rebate::region {

inline constexpr const char* kOrderUpdated = "order.updated";

/// A row of the outbox, written in the transaction that caused it.
struct Event {
  std::int64_t id = 0;
  std::string kind;
  std::string key;  ///< of "order.updated": the line
};

/// The line has a version nobody has judged yet.
void publishOrderUpdated(Writing& writing, const std::string& lineKey);

/// Lines held because nobody owned them, once more: somebody may own them now.
void requeueUnowned(Writing& writing);

/// The oldest ones that are still there.
std::vector<Event> nextEvents(SqlSession& sql, int limit);
/// Deletes up to and including this one: committed with what the events caused, or once a broker has them.
void acknowledgeUpTo(SqlSession& sql, std::int64_t id);

std::int64_t eventsWaiting(SqlSession& sql);

}  // namespace rebate::region
