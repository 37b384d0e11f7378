// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/detail.h"
#include "region/ledger/version_log.h"

namespace rebate::region {

/// Keeps a version of a refund or punishment, raw row included, and has its line judged again unless it was seen
/// before. It may come before the line itself.
Intake takeDetail(Writing& writing, const LineDetail& detail);

/// Of each refund and punishment of a line its newest version; without the raw row.
std::vector<LineDetail> newestDetails(SqlSession& sql, const OrderVersion& line);

/// All versions, newest first, with the raw row.
std::vector<LineDetail> detailsOf(SqlSession& sql, Platform platform, const std::string& line, int role);

}  // namespace rebate::region
