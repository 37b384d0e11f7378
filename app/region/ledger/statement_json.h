// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "region/ledger/statement.h"
#include "wire/json.h"

namespace rebate::region {

/// The API's `Statement`; the export writes the same, one per line.
wire::json::object toJson(const Statement& statement);

}  // namespace rebate::region
