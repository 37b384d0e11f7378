// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/proposal.h"
#include "region/ledger/refusal.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// What an approved proposal of each kind does; the one place that tells kinds apart.

/// Could it take effect as things stand? Asked when it is proposed and again when it is approved.
Refused checkEffect(SqlSession& sql, const Proposal& proposal, Millis now);

/// Does it; `proposal` names both people. What cannot be done fails the job.
void applyEffect(Writing& writing, const Proposal& proposal);

}  // namespace rebate::region
