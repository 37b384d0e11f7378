// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "monitor/threshold_judge.h"
#include "ports/alert_source.h"

namespace rebate {

/// What one Alertmanager said last.
struct SourceSaid {
  std::string address;
  bool fresh = false;
  const std::vector<Alert>* alerts = nullptr;
  const AlertGroups* groups = nullptr;
  const std::vector<Silence>* silences = nullptr;
};

/// One view for each fingerprint, worst first. An alert that a source which still answers has counts as that source
/// says; one that only silent sources had is stale. What this desktop judges itself is left out where a source that
/// answers has an alert of the same name and region.
std::vector<AlertView> alertViews(const std::vector<SourceSaid>& said, const std::vector<LocalAlert>& local,
                                  const std::vector<Silence>& localSilences, Millis now);

/// Those that are not over, soonest to end first.
std::vector<Silence> openSilences(const std::vector<SourceSaid>& said, const std::vector<Silence>& local, Millis now);

}  // namespace rebate
