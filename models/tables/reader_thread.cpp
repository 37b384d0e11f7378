// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/reader_thread.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace rebate {
namespace {

constexpr int kAgainMs = 5;  // between two interrupts of a read that had not begun when the first one came

}  // namespace

/// What both threads share.
struct ReaderThread::Worker : QObject {
  explicit Worker(std::unique_ptr<CacheReader> opened) : reader(std::move(opened)) {}

  void run(const Read& read) {
    if (!closing) read(*reader);
    const std::lock_guard lock(guard);
    ++finished;
    finishedOne.notify_all();
  }

  const std::unique_ptr<CacheReader> reader;
  std::atomic<bool> closing = false;
  std::mutex guard;  ///< of `finished`
  std::condition_variable finishedOne;
  std::size_t finished = 0;  ///< reads that ended and whose `done` was not called yet
};

ReaderThread::ReaderThread(std::unique_ptr<CacheReader> reader, QObject* parent)
    : QObject(parent), worker_(std::make_shared<Worker>(std::move(reader))) {
  thread_.setObjectName(QStringLiteral("reader"));
  worker_->moveToThread(&thread_);
  thread_.start();
}

ReaderThread::~ReaderThread() {
  worker_->closing = true;
  thread_.quit();
  while (!thread_.wait(QDeadlineTimer(kAgainMs))) interrupt();
}

void ReaderThread::ask(Read read, std::function<void()> done, Millis patience) {
  waiting_.push_back(std::move(done));
  QMetaObject::invokeMethod(worker_.get(), [this, worker = worker_.get(), read = std::move(read)] {
    worker->run(read);
    QMetaObject::invokeMethod(this, &ReaderThread::deliver, Qt::QueuedConnection);
  });
  if (patience <= 0) return;
  {
    std::unique_lock lock(worker_->guard);
    worker_->finishedOne.wait_for(lock, std::chrono::milliseconds(patience),
                                  [this] { return worker_->finished == waiting_.size(); });
  }
  deliver();
}

void ReaderThread::interrupt() {
  worker_->reader->interrupt();
}

/// Calls `done` of every read that ended. One of them may ask again, or destroy this desk.
void ReaderThread::deliver() {
  const std::weak_ptr<Worker> alive = worker_;
  while (const auto worker = alive.lock()) {
    {
      const std::lock_guard lock(worker->guard);
      if (worker->finished == 0) return;
      --worker->finished;
    }
    const auto done = std::move(waiting_.front());
    waiting_.pop_front();
    done();
  }
}

}  // namespace rebate
