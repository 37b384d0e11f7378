// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/operator.h"
#include "domain/switchover.h"
#include "region/ledger/refusal.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// Orders to hand the leadership over. Each step is audited in the transaction that takes it.

std::optional<Switchover> findSwitchover(SqlSession& sql, const std::string& id);
/// The one that is asked, approved or running; there is one at most.
std::optional<Switchover> openSwitchover(SqlSession& sql);
/// Newest first, those before `after` (empty: from the newest).
std::vector<Switchover> switchoversBefore(SqlSession& sql, const std::string& after, int limit);

/// Keeps it. The same id with the same wish by the same person changes nothing; `order` becomes what is kept. A wish
/// that is checked (switchover.h) by a region that leads.
Refused askSwitchover(Writing& writing, const SwitchoverWish& wish, const std::string& leader,
                      const std::string& person, Switchover& order);

struct SwitchoverSaid {
  SwitchoverVerdict verdict = SwitchoverVerdict::approve;
  std::string person;
  std::string reason;
  /// What the preflight of this moment has against it; an approval of one that is due then refuses the order.
  std::optional<PreflightCheck> against = {};
};
/// `order` becomes what is kept then (or is, when refused).
Refused decideSwitchover(Writing& writing, const std::string& id, const SwitchoverSaid& said, Switchover& order);

/// approved → running. False: it is not approved any more, or the leader changed.
bool startSwitchover(Writing& writing, const std::string& id);
/// An open one ends without a change of leader.
void refuseSwitchover(Writing& writing, const std::string& id, const PreflightCheck& why);
/// Ends what is over: done and refused by who leads now (`leader`), lapsed by the leader's change or by time.
void settleSwitchovers(Writing& writing, const std::string& leader);
/// Whether settleSwitchovers would do something; reads only.
bool isToBeSettled(const Switchover& order, std::int64_t epoch, Millis now);
/// Approved, and its moment has come.
bool isDue(const Switchover& order, Millis now);

inline constexpr Millis kUnansweredAfter = 60'000;  ///< a running one that nobody took over for

}  // namespace rebate::region
