// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "region/failover/leadership.h"
#include "region/failover/lock_holder.h"
#include "region/storage/sql_session.h"
#include "region/storage/writer.h"

namespace rebate::region {

/// Keeps this process a candidate: takes the lease when it has run out, renews it through the writer while it
/// leads, and fences the writer the moment it does not. For processes of one machine.
class Keeper : public Leadership {
 public:
  struct Settings {
    Candidate me;
    Millis renew = 400;
    std::string storePath;
  };
  Keeper(std::unique_ptr<SqlSession> sql, Settings settings);
  ~Keeper() override;
  void start(Writer& writer, Changed changed) override;
  void look() override;
  void stop() override;  ///< releases the lease when it leads

  Result<std::int64_t> enter(SqlSession& sql) override;
  Outcome leave(SqlSession& sql) override;
  bool mayTry() const override { return leads(); }

  Millis ledFor() const override;
  bool leads() const override;  ///< by our own clock; the store has the last word
  std::int64_t epoch() const override;
  bool stands(const Lease& lease) const override;

  asio::awaitable<Standing> standing(std::string to) override;
  /// Gives the lease up for another, with that transaction.
  void handOver(Writing& writing, const std::string& successor) override;
  asio::awaitable<Outcome> finishHandOver(std::string to) override;

 private:
  void run();
  Millis tick();
  Millis follow();
  Millis takeOver(const Lease& expired);
  void blocked(const Lease& expired);
  void renew();
  void hold(const Lease& lease);
  void release();
  void lose();
  bool pausedFor(const Lease& before);
  Outcome book(const Lease& before, const Lease& taken);
  void recordFencing();
  void auditFencing(Writing& writing);

  std::unique_ptr<SqlSession> sql_;
  const Settings settings_;
  LockHolder locks_;
  Writer* writer_ = nullptr;
  Changed changed_;

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::optional<Lease> mine_;
  Millis heldSince_ = 0;
  bool stopping_ = false;
  bool looking_ = false;
  bool saidPaused_ = false;
  std::atomic<bool> renewing_ = false;
  Millis blockedSince_ = 0;            ///< 0: nobody is in the way
  std::optional<std::string> fenced_;  ///< what was killed to free the store, until it is in the audit
  std::thread thread_;
};

}  // namespace rebate::region
