// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "domain/decision.h"
#include "region/ledger/writing.h"
#include "region/storage/store_key.h"

namespace rebate::region {

/// So many failures within so long lock a name, until the oldest of them is that old. In any such span a name has no
/// more failures than that, and nobody learns more than that many times whether a password is right.
inline constexpr int kMostFailures = 5;
inline constexpr Millis kFailureWindow = 15LL * 60 * 1'000;

struct SignInAttempt {
  std::string name;
  bool passwordRight = false;   ///< never for a name that nobody has
  std::string code;             ///< one-time code; empty: none was given
  std::optional<StoreKey> key;  ///< opens the secrets of one-time codes
};

/// A grant, or why there is none: unauthenticated, locked (with retryAfter), codeRequired, codeWrong.
struct SignInVerdict {
  std::optional<SessionGrant> grant;
  Problem problem = Problem::unauthenticated;
  Millis retryAfter = 0;
};

/// The one place that lets somebody in. It judges inside the write transaction, so that guesses made at the same
/// moment are counted one after the other. A name that nobody has is treated like any other, locking included.
SignInVerdict settleSignIn(Writing& writing, const SignInAttempt& attempt);

/// How long a name is still locked; 0: it is not.
Millis lockedFor(SqlSession& sql, const std::string& name, Millis now);
/// Errc::notFound: no operator of that name.
void unlockOperator(Writing& writing, const std::string& name, const std::string& actor);

}  // namespace rebate::region
