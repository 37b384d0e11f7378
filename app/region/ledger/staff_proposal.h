// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/proposal.h"
#include "region/ledger/refusal.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// About one operator; the proposal's subject is their sign-in name. The body says what:
/// {"change":"add","display","role"}: somebody new, who cannot sign in until given a password at the machine;
/// {"change":"role","role"}: another role, which ends their sessions; {"change":"disable"}: the end of them.
/// At least one admin stays.
Refused checkStaffChange(SqlSession& sql, const Proposal& proposal);
void applyStaffChange(Writing& writing, const Proposal& proposal);

}  // namespace rebate::region
