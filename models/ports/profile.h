// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

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

/// The profile's value under which a report of a salvage stands until somebody has read it.
inline constexpr const char* kSalvageReport = "salvage";

/// What became of an outbox that was damaged.
struct Salvage {
  struct Numbers {
    std::int64_t from = 0, to = 0;
    bool operator==(const Numbers&) const = default;
  };
  std::string setAside;        ///< path of the damaged file, as it was
  std::int64_t saved = 0;      ///< decisions carried over into the new file, with their numbers and ids
  std::int64_t damaged = 0;    ///< decisions that are known to have been there and could not be read
  std::vector<Numbers> lost;   ///< which of this desktop's numbers those had
  bool wholeNumbers = true;    ///< false: how many there were is not known, so more than `damaged` may be lost
  bool profileSaved = false;   ///< the desktop's id and operator were carried over; otherwise the id is a new one
  bool operator==(const Salvage&) const = default;
};

/// What one encrypted file keeps: the outbox, and the profile beside it.
struct Kept {
  std::unique_ptr<Outbox> outbox;
  std::unique_ptr<Profile> profile;
  std::string setAside;            ///< path of a damaged outbox that was put aside at this start
  std::optional<Salvage> salvage;  ///< what was carried over from one; until the value "salvage" is emptied
};

}  // namespace rebate
