// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "ports/region_book.h"

namespace rebate {

/// Regions in memory, and what answers at each address.
class FakeRegionBook : public RegionBook {
 public:
  std::vector<RegionEntry> entries() const override { return known; }
  Outcome put(const RegionEntry& entry) override {
    if (inside) return Error{Errc::busy, "inside", {}};
    std::erase_if(known, [&](const RegionEntry& one) { return one.address == entry.address; });
    known.push_back(entry);
    return Done{};
  }
  Outcome remove(const std::string& address) override {
    if (inside) return Error{Errc::busy, "inside", {}};
    std::erase_if(known, [&](const RegionEntry& one) { return one.address == address; });
    return Done{};
  }
  /// Answered by answer().
  Subscription check(const std::string& address, std::function<void(const Result<RegionProbe>&)> then) override {
    asked = address;
    waiting = std::move(then);
    return Subscription([this] { waiting = nullptr; });
  }
  void answer(const Result<RegionProbe>& probe) {
    const auto then = waiting;
    if (then) then(probe);
  }

  std::vector<RegionEntry> known;
  bool inside = false;
  std::string asked;
  std::function<void(const Result<RegionProbe>&)> waiting;
};

}  // namespace rebate
