// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/decision_lookup.h"

#include <algorithm>

namespace rebate::monitor {
namespace {

constexpr Millis kBefore = 30'000, kAfter = 60'000;  ///< around the failover: what was acknowledged then could be gone
constexpr std::size_t kMost = 100;
constexpr int kPage = 500;

}  // namespace

struct DecisionLookup::Run {
  Failover failover;
  std::function<void(std::optional<DecisionsThrough>)> answer;
  std::vector<OutboxItem> items;
  std::size_t at = 0;
  DecisionsThrough found;
};

void DecisionLookup::run(const Failover& failover, std::function<void(std::optional<DecisionsThrough>)> answer) {
  running_ = std::make_shared<Run>(Run{failover, std::move(answer), {}, 0, {}});
  gather(running_, 0);
}

void DecisionLookup::gather(const std::shared_ptr<Run>& run, std::int64_t after) {
  const std::weak_ptr<Run> weak = run;
  workspace_.outboxPage(after, kPage, [this, weak](const Result<std::vector<OutboxItem>>& page) {
    const auto still = weak.lock();
    if (!still) return;
    if (!page) return finish(still, std::nullopt);
    const auto from = still->failover.lostAt - kBefore;
    const auto to = still->failover.reroutedAt.value_or(still->failover.lostAt) + kAfter;
    for (const auto& item : *page)
      if (!item.command && item.state == OutboxState::applied && item.settledAt >= from && item.settledAt < to)
        still->items.push_back(item);
    if (std::ssize(*page) == kPage) return gather(still, page->back().decision.deviceSeq);
    if (still->items.size() > kMost) return finish(still, std::nullopt);
    next(still);
  });
}

void DecisionLookup::next(const std::shared_ptr<Run>& run) {
  if (run->at == run->items.size()) return finish(run, run->found);
  const std::weak_ptr<Run> weak = run;
  const auto& item = run->items[run->at];
  TimelineRead wish{item.seen.userId, {TimelineKind::decision}, {}, 500};
  ask(workspace_, wish, [this, weak](const Result<TimelineSlice>& slice) {
    const auto still = weak.lock();
    if (!still) return;
    if (!slice) return finish(still, std::nullopt);
    // In a timeline an id carries its kind: it is one among orders, postings, notes.
    const auto id = std::string(name(TimelineKind::decision)) + ':' + still->items[still->at++].decision.id;
    const auto times =
        std::count_if(slice->items.begin(), slice->items.end(), [&](const TimelineItem& one) { return one.id == id; });
    ++still->found.checked;
    if (times == 0) ++still->found.lost;
    if (times > 1) ++still->found.doubled;
    next(still);
  });
}

void DecisionLookup::finish(const std::shared_ptr<Run>& run, std::optional<DecisionsThrough> result) {
  const auto answer = std::move(run->answer);
  running_.reset();
  answer(result);
}

}  // namespace rebate::monitor
