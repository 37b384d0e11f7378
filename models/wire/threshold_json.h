// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "domain/threshold.h"
#include "wire/json.h"

namespace rebate::wire {

/// Those a person changed; the others are as they usually are, also in a later version.
std::string textOf(const std::vector<Threshold>& thresholds);
/// One for each Watch. What is not known or not allowed is as usual: nothing is watched less because of a bad file.
std::vector<Threshold> thresholdsIn(std::string_view text);

}  // namespace rebate::wire
