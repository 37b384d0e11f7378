// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include "ports/region_link.h"
#include "wire/sse.h"

namespace rebate::link {

/// One SSE stream. It never times out by itself: silence is the supervisor's to judge.
class ChangeStream : public QObject {
  Q_OBJECT

 public:
  static Subscription open(QNetworkAccessManager& network, const QNetworkRequest& request, StreamListener& listener);

 private:
  ChangeStream(QNetworkReply* reply, StreamListener& listener);
  void headersCame();
  void bytesCame();
  void finished();
  void event(const wire::SseEvent& event);
  void tellChanges();
  void unreadable(const Error& why);
  void close(const Error& why);
  void end();

  QNetworkReply* reply_;
  StreamListener* listener_;  ///< null once ended
  wire::SseParser parser_;
  std::vector<Change> changes_;  ///< of the network reads of this turn of the event loop
  QTimer turn_;                  ///< its end: a backlog is told at once, and costs one commit, not one per read
  bool opened_ = false;
};

}  // namespace rebate::link
