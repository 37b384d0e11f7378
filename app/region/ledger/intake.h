// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "region/ledger/rejections.h"
#include "region/ledger/writing.h"
#include "wire/feed_page.h"

namespace rebate::region {

struct IntakeCounts {
  std::int64_t rows = 0;  ///< good and bad
  std::int64_t fresh = 0;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
  std::int64_t stale = 0;
  std::int64_t rejected = 0;
  IntakeCounts& operator+=(const IntakeCounts& other);
};

/// Takes a page in: versions and their events, and the rows that cannot be used with the reason.
IntakeCounts takePage(Writing& writing, const wire::FeedPage& page, const std::string& source,
                      const std::string& pageName);

}  // namespace rebate::region
