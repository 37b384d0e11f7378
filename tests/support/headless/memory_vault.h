// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <random>

#include "ports/clock.h"
#include "ports/vault.h"

namespace rebate::fixtures {

/// Keys that live as long as the program: for tests and programs without a desktop. Never part of the console.
class MemoryVault : public Vault {
 public:
  explicit MemoryVault(Clock& clock) : clock_(clock) {}

  Subscription open(std::function<void(Outcome)> answer) override {
    return clock_.after(0, [this, answer = std::move(answer)] {
      state_ = opens_ ? VaultState::ready : VaultState::locked;
      if (opens_)
        answer(Done{});
      else
        answer(Error{Errc::locked, "keychain", "as the test wants it"});
    });
  }
  VaultState state() const override { return state_; }
  std::string backend() const override { return "memory"; }
  Result<Key> dataKey(const std::string& purpose) override {
    if (state_ != VaultState::ready) return Error{Errc::locked, purpose, "not open"};
    auto [key, fresh] = keys_.try_emplace(purpose);
    std::random_device random;
    if (fresh && fixed_)
      key->second.fill(static_cast<unsigned char>('k'));
    else if (fresh)
      for (auto& byte : key->second) byte = static_cast<unsigned char>(random());
    return key->second;
  }
  void wipe() override { state_ = VaultState::locked; }
  /// For a program that a test kills and starts again: it finds the same keys.
  void useFixedKeys() { fixed_ = true; }
  void lock(bool locked) { opens_ = !locked; }

 private:
  Clock& clock_;
  bool opens_ = true;
  bool fixed_ = false;
  VaultState state_ = VaultState::opening;
  std::map<std::string, Key> keys_;
};

}  // namespace rebate::fixtures
