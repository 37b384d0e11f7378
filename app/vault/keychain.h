// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "ports/subscription.h"
#include "vault/secret.h"

namespace rebate::vault {

/// Which keychain entries are kept in; empty when there is none that may be used. On Linux that is the Secret Service
/// (GNOME Keyring, KWallet, KeePassXC): without libsecret QtKeychain would look for others by itself.
std::string keychainBackend();

/// Entries of the desktop's keychain. A job may hang for as long as the keychain does: ending its subscription only
/// stops waiting for it. Errors: notFound, locked, unavailable.
Subscription readEntry(const std::string& service, const std::string& entry,
                       std::function<void(Result<Secret>)> answer);
Subscription writeEntry(const std::string& service, const std::string& entry, const Secret& secret,
                        std::function<void(Outcome)> answer);

}  // namespace rebate::vault
