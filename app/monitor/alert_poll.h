// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "ports/alert_desk.h"
#include "ports/alert_source.h"
#include "ports/clock.h"

namespace rebate {

/// Asks one Alertmanager again and again. What it said last stays when it falls silent, and is then old.
class AlertPoll {
 public:
  static constexpr Millis kEvery = 5'000;
  static constexpr Millis kAgeLimit = 2 * kEvery;  ///< failover.md, rule 1

  /// `changed`: something of what is told here did.
  AlertPoll(std::string address, std::unique_ptr<AlertSource> source, const Clock& clock,
            std::function<void()> changed);

  void tick();   ///< time passed
  void again();  ///< at once: something was written
  bool isFresh() const;
  AlertSourceView view() const;  ///< without its regions
  const std::string& address() const { return address_; }
  const std::vector<Alert>& alerts() const { return alerts_; }
  const AlertGroups& groups() const { return groups_; }
  const std::vector<Silence>& silences() const { return silences_; }
  AlertSource& source() { return *source_; }

 private:
  void ask();
  void heard(const std::optional<Error>& trouble);

  std::string address_;
  std::unique_ptr<AlertSource> source_;
  const Clock& clock_;
  std::function<void()> changed_;
  std::vector<Alert> alerts_;
  AlertGroups groups_;
  std::vector<Silence> silences_;
  std::string version_;
  std::optional<Error> trouble_;
  Millis askAt_ = 0;                                                           ///< monotonic
  std::optional<Millis> heard_;                                                ///< likewise: its alerts
  Millis heardAt_ = 0;                                                         ///< wall
  Subscription askingAlerts_, askingGroups_, askingSilences_, askingVersion_;  // last: they end before what they fill
};

}  // namespace rebate
