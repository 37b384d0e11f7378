// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace rebate {

/// What went wrong, for programs. Sentences for people live in ui/.
enum class Errc {
  invalid,       ///< a value breaks a rule; `field` names it
  malformed,     ///< bytes that are not what they should be
  overflow,      ///< does not fit int64 fen
  notFound,
  moved,         ///< version, hash or epoch is not the one named
  notAllowed,    ///< role, or proposer = decider
  notLeader,     ///< another region leads; `field` names it when known
  fenced,        ///< the lease was lost before the commit
  busy,          ///< try again later
  unavailable,   ///< a dependency does not answer
  unanswered,    ///< sent, and no answer came: the outcome is unknown
  unauthenticated,
  corrupt,       ///< stored bytes fail their check
  newer,         ///< written by a newer version; left untouched
  locked,        ///< key store locked, or the entry is missing although files exist
  timedOut,
  storage,       ///< disk full, read-only, i/o
  cancelled,
};

/// `field` names the offending member or option; `detail` is for logs and developers, in English.
struct Error {
  Errc code = Errc::invalid;
  std::string field;
  std::string detail;
  bool operator==(const Error&) const = default;
};

/// A value or an Error. Errors are values here; exceptions stay inside adapters.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& operator*() & { return std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  const Error& error() const { return std::get<1>(state_); }
  T valueOr(T other) const { return ok() ? std::get<0>(state_) : std::move(other); }

 private:
  std::variant<T, Error> state_;
};

struct Done {
  bool operator==(const Done&) const = default;
};
using Outcome = Result<Done>;

inline Error invalid(std::string field, std::string detail) {
  return {Errc::invalid, std::move(field), std::move(detail)};
}

}  // namespace rebate
