// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "domain/result.h"
#include "domain/time.h"
#include "wire/feed_page.h"

namespace rebate::wire {

/// One reply of jd.union.open.order.row.query. Errors and bad rows as in parseTaobaoReply.
///
/// JD does not say "settled": a line that is done (17) is settled once its first settlement day (the earliest of
/// balanceExt, else payMonth) has come, and until then its income counts for nothing. So the same row, read
/// `asOf` a later day, may be a newer version.
Result<FeedReply> parseJdReply(std::string_view body, Millis asOf);

/// A row as it was kept (OrderVersion::raw), read once more `asOf` another day.
Result<OrderVersion> parseJdRow(std::string_view raw, Millis asOf);

}  // namespace rebate::wire
