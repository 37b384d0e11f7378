// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "ports/region_reads.h"

namespace rebate {

/// How many rebates people had open before them when they decided, as the audit tells, by who had proposed and who
/// decided. Decisions of consoles that do not say it yet are counted apart.
class OpenedRates {
 public:
  struct Rate {
    std::int64_t opened = 0;  ///< of `said`
    std::int64_t said = 0;    ///< decisions that say whether it was open
    bool operator==(const Rate&) const = default;
  };

  /// Actions of the audit that are decisions about rebates, as AuditRead::action takes them.
  static constexpr auto kActions = "rebate.approve,rebate.hold,rebate.reject";

  void add(const AuditEntry& entry);  ///< what is no decision about a rebate is passed over
  Rate of(const std::string& proposedBy, const std::string& decidedBy) const;
  std::int64_t decisions() const { return decisions_; }
  std::int64_t unsaid() const { return unsaid_; }

 private:
  std::map<std::pair<std::string, std::string>, Rate> rates_;
  std::int64_t decisions_ = 0, unsaid_ = 0;
};

}  // namespace rebate
