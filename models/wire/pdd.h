// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "domain/result.h"
#include "wire/feed_page.h"

namespace rebate::wire {

/// One reply of pdd.ddk.order.list.increment.get: integers of fen, rates per mille, UNIX seconds. Errors and bad
/// rows as in parseTaobaoReply. The page's `total` is there when it was asked for (return_count).
Result<FeedReply> parsePddReply(std::string_view body);

}  // namespace rebate::wire
