// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/thread_pool.hpp>

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "region/storage/store.h"

namespace rebate::region {

/// Threads and connections that read, so that network threads never wait for the disk.
class ReaderPool {
 public:
  ReaderPool(StoreAddress store, unsigned threads) : store_(std::move(store)), threads_(threads) {}

  boost::asio::thread_pool::executor_type executor() { return threads_.get_executor(); }

  /// Runs `read` on a connection, in one read transaction; on the caller's thread.
  template <class Read>
  auto read(Read&& use) -> Result<decltype(use(std::declval<SqlSession&>()))> {
    auto session = borrow();
    if (!session) return session.error();
    SqlSession& sql = **session;
    if (const auto begun = sql.beginRead(); !begun) return begun.error();
    auto value = use(sql);
    if (const auto done = sql.commit(); !done) return done.error();
    giveBack(*std::move(session));
    return value;
  }

  /// A connection of one's own, for reading over a longer time.
  Result<std::unique_ptr<SqlSession>> open() const { return openSession({store_, true}); }

  void join() {
    threads_.stop();
    threads_.join();
  }

 private:
  Result<std::unique_ptr<SqlSession>> borrow() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        auto session = std::move(idle_.back());
        idle_.pop_back();
        return session;
      }
    }
    return open();
  }
  void giveBack(std::unique_ptr<SqlSession> session) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(session));
  }

  StoreAddress store_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<SqlSession>> idle_;
  boost::asio::thread_pool threads_;
};

}  // namespace rebate::region
