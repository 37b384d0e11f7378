// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "domain/result.h"

namespace rebate::wire {

/// Prometheus text exposition 0.0.4: "name{labels}" as written → value. Comments, timestamps and
/// unreadable lines are skipped; Errc::malformed when no line is readable.
Result<std::map<std::string, double>> parsePrometheusText(std::string_view text);

/// Of a series as it was written: `name{a="b",c="d"}`. Empty when there are none, or they cannot be read.
std::map<std::string, std::string> labelsOf(std::string_view series);

}  // namespace rebate::wire
