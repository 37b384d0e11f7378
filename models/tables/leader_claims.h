// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ports/workspace.h"
#include "tables/rows_model.h"

namespace rebate {

/// How one observer's word stands to what most of those who answer say of the newest epoch.
enum class ClaimVerdict { agrees, disagrees, outdated, unknown };

/// Who somebody says leads.
struct LeaderClaim {
  enum class Observer { region, member, peer };
  Observer observer = Observer::region;
  std::string name;                      ///< of the region, or of the database member
  std::string through;                   ///< a peer's word: as this region heard it
  std::string leader;                    ///< a region; empty: nobody
  std::optional<std::int64_t> timeline;  ///< the region's epoch, or the member's timeline
  std::string role;                      ///< of a member, as it says
  Millis age = -1;                       ///< since it was heard; −1: never
  ClaimVerdict verdict = ClaimVerdict::unknown;
  bool operator==(const LeaderClaim&) const = default;
  std::string key() const { return std::to_string(static_cast<int>(observer)) + '/' + name + '/' + through; }
};

struct LeaderAgreement {
  std::string leader;  ///< whom most of the reachable name; empty: nobody
  int agree = 0;
  int reachable = 0;
};

/// Everybody who can be asked, the reachable first. `clockAhead`: the regions' clock less this desktop's.
std::vector<LeaderClaim> claimsOf(const std::vector<RegionView>& regions, Millis clockAhead, Millis now);
LeaderAgreement agreementOf(const std::vector<LeaderClaim>& claims);

class LeaderClaimsModel : public RowsModel<LeaderClaim> {
  Q_OBJECT
 public:
  enum class Column { observer, leader, timeline, heard, verdict };
  static constexpr int kColumns = 5;
  explicit LeaderClaimsModel(QObject* parent = nullptr) : RowsModel(parent) {}
  void setClaims(std::vector<LeaderClaim> claims);
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
  QVariant data(const QModelIndex& index, int role) const override;
};

}  // namespace rebate
