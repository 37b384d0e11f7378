// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "ports/subscription.h"
#include "vault/secret.h"

namespace rebate::vault {

/// Which keychain entries are kept in; empty when there is none that may be used. On Linux that is KWallet on a KDE
/// desktop, as QtKeychain chooses, and else the Secret Service (GNOME Keyring, KeePassXC): without libsecret
/// QtKeychain would look for others by itself.
std::string keychainBackend();

/// Before a run of jobs: a Secret Service that was restarted does not know the session that libsecret keeps for life.
void renewKeychainSession();

/// A vault's numbered entries in the desktop's keychain: "prefix/master-key/1", … A job may hang for as long as the
/// keychain does: ending its subscription only stops waiting for it. Jobs run in their order.
/// Errors: notFound, locked, unavailable.
class MasterEntries {
 public:
  MasterEntries(std::string service, const std::string& prefix) : service_(std::move(service)), prefix_(prefix) {}

  Subscription read(int number, std::function<void(Result<Secret>)> answer) const;
  Subscription write(int number, const Secret& secret, std::function<void(Outcome)> answer) const;
  Subscription remove(int number, std::function<void(Outcome)> answer) const;  ///< done when there was none

 private:
  std::string name(int number) const { return prefix_ + "/master-key/" + std::to_string(number); }
  std::string service_, prefix_;
};

}  // namespace rebate::vault
