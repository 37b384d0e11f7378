// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>
#include <deque>
#include <memory>

#include "ports/cache_desk.h"

namespace rebate {

/// A cache reader on a thread of its own. Destroying it interrupts what is being read, drops what was asked and
/// closes the reader before it returns; no `done` comes after that.
class ReaderThread : public QObject, public CacheDesk {
 public:
  explicit ReaderThread(std::unique_ptr<CacheReader> reader, QObject* parent = nullptr);
  ~ReaderThread() override;

  void ask(Read read, std::function<void()> done, Millis patience) override;
  void interrupt() override;

 private:
  struct Worker;

  void deliver();

  QThread thread_;
  std::shared_ptr<Worker> worker_;             ///< its events are the reads
  std::deque<std::function<void()>> waiting_;  ///< `done` of every read that was asked, oldest first
};

}  // namespace rebate
