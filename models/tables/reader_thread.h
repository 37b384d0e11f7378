// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>
#include <deque>
#include <memory>
#include <mutex>

#include "ports/cache_desk.h"

namespace rebate {

/// A cache reader on a thread of its own. Destroying it interrupts what is being read, drops what was asked and
/// closes the reader before it returns; no `done` comes after that.
class ReaderThread : public QObject, public CacheDesk {
  Q_OBJECT
 public:
  /// Opens on the reader's thread. A null reader: every read is dropped, and its `done` called all the same.
  using Open = std::function<std::unique_ptr<CacheReader>()>;

  explicit ReaderThread(Open open, QObject* parent = nullptr);
  ~ReaderThread() override;

  void ask(Read read, std::function<void()> done, Millis patience) override;
  void interrupt() override;

 private:
  struct Worker;

  void deliver();

  QThread thread_;
  std::shared_ptr<Worker> worker_;
  std::deque<std::function<void()>> waiting_;  ///< `done` of every read that was asked, oldest first
};

}  // namespace rebate
