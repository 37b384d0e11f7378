// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/subscription.h"

namespace rebate {

/// Alerts from the regions' Alertmanagers and from thresholds evaluated here, and what is silenced of them.
struct AlertFacts {
  bool operator==(const AlertFacts&) const = default;
};

/// Called on the UI thread, at most once a frame.
class AlertListener {
 public:
  virtual ~AlertListener() = default;
  virtual void alertFactsChanged() = 0;
};

class AlertDesk {
 public:
  virtual ~AlertDesk() = default;
  virtual const AlertFacts& facts() const = 0;
  virtual Subscription listen(AlertListener& listener) = 0;
};

}  // namespace rebate
