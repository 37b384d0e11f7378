// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "domain/operator.h"
#include "domain/result.h"
#include "ports/outbox.h"

namespace rebate {

/// Who used this desktop last. The token is empty once it was refused or given back.
struct RememberedOperator {
  Operator who;
  std::string token;
  Millis expiresAt = 0;
  std::string verifier;  ///< Argon2id of the password, for signing in while no region answers
  bool operator==(const RememberedOperator&) const = default;
};

/// What a profile remembers between two starts; encrypted wherever it rests.
class Profile {
 public:
  virtual ~Profile() = default;
  virtual Result<std::string> device() = 0;  ///< this desktop's id, minted once
  virtual Result<std::optional<RememberedOperator>> remembered() = 0;
  virtual Outcome remember(const RememberedOperator& person) = 0;
  /// Small things by name, as text; empty: none.
  virtual Result<std::string> value(const std::string& name) = 0;
  virtual Outcome setValue(const std::string& name, const std::string& text) = 0;
};

/// What one encrypted file keeps: the outbox, and the profile beside it.
struct Kept {
  std::unique_ptr<Outbox> outbox;
  std::unique_ptr<Profile> profile;
  std::string setAside;  ///< path of a damaged outbox that was put aside; somebody must be told
};

}  // namespace rebate
