// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/subscription.h"

namespace rebate {

/// What happened to the regions, as this desktop recorded it: failovers for ever, moments of the overview for replay.
struct RecordFacts {
  bool operator==(const RecordFacts&) const = default;
};

/// Called on the UI thread, at most once a frame.
class RecordListener {
 public:
  virtual ~RecordListener() = default;
  virtual void recordFactsChanged() = 0;
};

class RecordDesk {
 public:
  virtual ~RecordDesk() = default;
  virtual const RecordFacts& facts() const = 0;
  virtual Subscription listen(RecordListener& listener) = 0;
};

}  // namespace rebate
