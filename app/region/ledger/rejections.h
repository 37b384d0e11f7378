// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "region/ledger/writing.h"

namespace rebate::region {

/// A row that could not be used, listed for a person; the same line and reason once.
struct Rejection {
  std::string source;  ///< "feed", "import", "settlement"
  std::string page;
  std::string line;  ///< trade_id when readable, else "#index"
  std::string reason;
};

void recordRejection(Writing& writing, const Rejection& rejection);

}  // namespace rebate::region
