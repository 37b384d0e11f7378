// SPDX-License-Identifier: GPL-3.0-or-later
#include "decision_play.h"

#include <condition_variable>
#include <mutex>

#include "bench.h"
#include "region/ledger/decisions.h"
#include "region/ledger/rebate_book.h"
#include "region/ledger/settlement.h"
#include "region/ledger/user_book.h"
#include "region/ledger/version_log.h"
#include "region/store_fixture.h"
#include "stage.h"
#include "wire/uuid.h"

namespace rebate::bench {
namespace {

const Operator kPerson{"chen.jing", "陈静", Role::finance};

std::vector<region::UserEntry> manyUsers(int count) {
  std::vector<region::UserEntry> users;
  for (int i = 0; i < count; ++i)
    users.push_back({"u-" + std::to_string(i), "甲**", Level::gold, {std::to_string(i + 1), "", ""}});
  return users;
}

}  // namespace

void fillWithLines(region::SqlSession& sql, int lines) {
  const int users = usersFor(lines);
  writeNow(sql, [&](region::Writing& writing) {
    saveUsers(writing, manyUsers(users));
    for (int i = 0; i < lines; ++i) {
      auto version = fixtures::settledVersion(std::to_string(kFirstLine + i), 1'000);
      version.claim.specialId = std::to_string(i % users + 1);
      takeVersion(writing, version);
    }
    while (consumeEvents(writing, 1'000).events > 0) continue;
  });
}

std::vector<Decision> approvals(region::SqlSession& sql) {
  std::vector<Decision> decisions;
  std::string after;
  while (true) {
    const auto page = region::rebatesAfter(sql, RebateState::awaitingApproval, after, 500);
    if (page.empty()) return decisions;
    for (const auto& rebate : page) {
      Decision decision;
      decision.id = wire::uuid7(1'780'000'000'000);
      decision.rebateId = rebate.id;
      decision.version = rebate.version;
      decision.contentHash = rebate.contentHash;
      decision.amount = rebate.split.user;
      decision.device = "bench";
      decision.deviceSeq = static_cast<std::int64_t>(decisions.size()) + 1;
      decisions.push_back(std::move(decision));
    }
    after = page.back().id;
  }
}

void decideNow(region::SqlSession& sql, const std::vector<Decision>& decisions) {
  writeNow(sql, [&decisions](region::Writing& writing) {
    for (const auto& decision : decisions)
      if (!decideOnce(writing, decision, kPerson, DecisionRules{}).applied) giveUp("a decision was refused");
  });
}

double decideThrough(std::unique_ptr<region::SqlSession> sql, const std::vector<Decision>& decisions,
                     std::size_t waiting) {
  LeaseFence fence;
  region::Writer writer(std::move(sql), fence);
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t posted = 0, answered = 0, refused = 0;
  const Stopwatch watch;
  std::unique_lock lock(mutex);
  while (answered < decisions.size()) {
    for (; posted < decisions.size() && posted - answered < waiting; ++posted) {
      const auto job = [&, &decision = decisions[posted]](region::Writing& writing) {
        if (!decideOnce(writing, decision, kPerson, DecisionRules{}).applied) ++refused;
      };
      writer.post(job, [&](const Outcome& outcome) {
        const std::lock_guard guard(mutex);
        ++answered;
        if (!outcome) ++refused;
        // One that is woken for each answer would be a load of its own.
        if (answered == posted || posted < decisions.size()) changed.notify_one();
      });
    }
    const auto before = answered;
    changed.wait(lock, [&] { return answered > before; });
  }
  const auto seconds = watch.seconds();
  if (refused > 0) giveUp(std::to_string(refused) + " decisions were refused");
  return static_cast<double>(decisions.size()) / seconds;
}

}  // namespace rebate::bench
