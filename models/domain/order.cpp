// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/order.h"

#include <array>
#include <utility>

#include "domain/names.h"

namespace rebate {
namespace {

constexpr std::array kPlatforms{std::pair{Platform::taobao, "taobao"}, std::pair{Platform::jd, "jd"},
                                std::pair{Platform::pdd, "pdd"}};
constexpr std::array kStates{std::pair{UpstreamState::paid, "paid"}, std::pair{UpstreamState::received, "received"},
                             std::pair{UpstreamState::settled, "settled"}, std::pair{UpstreamState::closed, "closed"},
                             std::pair{UpstreamState::unknown, "unknown"}};

void append(std::string& text, std::string_view field) {
  text += field;
  text += '\x1f';  // unit separator: cannot occur in the feed's fields
}
void append(std::string& text, std::int64_t field) { append(text, std::to_string(field)); }

}  // namespace

std::string_view name(Platform platform) { return nameIn(kPlatforms, platform); }

std::optional<Platform> platformFrom(std::string_view text) { return valueIn<Platform>(kPlatforms, text); }

std::string_view name(UpstreamState state) { return nameIn(kStates, state); }

std::optional<UpstreamState> upstreamStateFrom(std::string_view text) { return valueIn<UpstreamState>(kStates, text); }

UpstreamState upstreamStateOfTaobao(std::int64_t tkStatus) {
  if (tkStatus == 12) return UpstreamState::paid;
  if (tkStatus == 14) return UpstreamState::received;
  if (tkStatus == 3) return UpstreamState::settled;
  if (tkStatus == 13) return UpstreamState::closed;
  return UpstreamState::unknown;
}

UpstreamState upstreamStateOfJd(std::int64_t validCode) {
  if (validCode == 15 || validCode == 16 || validCode == 24) return UpstreamState::paid;
  if (validCode == 17) return UpstreamState::received;
  return validCode > 0 ? UpstreamState::closed : UpstreamState::unknown;
}

UpstreamState upstreamStateOfPdd(std::int64_t orderStatus) {
  if (orderStatus == 0 || orderStatus == 1) return UpstreamState::paid;
  if (orderStatus == 2 || orderStatus == 3) return UpstreamState::received;
  if (orderStatus == 5) return UpstreamState::settled;
  if (orderStatus == 4 || orderStatus == 10) return UpstreamState::closed;
  return UpstreamState::unknown;
}

std::string claimId(Platform platform, std::string id) {
  if (id.empty() || platform == Platform::taobao) return id;
  return std::string(name(platform)) + ':' + id;
}

std::string lineKey(Platform platform, std::string_view line, int role) {
  return std::string(name(platform)) + ':' + std::string(line) + ':' + std::to_string(role);
}

std::string lineKey(const OrderVersion& version) { return lineKey(version.platform, version.line, version.role); }

std::string canonicalText(const OrderVersion& v) {
  std::string text;
  append(text, name(v.platform));
  append(text, v.line);
  append(text, v.parent);
  append(text, v.role);
  append(text, v.statusCode);
  append(text, v.refundOpen ? 1 : 0);
  append(text, v.paid.value);
  append(text, v.received ? std::to_string(v.received->value) : "-");
  append(text, v.estimatedIncome.value);
  append(text, v.settledIncome.value);
  append(text, v.platformFee.value);
  append(text, v.claim.specialId);
  append(text, v.claim.relationId);
  append(text, v.claim.adzoneId);
  append(text, v.item);
  append(text, v.shop);
  append(text, v.createdAt);
  append(text, v.earnedAt ? std::to_string(*v.earnedAt) : "-");
  append(text, v.modifiedAt);
  if (v.settlesAt) append(text, *v.settlesAt);  // behind all else, so that versions without it keep their text
  return text;
}

bool isNewer(const OrderVersion& a, const OrderVersion& b) {
  if (a.modifiedAt != b.modifiedAt) return a.modifiedAt > b.modifiedAt;
  return canonicalText(a) > canonicalText(b);
}

}  // namespace rebate
