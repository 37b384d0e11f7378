// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/outbox.h"
#include "ports/region_reads.h"

namespace rebate {

/// What a region's answer makes of an outbox row; `again` asks for patience before it is sent once more.
struct Settled {
  OutboxItem item;
  bool again = false;
  bool signIn = false;  ///< the token was refused
};
Settled settle(OutboxItem item, const DecisionReply& reply, const std::string& region, Millis now);
/// Of a command's row.
Settled settle(OutboxItem item, const CommandReply& reply, const std::string& region, Millis now);

}  // namespace rebate
