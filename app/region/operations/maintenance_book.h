// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/maintenance.h"
#include "region/ledger/refusal.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// The pause of the failover and the windows of maintenance. Each change is audited in its transaction.

/// What has not been ended, also what is past its time: the leader ends that by the clock.
MaintenanceBoard readMaintenance(SqlSession& sql);
/// Of it what stands at this moment, and what is still to come.
MaintenanceBoard standing(MaintenanceBoard board, Millis now);

/// In place of the one there is.
void setPause(Writing& writing, const FailoverPause& pause);
Refused endPause(Writing& writing, const std::string& person);
/// The same id with the same substance by the same person changes nothing.
Refused planMaintenance(Writing& writing, const MaintenanceWindow& window);
Refused endMaintenance(Writing& writing, const std::string& id, const std::string& person);

/// Ends what is past its time.
void endOverdue(Writing& writing);
bool isOverdue(const MaintenanceBoard& board, Millis now);

/// A pause that is over, but was not set back at the database's cluster yet.
bool pauseToBeRestored(SqlSession& sql, Millis now);
void pauseRestored(Writing& writing);

/// For candidates: until when nobody may take over (UNIX ms); 0: there is no pause.
Millis pausedUntil(SqlSession& sql, Millis now);

}  // namespace rebate::region
