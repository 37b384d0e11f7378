// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "domain/time.h"
#include "region/storage/sql_session.h"

namespace rebate::region {

/// What a committed job did, for metrics and log lines; dropped when the job is undone.
struct Effects {
  std::int64_t credited = 0;
  std::int64_t creditedFen = 0;
  bool eventsWaiting = false;                                    ///< the bus has work
  std::vector<std::pair<std::string, std::int64_t>> users = {};  ///< those that changed, with the change's number

  void add(Effects other) {
    credited += other.credited;
    creditedFen += other.creditedFen;
    eventsWaiting = eventsWaiting || other.eventsWaiting;
    for (auto& user : other.users) users.push_back(std::move(user));
  }
};

/// A job inside a write transaction: the connection, the leadership it writes under, the moment, its effects.
struct Writing {
  SqlSession& sql;
  std::int64_t epoch = 0;
  Millis now = 0;
  Effects& effects;
};

}  // namespace rebate::region
