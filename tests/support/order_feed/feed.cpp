// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_feed/feed.h"

#include <algorithm>
#include <utility>

namespace rebate::order_feed {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::uint64_t kBacklogStream = 0xBACC;
constexpr std::uint64_t kBadRowStream = 0xBAD0000000000;

bool inside(const Selection& selection, const Version& version) {
  if (version.line->platform != selection.platform) return false;
  const auto between = [&](Second time) { return time >= selection.start && time <= selection.end; };
  switch (selection.type) {
    case QueryType::Created:
      return between(createdAt(*version.line));
    case QueryType::Paid:
      return between(paidAt(*version.line));
    case QueryType::Settled:
      return isSettled(version) && between(version.line->settled);
    case QueryType::Updated:
      // When it appeared, not what it says: an old version that arrives late is in the window of today.
      return between(version.appeared);
  }
  return false;
}

bool isBefore(const Version& version, Second time) {
  return version.appeared < time;
}

}  // namespace

Feed::Feed(std::vector<User> users, FeedOptions options, Time start)
    : users_(std::move(users)), options_(options), start_(start) {
  addBacklog();
  advance(start);
}

// Lives long enough to look like a day's work, short enough to have ended by the start.
void Feed::addBacklog() {
  Dice dice(options_.seed, kBacklogStream);
  std::vector<milliseconds> ages;
  for (std::uint64_t i = 0; i < options_.backlog; ++i) {
    ages.push_back(milliseconds(dice.below(milliseconds(minutes(165)).count())) + minutes(10));
  }
  std::ranges::sort(ages, std::greater<>());
  for (const milliseconds age : ages) {
    const milliseconds life(dice.below((age / 2).count()));
    addLine(start_ - age, std::max(options_.life, life));
  }
}

void Feed::addLine(Time first, milliseconds life) {
  auto line = std::make_shared<Line>(drawLine(options_.seed, lines_++, users_, options_.platforms, first, life));
  const auto plan = planVersions(*line);
  truths_[{line->tradeId, line->role}] = {.line = line, .rowsToCome = static_cast<int>(plan.size())};
  for (const auto& version : plan) pending_.push({line, version, planned_++});
  details_.plan(planDetails(line, options_.seed, options_.details));
}

Time Feed::dueOfNewOrder() const {
  const std::uint64_t number = lines_ - options_.backlog;
  if (options_.ordersPerSecond <= 0 || number >= options_.orders) return Time::max();
  return start_ +
         milliseconds(static_cast<std::int64_t>(static_cast<double>(number) * 1000.0 / options_.ordersPerSecond));
}

void Feed::advance(Time now) {
  while (true) {
    const Time order = dueOfNewOrder();
    const Time version = pending_.empty() ? Time::max() : pending_.top().version.due;
    if (std::min(order, version) > now) return publishDetails(now);
    if (order <= version) {
      addLine(order, options_.life);
    } else {
      const Pending pending = pending_.top();
      pending_.pop();
      publish(pending);
    }
  }
}

// A line whose rows were all dropped is nobody's any more; so are its details.
void Feed::publishDetails(Time now) {
  for (const Detail* detail : details_.advance(now)) {
    const auto found = truths_.find({detail->line->tradeId, detail->line->role});
    if (found == truths_.end()) continue;
    found->second.details.add(*detail);
    found->second.appeared = std::max(found->second.appeared, secondOf(detail->due));
  }
}

void Feed::publish(const Pending& pending) {
  const PlannedVersion& planned = pending.version;
  Version version{.line = pending.line,
                  .sequence = nextSequence_,
                  .appeared = secondOf(planned.due),
                  .modified = planned.modified,
                  .stage = planned.stage,
                  .secondClaim = planned.secondClaim};
  LineTruth& truth = truths_.at({pending.line->tradeId, pending.line->role});
  if (planned.modified >= truth.modified) {
    truth.newest = planned.stage;
    truth.modified = planned.modified;
  }
  truth.appeared = std::max(truth.appeared, version.appeared);
  truth.conflict = truth.conflict || planned.secondClaim;
  --truth.rowsToCome;
  ++truth.rowsKept;
  keep(version);
  if (Dice(options_.seed, kBadRowStream + version.sequence).permille(options_.badRowsPermille)) {
    version.bad = true;
    keep(version);
  }
}

void Feed::keep(Version version) {
  version.sequence = nextSequence_++;
  versions_.push_back(std::move(version));
  while (versions_.size() > options_.keep) dropOldest();
}

void Feed::dropOldest() {
  const Version& oldest = versions_.front();
  if (!oldest.bad) {
    const auto found = truths_.find({oldest.line->tradeId, oldest.line->role});
    if (--found->second.rowsKept == 0 && found->second.rowsToCome == 0) {
      truths_.erase(found);
      ++droppedLines_;
    }
  }
  versions_.pop_front();
}

std::vector<const Version*> Feed::after(const Selection& selection, std::uint64_t sequence, std::size_t limit) const {
  std::vector<const Version*> found;
  // No row appears before what it tells of, so nothing earlier can be inside.
  auto at = std::ranges::partition_point(versions_, [&](const Version& v) { return isBefore(v, selection.start); });
  at = std::partition_point(at, versions_.end(), [&](const Version& v) { return v.sequence <= sequence; });
  for (; at != versions_.end() && at->sequence <= selection.newest && found.size() < limit; ++at) {
    if (selection.type == QueryType::Updated && at->appeared > selection.end) break;
    if (inside(selection, *at)) found.push_back(&*at);
  }
  return found;
}

std::vector<const Version*> Feed::before(const Selection& selection, std::uint64_t sequence, std::size_t limit) const {
  std::vector<const Version*> found;
  auto at = std::ranges::partition_point(versions_, [&](const Version& v) { return v.sequence < sequence; });
  while (at != versions_.begin() && found.size() < limit) {
    --at;
    if (isBefore(*at, selection.start)) break;
    if (inside(selection, *at)) found.push_back(&*at);
  }
  std::ranges::reverse(found);
  return found;
}

boost::json::array Feed::bills() const {
  return billsOf(truths_);
}

boost::json::array Feed::truth() const {
  boost::json::array lines;
  lines.reserve(truths_.size());
  for (const auto& [key, truth] : truths_) {
    if (truth.modified != Second{}) lines.push_back(truthOf(truth));
  }
  return lines;
}

}  // namespace rebate::order_feed
