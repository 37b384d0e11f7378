// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/audit.h"
#include "domain/command.h"
#include "domain/decision.h"
#include "domain/personal.h"
#include "domain/secret_text.h"
#include "domain/timeline.h"
#include "ports/monitoring_reads.h"

namespace rebate {

/// What the copy does not hold and a region is asked for. Each read names its answer; the address and the form of both
/// are resources/api/region.openapi.yaml. A slice: `next` of one is `after` of the following; empty: it was the last.

struct TimelineItem {
  Millis at = 0;
  std::string id;
  TimelineKind kind = TimelineKind::order;
  Facts body;  ///< members of the kind; numbers as digits, nested ones as JSON text
  bool operator==(const TimelineItem&) const = default;
};
struct TimelineSlice {
  std::vector<TimelineItem> items;  ///< newest first
  std::string next;
};
struct TimelineRead {
  using Answer = TimelineSlice;
  std::string userId;
  std::vector<TimelineKind> kinds{};  ///< empty: all
  std::string after{};
  int limit = 100;
};

struct UserProfile {
  User user;
  PersonalData masks;
};
struct UserRead {
  using Answer = UserProfile;
  std::string userId;
};
/// A whole phone, a nickname or its beginning, an order number or an id.
struct UserSearch {
  using Answer = std::vector<UserProfile>;
  std::string text;
  int limit = 20;
};

/// Clear values. Never stored, never logged; to be hidden again at `expiresAt` (regions' clock).
struct Revealed {
  std::string userId;
  std::vector<std::pair<PersonalField, SecretText>> values;
  Millis expiresAt = 0;
};
/// Audited by the region with its reason; asked of the leader. `key`: Idempotency-Key. Errc::busy with field
/// "retry_after_ms" and the number in `detail`: so many within an hour are all that one person may see.
struct RevealRead {
  using Answer = Revealed;
  std::string userId;
  std::vector<PersonalField> fields;
  std::string reason;
  std::string key;
  const std::string& actKey() const { return key; }
};

struct ProposalSlice {
  std::vector<Proposal> proposals;  ///< newest first
  std::string next;
};
struct ProposalsRead {
  using Answer = ProposalSlice;
  std::optional<ProposalState> state{};
  std::optional<ProposalKind> kind{};
  std::string after{};
  int limit = 100;
};

struct RuleVersion {
  RuleSet rules;
  std::string proposal;
  std::string proposedBy;
  std::string decidedBy;
  Millis at = 0;
};
struct RulesRead {
  using Answer = std::vector<RuleVersion>;  ///< by version
};

struct OperatorRow {
  Operator who;
  bool disabled = false;
  bool password = false;  ///< there is one
  bool code = false;      ///< one-time codes are on
  bool locked = false;
};
struct OperatorsRead {
  using Answer = std::vector<OperatorRow>;
};

struct FeedWindow {
  Millis start = 0, end = 0, readAt = 0;
  std::int64_t rows = 0, rejected = 0;
  bool reread = false;
};
struct FeedCoverage {
  Platform platform = Platform::taobao;
  int queryType = 0;
  Millis since = 0;      ///< 0: before the first window
  Millis readUntil = 0;  ///< 0: before the first poll ended
  std::vector<std::pair<Millis, Millis>> holes;
  std::vector<FeedWindow> windows;
  struct Waiting {
    std::int64_t id = 0;
    Millis from = 0, to = 0, readUntil = 0, wantedAt = 0;
    std::string wantedBy;
  };
  std::vector<Waiting> rereads;
};
struct CoverageRead {
  using Answer = std::vector<FeedCoverage>;
};

struct PayoutCount {
  WithdrawalState state = WithdrawalState::inPayout;
  std::int64_t items = 0;
  Fen total;
};
struct Payout {
  std::string id;
  std::string createdBy;
  Millis createdAt = 0;
  std::int64_t items = 0;
  Fen total;
  std::vector<PayoutCount> states;
};
struct PayoutSlice {
  std::vector<Payout> payouts;  ///< newest first
  std::string next;
};
struct PayoutsRead {
  using Answer = PayoutSlice;
  std::string after{};
  int limit = 100;
};
struct PayoutDetail {
  Payout payout;
  std::vector<Withdrawal> withdrawals;
};
struct PayoutRead {
  using Answer = PayoutDetail;
  std::string id;
};

enum class BillState { open, confirmed, superseded };
struct Bill {
  std::string id;
  Platform platform = Platform::taobao;
  std::string month;
  Fen total;
  std::int64_t lines = 0;
  BillState state = BillState::open;
  std::string enteredBy, confirmedBy, reason;
  Millis enteredAt = 0, confirmedAt = 0;
  Fen ours, difference;
  std::int64_t ourLines = 0, linesMissing = 0;
  std::vector<std::string> candidates;
};
struct BillSlice {
  std::vector<Bill> bills;  ///< newest first
  std::string next;
};
struct BillsRead {
  using Answer = BillSlice;
  std::string after{};
  int limit = 100;
};

/// What an audit record says; `raw` is what was hashed.
struct AuditEntry {
  AuditRecord raw;
  Millis at = 0;
  std::string actor, action, entity;
  std::int64_t epoch = 0;
  std::string detail;  ///< JSON text
};
struct AuditSlice {
  std::vector<AuditEntry> entries;
  std::int64_t next = 0;  ///< 0: it was the last page
};
/// Without `newestFirst` the chain from the record after `after` on; with it those before `after` (0: from the end).
/// The other members, with `newestFirst` only, leave out what does not fit them; empty ones leave nothing out.
struct AuditRead {
  using Answer = AuditSlice;
  std::int64_t after = 0;
  bool newestFirst = false;
  std::string actor{};   ///< whole
  std::string action{};  ///< whole; several with commas between them
  std::string entity{};  ///< whole, or its beginning
  int limit = 100;
};

using RegionRead = std::variant<TimelineRead, UserRead, UserSearch, RevealRead, ProposalsRead, RulesRead, OperatorsRead,
                                CoverageRead, PayoutsRead, PayoutRead, BillsRead, AuditRead, FailoversRead,
                                SwitchoversRead, PreflightRead, AskSwitchover, DecideSwitchover, SetPause, EndPause,
                                PlanMaintenance, EndMaintenance, IncidentNotesRead>;
/// Every Answer once.
using RegionReading = std::variant<TimelineSlice, UserProfile, std::vector<UserProfile>, Revealed, ProposalSlice,
                                   std::vector<RuleVersion>, std::vector<OperatorRow>, std::vector<FeedCoverage>,
                                   PayoutSlice, PayoutDetail, BillSlice, AuditSlice, FailoverSlice, SwitchoverSlice,
                                   Preflight, Switchover, MaintenanceBoard, IncidentNoteSlice>;

/// Does something, if only an audit record: asked of the leader, with an Idempotency-Key.
inline bool isAct(const RegionRead& wish) {
  return std::visit(
      [](const auto& read) {
        return requires {
          read.actKey();
        };
      },
      wish);
}
/// Only the leader can tell.
inline bool isForLeader(const RegionRead& wish) {
  return isAct(wish) || std::holds_alternative<PreflightRead>(wish);
}

/// A region's answer to one command.
struct CommandReply {
  bool applied = false;
  std::optional<Problem> problem;  ///< set when not applied
  std::string field;
  std::string detail;
  std::string leader;  ///< with notLeader: who leads, when known
  Facts now;           ///< what the command is about, after it or as it stands now; what was made, by its "id"
};

}  // namespace rebate
