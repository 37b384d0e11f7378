// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failover_record.h"
#include "domain/switchover.h"
#include "ports/record_desk.h"

namespace rebate::monitor {

/// What one source knows of a change of leader is added to what is known already; whoever measured it is believed
/// about phases, and the regions about who and why.
void addMeasured(FailoverRecord& record, const Failover& measured);
void addTold(FailoverRecord& record, const LeadershipChange& change, Millis clockAhead);
void addOrder(FailoverRecord& record, const Switchover& order);

/// What became of an order, as an event for each thing that happened to it.
std::vector<RecordEvent> eventsOf(const Switchover& order, Millis clockAhead);

/// Everything the overview needs to be shown again.
Moment momentOf(const WorkspaceFacts& facts, Millis now);

}  // namespace rebate::monitor
