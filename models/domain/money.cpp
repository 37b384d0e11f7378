// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/money.h"

#include <charconv>

namespace rebate {

Result<Fen> add(Fen a, Fen b) {
  Fen sum;
  if (__builtin_add_overflow(a.value, b.value, &sum.value)) return Error{Errc::overflow, "amount", "sum of fen"};
  return sum;
}

Result<Fen> subtract(Fen a, Fen b) {
  Fen difference;
  if (__builtin_sub_overflow(a.value, b.value, &difference.value))
    return Error{Errc::overflow, "amount", "difference of fen"};
  return difference;
}

Result<Fen> floorShare(Fen amount, BasisPoints share) {
  if (amount.value < 0) return invalid("amount", "a share is taken of amounts of zero or more");
  if (share.value < 0 || share > kWhole) return invalid("share", "basis points lie between 0 and 10000");
  // Split so that the product cannot overflow: amount = q × 10 000 + r.
  const auto quotient = amount.value / kWhole.value;
  const auto rest = amount.value % kWhole.value;
  return Fen{quotient * share.value + rest * share.value / kWhole.value};
}

namespace {

/// Digits with at most two decimals, as hundredths.
Result<std::int64_t> parseHundredths(std::string_view text, const char* field) {
  const Error bad{Errc::malformed, field, "expected digits with at most two decimals"};
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const auto dot = text.find('.');
  const auto whole = text.substr(0, dot);
  const auto decimals = dot == std::string_view::npos ? std::string_view{} : text.substr(dot + 1);
  if (whole.empty() || decimals.size() > 2 || (dot != std::string_view::npos && decimals.empty())) return bad;
  for (const char c : whole)
    if (c < '0' || c > '9') return bad;
  for (const char c : decimals)
    if (c < '0' || c > '9') return bad;
  std::int64_t units = 0;
  const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), units);
  if (error == std::errc::result_out_of_range) return Error{Errc::overflow, field, "too large"};
  std::int64_t hundredths = 0;
  for (std::size_t i = 0; i < 2; ++i) hundredths = hundredths * 10 + (i < decimals.size() ? decimals[i] - '0' : 0);
  std::int64_t result = 0;
  if (__builtin_mul_overflow(units, 100, &result) || __builtin_add_overflow(result, hundredths, &result))
    return Error{Errc::overflow, field, "too large"};
  return negative ? -result : result;
}

}  // namespace

Result<Fen> parseYuan(std::string_view text) {
  const auto hundredths = parseHundredths(text, "amount");
  if (!hundredths) return hundredths.error();
  return Fen{*hundredths};
}

Result<BasisPoints> parsePercent(std::string_view text) {
  const auto hundredths = parseHundredths(text, "rate");
  if (!hundredths) return hundredths.error();
  if (*hundredths < 0 || *hundredths > 1'000'000) return invalid("rate", "outside 0 to 10000 percent");
  return BasisPoints{static_cast<std::int32_t>(*hundredths)};
}

std::string formatYuan(Fen amount) {
  const bool negative = amount.value < 0;
  const auto magnitude = negative ? 0 - static_cast<std::uint64_t>(amount.value) : static_cast<std::uint64_t>(amount.value);
  auto cents = std::to_string(magnitude % 100);
  if (cents.size() < 2) cents.insert(0, "0");
  return (negative ? "-" : "") + std::to_string(magnitude / 100) + "." + cents;
}

}  // namespace rebate
