// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace rebate {

/// One link of a store's audit chain. `record` is JSON text, byte for byte what `hash` was made of, together with the
/// hash of the record before.
struct AuditRecord {
  std::int64_t seq = 0;
  std::string record;
  std::string hash;
  bool operator==(const AuditRecord&) const = default;
};

}  // namespace rebate
