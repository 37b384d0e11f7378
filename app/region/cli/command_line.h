// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rebate::region::cli {

/// The whole of rebate-region's command line; returns the exit status.
int run(int argc, char** argv);

}  // namespace rebate::region::cli
