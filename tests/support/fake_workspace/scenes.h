// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fake_workspace/fake_workspace.h"

namespace rebate::scenes {

/// Moments of a working day, each a whole state of the workspace.
void signedOut(FakeWorkspace& workspace);  ///< two regions answer, one does not
void vaultLocked(FakeWorkspace& workspace);
void live(FakeWorkspace& workspace);  ///< three regions, cn-east leads, 400 rebates
void failoverRunning(FakeWorkspace& workspace);
void recovered(FakeWorkspace& workspace);
void offline(FakeWorkspace& workspace);      ///< nobody answers since 110 s; the outbox holds four decisions
void locked(FakeWorkspace& workspace);       ///< while offline, after nobody was there
void leaseEnding(FakeWorkspace& workspace);  ///< offline for nearly three days; names are hidden
void sealed(FakeWorkspace& workspace);       ///< offline for longer than the copy may be shown
void back(FakeWorkspace& workspace);         ///< live again; what happened meanwhile was not read yet
void readOnly(FakeWorkspace& workspace);     ///< signed in without a keyring
void nothingYet(FakeWorkspace& workspace);   ///< signed in, first snapshot on its way

/// What came before: two minutes of credited rates, one every 2 s, with a hole in it when wanted.
std::vector<RatePoint> rates(Millis until, bool hole);

}  // namespace rebate::scenes
