// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/code_book.h"

#include <sodium.h>

#include "region/ledger/audit_log.h"
#include "region/ledger/one_time_code.h"
#include "region/ledger/operator_book.h"
#include "region/storage/sealed_box.h"

namespace rebate::region {

std::string giveCode(Writing& writing, const std::string& name, const StoreKey& key, const std::string& actor) {
  if (!findOperator(writing.sql, name)) {
    writing.sql.fail(Error{Errc::notFound, "name", "no operator of that name"});
    return {};
  }
  std::string secret(kCodeSecretBytes, '\0');
  randombytes_buf(secret.data(), secret.size());
  writing.sql.run(
      "INSERT INTO one_time_codes (operator, sealed, last_step) VALUES ($1, $2, 0) "
      "ON CONFLICT (operator) DO UPDATE SET sealed = excluded.sealed, last_step = 0",
      {name, sealBox(secret, name, key)});
  recordAudit(writing, {actor, "operator.code_given", name, {}});
  auto uri = otpauthUri(name, secret);
  sodium_memzero(secret.data(), secret.size());
  return uri;
}

void takeCode(Writing& writing, const std::string& name, const std::string& actor) {
  if (writing.sql.run("DELETE FROM one_time_codes WHERE operator = $1", {name}) == 0)
    return writing.sql.fail(Error{Errc::notFound, "name", "no operator of that name has one-time codes"});
  recordAudit(writing, {actor, "operator.code_taken", name, {}});
}

bool needsCode(SqlSession& sql, const std::string& name) {
  return sql.integer("SELECT 1 FROM one_time_codes WHERE operator = $1", {name}).has_value();
}

bool anybodyNeedsCode(SqlSession& sql) {
  return sql.integer("SELECT 1 FROM one_time_codes LIMIT 1").has_value();
}

bool takesCode(Writing& writing, const std::string& name, const std::string& code, const std::optional<StoreKey>& key) {
  const auto sealed = writing.sql.text("SELECT sealed FROM one_time_codes WHERE operator = $1", {name}).value_or("");
  auto secret = key ? openBox(sealed, name, *key) : std::nullopt;
  if (!secret) {
    writing.sql.fail(Error{Errc::unavailable, "code", "the key beside the store does not open this secret"});
    return false;
  }
  const auto last = writing.sql.integer("SELECT last_step FROM one_time_codes WHERE operator = $1", {name}).value_or(0);
  const auto step = stepOfCode(*secret, code, writing.now, last);
  sodium_memzero(secret->data(), secret->size());
  if (step) writing.sql.run("UPDATE one_time_codes SET last_step = $1 WHERE operator = $2", {*step, name});
  return step.has_value();
}

}  // namespace rebate::region
