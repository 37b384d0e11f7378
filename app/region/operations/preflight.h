// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/switchover.h"
#include "region/api/services.h"

namespace rebate::region {

/// Every check of a switchover to `to`, of this moment, asked by the leader; a second or two at most. `order`: the one
/// it is for, which does not speak against itself.
asio::awaitable<Preflight> preflight(Services& services, std::string to, std::string order);

}  // namespace rebate::region
