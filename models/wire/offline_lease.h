// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>

#include "domain/offline_lease.h"
#include "wire/json.h"

namespace rebate::wire {

/// Signs leases with a key pair made of a secret that all regions of a platform share.
class LeaseSigner {
 public:
  explicit LeaseSigner(const std::array<unsigned char, 32>& seed);
  const std::string& publicKey() const { return publicKey_; }  ///< hex
  OfflineLease sign(const std::string& store, Millis now) const;

 private:
  std::array<unsigned char, 64> secret_{};
  std::string publicKey_;
};

/// False for unreadable hex, too.
bool verifies(const OfflineLease& lease, const std::string& publicKey);

json::object toJson(const OfflineLease& lease);
Result<OfflineLease> offlineLeaseFrom(const json::value& value);

}  // namespace rebate::wire
