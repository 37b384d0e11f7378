// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rebate::clipboard {

void put(const QString& text);
/// What this program copied, and nobody replaced since, is taken back: rows name people and money.
void clearOwn();

}  // namespace rebate::clipboard
