// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

#include <memory>

namespace rebate::fixtures {

struct HttpReply {
  int status = 0;  ///< 0: no answer, or none that is HTTP
  QByteArray type;
  QByteArray head;
  QByteArray body;  ///< chunks joined
  QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
  QByteArray problem() const;  ///< "version-moved"; empty when this is no problem document
};

QByteArray gunzip(const QByteArray& bytes);

/// Blocking HTTP/1.1 over a plain socket: a request may be as wrong as a test likes. Every answer is held against the
/// contract; what is not documented fails the test.
class HttpClient {
 public:
  explicit HttpClient(quint16 port, QHostAddress host = QHostAddress(QHostAddress::LocalHost))
      : host_(std::move(host)), port_(port) {}
  void setToken(const QByteArray& token) { token_ = token; }
  void setPatience(int msecs) { patience_ = msecs; }
  /// Not against the contract: that costs more than a region takes for the answer, and is done one at a time.
  void setUnheld() { held_ = false; }
  HttpReply get(const QByteArray& path, const QByteArray& headers = {}) { return call("GET", path, {}, headers); }
  HttpReply post(const QByteArray& path, const QJsonObject& body) {
    return call("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact));
  }
  HttpReply call(const QByteArray& method, const QByteArray& path, const QByteArray& body,
                 const QByteArray& headers = {});
  /// These bytes as they are, on a connection of their own; then what comes back until the end or `msecs`.
  HttpReply raw(const QByteArray& bytes, int msecs = 5'000);
  /// The two halves of call: what is sent stays unanswered until it is finished.
  std::unique_ptr<QTcpSocket> send(const QByteArray& method, const QByteArray& path, const QByteArray& body,
                                   const QByteArray& headers = {});
  static HttpReply finish(QTcpSocket& socket, int msecs = 15'000);
  /// An endless answer: reads as it comes.
  std::unique_ptr<QTcpSocket> open(const QByteArray& path);
  quint16 port() const { return port_; }

 private:
  QByteArray head(const QByteArray& method, const QByteArray& path, const QByteArray& headers, qsizetype length) const;
  QHostAddress host_;
  quint16 port_;
  int patience_ = 15'000;  ///< ms, for a whole answer
  bool held_ = true;
  QByteArray token_;
};

}  // namespace rebate::fixtures
