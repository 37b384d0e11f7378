// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/code_book.h"

#include <sodium.h>

#include <array>
#include <vector>

#include "region/ledger/audit_log.h"
#include "region/ledger/one_time_code.h"
#include "region/ledger/operator_book.h"

namespace rebate::region {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytesOf(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// The name is bound in: a secret moved to another operator's row does not open.
std::string seal(const std::string& secret, const std::string& name, const StoreKey& key) {
  std::vector<unsigned char> box(kNonce + secret.size() + kTag);
  randombytes_buf(box.data(), kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(box.data() + kNonce, nullptr, bytesOf(secret), secret.size(),
                                             bytesOf(name), name.size(), nullptr, box.data(), key.data());
  std::string hex(box.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), box.data(), box.size());
  hex.pop_back();
  return hex;
}

std::optional<std::string> unseal(const std::string& hex, const std::string& name, const StoreKey& key) {
  std::array<unsigned char, kNonce + kCodeSecretBytes + kTag> box{};
  std::size_t size = 0;
  if (sodium_hex2bin(box.data(), box.size(), hex.data(), hex.size(), nullptr, &size, nullptr) != 0) return std::nullopt;
  if (size != box.size()) return std::nullopt;
  std::string secret(kCodeSecretBytes, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(secret.data()), nullptr, nullptr,
                                                 box.data() + kNonce, size - kNonce, bytesOf(name), name.size(),
                                                 box.data(), key.data()) != 0)
    return std::nullopt;
  return secret;
}

}  // namespace

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
      {name, seal(secret, name, key)});
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
  auto secret = key ? unseal(sealed, name, *key) : std::nullopt;
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
