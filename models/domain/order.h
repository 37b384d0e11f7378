// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/money.h"
#include "domain/time.h"

namespace rebate {

enum class Platform { taobao, jd, pdd };
std::string_view name(Platform platform);
std::optional<Platform> platformFrom(std::string_view name);

/// The platform's own order state; kept apart from our rebate's state.
enum class UpstreamState { paid, received, settled, closed, unknown };
std::string_view name(UpstreamState state);
std::optional<UpstreamState> upstreamStateFrom(std::string_view name);

/// Taobao tk_status: 12 paid, 14 received, 3 settled, 13 void; anything else is unknown and never becomes money.
UpstreamState upstreamStateOfTaobao(std::int64_t tkStatus);
/// JD validCode: 15 unpaid and 24 deposit (nothing is due for them yet) and 16 paid; 17 done is received, and settled
/// once its settlement day has come (see wire/jd.h); other positive codes are ways to be invalid; else unknown.
UpstreamState upstreamStateOfJd(std::int64_t validCode);
/// PDD order_status: 0 paid, 1 grouped; 2 received, 3 approved; 5 settled; 4 rejected, 10 punished; else unknown.
UpstreamState upstreamStateOfPdd(std::int64_t orderStatus);

/// Who earned it, as the platform says: member, else channel, else ad place.
struct Claim {
  std::string specialId;
  std::string relationId;
  std::string adzoneId;
  bool operator==(const Claim&) const = default;
};

/// Ids of several platforms share one table: Taobao's stand as they are, the others' behind their platform's name,
/// "jd:3000000019". Empty stays empty.
std::string claimId(Platform platform, std::string id);

/// One version of one order line as a feed delivered it, normalised. A line is platform + line + role.
struct OrderVersion {
  Platform platform = Platform::taobao;
  std::string line;        ///< trade_id: 19 digits
  std::string parent;      ///< trade_parent_id: the number the buyer sees
  int role = 2;            ///< 2 first owner, 3 sub-sharer
  std::int64_t statusCode = 0;
  UpstreamState state = UpstreamState::unknown;
  bool refundOpen = false; ///< refund_tag 1: a flag beside the status
  Fen paid;                ///< alipay_total_price
  std::optional<Fen> received;  ///< pay_price, the base at settlement; absent on status 12
  Fen estimatedIncome;     ///< pub_share_pre_fee, before the platform's fee
  Fen settledIncome;       ///< pub_share_fee, before the platform's fee
  Fen platformFee;         ///< alimama_share_fee
  Claim claim;
  std::string item;
  std::string shop;
  Millis createdAt = 0;    ///< tk_create_time
  std::optional<Millis> earnedAt;  ///< tk_earning_time
  std::optional<Millis> settlesAt;  ///< JD: the settlement day that is still to come
  Millis modifiedAt = 0;   ///< modified_time; the newest one counts
  std::string raw;         ///< the row as it came, JSON
  bool operator==(const OrderVersion&) const = default;
};

/// "taobao:2035657313150181441:2"
std::string lineKey(Platform platform, std::string_view line, int role);
std::string lineKey(const OrderVersion& version);

/// What decides a version's identity, in one line of text: every normalised field but `raw`.
std::string canonicalText(const OrderVersion& version);

/// True when a is newer than b: later modified_time; on a tie the greater canonical text,
/// so that the end state does not depend on the order of arrival.
bool isNewer(const OrderVersion& a, const OrderVersion& b);

}  // namespace rebate
