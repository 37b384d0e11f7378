// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "ports/alert_desk.h"
#include "ports/record_desk.h"

namespace rebate::monitor {

/// Tells what happened between two looks at the regions. What stands at the first look did not happen.
class EventWatch {
 public:
  /// Oldest first, each with an id that is the same whoever tells of it and however often.
  std::vector<RecordEvent> looked(const WorkspaceFacts& facts, Millis now);
  /// The same of alerts: what began to fire, and what ended. One whose source is silent has not ended.
  std::vector<RecordEvent> looked(const AlertFacts& facts, Millis now);

 private:
  struct Firing {
    std::string name, region;
    Millis startsAt = 0;
  };
  struct Seen {
    LinkState link = LinkState::connecting;
    bool breakerOpen = false;
    std::string leader;
    std::map<PartKind, Part> parts;
  };
  struct Member {
    std::string stands;  ///< role and timeline
    Millis seenAt = 0;
  };
  void look(const RegionView& view, Millis clockAhead, Millis now);
  void lookAtLink(const RegionView& view, Seen& before, Millis now);
  void lookAtParts(const RegionView& view, Seen& before, Millis clockAhead, Millis now);
  void lookAtMembers(const Topology& topology, Millis clockAhead, Millis now);
  void lookAtFailover(const Failover& failover);
  void lookAtBoard(const MaintenanceBoard& board, Millis clockAhead, Millis now);
  void sayAlert(const std::string& fingerprint, const Firing& alert, bool fires, Status status, Millis now);
  void say(RecordEvent event);

  std::map<std::string, Seen> regions_;  ///< by address
  Millis watchingSince_ = 0;             ///< by the clock of the alerts
  std::map<std::string, Member> members_;
  std::set<std::string> phases_;  ///< ids of those told of
  std::optional<MaintenanceBoard> board_;
  std::map<std::string, MaintenanceWindow> working_;     ///< whose time has come
  Millis boardOf_ = 0;                                   ///< when who told of it last had looked, by the regions' clock
  std::optional<std::map<std::string, Firing>> alerts_;  ///< by fingerprint
  std::vector<RecordEvent> found_;
};

}  // namespace rebate::monitor
