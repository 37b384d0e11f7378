// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/settlement.h"

#include <algorithm>
#include <set>

#include "region/events/event_queue.h"
#include "region/ledger/audit_log.h"
#include "region/ledger/bill_book.h"
#include "region/ledger/detail_log.h"
#include "region/ledger/ledger_guard.h"
#include "region/ledger/posting_book.h"
#include "region/ledger/rebate_book.h"
#include "region/ledger/rejections.h"
#include "region/ledger/rule_book.h"
#include "region/ledger/user_book.h"
#include "region/ledger/version_log.h"
#include "wire/rebate_json.h"

namespace rebate::region {
namespace {

StoredRebate freshRebate(const OrderVersion& newest, const Rules& rules) {
  StoredRebate fresh;
  fresh.rebate.id = lineKey(newest);
  fresh.rebate.platform = newest.platform;
  fresh.rebate.line = newest.line;
  fresh.rebate.role = newest.role;
  const auto& inForce = rules.at(newest.createdAt);
  fresh.rebate.reserveRate = inForce.reserve;
  fresh.rebate.ruleVersion = inForce.version;
  fresh.rebate.proposedBy = "feed";
  return fresh;
}

/// The share is frozen for the first person who owns the line, by the rules of the day the order was made; what they
/// say later is for later orders.
void freezeShare(SqlSession& sql, StoredRebate& stored, const LineHistory& history, const Rules& rules) {
  const auto& owners = history.owners;
  if (owners.size() != 1 || owners.begin()->empty() || stored.frozenFor == *owners.begin()) return;
  const auto user = findUser(sql, *owners.begin());
  if (!user) return;
  stored.frozenFor = user->id;
  stored.rebate.userMask = user->mask;
  stored.rebate.level = user->level;
  const auto& inForce = rules.at(history.newest.createdAt);
  stored.rebate.ruleVersion = inForce.version;
  stored.rebate.reserveRate = inForce.reserve;
  stored.rebate.shareRate = inForce.shareOf(history.newest.platform, user->level);
  stored.rebate.inviterRate = user->inviterId.empty() ? BasisPoints{} : inForce.inviter;
  stored.rebate.inviterId = stored.rebate.inviterRate.value == 0 ? std::string{} : user->inviterId;
}

/// A first approval, a hold or its note stand only while the rebate stays as that person saw it.
void dropLapsed(Rebate& next, const Rebate& before) {
  const bool sameMoney = next.split == before.split && next.userId == before.userId;
  if (next.proposedBy != "feed" && (!sameMoney || next.state != before.state) && next.state != RebateState::credited)
    next.proposedBy = "feed";
  const bool decided = next.state == RebateState::credited || next.state == RebateState::clawedBack ||
                       next.state == RebateState::rejected || next.reason == Reason::heldByOperator ||
                       next.proposedBy != "feed";
  if (decided) return;
  next.decidedBy.clear();
  next.note.clear();
}

Rebate joined(const Rebate& before, const LineFacts& facts, const Verdict& upstream, const Verdict& verdict) {
  const auto& newest = facts.newest;
  Rebate next = before;
  next.item = newest.item;
  next.statusCode = newest.statusCode;
  next.upstream = newest.state;
  next.refundOpen = refundIsOpen(facts);
  next.paid = newest.paid;
  next.userId = verdict.userId;
  if (verdict.split == upstream.split) {        // else the booked amounts stand, and with them what they were made of
    next.income = incomeOf(facts).valueOr({});  // judged, so it has one
    next.platformFee = newest.platformFee;
  }
  next.split = verdict.split;
  next.state = verdict.state;
  next.reason = verdict.reason;
  next.createdAt = newest.createdAt;
  next.modifiedAt = newest.modifiedAt;
  dropLapsed(next, before);
  return next;
}

/// All there is to know about a line, its month's bill brought up to date.
Result<LineFacts> factsOf(Writing& writing, const LineHistory& history, const Rebate& rebate) {
  const auto details = summaryOf(newestDetails(writing.sql, history.newest));
  if (!details) return details.error();
  noteBillLine(writing, history.newest);
  return LineFacts{history.newest,   history.owners,     rebate.level, rebate.reserveRate,
                   rebate.shareRate, rebate.inviterRate, *details,     billIsOpen(writing.sql, history.newest)};
}

void auditRebooking(Writing& writing, const Rebate& before, const Rebate& after) {
  recordAudit(writing, {"feed",
                        after.state == RebateState::clawedBack ? "rebate.clawed_back" : "rebate.rebooked",
                        after.id,
                        {{"before", wire::toJson(before)}, {"after", wire::toJson(after)}}});
}

bool isOfTheLine(Errc code) {
  return code == Errc::overflow || code == Errc::invalid || code == Errc::malformed || code == Errc::notFound;
}

/// One line's fault (an amount that does not fit, say) must not stop the lines behind it.
void settleOrSetAside(Writing& writing, const std::string& lineKey, const Rules& rules, Settled& all) {
  if (const auto begun = writing.sql.savepoint(); !begun) return writing.sql.fail(begun.error());
  Effects effects;
  Writing line{writing.sql, writing.epoch, writing.now, effects};
  auto rebate = settleLine(line, lineKey, rules);
  const auto settled = writing.sql.release();
  if (settled) {
    writing.effects.add(std::move(effects));
    if (rebate) all.judged.push_back(*std::move(rebate));
    return;
  }
  if (!isOfTheLine(settled.error().code)) return writing.sql.fail(settled.error());
  all.faults.push_back({lineKey, settled.error().field + ": " + settled.error().detail});
  recordRejection(writing, {"settlement", "", lineKey, all.faults.back().reason});
}

/// While two people claim a line it shows neither; the share stays frozen, so the mask has to come back by itself.
void maskAgain(SqlSession& sql, Rebate& rebate) {
  if (rebate.userId.empty()) return rebate.userMask.clear();
  if (!rebate.userMask.empty()) return;
  if (const auto user = findUser(sql, rebate.userId)) rebate.userMask = user->mask;
}

}  // namespace

std::optional<Rebate> settleLine(Writing& writing, const std::string& lineKey, const Rules& rules) {
  const auto history = lineHistory(writing.sql, lineKey);
  if (!history) return std::nullopt;
  const auto existing = findRebate(writing.sql, lineKey);
  StoredRebate stored = existing.value_or(freshRebate(history->newest, rules));
  const Rebate before = stored.rebate;
  const bool booked = before.state == RebateState::credited || before.state == RebateState::clawedBack;
  if (!booked) freezeShare(writing.sql, stored, *history, rules);
  const auto facts = factsOf(writing, *history, stored.rebate);
  if (!facts) return writing.sql.fail(facts.error()), std::nullopt;
  const auto upstream = judge(*facts);
  if (!upstream) return writing.sql.fail(upstream.error()), std::nullopt;
  const auto verdict = existing ? withDecisions(*upstream, before) : *upstream;
  stored.rebate = joined(stored.rebate, *facts, *upstream, verdict);
  maskAgain(writing.sql, stored.rebate);
  if (existing && stored.rebate == before && stored.frozenFor == existing->frozenFor) return before;
  saveRebate(writing, stored);
  if (bookToMatch(writing, stored.rebate, "feed")) auditRebooking(writing, before, stored.rebate);
  return stored.rebate;
}

Settled settleLines(Writing& writing, const std::vector<std::string>& lines) {
  Settled all;
  all.stopped = !brokenRule(writing.sql).empty();
  if (all.stopped || lines.empty()) return all;
  const auto rules = loadRules(writing.sql);
  std::set<std::string> done;
  for (const auto& line : lines)
    if (done.insert(line).second) settleOrSetAside(writing, line, rules, all);
  return all;
}

Consumed consumeEvents(Writing& writing, int limit) {
  Consumed consumed;
  const auto events = nextEvents(writing.sql, limit);
  if (events.empty()) return consumed;
  std::vector<std::string> lines;
  for (const auto& event : events) lines.push_back(event.key);
  auto settled = settleLines(writing, lines);
  if (settled.stopped) return consumed;  // the table keeps them
  consumed.events = static_cast<int>(events.size());
  consumed.judged = std::move(settled.judged);
  acknowledgeUpTo(writing.sql, events.back().id);
  return consumed;
}

}  // namespace rebate::region
