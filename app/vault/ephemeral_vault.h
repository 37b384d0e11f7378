// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "ports/clock.h"
#include "ports/vault.h"
#include "vault/secret.h"

namespace rebate::vault {

/// Keys for a session that leaves nothing behind: made when asked for, never written, gone with the program.
class EphemeralVault : public Vault {
 public:
  explicit EphemeralVault(Clock& clock) : clock_(clock) {}

  Subscription open(std::function<void(Outcome)> answer) override {
    state_ = VaultState::ready;
    return later(std::move(answer), Done{});
  }
  VaultState state() const override { return state_; }
  std::string backend() const override { return {}; }
  Result<Key> dataKey(const std::string& purpose) override {
    if (state_ != VaultState::ready) return Error{Errc::locked, purpose, "not open"};
    const auto [key, fresh] = keys_.try_emplace(purpose);
    if (fresh) key->second = Secret::random();
    return key->second.bytes();
  }
  void wipe() override {
    keys_.clear();
    state_ = VaultState::locked;
  }
  bool recoverable() const override { return false; }
  Subscription recover(const SecretText&, std::function<void(Outcome)> answer) override {
    return later(std::move(answer), Error{Errc::notFound, "passphrase", "nothing is kept"});
  }
  Subscription setRecovery(const SecretText&, std::function<void(Outcome)> answer) override {
    return later(std::move(answer), Error{Errc::unavailable, "passphrase", "nothing is kept"});
  }
  Subscription rotate(std::function<void(Outcome)> answer) override { return later(std::move(answer), Done{}); }
  Result<Key> renewDataKey(const std::string& purpose) override {
    keys_.erase(purpose);
    return dataKey(purpose);
  }

 private:
  Subscription later(std::function<void(Outcome)> answer, Outcome outcome) {
    return clock_.after(0, [answer = std::move(answer), outcome] { answer(outcome); });
  }

  Clock& clock_;
  VaultState state_ = VaultState::opening;
  std::map<std::string, Secret> keys_;
};

}  // namespace rebate::vault
