// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <functional>
#include <string>

namespace rebate::fixtures {

/// Stands between a console and a region and passes everything on, but for what a test wants to happen to the next
/// POST of decisions, or the next command.
class Relay : public QObject {
  Q_OBJECT

 public:
  enum class Mishap {
    none,
    answerLost,    ///< the region answers, the console only sees that the connection ends
    requestLost,   ///< read, and never passed on
    gaveUpAfter,   ///< passed on and done; the console hears a balancer's 504, in HTML
    gaveUpBefore,  ///< never passed on; the console hears the same 504
    brokenBefore,  ///< never passed on; a balancer's 503, in HTML
  };
  explicit Relay(quint16 region);
  std::string address() const;
  void next(Mishap mishap, std::function<void()> then = {});
  int posts() const { return posts_; }  ///< of decisions and commands, that arrived here
  int lookUps() const { return lookUps_; }

 private:
  struct Line {
    QTcpSocket* region = nullptr;
    bool swallow = false;
  };
  void accept();
  void fromConsole(QTcpSocket* console);
  void fromRegion(QTcpSocket* console);
  void mishap(QTcpSocket* console);
  bool passesOn() const { return next_ == Mishap::answerLost || next_ == Mishap::gaveUpAfter; }

  const quint16 region_;
  QHash<QTcpSocket*, Line> lines_;
  Mishap next_ = Mishap::none;
  std::function<void()> then_;
  int posts_ = 0, lookUps_ = 0;
  QTcpServer server_;  ///< last: its sockets report their end while it goes
};

}  // namespace rebate::fixtures
