// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace rebate::order_feed {

/// Chance that comes out the same on every machine (the distributions of <random> do not).
/// Each line and each request has a stream of its own, so that drawing more for one changes no other.
class Dice {
 public:
  Dice(std::uint64_t seed, std::uint64_t stream)
      : state_(seed * 0x9E3779B97F4A7C15u ^ (stream + 1) * 0xD1B54A32D192ED03u) {}

  std::uint64_t next() {  // splitmix64
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }

  /// 0 … limit − 1
  std::int64_t below(std::int64_t limit) {
    return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(limit));
  }
  bool permille(int chance) { return below(1000) < chance; }
  bool percent(int chance) { return below(100) < chance; }

  template <typename T>
  const T& pick(std::span<const T> of) {
    return of[static_cast<std::size_t>(below(static_cast<std::int64_t>(of.size())))];
  }
  template <typename T, std::size_t N>
  const T& pick(const T (&of)[N]) {
    return pick(std::span<const T>(of));
  }

  /// Index into weights that add up to 100.
  std::size_t weighted(std::span<const int> weights) {
    std::int64_t roll = below(100);
    for (std::size_t i = 0; i < weights.size(); ++i) {
      if ((roll -= weights[i]) < 0) return i;
    }
    return weights.size() - 1;
  }

 private:
  std::uint64_t state_;
};

}  // namespace rebate::order_feed
