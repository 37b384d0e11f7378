// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/operator_book.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "region/ledger/audit_log.h"
#include "wire/digest.h"

namespace rebate::region {
namespace {

constexpr Millis kGraceOfRefreshed = 60'000;

std::string mintToken() {
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return text.data();
}

OperatorRow operatorOf(const SqlRow& row) {
  return {{row.text(0), row.text(1), roleFrom(row.text(2)).value_or(Role::support)}, row.text(3), row.integer(4) != 0};
}

SessionGrant newSession(Writing& writing, const Operator& who, Millis signedInAt) {
  const auto last = signedInAt + kLongestSignIn;
  SessionGrant grant{who, mintToken(), std::min(writing.now + kSessionLength, last)};
  writing.sql.run("DELETE FROM sessions WHERE renew_until < $1", {writing.now});
  writing.sql.run(
      "INSERT INTO sessions (token_hash, operator, created_at, expires_at, signed_in_at, renew_until) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      {wire::sha256(grant.token), who.name, writing.now, grant.expiresAt, signedInAt,
       std::min(grant.expiresAt + kRenewableFor, last)});
  return grant;
}

/// `moment`: the column that has to lie ahead.
std::optional<Operator> holderOf(SqlSession& sql, const std::string& token, Millis now, const std::string& moment) {
  std::optional<Operator> found;
  sql.each(
      "SELECT o.name, o.display, o.role, o.password_hash, o.disabled FROM sessions s "
      "JOIN operators o ON o.name = s.operator WHERE s.token_hash = $1 AND s." +
          moment + " > $2 AND o.disabled = 0",
      {wire::sha256(token), now}, [&found](const SqlRow& row) { found = operatorOf(row).who; });
  return found;
}

}  // namespace

Result<std::string> hashPassword(const std::string& password) {
  if (sodium_init() < 0) return Error{Errc::unavailable, "sodium", "no randomness"};
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    return Error{Errc::unavailable, "password", "not enough memory to hash it"};
  return std::string(hash.data());
}

bool passwordMatches(const std::string& hash, const std::string& password) {
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void insertOperator(Writing& writing, const Operator& who, const std::string& passwordHash, const std::string& actor) {
  if (findOperator(writing.sql, who.name))
    return writing.sql.fail(invalid("name", "there is an operator of that name already"));
  writing.sql.run(
      "INSERT INTO operators (name, display, role, password_hash, disabled, created_at) VALUES ($1, $2, $3, $4, 0, $5)",
      {who.name, who.display, name(who.role), passwordHash, writing.now});
  recordAudit(writing, {actor, "operator.added", who.name, {{"role", name(who.role)}}});
}

bool isOperatorName(std::string_view name) {
  return !name.empty() && name.size() <= 64 &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") == std::string_view::npos;
}

void changeRole(Writing& writing, const std::string& name, Role role, const std::string& actor) {
  const auto row = findOperator(writing.sql, name);
  if (!row) return writing.sql.fail(Error{Errc::notFound, "name", "no operator of that name"});
  writing.sql.run("UPDATE operators SET role = $1 WHERE name = $2", {rebate::name(role), name});
  writing.sql.run("DELETE FROM sessions WHERE operator = $1", {name});
  recordAudit(writing,
              {actor, "operator.role", name, {{"before", rebate::name(row->who.role)}, {"after", rebate::name(role)}}});
}

void changePassword(Writing& writing, const std::string& name, const std::string& passwordHash,
                    const std::string& actor) {
  if (writing.sql.run("UPDATE operators SET password_hash = $1 WHERE name = $2", {passwordHash, name}) == 0)
    return writing.sql.fail(Error{Errc::notFound, "name", "no operator of that name"});
  writing.sql.run("DELETE FROM sessions WHERE operator = $1", {name});
  recordAudit(writing, {actor, "operator.password_changed", name, {}});
}

void disableOperator(Writing& writing, const std::string& name, const std::string& actor) {
  if (writing.sql.run("UPDATE operators SET disabled = 1 WHERE name = $1", {name}) == 0)
    return writing.sql.fail(Error{Errc::notFound, "name", "no operator of that name"});
  writing.sql.run("DELETE FROM sessions WHERE operator = $1", {name});
  recordAudit(writing, {actor, "operator.disabled", name, {}});
}

std::optional<OperatorRow> findOperator(SqlSession& sql, const std::string& name) {
  std::optional<OperatorRow> found;
  sql.each("SELECT name, display, role, password_hash, disabled FROM operators WHERE name = $1", {name},
           [&found](const SqlRow& row) { found = operatorOf(row); });
  return found;
}

std::vector<OperatorRow> allOperators(SqlSession& sql) {
  std::vector<OperatorRow> rows;
  sql.each("SELECT name, display, role, password_hash, disabled FROM operators ORDER BY name", {},
           [&rows](const SqlRow& row) { rows.push_back(operatorOf(row)); });
  return rows;
}

SessionGrant openSession(Writing& writing, const Operator& who) {
  auto grant = newSession(writing, who, writing.now);
  recordAudit(writing, {who.name, "session.opened", who.name, {}});
  return grant;
}

SessionGrant refreshSession(Writing& writing, const Operator& who, const std::string& oldToken) {
  const auto hash = wire::sha256(oldToken);
  const auto since = writing.sql.integer("SELECT signed_in_at FROM sessions WHERE token_hash = $1 AND renew_until > $2",
                                         {hash, writing.now});
  if (!since) {
    writing.sql.fail(Error{Errc::unauthenticated, "", "sign in again"});
    return {};
  }
  const auto soon = writing.now + kGraceOfRefreshed;
  writing.sql.run("UPDATE sessions SET expires_at = $1 WHERE token_hash = $2 AND expires_at > $1", {soon, hash});
  writing.sql.run("UPDATE sessions SET renew_until = $1 WHERE token_hash = $2 AND renew_until > $1", {soon, hash});
  auto grant = newSession(writing, who, *since);
  recordAudit(writing, {who.name, "session.renewed", who.name, {}});
  return grant;
}

void closeSession(Writing& writing, const std::string& token) {
  writing.sql.run("DELETE FROM sessions WHERE token_hash = $1", {wire::sha256(token)});
}

std::optional<Operator> whoHas(SqlSession& sql, const std::string& token, Millis now) {
  return holderOf(sql, token, now, "expires_at");
}

std::optional<Operator> whoMayRenew(SqlSession& sql, const std::string& token, Millis now) {
  return holderOf(sql, token, now, "renew_until");
}

}  // namespace rebate::region
