// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "domain/result.h"
#include "domain/time.h"
#include "wire/feed_page.h"

namespace rebate::wire {

inline constexpr std::int64_t kDetailsPerPage = 100;  ///< what is asked for

/// One reply of taobao.tbk.order.refund.get (or of taobao.tbk.relation.refund, which it replaced): after-sales cases
/// of order lines, in the page's `details`. Errors and bad rows as in parseTaobaoReply.
Result<FeedReply> parseTaobaoRefunds(std::string_view body);

/// One reply of taobao.tbk.dg.punish.order.get: lines frozen for breaking the rules, and unfrozen again. A row that
/// names no time says how it stands `asOf`.
Result<FeedReply> parseTaobaoPunishments(std::string_view body, Millis asOf);

}  // namespace rebate::wire
