// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <unordered_map>

#include "domain/time.h"

namespace rebate::region {

/// Which number a row must have at least, for each id that changed lately: what a cache failed to be told, this knows.
/// Forgets an id after `keep` ms, when no row of before can be in any cache any more.
class Floors {
 public:
  /// Rows of before `start` are never trusted: what changed then, nobody here has seen.
  Floors(std::int64_t start, Millis keep, std::size_t most = 200'000) : all_(start), keep_(keep), most_(most) {}
  void raise(const std::string& id, std::int64_t seq, Millis now);
  std::int64_t of(const std::string& id) const;
  std::size_t size() const;

 private:
  struct Noted {
    std::string id;
    std::int64_t seq;
    Millis at;
  };
  mutable std::mutex mutex_;
  std::int64_t all_;
  const Millis keep_;
  const std::size_t most_;
  std::unordered_map<std::string, std::int64_t> floors_;
  std::deque<Noted> order_;
};

}  // namespace rebate::region
