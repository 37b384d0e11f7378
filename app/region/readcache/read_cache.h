// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/region.h"
#include "domain/result.h"

namespace rebate::region {

/// An answer as it was at a change's number: the newest one in the transaction that read it.
struct CachedRow {
  std::int64_t seq = 0;
  std::string body;
  bool operator==(const CachedRow&) const = default;
};

/// Where answers are kept for a moment. It may forget anything at any time, and nothing in it is ever a source for a
/// decision. An older row never takes a newer one's place. Any thread; calls block for its deadline at most.
class ReadCache {
 public:
  using Outdated = std::vector<std::pair<std::string, std::int64_t>>;

  virtual ~ReadCache() = default;
  virtual bool isRemote() const = 0;  ///< true: calls may take a moment, and belong on other threads
  /// Nothing: not there. An Error: it does not answer, or is not to be asked.
  virtual Result<std::optional<CachedRow>> get(const std::string& key) = 0;
  virtual Outcome put(const std::string& key, const CachedRow& row) = 0;
  /// From now on rows of these keys are of use only when they are of that number or newer.
  virtual Outcome outdate(const Outdated& keys) = 0;
};

}  // namespace rebate::region
