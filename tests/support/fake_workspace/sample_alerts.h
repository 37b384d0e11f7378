// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fake_workspace/fake_alert_desk.h"
#include "fake_workspace/fake_workspace.h"

namespace rebate {

/// A failover's alerts beside a usual day's: of every severity, one in somebody's hand, two that are kept quiet, and a
/// board of maintenance. The workspace's regions must be there.
void addAlerts(FakeWorkspace& workspace, FakeAlertDesk& desk);

}  // namespace rebate
