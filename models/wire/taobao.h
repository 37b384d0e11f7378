// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/order.h"

namespace rebate::wire {

/// A row that cannot be used, and why. `line`: trade_id when readable, else "#index" in the page.
struct RejectedRow {
  std::string line;
  std::string reason;
};

struct TaobaoPage {
  std::vector<OrderVersion> rows;
  std::vector<RejectedRow> rejected;
  bool hasNext = false;
  std::string positionIndex;
};

/// error_response of the gateway.
struct TaobaoError {
  std::int64_t code = 0;
  std::string subCode;
  std::string message;
  bool busy() const { return code == 3001; }
  bool rateLimited() const { return code == 3000 || code == 9100; }
};

struct TaobaoReply {
  std::optional<TaobaoError> error;
  TaobaoPage page;
};

inline constexpr std::size_t kLongestField = 4096;      ///< bytes; longer strings reject their row
inline constexpr std::size_t kLargestPage = 32u << 20;  ///< bytes
inline constexpr std::size_t kLargestRow = 64u << 10;   ///< bytes, serialised; larger ones are rejected
inline constexpr int kDeepestRow = 32;                  ///< levels; deeper rows are rejected
inline constexpr int kDeepestPage = 512;                ///< levels; a deeper page is refused whole

/// One reply of taobao.tbk.order.details.get. Errc::malformed for HTML, truncated JSON, or a wrong envelope;
/// bad rows are listed and the good ones kept.
Result<TaobaoReply> parseTaobaoReply(std::string_view body);

}  // namespace rebate::wire
