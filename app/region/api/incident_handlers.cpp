// SPDX-License-Identifier: GPL-3.0-or-later
// Notes on incidents, shared by everybody.
#include "domain/command.h"
#include "region/api/handlers.h"
#include "region/api/idempotent_write.h"
#include "region/api/people.h"
#include "region/operations/incident_notes.h"
#include "wire/incident_json.h"
#include "wire/reader.h"
#include "wire/uuid.h"

namespace rebate::region {
namespace {

Result<IncidentNote> noteOf(const Call& call) {
  const auto json = wire::parseJson(call.body);
  if (!json) return json.error();
  wire::Reader in(*json);
  IncidentNote note;
  note.id = in.text("id");
  note.fingerprint = call.id;
  note.alert = in.text("alert");
  note.region = in.textOr("region");
  note.text = in.text("text");
  note.author = call.who->name;
  if (!wire::isUuid(note.id)) in.fail(invalid("id", "a UUID is expected"));
  const AddIncidentNote wish{note.fingerprint, note.alert, note.region, note.text};
  if (const auto checked = check(Command(wish)); !checked) in.fail(checked.error());
  return in.finish(std::move(note));
}

}  // namespace

asio::awaitable<Reply> listIncidentNotes(Services& services, const Call& call) {
  const auto limit = limitOf(call);
  if (!limit) co_return problemReply(problemOf(limit.error()));
  const auto after = numberAfter(call, "after", "the seq of the last note of the page before");
  if (!after) co_return problemReply(problemOf(after.error()));
  std::function<std::vector<IncidentNote>(SqlSession&)> read = [of = parameterOf(call, "fingerprint"), after = *after,
                                                                most = *limit](SqlSession& sql) {
    return incidentNotesAfter(sql, of, after, most);
  };
  const auto notes = co_await readStore(services, std::move(read));
  if (!notes) co_return problemReply(problemOf(notes.error()));
  wire::json::array list;
  for (const auto& note : *notes) list.push_back(wire::toJson(note));
  wire::json::object page{{"notes", std::move(list)}};
  if (static_cast<int>(notes->size()) == *limit) page["next"] = notes->back().seq;
  co_return jsonReply(page);
}

asio::awaitable<Reply> postIncidentNote(Services& services, const Call& call) {
  const auto note = noteOf(call);
  if (!note) co_return problemReply(problemOf(note.error()));
  ReplyJob job = [note = *note](Writing& writing) {
    auto kept = note;
    if (const auto refused = addIncidentNote(writing, kept)) return refusalReply(*refused);
    return jsonReply(wire::toJson(kept), 201);
  };
  co_return co_await writeOnce(services, call, std::move(job));
}

}  // namespace rebate::region
