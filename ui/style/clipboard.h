// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rebate::clipboard {

void put(const QString& text);
/// Likewise, marked for clipboard managers as nothing to keep.
void putSecret(const QString& text);
/// The secret is taken back, if it is still the one that is there.
void clearSecret();
/// What this program copied, and nobody replaced since, is taken back: rows name people and money.
void clearOwn();

}  // namespace rebate::clipboard
