// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/rules.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// Judges one line anew from all its versions and what people decided; stores what changed and books what
/// follows. Calling it again changes nothing. The rebate as it stands then.
std::optional<Rebate> settleLine(Writing& writing, const std::string& lineKey, const Rules& rules);

/// A line that cannot be judged, for a reason of its own.
struct LineFault {
  std::string line;
  std::string reason;
};

struct Settled {
  bool stopped = false;        ///< crediting is: nothing was done
  std::vector<Rebate> judged;  ///< each line once
  std::vector<LineFault> faults;
};
/// Settles these lines, each once, in the caller's transaction. A line that cannot be judged goes to rejected_rows
/// instead of stopping the others.
Settled settleLines(Writing& writing, const std::vector<std::string>& lines);

struct Consumed {
  int events = 0;              ///< 0: the table is empty, or crediting is stopped
  std::vector<Rebate> judged;  ///< each line once
};
/// Takes up to `limit` events off the table and settles their lines, all in the caller's transaction.
Consumed consumeEvents(Writing& writing, int limit);

}  // namespace rebate::region
