// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <optional>
#include <string>

#include "ports/cache.h"

namespace rebate {

/// What a person asks the table for. Ages are spans, so that a saved view means the same tomorrow.
struct RebateFilter {
  std::optional<RebateState> state = RebateState::awaitingApproval;
  std::string text = {};
  std::optional<Platform> platform = {};
  std::optional<Fen> least = {};
  std::optional<Millis> olderThan = {}, newerThan = {};  ///< ms since the order was made
  std::string proposedBy = {};
  RebateOrder order = RebateOrder::newest;
  bool ascending = false;
  bool operator==(const RebateFilter&) const = default;
};

/// Moments are whole minutes, so that the same filter is the same query for a while.
RebateQuery queryOf(const RebateFilter& filter, Millis now);
RebateFilter filterOf(const RebateQuery& query, Millis now);

QJsonObject jsonOf(const RebateFilter& filter);
RebateFilter filterFrom(const QJsonObject& json);  ///< what is not understood is left out

}  // namespace rebate
