// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <string>
#include <vector>

#include "region/ledger/user_book.h"
#include "region/storage/sql_session.h"

namespace rebate::bench {

/// Pages of a made-up feed, and the users it is of.
struct Feed {
  std::vector<std::string> pages;
  std::vector<region::UserEntry> users;
};
Feed makeFeed(int lines, const QString& folder);

/// As the program's import does it; the number of rows.
std::int64_t take(region::SqlSession& sql, const std::vector<std::string>& pages);

}  // namespace rebate::bench
