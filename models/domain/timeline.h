// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace rebate {

/// Everything that touched a user. order: a line they own, at the moment the order was made; posting: a leg on one of
/// their accounts; adjustment, claim, erasure: the proposal, at the moment it was made, as it stands now.
enum class TimelineKind {
  order,
  decision,
  posting,
  note,
  adjustment,
  claim,
  erasure,
  withdrawal,
  reveal,
  level,
  state
};
std::string_view name(TimelineKind kind);
std::optional<TimelineKind> timelineKindFrom(std::string_view name);

}  // namespace rebate
