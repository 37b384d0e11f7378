// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/scripted_server.h"

#include <QHostAddress>

namespace rebate::fixtures {
namespace {

/// The first whole request in `bytes`, taken out of it.
bool takeRequest(QByteArray& bytes, HttpRequest& request) {
  const auto headEnd = bytes.indexOf("\r\n\r\n");
  if (headEnd < 0) return false;
  const auto lines = bytes.left(headEnd).split('\n');
  const auto first = lines.front().trimmed().split(' ');
  request.method = first.value(0);
  request.target = first.value(1);
  for (qsizetype i = 1; i < lines.size(); ++i) {
    const auto colon = lines[i].indexOf(':');
    request.headers[lines[i].left(colon).trimmed().toLower()] = lines[i].mid(colon + 1).trimmed();
  }
  const auto length = request.headers["content-length"].toLongLong();
  if (bytes.size() < headEnd + 4 + length) return false;
  request.body = bytes.mid(headEnd + 4, length);
  bytes.remove(0, headEnd + 4 + length);
  return true;
}

}  // namespace

ScriptedServer::ScriptedServer() {
  server_.listen(QHostAddress::LocalHost);
  connect(&server_, &QTcpServer::newConnection, this, [this] {
    while (auto* socket = server_.nextPendingConnection()) {
      connect(socket, &QTcpSocket::readyRead, this, [this, socket] { bytesCame(socket); });
      connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        pending_.erase(socket);
        socket->deleteLater();
      });
    }
  });
}

std::string ScriptedServer::address() const {
  return "127.0.0.1:" + std::to_string(server_.serverPort());
}

void ScriptedServer::bytesCame(QTcpSocket* socket) {
  pending_[socket] += socket->readAll();
  HttpRequest request;
  while (takeRequest(pending_[socket], request)) {
    requests_.push_back(request);
    last_ = socket;
    if (handler_) handler_(request, *socket);
    request = {};
  }
}

QByteArray ScriptedServer::answer(int status, const QByteArray& type, const QByteArray& body) {
  return "HTTP/1.1 " + QByteArray::number(status) + " x\r\nContent-Type: " + type +
         "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray ScriptedServer::problem(int status, const QByteArray& name, const QByteArray& more) {
  return answer(status, "application/problem+json",
                "{\"type\":\"urn:rebate:problem:" + name + "\",\"title\":\"" + name +
                    "\",\"status\":" + QByteArray::number(status) + ",\"detail\":\"d\"" + more + "}");
}

QByteArray ScriptedServer::streamHead() {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
}

QByteArray ScriptedServer::chunk(const QByteArray& bytes) {
  return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

}  // namespace rebate::fixtures
