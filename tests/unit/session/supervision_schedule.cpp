// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervision_schedule.h"

#include <algorithm>

#include "tables/region_facts.h"

namespace rebate::fixtures {
namespace {

constexpr const char* kRegions[] = {"cn-east", "cn-north", "cn-south"};
constexpr Millis kStep = 50;
constexpr Millis kAgeLimit = 3'000;    // failover.md, rule 1
constexpr Millis kToBeHeard = 2'500;   // a beat, and the way of the slowest link
constexpr Millis kConverged = 90'000;  // a breaker's longest rest and the slowest opening, twice over
constexpr int kFaults = 14;

}  // namespace

SupervisionSchedule::SupervisionSchedule(std::uint32_t seed) : world_(clock_, seed), random_(world_.random) {
  watch_ = std::make_unique<SupervisionWatch>(world_, seed);
}

const char* SupervisionSchedule::any() {
  return kRegions[roll(3)];
}

QString SupervisionSchedule::run() {
  for (int fault = 0; fault < kFaults; ++fault) {
    act();
    if (const auto wrong = pass(roll(4) == 0 ? roll(6'000) : roll(1'500)); !wrong.isEmpty()) return wrong;
  }
  return heal();
}

void SupervisionSchedule::act() {
  switch (roll(14)) {
    case 0:
    case 1:
      return world_.kill(world_.leader().empty() ? any() : world_.leader());
    case 2:
      return world_.kill(any());
    case 3:
    case 4:
      return world_.start(any());
    case 5:
    case 6:
      return world_.silence(any(), roll(2) == 0);
    case 7:
    case 8:
      return leadSomebody();
    case 9:
      return twoLeaders();
    case 10:
      return laggard();
    case 11:
      world_.region(any()).latency = roll(3) == 0 ? roll(900) : roll(30);
      return;
    case 12:
      return sleep();
    case 13:
      if (roll(2) == 0) return world_.expireTokens();
      world_.region(any()).streamsKeptBack = roll(2) == 0;
      return;
  }
}

void SupervisionSchedule::leadSomebody() {
  for (const auto* name : kRegions)
    if (world_.answers(name) && roll(2) == 0) return world_.lead(name);
  if (roll(3) == 0) world_.noLeader();
}

/// Which the regions see to that it never happens: two claim the same epoch, and not everybody hears both.
void SupervisionSchedule::twoLeaders() {
  const auto* first = any();
  const auto* second = any();
  world_.lead(first);
  world_.region(second).claims = second;
  if (roll(2) == 0) world_.silence(first, true);
  if (roll(2) == 0) world_.silence(second, roll(2) == 0);
}

/// One that has not heard of the newest epoch.
void SupervisionSchedule::laggard() {
  const auto* name = any();
  const auto before = world_.region(name);
  leadSomebody();
  world_.region(name).claims = before.claims;
  world_.region(name).epoch = before.epoch;
}

/// The desktop is suspended, or its clock is set, or both.
void SupervisionSchedule::sleep() {
  if (roll(2) == 0) {
    clock_.stepWall(roll(2) == 0 ? -kHour : kHour);
    wallWasSet_ = true;
  }
  if (roll(2) == 0) clock_.sleepThrough(roll(2) == 0 ? roll(5'000) : kHour);
  clock_.advance(0);
  awakeSince_ = clock_.monotonic();
}

QString SupervisionSchedule::pass(Millis span) {
  for (Millis spent = 0; spent <= span; spent += kStep) {
    clock_.advance(kStep);
    if (const auto wrong = judge(); !wrong.isEmpty())
      return QStringLiteral("at %1 ms: %2").arg(clock_.monotonic()).arg(wrong);
  }
  return {};
}

QString SupervisionSchedule::judge() {
  const auto now = clock_.monotonic();
  for (const auto* name : kRegions) {
    const auto& region = world_.region(name);
    const std::pair says{region.claims, region.epoch};
    if (!world_.answers(name) || said_[name] != says) since_[name] = now;
    said_[name] = says;
    if (world_.answers(name)) spoke_[name] = now;
  }
  if (const auto wrong = judgeStatus(); !wrong.isEmpty()) return wrong;
  if (const auto wrong = judgeTarget(); !wrong.isEmpty()) return wrong;
  return judgeRecords();
}

/// Never green past the age limit.
QString SupervisionSchedule::judgeStatus() {
  const auto now = clock_.monotonic();
  for (const auto& facts : factsOf(watch_->views(), clock_.wall()))
    if (facts.status == Status::ok && now - spoke_[facts.view.name] > kAgeLimit)
      return QStringLiteral("%1 is shown as well, %2 ms after it fell silent")
          .arg(QString::fromStdString(facts.view.name))
          .arg(now - spoke_[facts.view.name]);
  return {};
}

/// Never to two leaders in one epoch, never to one that is silent, never against the word of one that is heard.
QString SupervisionSchedule::judgeTarget() {
  const auto now = clock_.monotonic();
  const auto& target = watch_->target();
  disagreements_ += target.state == WriteState::disagreement ? 1 : 0;
  if (target.state != WriteState::writing) return {};
  const auto [leader, isFirst] = leaders_.emplace(target.epoch, target.region);
  if (!isFirst && leader->second != target.region)
    return QStringLiteral("epoch %1 was written to in two regions").arg(target.epoch);
  if (now - spoke_[target.region] > kAgeLimit) return QStringLiteral("writes go to a region that is silent");
  int say = 0;
  for (const auto& view : watch_->views()) {
    const bool heard =
        view.link == LinkState::live && now - since_[view.name] > kToBeHeard && now - awakeSince_ > kToBeHeard;
    if (heard && said_[view.name] != std::pair{target.region, target.epoch})
      return QStringLiteral("writes go where %1 says nobody leads").arg(QString::fromStdString(view.name));
    say += view.link == LinkState::live ? 1 : 0;
  }
  if (target.epoch < leaders_.rbegin()->first && say < 2)
    return QStringLiteral("writes went back to an epoch on the word of one");
  return {};
}

/// Phases come in their order, and an epoch only grows. Moments are of a clock that somebody may set.
QString SupervisionSchedule::judgeRecords() const {
  const auto& running = watch_->failovers().current();
  if (running) {
    const auto left = expectedRemaining(*running, clock_.wall(), 2'000, 400);
    if (left.earliest < 0 || left.latest < left.earliest) return QStringLiteral("the expected end is no span");
  }
  if (wallWasSet_) return {};
  for (const auto& record : watch_->failovers().past()) {
    const bool inOrder = record.lostAt <= record.detectedAt && record.detectedAt <= record.electedAt &&
                         record.electedAt <= record.promotedAt && record.promotedAt <= record.reroutedAt;
    if (!inOrder || record.epochAfter <= record.epochBefore) return QStringLiteral("a record is out of order");
  }
  return {};
}

QString SupervisionSchedule::heal() {
  for (const auto* name : kRegions) {
    world_.region(name).latency = 2;
    world_.region(name).streamsKeptBack = false;
    world_.silence(name, false);
    world_.start(name);
  }
  world_.lead(any());
  bool converged = false;
  for (Millis spent = 0; spent < kConverged && !converged; spent += kStep) {
    if (const auto wrong = pass(0); !wrong.isEmpty()) return wrong;
    converged = healthy();
  }
  if (!converged) return QStringLiteral("not converged %1 s after everything was well").arg(kConverged / 1'000);
  for (int quiet = 0; quiet < 200; ++quiet) {
    if (const auto wrong = pass(0); !wrong.isEmpty()) return wrong;
    if (!healthy()) return QStringLiteral("it did not stay well");
  }
  return {};
}

bool SupervisionSchedule::healthy() {
  const auto& target = watch_->target();
  if (target.state != WriteState::writing || target.region != world_.leader() || target.epoch != world_.epoch())
    return false;
  const auto& running = watch_->failovers().current();
  if (running && !running->reroutedAt) return false;
  const auto all = factsOf(watch_->views(), clock_.wall());
  return std::all_of(all.begin(), all.end(), [](const RegionFacts& facts) { return facts.status == Status::ok; });
}

}  // namespace rebate::fixtures
