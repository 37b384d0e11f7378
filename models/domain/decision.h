// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/operator.h"
#include "domain/rebate.h"

namespace rebate {

enum class Action { approve, hold, reject };
std::string_view name(Action action);
std::optional<Action> actionFrom(std::string_view name);

/// What a person decided, bound to what they saw. `id` is the idempotency key, minted (UUIDv7) when they confirm.
struct Decision {
  std::string id;
  Action action = Action::approve;
  std::string rebateId;
  std::int64_t version = 0;    ///< the rebate's version they saw
  std::string contentHash;     ///< and its content
  std::int64_t epoch = 0;      ///< the region epoch they saw
  Fen amount;                  ///< user's part they saw
  std::string reason;          ///< needed to hold or reject
  std::string device;          ///< this desktop
  std::int64_t deviceSeq = 0;  ///< counts this desktop's decisions
  Millis decidedAt = 0;
  /// Whether the person had it open before them when they decided, or chose it with others. A fact for the audit; it
  /// changes nothing about what is decided. Absent: not said (an older console).
  std::optional<bool> opened = {};
  bool operator==(const Decision&) const = default;
};

/// Stable names of everything a region can refuse with; the `type` of its problem documents (RFC 9457).
enum class Problem {
  validation,
  unauthenticated,
  forbidden,
  notFound,
  notLeader,
  noLeader,
  idempotencyMismatch,
  inFlight,
  preconditionRequired,
  versionMoved,
  epochMoved,
  alreadyDecided,
  notDecidable,
  proposerIsDecider,
  reasonRequired,
  rateLimited,
  tooLarge,
  methodNotAllowed,
  unavailable,
  locked,
  codeRequired,
  codeWrong,
  ledgerStopped,
  sequenceReused,
  storageFull,
  preflightFailed,
  fault,
};
std::string_view name(Problem problem);  ///< "version-moved", …
std::optional<Problem> problemFrom(std::string_view name);
int httpStatus(Problem problem);

/// A region's answer to one decision.
struct DecisionReply {
  std::string id;
  bool applied = false;            ///< booked by this decision (now, or when it was first sent)
  std::optional<Problem> problem;  ///< set when not applied
  std::string field;               ///< the member at fault
  std::string detail;
  std::string leader;          ///< with notLeader: who leads, when known
  std::optional<Rebate> now;   ///< the rebate after it, or as it stands now
  std::string auditHash;       ///< the audit record of an applied decision
  std::int64_t seq = 0;        ///< change number of an applied decision
  std::int64_t deviceSeq = 0;  ///< with sequenceReused: the newest number known of that desktop
};

struct DecisionRules {
  Fen secondDeciderAbove{50'000};  ///< user parts above this need two different people
};

/// The rebate after the decision, or why not. Pure; used by the region to decide and by the console to preview.
/// Errors: Errc::moved (version, hash), Errc::notAllowed (proposer = decider), Errc::invalid with field
/// "reason", or field "state" when this state cannot be decided so.
Result<Rebate> decide(const Rebate& seen, const Decision& decision, const std::string& person,
                      const DecisionRules& rules);

/// True when a person could act on this state at all.
bool isDecidable(const Rebate& rebate, Action action);

}  // namespace rebate
