// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "region/storage/sql_session.h"

namespace rebate::region {

/// One rule of the books and where it is broken; at most ten places are named.
struct Finding {
  std::string rule;
  std::vector<std::string> broken;
  std::int64_t count = 0;  ///< of breaks
};

/// Every rule, broken or not; read in one transaction of the caller's.
std::vector<Finding> checkInvariants(SqlSession& sql);

}  // namespace rebate::region
