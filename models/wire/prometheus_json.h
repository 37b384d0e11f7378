// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/result.h"
#include "domain/time.h"

namespace rebate::wire {

using MetricLabels = std::map<std::string, std::string>;

/// One line of a range query's answer.
struct MatrixSeries {
  MetricLabels labels;
  std::vector<std::pair<Millis, double>> values;  ///< NaN and infinities are as they were sent
};

/// Answers of Prometheus' HTTP API v1. What it refuses is Errc::invalid with its own words in `detail`; an answer that
/// says that it took too long is timedOut; anything that is not such an answer is malformed.
Result<std::vector<MatrixSeries>> matrixFrom(std::string_view text);               ///< /query_range
Result<std::vector<std::string>> labelListFrom(std::string_view text);             ///< /labels, /label/…/values
Result<std::map<std::string, std::string>> metricHelpFrom(std::string_view text);  ///< /metadata: name → help

/// "cn-east" when that is all there is to say; otherwise as Prometheus writes it.
std::string seriesName(const MetricLabels& labels);

}  // namespace rebate::wire
