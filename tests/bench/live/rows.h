// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "bench.h"

namespace rebate::bench {

// The rows, by name on the command line:
void streamRows(const Options& options);
void deathRow(const Options& options);
void silenceRow(const Options& options);

/// Runs the window's events until it holds; gives up after two minutes.
void runUntil(const std::function<bool()>& holds, const char* what);

}  // namespace rebate::bench
