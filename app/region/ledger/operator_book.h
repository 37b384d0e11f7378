// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/operator.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// Argon2id with libsodium's interactive limits: some 50 ms and 64 MiB, so never on a network thread.
Result<std::string> hashPassword(const std::string& password);
bool passwordMatches(const std::string& hash, const std::string& password);

struct OperatorRow {
  Operator who;
  std::string passwordHash;
  bool disabled = false;
};

/// Errc::invalid when the name is taken: one person has one operator.
void insertOperator(Writing& writing, const Operator& who, const std::string& passwordHash, const std::string& actor);
/// In place of a hash: nobody can sign in with it.
inline constexpr const char* kNoPassword = "none yet";
/// Lower-case letters, digits, dot, underscore and dash; 1 to 64.
bool isOperatorName(std::string_view name);
/// Both end the sessions: who signs in again has the new role, or the new password. Errc::notFound.
void changeRole(Writing& writing, const std::string& name, Role role, const std::string& actor);
void changePassword(Writing& writing, const std::string& name, const std::string& passwordHash,
                    const std::string& actor);
/// Ends the sessions too. Errc::notFound.
void disableOperator(Writing& writing, const std::string& name, const std::string& actor);
std::optional<OperatorRow> findOperator(SqlSession& sql, const std::string& name);
std::vector<OperatorRow> allOperators(SqlSession& sql);

/// Sessions: the token is random and opaque; the store keeps only its hash, so every region accepts it.
inline constexpr Millis kSessionLength = 12LL * 60 * 60 * 1'000;
inline constexpr Millis kRenewableFor = 60LL * 60 * 1'000;            ///< past its end
inline constexpr Millis kLongestSignIn = 7LL * 24 * 60 * 60 * 1'000;  ///< with renewals; then the password again
SessionGrant openSession(Writing& writing, const Operator& who);
/// The old token lives on for a minute, in case the answer with the new one is lost. Errc::unauthenticated: it cannot
/// be renewed any more.
SessionGrant refreshSession(Writing& writing, const Operator& who, const std::string& oldToken);
void closeSession(Writing& writing, const std::string& token);
/// Nobody for an unknown, expired or forged token, and for a disabled operator.
std::optional<Operator> whoHas(SqlSession& sql, const std::string& token, Millis now);
/// The same, for a token that may have ended a while ago: it is good for a new one.
std::optional<Operator> whoMayRenew(SqlSession& sql, const std::string& token, Millis now);

}  // namespace rebate::region
