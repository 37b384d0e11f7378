// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/result.h"
#include "domain/time.h"

namespace rebate {

class MetricHistory;

/// Something that was recorded under a kind ("failover", "moment", …): JSON text of whoever wrote it.
struct HistoryEntry {
  Millis at = 0;   ///< UNIX ms
  std::string id;  ///< within its kind; the same one again replaces it
  std::string body;
  bool operator==(const HistoryEntry&) const = default;
};

/// What this desktop has watched: no people, no money. An encrypted file of its own, because it outlives the copy,
/// which is emptied when somebody else sits down and fetched anew when it is damaged. One thread at a time.
class History {
 public:
  virtual ~History() = default;
  /// All or none. Errc::storage, invalid (empty kind or id).
  virtual Outcome put(const std::string& kind, const std::vector<HistoryEntry>& entries) = 0;
  /// Those of [from, to), oldest first; the newest `limit` of them when there are more.
  virtual Result<std::vector<HistoryEntry>> entries(const std::string& kind, Millis from, Millis to, int limit) = 0;
  /// The newest one before `at`; empty: none.
  virtual Result<std::vector<HistoryEntry>> newestBefore(const std::string& kind, Millis at) = 0;
  virtual Outcome forget(const std::string& kind, Millis before) = 0;
  virtual MetricHistory* figures() { return nullptr; }  ///< in the same file; null: this one keeps none
};

}  // namespace rebate
