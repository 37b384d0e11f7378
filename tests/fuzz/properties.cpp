// SPDX-License-Identifier: GPL-3.0-or-later
#include "properties.h"

#include <algorithm>

#include "domain/rebate.h"
#include "wire/time_text.h"

namespace rebate::fuzz {
namespace {

constexpr std::ptrdiff_t kCanonicalFields = 19;

Finding checkTexts(const OrderVersion& v) {
  if (v.line.empty()) return "a row without a line";
  if (v.role != 2 && v.role != 3) return "a role that is none";
  for (const auto* text :
       {&v.line, &v.parent, &v.claim.specialId, &v.claim.relationId, &v.claim.adzoneId, &v.item, &v.shop, &v.raw})
    if (!isPlain(*text)) return "a text that no store takes: " + *text;
  // Otherwise two different versions could have one identity.
  const auto canonical = canonicalText(v);
  if (std::count(canonical.begin(), canonical.end(), '\x1f') != kCanonicalFields)
    return "a field that looks like two in the canonical text";
  return std::nullopt;
}

Finding checkTimes(const OrderVersion& v) {
  if (!isSpeakable(v.createdAt) || !isSpeakable(v.modifiedAt) || !isSpeakable(v.earnedAt.value_or(0)))
    return "a time that cannot be written";
  return std::nullopt;
}

Finding checkMoney(const OrderVersion& v) {
  for (const auto amount : {v.paid, v.received.value_or(Fen{}), v.estimatedIncome, v.settledIncome, v.platformFee})
    if (amount.value < 0) return "an amount below zero";
  for (const int share : {0, 1, 5'000, 10'000}) {
    const auto verdict = judge({v, {"u-1"}, Level::gold, {1'000}, {share}, {2'000}});
    if (!verdict) {
      if (verdict.error().code != Errc::overflow) return "a row that cannot be judged: " + verdict.error().detail;
      continue;
    }
    const auto& s = verdict->split;
    std::int64_t sum = 0;
    for (const auto part : {s.user, s.reserve, s.platform, s.inviter}) {
      if (part.value < 0) return "a part below zero";
      sum += part.value;
    }
    if (sum != s.due.value) return "parts that are not the whole";
  }
  return std::nullopt;
}

}  // namespace

bool isPlain(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return false;
  return wire::parseJson(wire::json::serialize(wire::json::string(text))).ok();  // the parser knows UTF-8
}

bool isSpeakable(Millis time) {
  const auto again = wire::parseRfc3339(wire::formatRfc3339(time));
  return again && *again == time;
}

Finding checkPage(const wire::FeedPage& page) {
  for (const auto& row : page.rows)
    for (const auto check : {checkTexts, checkTimes, checkMoney})
      if (auto finding = check(row)) return finding;
  for (const auto& rejected : page.rejected)
    if (rejected.line.empty() || rejected.reason.empty()) return "a rejected row without a name or a reason";
  return std::nullopt;
}

Finding sameAgain(const OrderVersion& version, const Result<wire::FeedReply>& again) {
  if (!again || again->page.rows.size() != 1) return "a raw row that is no row when read again: " + version.raw;
  auto second = again->page.rows.front();
  second.raw = version.raw;  // the same value may be written in two ways
  if (second != version) return "a raw row that is another version when read again: " + version.raw;
  return std::nullopt;
}

}  // namespace rebate::fuzz
