// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "domain/decision.h"
#include "region/storage/sql_session.h"

namespace rebate::bench {

constexpr int kTogether = 512;  // what the writer commits at once

/// Settled lines that wait for approval: of users u-0 … in turn, six lines each; line numbers from kFirstLine on.
constexpr std::int64_t kFirstLine = 2'035'600'000'000'000'000;
constexpr int usersFor(int lines) {
  return lines < 6 ? 1 : lines / 6;
}
void fillWithLines(region::SqlSession& sql, int lines);

/// An approval of each, in the order of the lines.
std::vector<Decision> approvals(region::SqlSession& sql);

/// Has them all decided in one transaction.
void decideNow(region::SqlSession& sql, const std::vector<Decision>& decisions);

/// Has them all decided through our writer, `waiting` at a time, as concurrent requests would; decisions per second.
double decideThrough(std::unique_ptr<region::SqlSession> sql, const std::vector<Decision>& decisions,
                     std::size_t waiting);

}  // namespace rebate::bench
