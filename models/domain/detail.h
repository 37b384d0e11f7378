// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/order.h"

namespace rebate {

/// What a platform says about an order line beside its rows: after-sales cases, and punishments for breaking its rules.
enum class DetailKind { refund, punishment };
std::string_view name(DetailKind kind);
std::optional<DetailKind> detailKindFrom(std::string_view name);

/// What a detail means for the commission.
enum class DetailEffect {
  open,     ///< not decided yet, or not understood: no money until it is
  taken,    ///< the refunded commission is gone
  nothing,  ///< failed, lifted, or the seller's affair
};

/// One version of one refund or punishment as a feed delivered it.
struct LineDetail {
  DetailKind kind = DetailKind::refund;
  Platform platform = Platform::taobao;
  std::string line;             ///< tb_trade_id
  int role = 0;                 ///< 2 or 3; 0: the row does not say, so it is about every role of the line
  std::string number;           ///< refund_suit_id; of a punishment its violation_type, "" when it has none
  std::int64_t statusCode = 0;  ///< refund_status or punish_status
  Fen amount;                   ///< refund_fee
  Fen commission;               ///< tk_commission_fee_refund, before the platform's fee
  Millis modifiedAt = 0;
  bool dated = true;  ///< false: the row has no time of its own, modifiedAt is when it was read
  std::string raw;    ///< the row as it came, JSON
  bool operator==(const LineDetail&) const = default;
};

/// Refunds: 4 opened, 11 several of which nothing is decided; 2 succeeded; 3 failed. When it was settled already:
/// 12, 13 (pending, done) the commission is taken back from us; 14, 15 it went back to the seller and is
/// claimed from them again for us, 14 not paid yet. Punishments: 0 frozen, 1 unfrozen. Anything else is open.
DetailEffect effectOf(DetailKind kind, std::int64_t statusCode);
DetailEffect effectOf(const LineDetail& detail);

/// What makes a version: every normalised field but `raw`, and but the time when that is only ours.
std::string canonicalText(const LineDetail& detail);
/// As of order versions: the later one; on a tie the greater text.
bool isNewer(const LineDetail& a, const LineDetail& b);

/// All details of one line together.
struct DetailSummary {
  bool refunds = false;     ///< there are any: they explain the order's refund flag
  bool refundOpen = false;  ///< one of them is not decided
  bool punished = false;
  Fen refunded;  ///< commission that is gone
  bool operator==(const DetailSummary&) const = default;
};
/// `newest`: of each refund and punishment its newest version.
Result<DetailSummary> summaryOf(const std::vector<LineDetail>& newest);

}  // namespace rebate
