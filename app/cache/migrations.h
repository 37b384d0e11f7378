// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "sqlite/database.h"

namespace rebate::cache {

const std::vector<sqlite::Migration>& cacheMigrations();   ///< resources/sql/cache
const std::vector<sqlite::Migration>& outboxMigrations();   ///< resources/sql/outbox
const std::vector<sqlite::Migration>& historyMigrations();  ///< resources/sql/history

Result<sqlite::Database> openMigrated(const sqlite::OpenOptions& options, const std::vector<sqlite::Migration>& steps);

}  // namespace rebate::cache
