// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "order_feed/details.h"
#include "order_feed/life.h"

namespace rebate::order_feed {

/// What must have become of a line by the versions that appeared so far. Kept beside the rows, from what
/// the simulator knows rather than from what it wrote: whoever only reads the rows must come to the same.
struct LineTruth {
  std::shared_ptr<const Line> line;
  Stage newest = Stage::Paid;
  Second modified{};  ///< of the newest version
  Second appeared{};  ///< when the last row appeared, be it late or a second claim
  bool conflict = false;
  DetailTruth details{};
  int rowsKept = 0;  ///< rows that can still be asked for
  int rowsToCome = 0;
};

/// A line of expected.json, with modified_time and appeared_time besides.
boost::json::object truthOf(const LineTruth& truth);

using LineKey = std::pair<std::string, int>;  ///< trade_id, role
using Truths = std::map<LineKey, LineTruth>;

/// By platform and month of earning, what settled lines bring before the platform's fee and before refunds.
boost::json::array billsOf(const Truths& truths);

}  // namespace rebate::order_feed
