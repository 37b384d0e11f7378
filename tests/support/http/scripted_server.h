// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <functional>
#include <map>
#include <vector>

namespace rebate::fixtures {

struct HttpRequest {
  QByteArray method;
  QByteArray target;
  std::map<QByteArray, QByteArray> headers;  ///< names in lower case
  QByteArray body;
};

/// A real HTTP/1.1 server on the loopback whose answers, and bad manners, a test scripts.
class ScriptedServer : public QObject {
  Q_OBJECT

 public:
  using Handler = std::function<void(const HttpRequest&, QTcpSocket&)>;

  ScriptedServer();
  std::string address() const;
  void handle(Handler handler) { handler_ = std::move(handler); }
  const std::vector<HttpRequest>& requests() const { return requests_; }
  QTcpSocket* last() const { return last_; }  ///< the connection of the newest request, while it lives
  void stopListening() { server_.close(); }

  static QByteArray answer(int status, const QByteArray& type, const QByteArray& body);
  static QByteArray json(const QByteArray& body) { return answer(200, "application/json", body); }
  static QByteArray problem(int status, const QByteArray& name, const QByteArray& more = {});
  static QByteArray streamHead();  ///< chunks may follow
  static QByteArray chunk(const QByteArray& bytes);

 private:
  void bytesCame(QTcpSocket* socket);

  Handler handler_;
  std::vector<HttpRequest> requests_;
  std::map<QTcpSocket*, QByteArray> pending_;
  QPointer<QTcpSocket> last_;
  QTcpServer server_;  ///< last: its sockets report their end while it goes
};

}  // namespace rebate::fixtures
