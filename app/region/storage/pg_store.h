// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "region/storage/pg_session.h"
#include "region/storage/store_address.h"

namespace rebate::region {

/// Not connected yet.
std::unique_ptr<PgSession> openPostgres(const PostgresAddress& address, bool readOnly, Millis patience);

/// To the nearest member, for short questions that have to be answered soon or not at all.
std::unique_ptr<PgSession> openProbe(const PostgresAddress& address);

/// Brings the schema up to date, one transaction a step, whoever else starts at the same moment. Errc::newer when it is
/// ahead; invalid when the database does not sort text by its bytes, as keyset pages need it.
Outcome migratePostgres(PgSession& sql);

}  // namespace rebate::region
