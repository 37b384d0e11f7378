// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>
#include <vector>

#include "domain/rebate.h"

namespace rebate {

/// Invented rebates, the same for the same seed; splits are computed by the domain's own rules.
class SampleRebates {
 public:
  SampleRebates(std::uint32_t seed, Millis newest) : dice_(seed), newest_(newest) {}

  Rebate next();  ///< older by some minutes than the one before
  Rebate next(RebateState state);
  std::vector<Rebate> many(int count);

 private:
  int roll(int low, int high) { return std::uniform_int_distribution(low, high)(dice_); }

  std::mt19937 dice_;
  Millis newest_;
  int count_ = 0;
};

/// The rebate of money.md: 7.72 of income, 0.77 platform fee, 3.12 to the user.
Rebate exampleRebate(Millis createdAt);

}  // namespace rebate
