// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fake_workspace/fake_workspace.h"

namespace rebate {

/// A morning's queue: some of every stage, and the users they belong to.
void addWithdrawals(FakeWorkspace& workspace);

/// Who signs in in the scenes, and others who act in the queue.
inline constexpr const char* kFinance = "chen.jing";
inline constexpr const char* kOtherFinance = "li.wei";
inline constexpr const char* kSupport = "zhao.min";

/// One batch with a withdrawal of every fate, as a region tells it.
PayoutDetail samplePayout(const FakeWorkspace& workspace);

}  // namespace rebate
