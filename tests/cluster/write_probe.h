// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "../integration/acceptance/people.h"

namespace rebate::cluster {

/// Writes notes about one user, one after the other, at whichever region takes them: each is sent under its id until a
/// region has answered it. When the answers came tells how long nothing could be written.
class WriteProbe {
 public:
  WriteProbe(const acceptance::Addresses& addresses, const QByteArray& token, const QByteArray& user);
  ~WriteProbe();
  void finish();

  qint64 now() const { return clock_.elapsed(); }  ///< ms, on the probe's clock
  /// The longest time without an answer among those that ended after `since`, in ms; the one that still lasts, too.
  qint64 outage(qint64 since) const;
  qint64 lastAnswer() const;
  /// The ids of all notes that were acknowledged.
  std::vector<QByteArray> acknowledged() const;

 private:
  void work();
  bool send(fixtures::HttpClient client, const QByteArray& id);

  const acceptance::Addresses addresses_;
  const QByteArray token_, user_;
  int patience_ = 0;  ///< ms, for the next answer; the probe's own thread's
  QElapsedTimer clock_;
  mutable std::mutex mutex_;
  std::vector<qint64> answers_;
  std::vector<QByteArray> acknowledged_;
  std::atomic<bool> ended_ = false;
  std::thread thread_;
};

}  // namespace rebate::cluster
