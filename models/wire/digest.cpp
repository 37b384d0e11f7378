// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/digest.h"

#include <openssl/sha.h>
#include <sodium.h>

#include <array>

namespace rebate::wire {

std::string sha256(std::string_view bytes) {
  // OpenSSL's uses the processor's own instructions, libsodium's does not: of a batch of decisions it was a tenth.
  std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash.data());
  std::string hex(hash.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  hex.pop_back();
  return hex;
}

std::string contentHash(const Rebate& r) {
  std::string text;
  const auto add = [&text](std::string_view field) {
    text += field;
    text += '\x1f';
  };
  add(r.id);
  add(r.userId);
  add(r.item);
  add(name(r.upstream));
  add(name(r.level));
  add(name(r.state));
  add(name(r.reason));
  add(r.proposedBy);
  for (const std::int64_t figure :
       {r.statusCode, std::int64_t{r.refundOpen}, std::int64_t{r.reserveRate.value}, std::int64_t{r.shareRate.value},
        r.paid.value, r.income.value, r.platformFee.value, r.split.due.value, r.split.reserve.value,
        r.split.user.value, r.split.platform.value, r.modifiedAt})
    add(std::to_string(figure));
  if (!r.inviterId.empty()) {  // left out otherwise: hashes made before there were inviters stay true
    add(r.inviterId);
    add(std::to_string(r.inviterRate.value));
    add(std::to_string(r.split.inviter.value));
  }
  return sha256(text);
}

std::string chainHash(std::string_view previousHex, std::string_view record) {
  std::string text(previousHex);
  text += '\n';
  text += record;
  return sha256(text);
}

}  // namespace rebate::wire
