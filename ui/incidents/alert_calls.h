// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/workspace.h"
#include "ui/incidents/quiet_hours.h"

namespace rebate {

/// How alerts call whoever is inside; kept with what else is theirs.
struct AlertCalls {
  bool sound = true;
  bool notices = true;  ///< by the desktop, while another window is in front
  QuietHours quiet = {};
  bool operator==(const AlertCalls&) const = default;
};

/// What is not understood is as usual: somebody is called.
AlertCalls alertCallsIn(const Preferences& preferences);
void keepAlertCalls(Workspace& workspace, const AlertCalls& calls);

}  // namespace rebate
