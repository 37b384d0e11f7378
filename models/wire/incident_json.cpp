// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/incident_json.h"

#include <utility>

#include "wire/reader.h"

namespace rebate::wire {

json::object toJson(const IncidentNote& note) {
  return {
      {"seq", note.seq},       {"id", note.id},     {"fingerprint", note.fingerprint}, {"alert", note.alert},
      {"region", note.region}, {"text", note.text}, {"author", note.author},           {"at", formatRfc3339(note.at)}};
}

Result<IncidentNote> incidentNoteFrom(const json::value& value) {
  Reader in(value);
  IncidentNote note;
  note.seq = in.integer("seq");
  note.id = in.text("id");
  note.fingerprint = in.text("fingerprint");
  note.alert = in.text("alert");
  note.region = in.textOr("region");
  note.text = in.text("text");
  note.author = in.text("author");
  note.at = in.time("at");
  return in.finish(std::move(note));
}

}  // namespace rebate::wire
