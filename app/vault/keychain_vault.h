// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/time.h"
#include "ports/vault.h"
#include "vault/folder_lock.h"
#include "vault/keychain.h"
#include "vault/open_keys.h"

namespace rebate::vault {

class Rotation;

struct VaultOptions {
  std::string profile = "default";
  std::string account;                 ///< of the operating system
  std::string keyFile;                 ///< wrapped data keys
  std::vector<std::string> databases;  ///< what they open: while one exists, no key is made
  std::vector<std::string> purposes = {"cache", "outbox"};  ///< made at first; later ones come by renewDataKey
  Millis timeout = 10'000;  ///< for each answer of the keychain
  std::string service = "rebate-console";
  Derivation derivation = {};  ///< limits for new recovery passphrases
  StepListener step = {};      ///< a test looks on, and kills
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
  bool recoverable() const override { return recoverable_; }
  Subscription recover(const SecretText& passphrase, std::function<void(Outcome)> answer) override;
  Subscription setRecovery(const SecretText& passphrase, std::function<void(Outcome)> answer) override;
  Subscription rotate(std::function<void(Outcome)> answer) override;
  Result<Key> renewDataKey(const std::string& purpose) override;

 private:
  using Answer = std::function<void(Outcome)>;
  /// One operation: `first` runs once the caller is back in the event loop.
  Subscription begin(Answer answer, std::function<void()> first);
  void finish(const Outcome& outcome);  ///< of whatever runs
  void forget();                        ///< what runs, without an answer
  void finishOpening(const Outcome& outcome);
  void wait() { watchdog_.start(static_cast<int>(options_.timeout)); }

  // Opening (keychain_vault.cpp)
  void look();
  void tryEntry(std::size_t candidate);
  void entryRead(std::size_t candidate, const Result<Secret>& entry);
  void noEntryOpens();
  void firstUse();
  void createEntry();
  void verifyEntry();
  void createFile(const Secret& master);
  bool databaseExists() const;

  // With open keys (keychain_vault_keys.cpp)
  Outcome readFile();
  void recoverWith(const SecretText& passphrase);
  void derived(const Secret& passphraseKey);
  void giveBack();
  Outcome replaceFile(WrappedKeys file);
  /// The key file, against other processes; who tidies up is soon done. Errc::busy, storage.
  Outcome lock(Millis patience = 200);
  void tidy();
  void removeLeftovers();

  VaultOptions options_;
  std::string backend_;
  MasterEntries entries_;
  VaultState state_ = VaultState::opening;
  bool recoverable_ = false;

  Answer answer_;
  int turn_ = 0;  ///< of the operation that runs
  std::optional<WrappedKeys> file_;
  std::vector<int> candidates_;
  std::optional<Error> refusal_;  ///< of an entry that was there
  Secret created_;
  std::optional<FolderLock> lock_;
  std::unique_ptr<Rotation> rotation_;
  Subscription job_, deriving_, tidying_;

  std::optional<OpenKeys> keys_;
  QTimer watchdog_;
};

}  // namespace rebate::vault
