// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <random>
#include <string>

namespace rebate::fixtures {

/// Stands between a console and a region, and is as bad as a network or a balancer can be. Its port stays the same.
class Weather : public QObject {
  Q_OBJECT

 public:
  enum class Mood {
    fine,
    stalled,      ///< connections stay and are taken, nothing comes through; it comes later, when it is fine
    cut,          ///< connections are refused and dropped
    htmlPage,     ///< a balancer without a server behind it: an HTML 503 for everything
    streamsKept,  ///< answers come when they are whole: a stream that never ends never comes
    farAway,      ///< two seconds each way, and three in ten packets are sent again a second later
  };
  explicit Weather(quint16 region);
  std::string address() const;
  void turn(Mood mood);
  int requests() const { return requests_; }  ///< connections that were asked something

 private:
  struct Line {
    QPointer<QTcpSocket> region;
    QByteArray kept;  ///< of the region's, until it may come through
    qint64 consoleDue = 0, regionDue = 0;
    bool isStream = false;
  };
  void accept();
  void asked(QTcpSocket* console);
  void answered(QTcpSocket* console);
  void pass(QPointer<QTcpSocket> to, const QByteArray& bytes, qint64& due);

  const quint16 region_;
  Mood mood_ = Mood::fine;
  int requests_ = 0;
  quint16 port_ = 0;
  std::mt19937 dice_{24};
  QHash<QTcpSocket*, Line> lines_;
  QTcpServer server_;  ///< last: its sockets report their end while it goes
};

}  // namespace rebate::fixtures
