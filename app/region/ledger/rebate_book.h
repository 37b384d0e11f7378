// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/rebate.h"
#include "region/ledger/writing.h"

namespace rebate::region {

struct StoredRebate {
  Rebate rebate;
  std::string frozenFor;  ///< whose level the share was frozen for; "" until somebody owns the line
};

std::optional<StoredRebate> findRebate(SqlSession& sql, std::string_view id);

/// Keyset page by id; state empty: all.
std::vector<Rebate> rebatesAfter(SqlSession& sql, std::optional<RebateState> state, std::string_view after, int limit);

/// Gives `next` its new version, hash and time, stores it, and tells the consoles. Returns the change's number.
std::int64_t saveRebate(Writing& writing, StoredRebate& next);

}  // namespace rebate::region
