// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "order_feed/dice.h"
#include "order_feed/feed_time.h"
#include "order_feed/users.h"

namespace rebate::order_feed {

using Fen = std::int64_t;
using BasisPoints = std::int64_t;

enum class Platform { Taobao, Jd, Pdd };
const char* nameOf(Platform platform);

/// How a line ends; the mix and its shares are those of tests/support/make-orders.
enum class Ending { Paid, Received, Settled, Void, RefundAfterSettle, OddStatus, Shrunk };
/// What has happened to a line when a version of it appears.
enum class Stage { Paid, Received, Settled, Refunded, Closed, Odd };
enum class Attribution { Special, Relation, Adzone, Nobody };

/// One order line. Drawn once; each of its rows follows from it, so that versions cost a few bytes to keep.
struct Line {
  std::uint64_t number = 0;
  Platform platform = Platform::Taobao;
  std::string tradeId;  ///< trade_id, id or order_sn
  int role = 2;
  const User* user = nullptr;  ///< in the feed's list, which outlives it; owns the line unless attribution is Nobody
  Attribution attribution = Attribution::Special;
  Ending ending = Ending::Paid;
  Fen paid = 0;
  BasisPoints commissionRate = 0;
  BasisPoints platformFeeRate = 0;
  int oddStatus = 99;
  std::uint64_t looks = 0;  ///< seed of what does not matter for money: title, shop, terminal
  Time first{};             ///< when its first version appears
  std::chrono::milliseconds life{};
  Second received{}, settled{};
};

/// What a version says about money, in fen.
struct Fees {
  Fen base = 0;       ///< what the commission is a share of
  Fen estimated = 0;  ///< pub_share_pre_fee
  Fen settled = 0;    ///< pub_share_fee
  Fen platform = 0;   ///< alimama_share_fee
};

struct PlannedVersion {
  Time due;         ///< when it appears
  Second modified;  ///< what its modified_time says: older than due for a version that arrives late
  Stage stage;
  bool secondClaim = false;  ///< the same line claimed through another adzone
};

/// basis × rate, rounded half up to the fen, as the platform does.
Fen shareOfAmount(Fen amount, BasisPoints rate);
Fees feesAt(const Line& line, Stage stage);

/// `platforms`: one of them is the line's.
Line drawLine(std::uint64_t seed, std::uint64_t number, const std::vector<User>& users,
              const std::vector<Platform>& platforms, Time first, std::chrono::milliseconds life);

/// Every version of the line, in the order of arrival. modified_time has whole seconds, so that
/// consecutive versions are at least a second apart whatever the acceleration.
std::vector<PlannedVersion> planVersions(Line& line);

}  // namespace rebate::order_feed
