// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/http_client.h"

#include <zlib.h>

#include <QElapsedTimer>
#include <QHostAddress>
#include <QTest>

#include "contract/contract.h"

namespace rebate::fixtures {
namespace {

QByteArray headerOf(const QByteArray& head, const QByteArray& name) {
  for (const auto& line : head.split('\n'))
    if (line.toLower().startsWith(name + ':')) return line.mid(name.size() + 1).trimmed();
  return {};
}

QByteArray joinChunks(const QByteArray& bytes) {
  QByteArray joined;
  for (qsizetype at = 0; at < bytes.size();) {
    const auto end = bytes.indexOf("\r\n", at);
    if (end < 0) break;
    const auto size = bytes.mid(at, end - at).toLongLong(nullptr, 16);
    if (size == 0) break;
    joined += bytes.mid(end + 2, size);
    at = end + 2 + size + 2;
  }
  return joined;
}

bool isWhole(const QByteArray& bytes, bool headOnly) {
  const auto end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return false;
  if (headOnly) return true;
  const auto head = bytes.left(end);
  if (headerOf(head, "transfer-encoding") == "chunked") return bytes.endsWith("0\r\n\r\n");
  return bytes.size() >= end + 4 + headerOf(head, "content-length").toLongLong();
}

HttpReply parse(const QByteArray& bytes) {
  HttpReply reply;
  const auto end = bytes.indexOf("\r\n\r\n");
  if (end < 0 || !bytes.startsWith("HTTP/1.1 ")) return reply;
  reply.head = bytes.left(end);
  reply.status = bytes.mid(9, 3).toInt();
  reply.type = headerOf(reply.head, "content-type");
  reply.body = bytes.mid(end + 4);
  if (headerOf(reply.head, "transfer-encoding") == "chunked")
    reply.body = joinChunks(reply.body);
  else
    reply.body = reply.body.left(headerOf(reply.head, "content-length").toLongLong());
  return reply;
}

// A socket's properties: the request's first line, and whether nobody holds the answer against the contract.
constexpr const char* kAsked = "asked";
constexpr const char* kUnheld = "unheld";

/// Every whole answer that a test gets is held against the contract.
void holdAgainstContract(const QByteArray& firstLine, const HttpReply& reply) {
  if (headerOf(reply.head, "server") == "order-feed") return;  // the simulator's: another contract
  const auto words = firstLine.split(' ');
  const auto packed = headerOf(reply.head, "content-encoding") == "gzip";
  const bool head = words[0] == "HEAD";
  const auto body = packed ? gunzip(reply.body) : reply.body;
  const auto complaint =
      Contract::get().complaint({head ? std::string("GET") : words[0].toStdString(), words.value(1).toStdString(),
                                 reply.status, reply.type.toStdString(), body.toStdString()},
                                head);
  if (!complaint.empty()) QTest::qFail(complaint.c_str(), __FILE__, __LINE__);
}

}  // namespace

QByteArray gunzip(const QByteArray& bytes) {
  z_stream stream{};
  if (::inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) return {};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.constData()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  QByteArray plain, piece(1 << 16, '\0');
  for (int state = Z_OK; state == Z_OK;) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    state = ::inflate(&stream, Z_NO_FLUSH);
    plain.append(piece.constData(), piece.size() - qsizetype(stream.avail_out));
  }
  ::inflateEnd(&stream);
  return plain;
}

QByteArray HttpReply::problem() const {
  const QByteArray prefix = "urn:rebate:problem:";
  const auto kind = json().value(QStringLiteral("type")).toString().toUtf8();
  return type == "application/problem+json" && kind.startsWith(prefix) ? kind.mid(prefix.size()) : QByteArray();
}

QByteArray HttpClient::head(const QByteArray& method, const QByteArray& path, const QByteArray& headers,
                            qsizetype length) const {
  QByteArray bytes = method + " " + path + " HTTP/1.1\r\nHost: region\r\n" + headers;
  if (!token_.isEmpty()) bytes += "Authorization: Bearer " + token_ + "\r\n";
  if (length > 0) bytes += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(length) + "\r\n";
  return bytes + "\r\n";
}

HttpReply HttpClient::call(const QByteArray& method, const QByteArray& path, const QByteArray& body,
                           const QByteArray& headers) {
  return raw(head(method, path, headers, body.size()) + body, patience_);
}

HttpReply HttpClient::raw(const QByteArray& bytes, int msecs) {
  QTcpSocket socket;
  socket.connectToHost(host_, port_);
  if (!socket.waitForConnected(msecs)) return {};
  socket.setProperty(kAsked, bytes.left(bytes.indexOf("\r\n")));
  socket.setProperty(kUnheld, !held_);
  socket.write(bytes);
  return finish(socket, msecs);
}

std::unique_ptr<QTcpSocket> HttpClient::send(const QByteArray& method, const QByteArray& path, const QByteArray& body,
                                             const QByteArray& headers) {
  auto socket = std::make_unique<QTcpSocket>();
  socket->connectToHost(host_, port_);
  if (!socket->waitForConnected(5'000)) return socket;
  socket->setProperty(kAsked, QByteArray(method + ' ' + path));
  socket->write(head(method, path, headers, body.size()) + body);
  while (socket->bytesToWrite() > 0 && socket->waitForBytesWritten(5'000)) continue;
  return socket;
}

HttpReply HttpClient::finish(QTcpSocket& socket, int msecs) {
  const auto asked = socket.property(kAsked).toByteArray();
  const bool headOnly = asked.startsWith("HEAD ");
  QElapsedTimer timer;
  timer.start();
  QByteArray answer;
  while (!isWhole(answer, headOnly) && timer.elapsed() < msecs) {
    if (!socket.waitForReadyRead(int(msecs - timer.elapsed()))) break;
    answer += socket.readAll();
  }
  answer += socket.readAll();
  const auto reply = parse(answer);
  // Regions alone listen on 127.0.0.1; on a region's own address answers its balancer, in words of its own when there
  // is nobody behind it.
  const bool balancers = socket.peerAddress() != QHostAddress(QHostAddress::LocalHost) && reply.status >= 500 &&
                         reply.type.startsWith("text/html");
  if (reply.status != 0 && !balancers && !socket.property(kUnheld).toBool() && isWhole(answer, headOnly))
    holdAgainstContract(asked, reply);
  return reply;
}

std::unique_ptr<QTcpSocket> HttpClient::open(const QByteArray& path) {
  auto socket = std::make_unique<QTcpSocket>();
  socket->connectToHost(host_, port_);
  if (!socket->waitForConnected(5'000)) return socket;
  socket->write(head("GET", path, {}, 0));
  socket->waitForBytesWritten(5'000);
  return socket;
}

}  // namespace rebate::fixtures
