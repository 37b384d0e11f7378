// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "domain/time.h"
#include "region/storage/sql_session.h"

namespace rebate::region {

/// What a committed job did, for metrics and log lines; dropped when the job is undone.
struct Effects {
  std::int64_t credited = 0;
  std::int64_t creditedFen = 0;
  bool eventsWaiting = false;  ///< the bus has work
};

/// A job inside a write transaction: the connection, the leadership it writes under, the moment, its effects.
struct Writing {
  SqlSession& sql;
  std::int64_t epoch = 0;
  Millis now = 0;
  Effects& effects;
};

}  // namespace rebate::region
