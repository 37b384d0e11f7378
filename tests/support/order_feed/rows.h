// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>

#include <cstdint>
#include <memory>
#include <string>

#include "order_feed/life.h"

namespace rebate::order_feed {

/// A version that appeared. The row is built when somebody asks for it.
struct Version {
  std::shared_ptr<const Line> line;
  std::uint64_t sequence = 0;
  Second appeared{};
  Second modified{};
  Stage stage = Stage::Paid;
  bool secondClaim = false;
  bool bad = false;  ///< a spoiled copy, under a trade_id that is no line's
};

/// The times a row names, for query_type 1, 2 and 3.
Second createdAt(const Line& line);
Second paidAt(const Line& line);
bool isSettled(const Version& version);
/// When the line was earned, as its rows say: a JD line that was corrected, at its first settlement.
Second earnedAt(const Line& line);

std::string yuan(Fen fen);

/// publisher_order_dto of a version, with the feed's loose typing. The same version always gives the same row.
boost::json::object taobaoRow(const Version& version);
/// A row of JD's order.row.query and of PDD's order.list.increment.get.
boost::json::object jdRow(const Version& version);
boost::json::object pddRow(const Version& version);
/// That of the line's platform.
boost::json::object goodRow(const Version& version);

/// What a line is called, for people.
const char* titleOf(const Line& line);

/// goodRow() spoiled in one of the ways a feed is known to fail; may be no object at all.
boost::json::value badRow(const Version& version);

inline boost::json::value rowOf(const Version& version) {
  return version.bad ? badRow(version) : boost::json::value(goodRow(version));
}

}  // namespace rebate::order_feed
