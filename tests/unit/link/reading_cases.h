// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ports/region_reads.h"

namespace rebate::link {

struct Case {
  RegionRead wish;
  const char* path;
  const char* answer;
  std::vector<const char*> needed;  ///< members without which it is no answer, as JSON pointers
};
/// One at least of every kind of read.
const std::vector<Case>& cases();

}  // namespace rebate::link
