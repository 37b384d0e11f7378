// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/timeline.h"

#include <array>
#include <utility>

#include "domain/names.h"

namespace rebate {
namespace {

constexpr std::array kKinds{
    std::pair{TimelineKind::order, "order"},           std::pair{TimelineKind::decision, "decision"},
    std::pair{TimelineKind::posting, "posting"},       std::pair{TimelineKind::note, "note"},
    std::pair{TimelineKind::adjustment, "adjustment"}, std::pair{TimelineKind::claim, "claim"},
    std::pair{TimelineKind::erasure, "erasure"},       std::pair{TimelineKind::reveal, "reveal"},
    std::pair{TimelineKind::level, "level"},           std::pair{TimelineKind::state, "state"},
    std::pair{TimelineKind::withdrawal, "withdrawal"}};

}  // namespace

std::string_view name(TimelineKind kind) {
  return nameIn(kKinds, kind);
}

std::optional<TimelineKind> timelineKindFrom(std::string_view text) {
  return valueIn<TimelineKind>(kKinds, text);
}

}  // namespace rebate
