// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/order.h"
#include "region/ledger/refusal.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// What a platform says it pays for a month (yyyy-mm, +08:00, by earning time): income before its fee, and of how
/// many lines. Ours is what the newest versions of settled lines say, before any refund: refunds are debited later.
struct Bill {
  std::string id;
  Platform platform = Platform::taobao;
  std::string month;
  Fen total;
  std::int64_t lines = 0;
  std::string state;  ///< "open", "confirmed", "superseded"
  std::string enteredBy;
  Millis enteredAt = 0;
  std::string confirmedBy;
  std::optional<Millis> confirmedAt;
  std::string reason;
};

/// Our side of a month.
struct MonthSum {
  Fen income;
  std::int64_t lines = 0;
  bool operator==(const MonthSum&) const = default;
};
MonthSum monthSum(SqlSession& sql, Platform platform, const std::string& month);

/// The month a settled line is paid for; of one without earning time that of its newest version.
std::string billMonthOf(const OrderVersion& version);

/// Keeps the sums in step with a line's newest version.
void noteBillLine(Writing& writing, const OrderVersion& newest);
/// The platform's bills are required and the one of this line's month is not confirmed.
bool billIsOpen(SqlSession& sql, const OrderVersion& newest);

/// Which platforms' settled lines wait for their bill. A change is audited, and what waits or waited is judged again.
void setBillPolicy(Writing& writing, const std::set<Platform>& required, const std::string& actor);

/// Enters a bill; one of the same month that nobody confirmed is superseded.
Refused enterBill(Writing& writing, const Bill& bill);

struct Confirmation {
  std::string id;
  std::string person;
  Fen seen;            ///< our sum as the person saw it
  std::string reason;  ///< needed when the sums differ
};
/// By somebody else than who entered it. The lines that waited for it are judged again.
Refused confirmBill(Writing& writing, const Confirmation& confirmation);

std::optional<Bill> findBill(SqlSession& sql, const std::string& id);
/// Newest first; `before` is the id of the last one of the page before, "" for the first page.
std::vector<Bill> billsBefore(SqlSession& sql, const std::string& before, int limit);

}  // namespace rebate::region
