// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/record_json.h"

#include "monitor/measured_json.h"
#include "wire/reader.h"

namespace rebate::monitor {
namespace {

using wire::Reader;
using wire::json::object;
using wire::json::value;

std::optional<FailoverKind> kindFrom(std::string_view text) {
  for (const auto kind : {FailoverKind::failover, FailoverKind::switchover})
    if (name(kind) == text) return kind;
  return std::nullopt;
}

std::optional<EventKind> eventKindFrom(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(EventKind::alert); ++i)
    if (name(static_cast<EventKind>(i)) == text) return static_cast<EventKind>(i);
  return std::nullopt;
}

std::optional<Status> statusFrom(std::string_view text) {
  for (const auto status : {Status::ok, Status::warning, Status::bad})
    if (wire::name(status) == text) return status;
  return Status::unknown;
}

Result<DecisionsThrough> decisionsFrom(const value& from) {
  Reader in(from);
  return in.finish(DecisionsThrough{in.integer("checked"), in.integer("lost"), in.integer("doubled")});
}

}  // namespace

object toJson(const FailoverRecord& record) {
  object made{{"id", record.id},
              {"kind", name(record.kind)},
              {"measured", toJson(record.measured)},
              {"measured_here", record.measuredHere},
              {"told_ms", record.told},
              {"reason", record.reason},
              {"asked_by", record.askedBy},
              {"decided_by", record.decidedBy},
              {"note", record.note}};
  if (record.decisions)
    made["decisions"] = object{{"checked", record.decisions->checked},
                               {"lost", record.decisions->lost},
                               {"doubled", record.decisions->doubled}};
  return made;
}

Result<FailoverRecord> failoverFrom(const value& from) {
  Reader in(from);
  FailoverRecord record;
  record.id = in.text("id");
  record.kind = in.named<FailoverKind>("kind", kindFrom);
  if (const auto* measured = in.optional("measured"))
    record.measured = in.nested("measured", measuredFrom(*measured)).value_or(Failover{});
  record.measuredHere = in.boolean("measured_here");
  record.told = in.integerOr("told_ms");
  record.reason = in.textOr("reason");
  record.askedBy = in.textOr("asked_by");
  record.decidedBy = in.textOr("decided_by");
  record.note = in.textOr("note");
  if (const auto* decisions = in.optional("decisions"))
    record.decisions = in.nested("decisions", decisionsFrom(*decisions));
  return in.finish(std::move(record));
}

object toJson(const RecordEvent& event) {
  return {{"at", event.at},           {"id", event.id},
          {"kind", name(event.kind)}, {"region", event.region},
          {"subject", event.subject}, {"before", event.before},
          {"after", event.after},     {"status", wire::name(event.status)}};
}

Result<RecordEvent> eventFrom(const value& from) {
  Reader in(from);
  RecordEvent event;
  event.at = in.integer("at");
  event.id = in.text("id");
  event.kind = in.named<EventKind>("kind", eventKindFrom);
  event.region = in.textOr("region");
  event.subject = in.textOr("subject");
  event.before = in.textOr("before");
  event.after = in.textOr("after");
  event.status = in.named<Status>("status", statusFrom);
  return in.finish(std::move(event));
}

}  // namespace rebate::monitor
