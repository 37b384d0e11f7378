// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/options.h"
#include "console/threaded_workspace.h"
#include "ports/region_book.h"

namespace rebate::console {

/// Wires the real parts: links over the network, the encrypted files of the profile, the desktop's keychain.
/// Called on the thread that will run them.
Engine buildEngine(const Options& options, const std::vector<RegionEntry>& regions);

}  // namespace rebate::console
