// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "ports/cache.h"
#include "ports/history.h"
#include "ports/profile.h"
#include "ports/vault.h"

namespace rebate {

/// What one operator has at this desktop: a key in the keychain, and files that only this key opens.
struct AccountParts {
  std::string id;       ///< the same for the same operator; says nothing about who it is
  bool exists = false;  ///< there are files: the key must be there, and none may be made in its place
  std::shared_ptr<Vault> vault;
  std::function<Outcome()> prepare = {};  ///< makes the folder. Errc::storage
  std::function<Result<std::unique_ptr<Cache>>(const Key&)> openCache;
  std::function<Result<std::unique_ptr<CacheReader>>(const Key&)> openReader;
  std::function<Result<Kept>(const Key&)> openKept;
  std::function<Result<std::unique_ptr<History>>(const Key&)> openHistory = {};  ///< none: nothing is recorded
  std::function<void()> setCacheAside = {};  ///< a copy that turned out damaged while in use
  std::function<void()> removeCache = {};    ///< a copy whose key is gone
  std::function<void()> chosen = {};         ///< the next start begins with this account
};

/// The files of whoever is at this desktop, open or closed. Closed means: no connection, no key in memory.
class LocalAccount {
 public:
  explicit LocalAccount(AccountParts parts) : parts_(std::move(parts)) {}

  /// The vault, then outbox and profile. Errc::locked, unavailable, timedOut, corrupt, newer, storage.
  void open(std::function<void(Outcome)> answer);
  Outcome openFiles();  ///< outbox and profile, of a vault that is open
  Outcome openCopy();   ///< cache and reader, once the files are open
  void openHistory();   ///< what cannot be opened is not there: nobody's work depends on it
  void closeCopy();
  void close();

  /// Puts a damaged copy aside and begins another.
  Outcome replaceCopy();
  /// Destroys the copy's key, so that no copy of the file can be read again, and begins another.
  Outcome wipeCopy();
  /// Another read connection, for another thread. Errc::locked while it is closed.
  Result<std::unique_ptr<CacheReader>> anotherReader();

  const std::string& id() const { return parts_.id; }
  bool exists() const { return parts_.exists; }
  void chosen();
  Vault& vault() { return *parts_.vault; }
  const Vault& vault() const { return *parts_.vault; }
  bool isOpen() const { return kept_.outbox != nullptr; }
  bool opening() const { return static_cast<bool>(opening_); }
  Outbox* outbox() { return kept_.outbox.get(); }
  Profile* profile() { return kept_.profile.get(); }
  Cache* cache() { return cache_.get(); }
  CacheReader* reader() { return reader_.get(); }
  History* history() { return history_.get(); }
  const Kept& kept() const { return kept_; }

 private:
  AccountParts parts_;
  Kept kept_;
  std::unique_ptr<Cache> cache_;
  std::unique_ptr<CacheReader> reader_;
  std::unique_ptr<History> history_;
  Subscription opening_;
};

}  // namespace rebate
