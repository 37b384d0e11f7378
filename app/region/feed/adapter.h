// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/order.h"
#include "domain/result.h"
#include "domain/time.h"
#include "wire/feed_page.h"

namespace rebate::region {

/// One call of a query.
struct FeedCall {
  Millis start = 0;
  Millis end = 0;
  int page = 1;
  std::string position;  ///< Taobao, from page 2 on
  bool operator==(const FeedCall&) const = default;
};

enum class PageOrder {
  forward,   ///< page after page while there is a next one
  backward,  ///< page 1 tells how many rows there are; then from the last page back to it, because a row that is
             ///< updated meanwhile leaves the window and moves the ones behind it a place forward
};

/// What a platform lets one ask, and how its pages are read.
struct FeedTraits {
  int queryType = 0;  ///< cursors and coverage are kept by it: the platform's number, or ours (see adapter.cpp)
  Millis window = 0;  ///< the widest it answers
  Millis reach = 0;   ///< how far back it answers
  int pageSize = 100;
  PageOrder order = PageOrder::forward;
  bool positioned = false;  ///< a next page needs the position of the one before
  int everyPolls = 1;       ///< polled only this often
  Millis sweep = 0;         ///< what it tells can change without moving in time: each poll reads this far back again
  int fromDay = 0;          ///< polled from this day of a month on, +08:00,
  int toDay = 0;            ///< and up to the end of this one; 0: always
  bool details = false;     ///< of refunds or punishments, not of orders
};

/// Whether a query is polled at all then.
bool inSeason(const FeedTraits& traits, Millis now);
/// The beginning of the season that `now` is in, or of the last one; 0 when there are none.
Millis seasonStart(const FeedTraits& traits, Millis now);
Millis seasonEnd(const FeedTraits& traits, Millis start);

/// A query of a platform: how it is asked and what it answers. No state, no I/O.
class FeedAdapter {
 public:
  virtual ~FeedAdapter() = default;
  virtual Platform platform() const = 0;
  virtual const FeedTraits& traits() const = 0;
  /// What is added to the address, without what the configuration adds (keys, session, signature).
  virtual std::map<std::string, std::string> parameters(const FeedCall& call) const = 0;
  /// Errors as of wire::parseTaobaoReply.
  virtual Result<wire::FeedReply> parse(std::string_view body, Millis now) const = 0;
};

/// The adapters of a platform, the main query first; they live as long as the program.
const std::vector<const FeedAdapter*>& adaptersOf(Platform platform);
/// Its orders by update time.
const FeedAdapter& adapterOf(Platform platform);
/// Null: it has no query of that number.
const FeedAdapter* adapterOf(Platform platform, int queryType);

}  // namespace rebate::region
