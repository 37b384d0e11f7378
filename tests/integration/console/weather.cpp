// SPDX-License-Identifier: GPL-3.0-or-later
#include "weather.h"

#include <QDateTime>
#include <QTimer>

namespace rebate::fixtures {
namespace {

constexpr int kOneWay = 2'000;
constexpr int kSentAgainAfter = 1'000;
constexpr char kPage[] =
    "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: 50\r\n\r\n"
    "<html><body><h1>503 No server here</h1></body></html>";

}  // namespace

Weather::Weather(quint16 region) : region_(region) {
  connect(&server_, &QTcpServer::newConnection, this, &Weather::accept);
  if (!server_.listen(QHostAddress::LocalHost)) qFatal("no port");
  port_ = server_.serverPort();
}

std::string Weather::address() const {
  return "http://127.0.0.1:" + std::to_string(port_);
}

void Weather::turn(Mood mood) {
  mood_ = mood;
  if (mood == Mood::cut) server_.close();
  if (mood != Mood::cut && !server_.isListening() && !server_.listen(QHostAddress::LocalHost, port_))
    qFatal("port lost");
  const auto consoles = lines_.keys();
  for (auto* console : consoles) {
    if (mood == Mood::cut || mood == Mood::htmlPage)
      console->abort();
    else if (mood == Mood::fine && lines_.contains(console))
      console->write(std::exchange(lines_[console].kept, {}));
  }
}

void Weather::accept() {
  while (auto* console = server_.nextPendingConnection()) {
    auto* region = new QTcpSocket(console);
    lines_[console].region = region;
    connect(console, &QTcpSocket::readyRead, this, [this, console] { asked(console); });
    connect(region, &QTcpSocket::readyRead, this, [this, console] { answered(console); });
    connect(region, &QTcpSocket::disconnected, console, [this, console] {
      answered(console);
      if (mood_ == Mood::stalled || mood_ == Mood::farAway) return;
      console->write(std::exchange(lines_[console].kept, {}));
      console->disconnectFromHost();
    });
    connect(console, &QTcpSocket::disconnected, this, [this, console] {
      lines_.remove(console);
      console->deleteLater();
    });
    region->connectToHost(QHostAddress::LocalHost, region_);
  }
}

void Weather::asked(QTcpSocket* console) {
  auto& line = lines_[console];
  const auto bytes = console->readAll();
  if (bytes.startsWith("GET ") || bytes.startsWith("POST ")) ++requests_;
  if (mood_ == Mood::htmlPage) {
    console->write(kPage);
    return console->disconnectFromHost();
  }
  if (bytes.startsWith("GET ")) line.isStream = bytes.startsWith("GET /v1/changes") && !bytes.contains("once=true");
  pass(line.region, bytes, line.regionDue);
}

void Weather::answered(QTcpSocket* console) {
  if (!lines_.contains(console)) return;
  auto& line = lines_[console];
  const auto bytes = line.region->readAll();
  if (bytes.isEmpty()) return;
  const bool keeps = mood_ == Mood::stalled || (mood_ == Mood::streamsKept && line.isStream);
  if (keeps)
    line.kept += bytes;
  else
    pass(console, std::exchange(line.kept, {}) + bytes, line.consoleDue);
}

void Weather::pass(QPointer<QTcpSocket> to, const QByteArray& bytes, qint64& due) {
  if (mood_ != Mood::farAway) {
    to->write(bytes);
    return;
  }
  int delay = kOneWay;
  while (dice_() % 10 < 3) delay += kSentAgainAfter;
  const auto now = QDateTime::currentMSecsSinceEpoch();
  due = std::max(due, now + delay);  // in order, as TCP keeps it
  QTimer::singleShot(static_cast<int>(due - now), this, [to, bytes] {
    if (to) to->write(bytes);
  });
}

}  // namespace rebate::fixtures
