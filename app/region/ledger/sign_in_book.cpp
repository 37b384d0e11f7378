// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/sign_in_book.h"

#include <algorithm>

#include "region/ledger/audit_log.h"
#include "region/ledger/code_book.h"
#include "region/ledger/operator_book.h"
#include "wire/digest.h"

namespace rebate::region {
namespace {

std::string hashOf(const std::string& name) {
  return wire::sha256("sign-in " + name);
}

/// The name is in the record only when somebody has it: what else is typed there may be a password.
SignInVerdict refuse(Writing& writing, const SignInAttempt& attempt, bool known, Problem why) {
  writing.sql.run("DELETE FROM sign_in_failures WHERE at <= $1", {writing.now - kFailureWindow});
  writing.sql.run("INSERT INTO sign_in_failures (name_hash, at) VALUES ($1, $2)", {hashOf(attempt.name), writing.now});
  const auto entity = known ? attempt.name : std::string{};
  recordAudit(writing, {"sign-in", "session.refused", entity, {{"problem", name(why)}, {"known", known}}});
  if (lockedFor(writing.sql, attempt.name, writing.now) > 0)
    recordAudit(writing, {"sign-in", "operator.locked", entity, {{"known", known}}});
  return {std::nullopt, why, 0};
}

}  // namespace

SignInVerdict settleSignIn(Writing& writing, const SignInAttempt& attempt) {
  const auto wait = lockedFor(writing.sql, attempt.name, writing.now);
  if (wait > 0) return {std::nullopt, Problem::locked, wait};
  const auto row = findOperator(writing.sql, attempt.name);
  const bool right = row && !row->disabled && attempt.passwordRight;
  if (!right) return refuse(writing, attempt, row.has_value(), Problem::unauthenticated);
  if (needsCode(writing.sql, attempt.name)) {
    if (attempt.code.empty()) return {std::nullopt, Problem::codeRequired, 0};
    if (!takesCode(writing, attempt.name, attempt.code, attempt.key))
      return refuse(writing, attempt, true, Problem::codeWrong);
  }
  writing.sql.run("DELETE FROM sign_in_failures WHERE name_hash = $1", {hashOf(attempt.name)});
  return {openSession(writing, row->who), {}, 0};
}

Millis lockedFor(SqlSession& sql, const std::string& name, Millis now) {
  const auto fifth =
      sql.integer("SELECT at FROM sign_in_failures WHERE name_hash = $1 AND at > $2 ORDER BY at DESC LIMIT 1 OFFSET $3",
                  {hashOf(name), now - kFailureWindow, kMostFailures - 1});
  // A clock that went back must not lock for longer.
  return fifth ? std::clamp<Millis>(*fifth + kFailureWindow - now, 1, kFailureWindow) : 0;
}

void unlockOperator(Writing& writing, const std::string& name, const std::string& actor) {
  if (!findOperator(writing.sql, name))
    return writing.sql.fail(Error{Errc::notFound, "name", "no operator of that name"});
  writing.sql.run("DELETE FROM sign_in_failures WHERE name_hash = $1", {hashOf(name)});
  recordAudit(writing, {actor, "operator.unlocked", name, {}});
}

}  // namespace rebate::region
