// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/reader_thread.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <utility>

namespace rebate {

/// What both threads share.
struct ReaderThread::Worker : QObject {
  std::mutex guard;  ///< of `reader` (the pointer) and `finished`
  std::condition_variable finishedOne;
  std::unique_ptr<CacheReader> reader;
  std::size_t finished = 0;  ///< reads done whose `done` has not been called
  std::atomic<bool> closing = false;

  void run(const Read& read) {
    if (reader && !closing) read(*reader);
    const std::lock_guard lock(guard);
    ++finished;
    finishedOne.notify_all();
  }
};

ReaderThread::ReaderThread(Open open, QObject* parent) : QObject(parent), worker_(std::make_shared<Worker>()) {
  thread_.setObjectName(QStringLiteral("reader"));
  worker_->moveToThread(&thread_);
  thread_.start();
  QMetaObject::invokeMethod(worker_.get(), [worker = worker_.get(), open = std::move(open)] {
    auto reader = open();
    const std::lock_guard lock(worker->guard);
    worker->reader = std::move(reader);
  });
}

ReaderThread::~ReaderThread() {
  worker_->closing = true;
  // Whatever still waits in the thread's queue is dropped, so one interrupt after another ends the last read.
  thread_.quit();
  while (!thread_.wait(QDeadlineTimer(5))) interrupt();
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
    const auto all = waiting_.size();
    worker_->finishedOne.wait_for(lock, std::chrono::milliseconds(patience),
                                  [&] { return worker_->finished == all; });
  }
  deliver();
}

void ReaderThread::interrupt() {
  const std::lock_guard lock(worker_->guard);
  if (worker_->reader) worker_->reader->interrupt();
}

/// Calls `done` of every read that ended. One of them may ask again, or destroy this desk.
void ReaderThread::deliver() {
  const std::weak_ptr<Worker> alive = worker_;
  while (!alive.expired()) {
    {
      const std::lock_guard lock(worker_->guard);
      if (worker_->finished == 0) return;
      --worker_->finished;
    }
    const auto done = std::move(waiting_.front());
    waiting_.pop_front();
    done();
  }
}

}  // namespace rebate
