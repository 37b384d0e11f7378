// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "ports/region_link.h"

namespace rebate {

/// What this desktop would book for a rebate, held against what the region says that it would.
struct Comparison {
  enum class State {
    notNeeded,  ///< nothing can be approved
    asking,     ///< the answer, or the change that the answer knows of, is on its way
    equal,
    differs,      ///< must not be approved
    notCompared,  ///< no region answers, or it is too old to say: it compares by content hash before it books
    failed,       ///< the region answered with an error; `why`
  };
  State state = State::notNeeded;
  std::vector<Leg> here, there;
  std::string digest = {};  ///< the region's
  std::optional<Error> why = {};

  bool mayApprove() const { return state != State::asking && state != State::differs && state != State::failed; }
};

/// Before there is an answer.
Comparison comparisonOf(const Rebate& shown);
Comparison comparisonOf(const Rebate& shown, const Result<RebateDetail>& detail);

}  // namespace rebate
