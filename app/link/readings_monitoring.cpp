// SPDX-License-Identifier: GPL-3.0-or-later
// Readings and acts of those who keep the regions running.
#include "link/reading_lists.h"
#include "link/readings.h"
#include "wire/incident_json.h"
#include "wire/maintenance_json.h"
#include "wire/switchover_json.h"

namespace rebate::link {

using wire::Reader;
using wire::json::value;

Result<FailoverSlice> answerTo(const FailoversRead&, const value& body) {
  Reader in(body);
  FailoverSlice slice;
  slice.changes = listIn(in, "failovers", wire::leadershipChangeFrom);
  if (in.optional("next") != nullptr) slice.next = in.integer("next");
  return in.finish(std::move(slice));
}

Result<SwitchoverSlice> answerTo(const SwitchoversRead&, const value& body) {
  Reader in(body);
  SwitchoverSlice slice;
  slice.orders = listIn(in, "switchovers", wire::switchoverFrom);
  slice.next = in.textOr("next");
  return in.finish(std::move(slice));
}

Result<Preflight> answerTo(const PreflightRead&, const value& body) {
  return wire::preflightFrom(body);
}

Result<Switchover> answerTo(const AskSwitchover&, const value& body) {
  return wire::switchoverFrom(body);
}

Result<Switchover> answerTo(const DecideSwitchover&, const value& body) {
  return wire::switchoverFrom(body);
}

Result<MaintenanceBoard> answerTo(const SetPause&, const value& body) {
  return wire::maintenanceBoardFrom(body);
}

Result<MaintenanceBoard> answerTo(const EndPause&, const value& body) {
  return wire::maintenanceBoardFrom(body);
}

Result<MaintenanceBoard> answerTo(const PlanMaintenance&, const value& body) {
  return wire::maintenanceBoardFrom(body);
}

Result<MaintenanceBoard> answerTo(const EndMaintenance&, const value& body) {
  return wire::maintenanceBoardFrom(body);
}

Result<IncidentNoteSlice> answerTo(const IncidentNotesRead&, const value& body) {
  Reader in(body);
  IncidentNoteSlice slice;
  slice.notes = listIn(in, "notes", wire::incidentNoteFrom);
  if (in.optional("next") != nullptr) slice.next = in.integer("next");
  return in.finish(std::move(slice));
}

}  // namespace rebate::link
