// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "region/ledger/refusal.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// While an invariant is broken nothing is credited: approvals are refused, the bus waits, reserves stay.
/// Reading, holding and rejecting go on.

/// The rule that broke; empty: the ledger is open.
std::string brokenRule(SqlSession& sql);

/// Stops crediting for what is broken, once; audited.
void stopCrediting(Writing& writing, const std::string& rule);

/// Opens the ledger again after a clean check; audited. Nothing when it is open.
void resumeCrediting(Writing& writing, const std::string& actor);

Refused refuseWhileStopped(Writing& writing);

}  // namespace rebate::region
