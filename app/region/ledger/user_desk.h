// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/user.h"
#include "region/ledger/personal_book.h"
#include "region/ledger/refusal.h"

namespace rebate::region {

/// What support and finance do with one user, each audited with who and why. The reason is kept in the clear for ever:
/// what is personal belongs into a note.
struct UserChange {
  std::optional<Level> level;      ///< for orders whose share is not frozen yet
  std::optional<UserState> state;  ///< frozen: nothing is paid out; active: lifts that
  std::string reason;
};
/// `user` is the user as seen, and becomes what is kept. Refused: nothing would change, the user is erased, a state
/// that no person sets.
Refused changeUserAs(Writing& writing, User& user, const UserChange& change, const Operator& person);
/// The row of the one table (operator.h) that a state needs.
Permission toSet(UserState state);

/// Clear values of these fields. So many in an hour by one operator, counted in the audit chain, so that it holds in
/// every region; more is rate-limited.
inline constexpr int kMostReveals = 20;
inline constexpr Millis kRevealWindow = 60LL * 60 * 1'000;
inline constexpr Millis kRevealFor = 2LL * 60 * 1'000;  ///< a console hides them again after

struct Reveal {
  std::string userId;
  std::vector<PersonalField> fields;
  std::string reason;
};
struct Revealed {
  PersonalData data;      ///< only the fields asked for
  Millis retryAfter = 0;  ///< of one that is rate-limited
};
Refused reveal(Writing& writing, const Reveal& wanted, const Operator& person, const std::optional<PersonalKeys>& keys,
               Revealed& revealed);
Permission toReveal(PersonalField field);

/// Adds a note, sealed. The same id with the same text by the same person changes nothing; another text is refused.
struct Note {
  std::string id;
  std::string userId;
  std::string text;
};
Refused addNote(Writing& writing, const Note& note, const Operator& person, const PersonalKeys& keys);
std::string noteContext(const std::string& id);  ///< what its seal is bound to

/// Ends all that is personal: values, notes, mask (also on the rebates), search. Books and audit stay.
void eraseUser(Writing& writing, const std::string& userId, const std::string& actor, const std::string& proposal);

}  // namespace rebate::region
