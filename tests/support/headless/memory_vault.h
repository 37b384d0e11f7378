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
    if (fresh && fixed_)
      key->second.fill(static_cast<unsigned char>('k'));
    else if (fresh)
      key->second = random();
    return key->second;
  }
  void wipe() override { state_ = VaultState::locked; }
  bool recoverable() const override { return !passphrase_.empty(); }
  Subscription recover(const SecretText& passphrase, std::function<void(Outcome)> answer) override {
    return clock_.after(0, [this, passphrase, answer = std::move(answer)] {
      if (!recoverable()) return answer(Error{Errc::notFound, "passphrase", "none was set"});
      if (passphrase != passphrase_) return answer(Error{Errc::corrupt, "passphrase", "another one"});
      state_ = VaultState::ready;
      answer(Done{});
    });
  }
  Subscription setRecovery(const SecretText& passphrase, std::function<void(Outcome)> answer) override {
    return clock_.after(0, [this, passphrase, answer = std::move(answer)] {
      if (state_ != VaultState::ready) return answer(Error{Errc::locked, "vault", "not open"});
      if (!passphrase.empty() && passphrase.size() < 12) return answer(invalid("passphrase", "too short"));
      passphrase_ = passphrase;
      answer(Done{});
    });
  }
  Subscription rotate(std::function<void(Outcome)> answer) override {
    return clock_.after(0, [this, answer = std::move(answer)] {
      if (state_ != VaultState::ready) return answer(Error{Errc::locked, "vault", "not open"});
      ++rotations_;
      answer(Done{});
    });
  }
  Result<Key> renewDataKey(const std::string& purpose) override {
    if (state_ != VaultState::ready) return Error{Errc::locked, purpose, "not open"};
    return keys_[purpose] = random();
  }
  int rotations() const { return rotations_; }
  /// For a program that a test kills and starts again: it finds the same keys.
  void useFixedKeys() { fixed_ = true; }
  void lock(bool locked) { opens_ = !locked; }

 private:
  static Key random() {
    std::random_device device;
    Key key{};
    for (auto& byte : key) byte = static_cast<unsigned char>(device());
    return key;
  }

  Clock& clock_;
  bool opens_ = true;
  bool fixed_ = false;
  VaultState state_ = VaultState::opening;
  std::map<std::string, Key> keys_;
  SecretText passphrase_;
  int rotations_ = 0;
};

}  // namespace rebate::fixtures
