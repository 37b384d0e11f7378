// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "region/api/call.h"
#include "region/api/connection.h"

namespace rebate::region {

/// Server-sent events until either side ends it: `change`, `heartbeat` (every second and at once when the
/// leadership changes), `topology` (every 2 s and then, too), `reset` when the cursor cannot be continued from,
/// `stopping` when this region ends.
asio::awaitable<void> streamChanges(Connection& connection, const Call& call);

/// Everything the role may see, as NDJSON of one moment: {"begin":…}, users, rebates, withdrawals, {"end":…}.
/// True: complete, the connection can go on.
asio::awaitable<bool> streamSnapshot(Connection& connection, const Call& call);

/// Heartbeat of this region as its process sees it now.
Heartbeat heartbeatOf(const Services& services);

/// Users, rebates and withdrawals come together in streams: who may not read all of them gets none.
bool maySeeRows(const Operator& who);

}  // namespace rebate::region
