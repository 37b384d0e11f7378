// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/timeline.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "region/ledger/user_desk.h"

namespace rebate::region {
namespace {

struct Source {
  TimelineKind kind;
  const char* at;       ///< SQL of the moment
  const char* id;       ///< SQL of what is unique within the kind
  const char* columns;  ///< more for the body
  const char* from;     ///< … WHERE with the user as $1
};

constexpr const char* kProposalColumns = "state, body, reason, proposed_by, decided_by";
constexpr const char* kAuditOf =
    "audit WHERE entity = $1 AND action IN ('user.level', 'user.state', 'user.revealed', 'user.erased') AND action = ";

constexpr std::array kSources{
    Source{TimelineKind::order, "created_at", "id", "platform, line, item, state, reason, user_fen, paid_fen",
           "rebates WHERE user_id = $1 AND user_id <> ''"},
    Source{
        TimelineKind::decision, "d.at", "d.id", "d.rebate_id, d.person, d.answer",
        "rebates b JOIN decisions d ON d.rebate_id = b.id WHERE b.user_id = $1 AND b.user_id <> '' AND d.applied = 1"},
    Source{TimelineKind::posting, "t.at", "t.key || '#' || CAST(p.leg AS TEXT)",
           "t.kind, t.subject, p.account, p.amount_fen, t.actor",
           "postings p JOIN transactions t ON t.key = p.transaction_key WHERE p.user_id = $1 AND p.user_id <> ''"},
    Source{TimelineKind::note, "at", "id", "author, sealed", "notes WHERE user_id = $1"},
    Source{TimelineKind::adjustment, "proposed_at", "id", kProposalColumns,
           "proposals WHERE subject = $1 AND kind = 'adjustment'"},
    Source{TimelineKind::claim, "proposed_at", "id", kProposalColumns,
           "proposals WHERE subject = $1 AND kind = 'claim'"},
    Source{TimelineKind::erasure, "proposed_at", "id", kProposalColumns,
           "proposals WHERE subject = $1 AND kind = 'erasure'"},
    Source{TimelineKind::withdrawal, "requested_at", "id", "amount_fen, state, requested_by, reviewer",
           "withdrawals WHERE user_id = $1"},
    Source{TimelineKind::reveal, "at", "CAST(seq AS TEXT)", "actor, record", "'user.revealed'"},
    Source{TimelineKind::level, "at", "CAST(seq AS TEXT)", "actor, record", "'user.level'"},
    Source{TimelineKind::state, "at", "CAST(seq AS TEXT)", "actor, record", "'user.state'"},
};

std::string tableOf(const Source& source) {
  const std::string from = source.from;
  return from.front() == '\'' ? kAuditOf + from : from;
}

std::string queryOf(const Source& source) {
  const std::string at = source.at, id = source.id;
  return "SELECT " + at + ", " + id + ", " + source.columns + " FROM " + tableOf(source) + " AND " + at +
         " <= $2 AND (" + at + " < $2 OR '" + std::string(name(source.kind)) + ":' || " + id +
         " < $3) ORDER BY 1 DESC, 2 DESC LIMIT $4";
}

wire::json::value parsed(const std::string& text) {
  const auto json = wire::parseJson(text);
  return json ? *json : wire::json::value(wire::json::object{});
}

wire::json::object decisionBody(const SqlRow& row) {
  wire::json::object body{{"rebate_id", row.text(2)}, {"person", row.text(3)}};
  const auto answer = parsed(row.text(4));
  const auto* now = answer.as_object().if_contains("now");
  if (!now || !now->is_object()) return body;
  for (const char* member : {"state", "user_fen", "note"})
    if (const auto* value = now->get_object().if_contains(member)) body[member] = *value;
  return body;
}

wire::json::object auditBody(const SqlRow& row) {
  wire::json::object body{{"person", row.text(2)}};
  const auto record = parsed(row.text(3));
  const auto* detail = record.as_object().if_contains("detail");
  if (detail && detail->is_object())
    for (const auto& [member, value] : detail->get_object()) body[member] = value;
  return body;
}

wire::json::object bodyOf(TimelineKind kind, const SqlRow& row) {
  switch (kind) {
    case TimelineKind::order:
      return {{"rebate_id", row.text(1)},   {"platform", row.text(2)},   {"line", row.text(3)},
              {"item", row.text(4)},        {"state", row.text(5)},      {"reason", row.text(6)},
              {"user_fen", row.integer(7)}, {"paid_fen", row.integer(8)}};
    case TimelineKind::decision:
      return decisionBody(row);
    case TimelineKind::posting:  // as the user sees it: what they get is positive
      return {{"transaction", row.text(1)}, {"transaction_kind", row.text(2)}, {"subject", row.text(3)},
              {"account", row.text(4)},     {"amount_fen", -row.integer(5)},   {"person", row.text(6)}};
    case TimelineKind::note:
      return {{"note", row.text(1)}, {"person", row.text(2)}, {"text", row.text(3)}};  // sealed as yet
    case TimelineKind::adjustment:
    case TimelineKind::claim:
    case TimelineKind::erasure:
      return {{"proposal", row.text(1)}, {"state", row.text(2)},  {"body", parsed(row.text(3))},
              {"reason", row.text(4)},   {"person", row.text(5)}, {"decided_by", row.text(6)}};
    case TimelineKind::withdrawal:
      return {{"withdrawal", row.text(1)},
              {"amount_fen", row.integer(2)},
              {"state", row.text(3)},
              {"person", row.text(4)},
              {"decided_by", row.text(5)}};
    case TimelineKind::reveal:
    case TimelineKind::level:
    case TimelineKind::state:
      return auditBody(row);
  }
  return {};
}

bool isNewer(const TimelineItem& a, const TimelineItem& b) {
  return a.at != b.at ? a.at > b.at : a.id > b.id;
}

void openNotes(SqlSession& sql, std::vector<TimelineItem>& items, const std::string& userId,
               const std::optional<PersonalKeys>& keys) {
  for (auto& item : items) {
    if (item.kind != TimelineKind::note) continue;
    const std::string sealed(item.body["text"].as_string());
    item.body.erase("text");
    if (sealed.empty()) continue;  // of an erased user
    if (!keys) return sql.fail({Errc::unavailable, "key", "the key beside the store is not there"});
    item.body["text"] =
        openForUser(sql, userId, sealed, noteContext(std::string(item.body["note"].as_string())), *keys);
  }
}

}  // namespace

std::string textOf(const TimelineMark& mark) {
  return std::to_string(mark.at) + '_' + mark.id;
}

Result<TimelineMark> timelineMarkFrom(std::string_view text) {
  TimelineMark mark;
  if (text.empty()) return mark;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), mark.at);
  const auto rest = text.substr(static_cast<std::size_t>(end - text.data()));
  if (error != std::errc{} || !rest.starts_with('_')) return invalid("after", "next, as the page before said it");
  mark.id = rest.substr(1);
  return mark;
}

std::vector<TimelineItem> timelineOf(SqlSession& sql, const TimelineQuery& query,
                                     const std::optional<PersonalKeys>& keys) {
  std::vector<TimelineItem> items;
  for (const auto& source : kSources) {
    if (!query.kinds.empty() && !query.kinds.contains(source.kind)) continue;
    sql.each(queryOf(source), {query.userId, query.after.at, query.after.id, query.limit}, [&](const SqlRow& row) {
      items.push_back(
          {row.integer(0), std::string(name(source.kind)) + ':' + row.text(1), source.kind, bodyOf(source.kind, row)});
    });
  }
  std::sort(items.begin(), items.end(), isNewer);
  if (static_cast<int>(items.size()) > query.limit) items.resize(static_cast<std::size_t>(query.limit));
  openNotes(sql, items, query.userId, keys);
  return items;
}

}  // namespace rebate::region
