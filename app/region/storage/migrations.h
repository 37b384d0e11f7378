// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "sqlite/database.h"

namespace rebate::region {

/// resources/sql/region/NNN_name.sql, compiled in, by number.
const std::vector<sqlite::Migration>& migrations();
/// resources/sql/postgres/NNN_name.sql; the first one is what the others make of a file up to 011.
const std::vector<sqlite::Migration>& postgresMigrations();

}  // namespace rebate::region
