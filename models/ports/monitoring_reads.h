// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/incident_note.h"
#include "domain/maintenance.h"
#include "domain/switchover.h"

namespace rebate {

/// Reads and acts of those who keep the regions running; part of RegionRead (region_reads.h), since API 1.3
/// (kMonitoringApiVersion): an older region answers notFound.
///
/// Acts are asked of the leader at once and never wait in the outbox. Each has an Idempotency-Key: after
/// Errc::unanswered the same act may be sent again. Refusals: notAllowed (role; field "asked_by": another person has
/// to), moved (field "state": it is past that), invalid with the member or the preflight's check.

struct FailoverSlice {
  std::vector<LeadershipChange> changes;  ///< newest first
  std::int64_t next = 0;                  ///< `after` of the following page; 0: it was the last
};
struct FailoversRead {
  using Answer = FailoverSlice;
  std::int64_t after = 0;
  int limit = 100;
};

struct SwitchoverSlice {
  std::vector<Switchover> orders;  ///< newest first
  std::string next;
};
struct SwitchoversRead {
  using Answer = SwitchoverSlice;
  std::string after{};
  int limit = 100;
};

/// Asked of the leader, because it asks everybody concerned at this moment: up to two seconds.
struct PreflightRead {
  using Answer = Preflight;
  std::string to;
};

struct AskSwitchover {
  using Answer = Switchover;
  SwitchoverWish wish;
  const std::string& actKey() const { return wish.id; }
};
/// By another person; to cancel by either. An approval looks at the preflight again: then the answer may be an order
/// that is refused.
struct DecideSwitchover {
  using Answer = Switchover;
  std::string id;
  SwitchoverVerdict verdict = SwitchoverVerdict::approve;
  std::string reason;  ///< needed to reject
  std::string key;
  const std::string& actKey() const { return key; }
};

/// In place of one that stands.
struct SetPause {
  using Answer = MaintenanceBoard;
  std::string reason;
  Millis until = 0;  ///< 24 h from now at most
  std::string key;
  const std::string& actKey() const { return key; }
};
struct EndPause {
  using Answer = MaintenanceBoard;
  std::string key;
  const std::string& actKey() const { return key; }
};
/// `owner` is whoever asks.
struct PlanMaintenance {
  using Answer = MaintenanceBoard;
  MaintenanceWindow window;
  const std::string& actKey() const { return window.id; }
};
struct EndMaintenance {
  using Answer = MaintenanceBoard;
  std::string id;
  std::string key;
  const std::string& actKey() const { return key; }
};

struct IncidentNoteSlice {
  std::vector<IncidentNote> notes;  ///< as they came
  std::int64_t next = 0;            ///< `after` of the following page; 0: it was the last
};
/// Written as a command: AddIncidentNote.
struct IncidentNotesRead {
  using Answer = IncidentNoteSlice;
  std::int64_t after = 0;
  std::string fingerprint{};  ///< empty: of all
  int limit = 100;
};

}  // namespace rebate
