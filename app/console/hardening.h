// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rebate::console {

/// First in main(): a crash writes no core, and no other process of the same person may read the memory or attach a
/// debugger. Where the system cannot do one of these, the rest still holds.
void hardenProcess();

}  // namespace rebate::console
