// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "domain/result.h"

namespace rebate {

/// An amount of CNY in fen (1/100 yuan). Signed: balances may go negative through clawbacks.
struct Fen {
  std::int64_t value = 0;
  auto operator<=>(const Fen&) const = default;
};

/// 1/100 of a percent: 10 000 is the whole.
struct BasisPoints {
  std::int32_t value = 0;
  auto operator<=>(const BasisPoints&) const = default;
};

inline constexpr BasisPoints kWhole{10'000};

/// Errc::overflow when the sum or difference does not fit.
Result<Fen> add(Fen a, Fen b);
Result<Fen> subtract(Fen a, Fen b);

/// floor(amount × share / 10 000) for amount ≥ 0 and 0 ≤ share ≤ 10 000; Errc::invalid otherwise.
Result<Fen> floorShare(Fen amount, BasisPoints share);

/// "7.72", "-0.05", "12", "0.5" → fen. More than two decimals, blanks or exponents are Errc::malformed.
Result<Fen> parseYuan(std::string_view text);

/// "3.10" (percent) → 310 basis points; at most two decimals.
Result<BasisPoints> parsePercent(std::string_view text);

/// 772 → "7.72", -5 → "-0.05"
std::string formatYuan(Fen amount);

}  // namespace rebate
