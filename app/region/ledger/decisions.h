// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "domain/decision.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// Decides, once: the same id with the same body by the same person gets the same answer for ever; another body
/// or person is refused. Rebate, postings, audit record, change rows and the answer are of one transaction.
/// What is refused because of how things stand is the permanent answer of that id, too.
DecisionReply decideOnce(Writing& writing, const Decision& decision, const Operator& person,
                         const DecisionRules& rules);

/// The answer kept for an id.
std::optional<DecisionReply> findDecision(SqlSession& sql, const std::string& id);

}  // namespace rebate::region
