// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/time.h"
#include "ports/vault.h"
#include "vault/secret.h"
#include "vault/wrapped_keys.h"

namespace rebate::vault {

struct VaultOptions {
  std::string profile = "default";
  std::string account;                 ///< of the operating system
  std::string keyFile;                 ///< wrapped data keys
  std::vector<std::string> databases;  ///< what they open: while one exists, no key is made
  std::vector<std::string> purposes = {"cache", "outbox"};
  Millis timeout = 10'000;
  std::string service = "rebate-console";
};

/// The desktop's keychain holds one key; that one opens a file with the databases' keys. A locked keychain answers
/// like one without the entry, so a key is only ever made when nothing exists that another key could belong to.
class KeychainVault : public Vault {
 public:
  explicit KeychainVault(VaultOptions options);
  ~KeychainVault() override;

  Subscription open(std::function<void(Outcome)> answer) override;
  VaultState state() const override { return state_; }
  std::string backend() const override { return backend_; }
  Result<Key> dataKey(const std::string& purpose) override;
  void wipe() override;

 private:
  void begin();
  void entryRead(Result<Secret> entry);
  void createEntry();
  void verifyEntry();
  void openWith(const Secret& master);
  Outcome createDataKeys(const Secret& master);
  Outcome unwrapDataKeys(const Secret& master);
  bool somethingExists() const;
  void finish(const Outcome& outcome);
  std::string entryName() const;

  VaultOptions options_;
  std::string backend_;
  VaultState state_ = VaultState::opening;
  std::function<void(Outcome)> answer_;
  std::optional<WrappedKeys> wrapped_;
  Secret created_;
  std::map<std::string, Secret> dataKeys_;
  Subscription job_;
  QTimer watchdog_;
};

}  // namespace rebate::vault
