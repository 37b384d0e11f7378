// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/money.h"
#include "domain/withdrawal.h"
#include "region/ledger/writing.h"

namespace rebate::fixtures {

/// A settled line of that income for u-a, u-b or u-c, approved by "chen.jing": the whole way from the feed to the
/// books. What the user got of it.
Fen credit(region::Writing& writing, const std::string& line, const std::string& userId, Fen income);

/// Upstream takes the line back: a clawback.
void clawBack(region::Writing& writing, const std::string& line, const std::string& userId, Fen income);

/// An adjustment that two people agreed on, booked under this key; the amount is what the user gets. Its proposal is
/// about nobody, so that timelines show the posting alone.
void adjust(region::Writing& writing, const std::string& key, const std::string& userId, Fen amount);

/// What a person sees of it, decided so.
Review verdictOn(const Withdrawal& seen, ReviewVerdict verdict, const std::string& reason = "why");

/// Requested by "support", approved by "li.wei" (and by "chen.jing" before, where two are needed).
Withdrawal reviewed(region::Writing& writing, const std::string& userId, Fen amount);

/// That, and put into a payout by "zhao.lei".
Withdrawal inPayout(region::Writing& writing, const std::string& userId, Fen amount);

}  // namespace rebate::fixtures
