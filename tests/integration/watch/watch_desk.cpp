// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch_desk.h"

#include <algorithm>

#include "domain/decision.h"

namespace rebate::fixtures {
namespace {

constexpr int kRegions = 3;
constexpr const char* kPerson = "chen.jing";
constexpr const char* kPassword = "correct horse";

}  // namespace

BusyMachine::BusyMachine() {
  const auto loops = 2 * std::max(1U, std::thread::hardware_concurrency());
  for (unsigned i = 0; i < loops; ++i)
    loops_.emplace_back([this] {
      while (!ended_.load(std::memory_order_relaxed)) continue;
    });
}

BusyMachine::~BusyMachine() {
  ended_ = true;
  for (auto& loop : loops_) loop.join();
}

WatchDesk::WatchDesk() {
  regions_.addOperator(QString::fromLatin1(kPerson), QStringLiteral("finance"));
  if (regions_.import(sampleFeed()).status != 0) qFatal("import");
  regions_.setSettings({2'000, 400, "[limits]\nrequests_per_s = 100000\n"});
  std::vector<std::string> addresses;
  for (int i = 0; i < kRegions; ++i) {
    regions_.start(i);
    ways_.push_back(std::make_unique<Weather>(regions_.client(i).port()));
    addresses.push_back(ways_.back()->address());
  }
  console_ = std::make_unique<HeadlessConsole>(desk_, folder_.path().toStdString(), addresses);
  if (!console_->signIn(kPerson, kPassword, 60'000)) qFatal("sign in");
  if (!HeadlessConsole::waitFor([this] { return allWell() && !undecided().empty(); }, 60'000))
    qFatal("the regions are not well");
}

std::string WatchDesk::nameOf(int region) {
  return "region-" + std::to_string(region);
}

int WatchDesk::leader() const {
  const auto& target = facts().target;
  for (int i = 0; i < kRegions; ++i)
    if (target.state == WriteState::writing && view(i).name == target.region) return i;
  return -1;
}

const RegionView& WatchDesk::view(int region) const {
  return facts().regions[static_cast<std::size_t>(region)];
}

Status WatchDesk::status(int region) const {
  return factsOf(facts().regions, desk_.clock.wall())[static_cast<std::size_t>(region)].status;
}

bool WatchDesk::allWell() const {
  const auto all = factsOf(facts().regions, desk_.clock.wall());
  return facts().target.state == WriteState::writing &&
         std::all_of(all.begin(), all.end(), [](const RegionFacts& one) { return one.status == Status::ok; });
}

QString WatchDesk::look() {
  const auto all = factsOf(facts().regions, desk_.clock.wall());
  for (int i = 0; i < kRegions; ++i) {
    const auto& one = all[static_cast<std::size_t>(i)];
    if (hurt_.contains(i) || one.status == Status::ok) continue;
    return QStringLiteral("a false alarm: %1 is well and shown with status %2, heard %3 ms ago")
        .arg(QString::fromStdString(one.view.name))
        .arg(static_cast<int>(one.status))
        .arg(one.age);
  }
  if (hurt_.empty() && facts().target.state != WriteState::writing)
    return QStringLiteral("a false alarm: nothing was done, and writes are locked");
  const auto& failover = facts().failover;
  if (hurt_.empty() && failover && !failover->reroutedAt)
    return QStringLiteral("a false alarm: nothing was done, and a failover is shown");
  return {};
}

QString WatchDesk::until(const std::function<bool()>& holds, Millis patience) {
  QString wrong;
  const bool held = HeadlessConsole::waitFor(
      [&] {
        if (wrong.isEmpty()) wrong = look();
        return !wrong.isEmpty() || holds();
      },
      patience);
  if (!wrong.isEmpty()) return wrong;
  return held ? QString() : QStringLiteral("not within %1 ms").arg(patience);
}

QString WatchDesk::rest(Millis span) {
  const auto end = desk_.clock.monotonic() + span;
  return until([&] { return desk_.clock.monotonic() >= end; }, span + 60'000);
}

std::vector<Rebate> WatchDesk::undecided() {
  const DecisionRules rules;
  auto rows = console_->rebates({RebateState::awaitingApproval, {}, RebateOrder::newest});
  std::erase_if(rows, [&](const Rebate& row) {
    return row.split.user > rules.secondDeciderAbove || asked_.contains(row.id);
  });
  return rows;
}

QString WatchDesk::decide() {
  const auto rows = undecided();
  if (rows.empty()) return QStringLiteral("nothing is left to decide");
  asked_.insert(rows.front().id);
  const auto item = console_->decide(rows.front(), Action::approve);
  if (!item) return QString::fromStdString(item.error().detail);
  ++decided_;
  return until([&] {
    const auto items = console_->outbox();
    return std::all_of(items.begin(), items.end(), [](const auto& one) { return one.state == OutboxState::applied; });
  });
}

}  // namespace rebate::fixtures
