// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "region/ledger/writing.h"

namespace rebate::region {

/// Says inside a transaction whether it may be written, and again just before its commit.
class Fence {
 public:
  virtual ~Fence() = default;
  /// The epoch written under; Errc::fenced when the leadership is lost.
  virtual Result<std::int64_t> enter(SqlSession& sql) = 0;
  virtual Outcome leave(SqlSession& sql) = 0;
  virtual bool mayTry() const = 0;  ///< false: surely not leading, no need to ask the store
};

/// The one writer of a process. Jobs that wait together commit together (one sync for all), each under its own
/// savepoint; a lone job is not delayed.
class Writer {
 public:
  using Job = std::function<void(Writing&)>;
  using Answer = std::function<void(const Outcome&)>;  ///< on the writer's thread, after the commit
  using Committed = std::function<void(const Effects&)>;

  Writer(std::unique_ptr<SqlSession> sql, Fence& fence);
  ~Writer();
  void onCommitted(Committed then) { committed_ = std::move(then); }  ///< before the first job
  void post(Job job, Answer answer);
  std::size_t waiting() const;
  /// Finishes what was posted, then ends; later jobs are answered with Errc::cancelled.
  void stop();

 private:
  struct Task {
    Job job;
    Answer answer;
    Outcome outcome = Done{};
  };
  void run();
  void commit(std::vector<Task>& tasks);
  Outcome attempt(std::vector<Task>& tasks, Effects& effects);
  Outcome one(Task& task, Writing& writing);

  std::unique_ptr<SqlSession> sql_;
  Fence& fence_;
  Committed committed_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Task> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace rebate::region
