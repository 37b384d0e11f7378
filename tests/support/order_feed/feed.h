// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/array.hpp>

#include <chrono>
#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <queue>
#include <vector>

#include "order_feed/details.h"
#include "order_feed/life.h"
#include "order_feed/rows.h"
#include "order_feed/truth.h"

namespace rebate::order_feed {

struct FeedOptions {
  std::uint64_t seed = 1;
  double ordersPerSecond = 2;
  std::chrono::milliseconds life = std::chrono::seconds(6);          ///< from paid to settled
  std::uint64_t backlog = 0;                                         ///< orders with a past, at the start
  std::uint64_t orders = std::numeric_limits<std::uint64_t>::max();  ///< new ones, then no more
  int badRowsPermille = 0;
  std::size_t keep = 200'000;  ///< versions
  std::vector<Platform> platforms{Platform::Taobao};
  DetailRates details{};
};

enum class QueryType { Created = 1, Paid = 2, Settled = 3, Updated = 4 };

/// Which versions a request is about. Both ends count. Only versions up to `newest` are looked at, so that
/// the pages of one window fit together while new versions appear.
struct Selection {
  Second start, end;
  QueryType type = QueryType::Updated;
  Platform platform = Platform::Taobao;
  std::uint64_t newest = std::numeric_limits<std::uint64_t>::max();
};

/// Invents orders and lets them age. Time comes only through advance(), which never goes back.
class Feed {
 public:
  Feed(std::vector<User> users, FeedOptions options, Time start);

  /// Makes everything appear that is due by now.
  void advance(Time now);

  std::uint64_t newestSequence() const { return nextSequence_ - 1; }
  /// Up to `limit` versions after (before) the one given, oldest first; the pointers hold until advance().
  std::vector<const Version*> after(const Selection& selection, std::uint64_t sequence, std::size_t limit) const;
  std::vector<const Version*> before(const Selection& selection, std::uint64_t sequence, std::size_t limit) const;

  /// Every line of which a row is still kept or to come, by trade_id and role.
  boost::json::array truth() const;
  /// What the platforms pay for each month: platform, month, total_fen, lines.
  boost::json::array bills() const;
  const Details& details() const { return details_; }
  std::uint64_t droppedLines() const { return droppedLines_; }

 private:
  struct Pending {
    std::shared_ptr<const Line> line;
    PlannedVersion version;
    std::uint64_t order;  ///< among those due at once
  };
  struct Later {
    bool operator()(const Pending& a, const Pending& b) const {
      return a.version.due != b.version.due ? a.version.due > b.version.due : a.order > b.order;
    }
  };

  void addBacklog();
  void addLine(Time first, std::chrono::milliseconds life);
  void publish(const Pending& pending);
  void publishDetails(Time now);
  void keep(Version version);
  void dropOldest();
  Time dueOfNewOrder() const;

  std::vector<User> users_;
  FeedOptions options_;
  Time start_;
  std::uint64_t lines_ = 0;
  std::uint64_t planned_ = 0;
  std::uint64_t nextSequence_ = 1;
  std::uint64_t droppedLines_ = 0;
  std::priority_queue<Pending, std::vector<Pending>, Later> pending_;
  std::deque<Version> versions_;  ///< sequences without a gap
  Details details_;
  Truths truths_;
};

}  // namespace rebate::order_feed
