// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "ports/vault.h"

namespace rebate::vault {

/// Overwrites memory so that the compiler cannot leave it out.
void wipe(void* bytes, std::size_t size);

/// A key that overwrites itself.
class Secret {
 public:
  Secret() = default;
  explicit Secret(Key& key) : bytes_(key) { wipe(key.data(), key.size()); }  ///< takes it: the source is wiped
  Secret(Secret&& other) noexcept : bytes_(other.bytes_) { wipe(other.bytes_.data(), other.bytes_.size()); }
  Secret& operator=(Secret&& other) noexcept;
  ~Secret() { wipe(bytes_.data(), bytes_.size()); }

  static Secret random();
  Secret copy() const;
  const Key& bytes() const { return bytes_; }
  bool operator==(const Secret& other) const;  ///< in constant time

 private:
  Key bytes_{};
};

}  // namespace rebate::vault
