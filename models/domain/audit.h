// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/result.h"

namespace rebate {

/// One link of a store's audit chain. `record` is JSON text, byte for byte what `hash` was made of, together with the
/// hash of the record before.
struct AuditRecord {
  std::int64_t seq = 0;
  std::string record;
  std::string hash;
  bool operator==(const AuditRecord&) const = default;
};

/// What a desktop makes of a region's newest record, beside what it has seen itself of the same store.
enum class AuditVerdict {
  unknown,  ///< nothing heard yet
  same,     ///< goes on from the newest record this desktop has witnessed
  ahead,    ///< newer than that, and not compared yet
  behind,   ///< older, and part of the same history as far as is known
  forked,   ///< a record of the same number is another one
  lost,     ///< went back below what it had, and stays there
};

struct AuditHeadView {
  std::string region;
  AuditVerdict verdict = AuditVerdict::unknown;
  std::int64_t seq = 0;  ///< what the region says
  std::string hash;
  std::int64_t witnessedSeq = 0;  ///< what this desktop has witnessed
  std::string witnessedHash;
  std::int64_t forkedAt = 0;  ///< number of a record that is another one here; 0: none
  bool operator==(const AuditHeadView&) const = default;
};
inline bool isAlarming(AuditVerdict verdict) {
  return verdict == AuditVerdict::forked || verdict == AuditVerdict::lost;
}

/// A chain that is being verified, or was.
struct ChainCheck {
  std::string region;
  bool running = false;
  std::int64_t from = 0;        ///< the record it began behind
  std::int64_t checked = 0;     ///< the last one that fits
  std::int64_t of = 0;          ///< the region's newest
  std::int64_t brokenAt = 0;    ///< the first one that does not fit; 0: none so far
  std::int64_t finishedAt = 0;  ///< regions' clock, ms; 0: not to the end yet
  std::string head;             ///< hash of `checked`
  std::optional<Error> why;     ///< it stopped because of this
  bool operator==(const ChainCheck&) const = default;
};

}  // namespace rebate
