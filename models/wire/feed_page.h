// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/detail.h"
#include "domain/order.h"

namespace rebate::wire {

/// A row that cannot be used, and why. `line`: the line's number when readable, else "#index" in the page.
struct RejectedRow {
  std::string line;
  std::string reason;
};

/// One page of a platform's orders, or of details about them, whatever the platform.
struct FeedPage {
  std::vector<OrderVersion> rows;
  std::vector<LineDetail> details;
  std::vector<RejectedRow> rejected;
  bool hasNext = false;
  std::string positionIndex;          ///< Taobao: to be passed back with the next page
  std::optional<std::int64_t> total;  ///< PDD: rows of the whole window
  std::size_t count() const { return rows.size() + details.size() + rejected.size(); }  ///< good and bad
};

/// What a platform's refusal means for the caller, whatever its code.
enum class Refusal {
  busy,         ///< ask for the same again, soon
  rateLimited,  ///< ask for the same again, later and later
  refused,      ///< it will not answer this call
};

struct FeedError {
  std::int64_t code = 0;
  std::string subCode;
  std::string message;
  Refusal refusal = Refusal::refused;
};

struct FeedReply {
  std::optional<FeedError> error;
  FeedPage page;
};

inline constexpr std::size_t kLongestField = 4096;      ///< bytes; longer strings reject their row
inline constexpr std::size_t kLargestPage = 32u << 20;  ///< bytes
inline constexpr std::size_t kLargestRow = 64u << 10;   ///< bytes, serialised; larger ones are rejected
inline constexpr int kDeepestRow = 32;                  ///< levels; deeper rows are rejected
inline constexpr int kDeepestPage = 512;                ///< levels; a deeper page is refused whole

}  // namespace rebate::wire
