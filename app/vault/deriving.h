// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

#include "ports/subscription.h"
#include "vault/recovery.h"

namespace rebate::vault {

/// derive() on a thread of its own, because the regions' links wait on the caller's. Answers in the event loop of
/// `context`; ending the subscription waits for the thread, so that no passphrase outlives it.
Subscription deriveAside(const SecretText& passphrase, const Derivation& derivation, QObject& context,
                         std::function<void(Result<Secret>)> answer);

}  // namespace rebate::vault
