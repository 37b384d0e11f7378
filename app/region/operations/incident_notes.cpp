// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/operations/incident_notes.h"

#include "region/ledger/audit_log.h"

namespace rebate::region {
namespace {

constexpr const char* kColumns = "SELECT seq, id, fingerprint, alert, region, note, author, at FROM incident_notes ";

IncidentNote noteOf(const SqlRow& row) {
  return {row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.integer(7)};
}

}  // namespace

Refused addIncidentNote(Writing& writing, IncidentNote& note) {
  std::optional<IncidentNote> known;
  writing.sql.each(std::string(kColumns) + "WHERE id = $1", {note.id},
                   [&known](const SqlRow& row) { known = noteOf(row); });
  if (known) {
    const bool same = known->fingerprint == note.fingerprint && known->text == note.text &&
                      known->alert == note.alert && known->region == note.region && known->author == note.author;
    if (!same) return Refusal{Problem::idempotencyMismatch, "id", "this id was used for another note"};
    note = *std::move(known);
    return std::nullopt;
  }
  note.seq = writing.sql.integer("SELECT COALESCE(MAX(seq), 0) + 1 FROM incident_notes").value_or(1);
  note.at = writing.now;
  writing.sql.run(
      "INSERT INTO incident_notes (seq, id, fingerprint, alert, region, note, author, at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {note.seq, note.id, note.fingerprint, note.alert, note.region, note.text, note.author, note.at});
  recordAudit(writing, {note.author,
                        "incident.noted",
                        note.fingerprint,
                        {{"note", note.id}, {"alert", note.alert}, {"region", note.region}}});
  return std::nullopt;
}

std::vector<IncidentNote> incidentNotesAfter(SqlSession& sql, const std::string& fingerprint, std::int64_t after,
                                             int limit) {
  std::vector<IncidentNote> notes;
  const auto take = [&notes](const SqlRow& row) { notes.push_back(noteOf(row)); };
  if (fingerprint.empty())
    sql.each(std::string(kColumns) + "WHERE seq > $1 ORDER BY seq LIMIT $2", {after, limit}, take);
  else
    sql.each(std::string(kColumns) + "WHERE fingerprint = $1 AND seq > $2 ORDER BY seq LIMIT $3",
             {fingerprint, after, limit}, take);
  return notes;
}

}  // namespace rebate::region
