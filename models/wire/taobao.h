// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "domain/result.h"
#include "wire/feed_page.h"

namespace rebate::wire {

/// One reply of taobao.tbk.order.details.get. Errc::malformed for HTML, truncated JSON, or a wrong envelope;
/// bad rows are listed and the good ones kept.
Result<FeedReply> parseTaobaoReply(std::string_view body);

}  // namespace rebate::wire
