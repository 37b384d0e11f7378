// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions through our ledger and its writer, against bare SQLite that writes the same rows.
#include <condition_variable>
#include <mutex>

#include "bench.h"
#include "region/ledger/decisions.h"
#include "region/ledger/rebate_book.h"
#include "region/ledger/settlement.h"
#include "region/ledger/user_book.h"
#include "region/ledger/version_log.h"
#include "region/store_fixture.h"
#include "replay.h"
#include "set_wise.h"
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

/// Settled lines that wait for approval.
void fill(region::SqlSession& sql, int lines) {
  const int users = std::max(1, lines / 6);
  writeNow(sql, [&](region::Writing& writing) {
    saveUsers(writing, manyUsers(users));
    for (int i = 0; i < lines; ++i) {
      auto version = fixtures::settledVersion(std::to_string(2'035'600'000'000'000'000 + i), 1'000);
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

/// Has them all decided, `waiting` at a time, as concurrent requests would; decisions per second.
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

/// The same statements with the same values, and nothing of ours around them.
double replaySingly(region::SqliteSession& sql, const Recording& recording) {
  Bare bare(sql.database().handle());
  const Stopwatch watch;
  for (const auto& job : recording) {
    bare.run("BEGIN IMMEDIATE", 0);
    for (const auto& statement : job) bare.run(statement);
    bare.run("COMMIT", 0);
  }
  return static_cast<double>(recording.size()) / watch.seconds();
}

}  // namespace

void decisionRows(const Options& options) {
  constexpr int kTogether = 512;  // what the writer commits at once
  const int lines = options.of(4 * kTogether, 8);
  Stage stage([lines](region::SqlSession& sql) { fill(sql, lines); });
  const auto decisions = approvals(*stage.fresh());
  Recording recording;
  auto recorder = std::make_unique<RecordingSession>(std::move(stage.fresh()->database()), recording);
  decideThrough(std::move(recorder), decisions, kTogether);
  const auto decided = stage.keep();

  const Measure together = [&] { return decideThrough(stage.fresh(), decisions, kTogether); };
  const Measure singly = [&] { return decideThrough(stage.fresh(), decisions, 1); };
  const Measure bareSingly = [&] { return replaySingly(*stage.fresh(), recording); };
  const Measure bareTogether = [&] {
    const auto sql = stage.fresh();
    SetWise setWise(*sql, decided, kTogether);
    const Stopwatch watch;
    setWise.run();
    return static_cast<double>(decisions.size()) / watch.seconds();
  };
  const std::string unit = "decisions/s";
  print(compare({"region: one decision per transaction", "the same statements, bare SQLite", unit, 0.70, 0}, options,
                singly, bareSingly));
  print(compare({"region: concurrent decisions (batched)", "the bare batched statement", unit, 0.60, 0}, options,
                together, bareTogether));
  print(compare({"region: concurrent decisions (batched)", "bare SQLite, one by one", unit, 5, 0}, options, together,
                bareSingly));
}

}  // namespace rebate::bench
