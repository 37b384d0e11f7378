// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "region/ledger/writing.h"

namespace rebate::region {

/// One transaction of a command line, under the epoch in force. It takes the store's write lock like any
/// writer, and the epoch only changes under that lock, so a serving leader's fencing stays whole.
Outcome writeOffline(SqlSession& sql, const std::function<void(Writing&)>& job);

/// A region serves from this store right now: keep transactions short.
bool leaseIsLive(SqlSession& sql);

}  // namespace rebate::region
