// SPDX-License-Identifier: GPL-3.0-or-later
#include "relay.h"

#include <utility>

namespace rebate::fixtures {
namespace {

/// A balancer's page; empty: nothing is said.
QByteArray answerOf(Relay::Mishap kind) {
  const auto page = [](const char* line) {
    const auto body = QByteArray("<html><body><h1>") + line + "</h1></body></html>\n";
    return QByteArray("HTTP/1.1 ") + line +
           "\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
  };
  switch (kind) {
    case Relay::Mishap::gaveUpAfter:
    case Relay::Mishap::gaveUpBefore:
      return page("504 Gateway Time-out");
    case Relay::Mishap::brokenBefore:
      return page("503 Service Unavailable");
    case Relay::Mishap::none:
    case Relay::Mishap::answerLost:
    case Relay::Mishap::requestLost:
      return {};
  }
  return {};
}

}  // namespace

Relay::Relay(quint16 region) : region_(region) {
  connect(&server_, &QTcpServer::newConnection, this, &Relay::accept);
  if (!server_.listen(QHostAddress::LocalHost)) qFatal("the relay cannot listen");
}

std::string Relay::address() const {
  return "http://127.0.0.1:" + std::to_string(server_.serverPort());
}

void Relay::next(Mishap mishap, std::function<void()> then) {
  next_ = mishap;
  then_ = std::move(then);
}

void Relay::accept() {
  while (auto* console = server_.nextPendingConnection()) {
    auto* region = new QTcpSocket(console);
    lines_[console] = {region, false};
    connect(console, &QTcpSocket::readyRead, this, [this, console] { fromConsole(console); });
    connect(region, &QTcpSocket::readyRead, this, [this, console] { fromRegion(console); });
    connect(region, &QTcpSocket::disconnected, console, &QTcpSocket::disconnectFromHost);
    connect(console, &QTcpSocket::disconnected, this, [this, console] {
      lines_.remove(console);
      console->deleteLater();
    });
    region->connectToHost(QHostAddress::LocalHost, region_);
  }
}

/// A request's first line comes in one piece here: consoles write it so.
void Relay::fromConsole(QTcpSocket* console) {
  auto& line = lines_[console];
  const auto bytes = console->readAll();
  lookUps_ += int(bytes.count("GET /v1/decisions/"));
  const bool post = bytes.startsWith("POST /v1/decisions HTTP") || bytes.toLower().contains("\r\nidempotency-key:");
  posts_ += post ? 1 : 0;
  if (post && next_ != Mishap::none) {
    line.swallow = true;
    if (!passesOn()) return mishap(console);
  }
  line.region->write(bytes);
}

void Relay::fromRegion(QTcpSocket* console) {
  if (!lines_.contains(console)) return;  // hung up on already
  auto& line = lines_[console];
  const auto bytes = line.region->readAll();
  if (line.swallow) return mishap(console);
  console->write(bytes);
}

void Relay::mishap(QTcpSocket* console) {
  const auto kind = std::exchange(next_, Mishap::none);
  if (const auto then = std::exchange(then_, {})) then();
  const auto answer = answerOf(kind);
  if (answer.isEmpty()) return console->abort();
  console->write(answer);
  console->disconnectFromHost();
}

}  // namespace rebate::fixtures
