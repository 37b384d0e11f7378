// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "domain/audit.h"
#include "wire/json.h"

namespace rebate::wire {

json::object toJson(const AuditRecord& record);
Result<AuditRecord> auditRecordFrom(const json::value& value);

/// Holds a piece of the chain against the hash before it ("" at the beginning). The last hash of it, or Errc::corrupt
/// with the number of the first record that does not fit.
Result<std::string> verifyChain(std::string head, const std::vector<AuditRecord>& records);

}  // namespace rebate::wire
