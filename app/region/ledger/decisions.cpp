// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/decisions.h"

#include "region/ledger/audit_log.h"
#include "region/ledger/device_book.h"
#include "region/ledger/ledger_guard.h"
#include "region/ledger/posting_book.h"
#include "region/ledger/rebate_book.h"
#include "wire/decision_json.h"
#include "wire/digest.h"
#include "wire/rebate_json.h"

namespace rebate::region {
namespace {

/// Of what is decided. `opened` is only about how, and a region of an older version, which may have answered the same
/// decision before, does not know it.
std::string bodyHash(Decision decision) {
  decision.opened.reset();
  return wire::sha256(wire::json::serialize(wire::toJson(decision)));
}

DecisionReply refusal(const Decision& decision, Problem problem, std::string field, std::string detail) {
  DecisionReply reply;
  reply.id = decision.id;
  reply.problem = problem;
  reply.field = std::move(field);
  reply.detail = std::move(detail);
  return reply;
}

bool isFinal(RebateState state) {
  return state == RebateState::credited || state == RebateState::rejected || state == RebateState::clawedBack;
}

Problem problemOf(const Error& error, const Rebate& now) {
  if (error.code == Errc::moved) return isFinal(now.state) ? Problem::alreadyDecided : Problem::versionMoved;
  if (error.code == Errc::notAllowed) return Problem::proposerIsDecider;
  if (error.field == "reason") return Problem::reasonRequired;
  return Problem::notDecidable;
}

struct KeptAnswer {
  std::string person;
  std::string bodyHash;
  std::string answer;
};

/// What was kept before this decision: the answer to its id, and whether another one had its number.
struct Kept {
  std::optional<KeptAnswer> answer;
  bool reused = false;
};
Kept keptBefore(SqlSession& sql, const Decision& decision) {
  Kept kept;
  // The device is compared twice so that the index over those that have one can be used: a parameter alone promises
  // nothing.
  sql.each(
      "SELECT 1, person, body_hash, answer FROM decisions WHERE id = $1 UNION ALL SELECT 0, '', '', '' FROM decisions "
      "WHERE device = $2 AND device_seq = $3 AND device <> '' AND id <> $1",
      {decision.id, isNumbered(decision) ? std::string_view(decision.device) : std::string_view(), decision.deviceSeq},
      [&kept](const SqlRow& row) {
        if (row.integer(0) == 0)
          kept.reused = true;
        else
          kept.answer = KeptAnswer{row.text(1), row.text(2), row.text(3)};
      });
  return kept;
}

std::optional<KeptAnswer> keptAnswer(SqlSession& sql, const std::string& id) {
  std::optional<KeptAnswer> kept;
  sql.each("SELECT person, body_hash, answer FROM decisions WHERE id = $1", {id}, [&kept](const SqlRow& row) {
    kept = KeptAnswer{row.text(0), row.text(1), row.text(2)};
  });
  return kept;
}

Result<DecisionReply> parsedAnswer(const std::string& answer) {
  const auto json = wire::parseJson(answer);
  if (!json) return json.error();
  return wire::decisionReplyFrom(*json);
}

DecisionReply apply(Writing& writing, const Decision& decision, const StoredRebate& before, Rebate after,
                    const Operator& person) {
  StoredRebate stored{std::move(after), before.frozenFor};
  DecisionReply reply;
  reply.id = decision.id;
  reply.applied = true;
  reply.seq = saveRebate(writing, stored);
  bookToMatch(writing, stored.rebate, person.name);
  const auto action = "rebate." + std::string(name(decision.action));
  reply.auditHash = recordAudit(writing, {person.name,
                                          action,
                                          stored.rebate.id,
                                          {{"decision", wire::toJson(decision)},
                                           {"before", wire::toJson(before.rebate)},
                                           {"after", wire::toJson(stored.rebate)}}});
  reply.now = std::move(stored.rebate);
  return reply;
}

DecisionReply judgeDecision(Writing& writing, const Decision& decision, const Operator& person,
                            const DecisionRules& rules) {
  const auto stored = findRebate(writing.sql, decision.rebateId);
  if (!stored) return refusal(decision, Problem::notFound, "rebate_id", "no such rebate");
  if (decision.epoch > writing.epoch) {
    auto reply = refusal(decision, Problem::epochMoved, "epoch", "made on a history this region does not have");
    reply.now = stored->rebate;
    return reply;
  }
  auto after = decide(stored->rebate, decision, person.name, rules);
  if (after) return apply(writing, decision, *stored, *std::move(after), person);
  auto reply = refusal(decision, problemOf(after.error(), stored->rebate), after.error().field, after.error().detail);
  reply.now = stored->rebate;
  return reply;
}

/// Neither applied nor looked at: whoever sent it does not know what was decided since.
DecisionReply refuseReused(Writing& writing, const Decision& decision, const Operator& person) {
  const auto highest = highestSequence(writing.sql, decision);
  recordAudit(writing, {person.name,
                        "device.sequence_reused",
                        decision.device,
                        {{"decision", wire::toJson(decision)}, {"highest", highest}}});
  auto reply = refusal(decision, Problem::sequenceReused, "device_seq",
                       "another decision had this number; the highest seen is " + std::to_string(highest));
  reply.deviceSeq = highest;
  return reply;
}

}  // namespace

DecisionReply decideOnce(Writing& writing, const Decision& decision, const Operator& person,
                         const DecisionRules& rules) {
  const auto hash = bodyHash(decision);
  const auto before = keptBefore(writing.sql, decision);
  if (const auto& kept = before.answer) {
    if (kept->person != person.name || kept->bodyHash != hash)
      return refusal(decision, Problem::idempotencyMismatch, "id", "this id was used for another decision");
    auto reply = parsedAnswer(kept->answer);
    if (!reply) writing.sql.fail({Errc::corrupt, "answer", "a kept answer cannot be read"});
    return reply.valueOr({});
  }
  // Not an answer for ever: the same decision may be sent again once the books are in order.
  if (decision.action == Action::approve)
    if (const auto stopped = refuseWhileStopped(writing))
      return refusal(decision, stopped->problem, stopped->field, stopped->detail);
  const bool reused = before.reused;
  auto reply = reused ? refuseReused(writing, decision, person) : judgeDecision(writing, decision, person, rules);
  const bool numbered = !reused && decision.deviceSeq > 0;  // a number stays with the decision that had it first
  writing.sql.post(
      "INSERT INTO decisions "
      "(id, person, body_hash, rebate_id, applied, audit_hash, answer, epoch, at, device, device_seq) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      {decision.id, person.name, hash, decision.rebateId, reply.applied, reply.auditHash,
       wire::json::serialize(wire::toJson(reply)), writing.epoch, writing.now,
       numbered ? std::string_view(decision.device) : std::string_view(), numbered ? decision.deviceSeq : 0});
  if (!reused) noteSequence(writing, decision, person.name);
  return reply;
}

std::optional<DecisionReply> findDecision(SqlSession& sql, const std::string& id) {
  const auto kept = keptAnswer(sql, id);
  if (!kept) return std::nullopt;
  auto reply = parsedAnswer(kept->answer);
  if (!reply) {
    sql.fail({Errc::corrupt, "answer", "a kept answer cannot be read"});
    return std::nullopt;
  }
  return *std::move(reply);
}

}  // namespace rebate::region
