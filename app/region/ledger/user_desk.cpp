// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/user_desk.h"

#include <algorithm>

#include "region/ledger/audit_log.h"
#include "region/ledger/rebate_book.h"
#include "region/ledger/user_book.h"

namespace rebate::region {
namespace {

Refusal erasedAlready() {
  return {Problem::notDecidable, "state", "this user is erased"};
}

void audit(Writing& writing, const char* action, const std::string& userId, const Operator& person,
           wire::json::object detail) {
  recordAudit(writing, {person.name, action, userId, std::move(detail)});
}

/// How long until the oldest of the last so many reveals is an hour old; 0: one more is fine.
Millis revealsWait(SqlSession& sql, const std::string& person, Millis now) {
  const auto oldest = sql.integer(
      "SELECT at FROM audit WHERE action = 'user.revealed' AND actor = $1 AND at > $2 ORDER BY at DESC LIMIT 1 OFFSET "
      "$3",
      {person, now - kRevealWindow, kMostReveals - 1});
  // A clock that went back must not make it longer.
  return oldest ? std::clamp<Millis>(*oldest + kRevealWindow - now, 1, kRevealWindow) : 0;
}

struct KeptNote {
  std::string userId, author, sealed;
};
std::optional<KeptNote> keptNote(SqlSession& sql, const std::string& id) {
  std::optional<KeptNote> kept;
  sql.each("SELECT user_id, author, sealed FROM notes WHERE id = $1", {id}, [&kept](const SqlRow& row) {
    kept = KeptNote{row.text(0), row.text(1), row.text(2)};
  });
  return kept;
}

void clearMasks(Writing& writing, const std::string& userId) {
  std::vector<std::string> ids;
  writing.sql.each("SELECT id FROM rebates WHERE user_id = $1 AND user_id <> '' AND user_mask <> ''", {userId},
                   [&ids](const SqlRow& row) { ids.push_back(row.text(0)); });
  for (const auto& id : ids) {
    auto stored = findRebate(writing.sql, id);
    if (!stored) continue;
    stored->rebate.userMask.clear();
    saveRebate(writing, *stored);
  }
}

}  // namespace

Permission toSet(UserState state) {
  switch (state) {
    case UserState::active:
      return Permission::unfreezeUsers;
    case UserState::frozen:
      return Permission::freezeUsers;
    case UserState::erased:
      break;
  }
  return Permission::proposeErasures;
}

Refused changeUserAs(Writing& writing, User& user, const UserChange& change, const Operator& person) {
  if (user.state == UserState::erased) return erasedAlready();
  if (change.state == UserState::erased) return Refusal{Problem::validation, "state", "erasure is a proposal"};
  if (change.reason.empty()) return Refusal{Problem::reasonRequired, "reason", "say why"};
  const auto before = user;
  user.level = change.level.value_or(user.level);
  user.state = change.state.value_or(user.state);
  if (user == before) return Refusal{Problem::validation, "", "nothing would change"};
  changeUser(writing, user);
  const auto say = [&](const char* action, std::string_view from, std::string_view to) {
    audit(writing, action, user.id, person, {{"before", from}, {"after", to}, {"reason", change.reason}});
  };
  if (user.level != before.level) say("user.level", name(before.level), name(user.level));
  if (user.state != before.state) say("user.state", name(before.state), name(user.state));
  return std::nullopt;
}

Permission toReveal(PersonalField field) {
  switch (field) {
    case PersonalField::nickname:
    case PersonalField::phone:
    case PersonalField::name:
      return Permission::revealContacts;
    case PersonalField::payoutAccount:
      break;
  }
  return Permission::revealPayoutAccounts;
}

Refused reveal(Writing& writing, const Reveal& wanted, const Operator& person, const std::optional<PersonalKeys>& keys,
               Revealed& revealed) {
  const auto user = findUser(writing.sql, wanted.userId);
  if (!user) return Refusal{Problem::notFound, "id", "no such user"};
  if (user->state == UserState::erased) return erasedAlready();
  if (wanted.reason.empty()) return Refusal{Problem::reasonRequired, "reason", "say why"};
  revealed.retryAfter = revealsWait(writing.sql, person.name, writing.now);
  if (revealed.retryAfter > 0) return Refusal{Problem::rateLimited, "", "more reveals than an hour allows"};
  const auto data = findPersonal(writing.sql, user->id, keys);
  wire::json::array fields;
  for (const auto field : wanted.fields) {
    revealed.data[field] = data[field];
    fields.push_back(wire::json::value(name(field)));
  }
  audit(writing, "user.revealed", user->id, person, {{"fields", std::move(fields)}, {"reason", wanted.reason}});
  return std::nullopt;
}

std::string noteContext(const std::string& id) {
  return "note " + id;
}

Refused addNote(Writing& writing, const Note& note, const Operator& person, const PersonalKeys& keys) {
  const auto user = findUser(writing.sql, note.userId);
  if (!user) return Refusal{Problem::notFound, "id", "no such user"};
  if (user->state == UserState::erased) return erasedAlready();
  if (const auto kept = keptNote(writing.sql, note.id)) {
    const bool same = kept->userId == note.userId && kept->author == person.name &&
                      openForUser(writing.sql, note.userId, kept->sealed, noteContext(note.id), keys) == note.text;
    return same ? Refused{} : Refusal{Problem::idempotencyMismatch, "id", "this id was used for another note"};
  }
  const auto sealed = sealForUser(writing, note.userId, note.text, noteContext(note.id), keys);
  writing.sql.run("INSERT INTO notes (id, user_id, author, at, sealed) VALUES ($1, $2, $3, $4, $5)",
                  {note.id, note.userId, person.name, writing.now, sealed});
  audit(writing, "user.noted", note.userId, person, {{"note", note.id}});
  return std::nullopt;
}

void eraseUser(Writing& writing, const std::string& userId, const std::string& actor, const std::string& proposal) {
  auto user = findUser(writing.sql, userId);
  if (!user) return writing.sql.fail(Error{Errc::notFound, "user_id", "no such user"});
  erasePersonal(writing, userId);
  clearMasks(writing, userId);
  user->mask.clear();
  user->state = UserState::erased;
  changeUser(writing, *user);
  recordAudit(writing, {actor, "user.erased", userId, {{"proposal", proposal}}});
}

}  // namespace rebate::region
