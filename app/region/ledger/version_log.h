// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/order.h"
#include "region/ledger/writing.h"

namespace rebate::region {

enum class Intake { fresh, changed, unchanged, stale };

/// Keeps a version, raw row included, and publishes "order.updated" unless it was seen before.
/// stale: an older version arrived late; it only adds to the line's owners.
Intake takeVersion(Writing& writing, const OrderVersion& version);

/// What is known of a line: its newest version and every owner any version named.
struct LineHistory {
  OrderVersion newest;
  std::set<std::string> owners;
};
std::optional<LineHistory> lineHistory(SqlSession& sql, const std::string& lineKey);

/// All versions, newest first; without the raw row.
std::vector<OrderVersion> versionsOf(SqlSession& sql, const std::string& lineKey);
/// The same, each with its raw row.
std::vector<OrderVersion> rawVersionsOf(SqlSession& sql, const std::string& lineKey);
/// The raw row of the newest version.
std::optional<std::string> newestRaw(SqlSession& sql, const std::string& lineKey);

}  // namespace rebate::region
