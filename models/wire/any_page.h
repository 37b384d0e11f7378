// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "domain/result.h"
#include "domain/time.h"
#include "wire/feed_page.h"

namespace rebate::wire {

struct AnyPage {
  Platform platform = Platform::taobao;
  FeedReply reply;
};

/// A page of any query of any platform, told by its envelope. Errors and bad rows as in parseTaobaoReply.
Result<AnyPage> parseAnyPage(std::string_view body, Millis asOf);

}  // namespace rebate::wire
