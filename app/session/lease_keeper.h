// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "domain/offline_lease.h"
#include "domain/region_clock.h"
#include "ports/profile.h"

namespace rebate {

/// Until when a desktop may show its copy, by a clock that nobody at the desktop can set (design: offline.md).
class LeaseKeeper {
 public:
  /// What the profile remembers; `here` is this desktop now.
  void open(Profile& profile, const ClockMark& here);
  void close();

  void trust(const std::string& publicKey);  ///< as a region said at sign-in
  /// A region's heartbeat. A lease that is not signed by whom we trust, or of another store, is not taken.
  void heard(Millis time, const std::optional<OfflineLease>& lease, const std::string& store, const ClockMark& here);
  void carry(const ClockMark& here);  ///< once in a while: what has passed is kept

  Millis now(const ClockMark& here) const { return clock_.now(here); }
  bool sealed(const ClockMark& here) const;           ///< the copy is not to be shown any more
  bool personalExpired(const ClockMark& here) const;  ///< nor what is personal in it
  const std::optional<OfflineLease>& lease() const { return lease_; }

 private:
  void keep();

  Profile* profile_ = nullptr;
  RegionClock clock_;
  std::optional<OfflineLease> lease_;
  std::string publicKey_;
};

}  // namespace rebate
