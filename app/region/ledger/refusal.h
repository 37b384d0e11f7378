// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "domain/decision.h"

namespace rebate::region {

/// Why somebody may not have what they asked for, as things stand: an answer, not a failure of the job.
/// `field` names the member at fault, `detail` says the fix.
struct Refusal {
  Problem problem = Problem::validation;
  std::string field;
  std::string detail;
};
using Refused = std::optional<Refusal>;  ///< empty: done

}  // namespace rebate::region
