// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "ports/region_reads.h"
#include "wire/json.h"

namespace rebate::link {

/// A region's answer to a read, as the value that the read names. Errc::malformed, with the member's path, when it is
/// not what the contract says; members that a newer region adds are passed over.
Result<RegionReading> readingIn(const RegionRead& wish, std::string_view body);

// readings_people.cpp
Result<TimelineSlice> answerTo(const TimelineRead& wish, const wire::json::value& body);
Result<UserProfile> answerTo(const UserRead& wish, const wire::json::value& body);
Result<std::vector<UserProfile>> answerTo(const UserSearch& wish, const wire::json::value& body);
Result<Revealed> answerTo(const RevealRead& wish, const wire::json::value& body);
Result<std::vector<OperatorRow>> answerTo(const OperatorsRead& wish, const wire::json::value& body);
// readings_money.cpp
Result<ProposalSlice> answerTo(const ProposalsRead& wish, const wire::json::value& body);
Result<std::vector<RuleVersion>> answerTo(const RulesRead& wish, const wire::json::value& body);
Result<PayoutSlice> answerTo(const PayoutsRead& wish, const wire::json::value& body);
Result<PayoutDetail> answerTo(const PayoutRead& wish, const wire::json::value& body);
Result<BillSlice> answerTo(const BillsRead& wish, const wire::json::value& body);
// readings.cpp
Result<std::vector<FeedCoverage>> answerTo(const CoverageRead& wish, const wire::json::value& body);
Result<AuditSlice> answerTo(const AuditRead& wish, const wire::json::value& body);
// readings_monitoring.cpp
Result<FailoverSlice> answerTo(const FailoversRead& wish, const wire::json::value& body);
Result<SwitchoverSlice> answerTo(const SwitchoversRead& wish, const wire::json::value& body);
Result<Preflight> answerTo(const PreflightRead& wish, const wire::json::value& body);
Result<Switchover> answerTo(const AskSwitchover& wish, const wire::json::value& body);
Result<Switchover> answerTo(const DecideSwitchover& wish, const wire::json::value& body);
Result<MaintenanceBoard> answerTo(const SetPause& wish, const wire::json::value& body);
Result<MaintenanceBoard> answerTo(const EndPause& wish, const wire::json::value& body);
Result<MaintenanceBoard> answerTo(const PlanMaintenance& wish, const wire::json::value& body);
Result<MaintenanceBoard> answerTo(const EndMaintenance& wish, const wire::json::value& body);
Result<IncidentNoteSlice> answerTo(const IncidentNotesRead& wish, const wire::json::value& body);

}  // namespace rebate::link
