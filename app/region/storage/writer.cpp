// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/storage/writer.h"

#include <algorithm>
#include <iterator>

#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

/// More would make those at the front wait, and hold the lock longer than a lease renewal likes.
constexpr std::size_t kMostPerCommit = 512;

}  // namespace

Writer::Writer(std::unique_ptr<SqlSession> sql, Fence& fence)
    : sql_(std::move(sql)), fence_(fence), thread_([this] { run(); }) {}

Writer::~Writer() {
  stop();
}

void Writer::post(Job job, Answer answer) {
  {
    const std::lock_guard lock(mutex_);
    if (!stopping_) {
      queue_.push_back({std::move(job), std::move(answer)});
      wake_.notify_one();
      return;
    }
  }
  answer(Error{Errc::cancelled, "", "the region is stopping"});
}

std::size_t Writer::waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

void Writer::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Writer::run() {
  while (true) {
    std::vector<Task> tasks;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(std::min(queue_.size(), kMostPerCommit));
      tasks.assign(std::make_move_iterator(queue_.begin()), std::make_move_iterator(end));
      queue_.erase(queue_.begin(), end);
    }
    commit(tasks);
  }
}

void Writer::commit(std::vector<Task>& tasks) {
  Effects effects;
  const auto committed = attempt(tasks, effects);
  if (committed && committed_) committed_(effects);
  for (auto& task : tasks) task.answer(committed ? task.outcome : committed);
  if (committed) sql_->tidy();
}

Outcome Writer::attempt(std::vector<Task>& tasks, Effects& effects) {
  if (!fence_.mayTry()) return Error{Errc::fenced, "", "this region does not lead"};
  if (const auto begun = sql_->beginWrite(); !begun) return begun;
  const auto epoch = fence_.enter(*sql_);
  if (!epoch) {
    sql_->rollback();
    return epoch.error();
  }
  const auto now = wallMillis();
  for (auto& task : tasks) {
    Effects own;
    Writing writing{*sql_, *epoch, now, own};
    task.outcome = one(task, writing);
    if (!task.outcome) continue;
    effects.add(std::move(own));
  }
  if (const auto mine = fence_.leave(*sql_); !mine) {
    sql_->rollback();
    return mine;
  }
  return sql_->commit();
}

Outcome Writer::one(Task& task, Writing& writing) {
  if (const auto begun = sql_->savepoint(); !begun) return begun;
  task.job(writing);
  return sql_->release();
}

}  // namespace rebate::region
