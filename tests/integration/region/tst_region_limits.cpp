// SPDX-License-Identifier: GPL-3.0-or-later
// Every limit of the configuration, reached; and how answers travel: gzip, HEAD, OPTIONS.
#include <QtTest>

#include "region/region_cluster.h"

using namespace rebate::fixtures;

namespace {

QByteArray post(const QByteArray& length, const QByteArray& body) {
  return "POST /v1/decisions HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\n" + body;
}

std::unique_ptr<QTcpSocket> connected(quint16 port, const char* from = "127.0.0.1") {
  auto socket = std::make_unique<QTcpSocket>();
  socket->bind(QHostAddress(QString::fromLatin1(from)));
  socket->connectToHost(QHostAddress::LocalHost, port);
  socket->waitForConnected(5'000);
  return socket;
}

QByteArray ask(QTcpSocket& socket) {
  socket.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  QByteArray answer;
  while (!answer.contains("}") && socket.waitForReadyRead(5'000)) answer += socket.readAll();
  return answer;
}

}  // namespace

class TestRegionLimits : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void cleanup() { cluster_.reset(); }
  void bodyBytes();
  void headerBytes();
  void headerTime();
  void bodyTime();
  void connections();
  void connectionsPerAddress();
  void requestsOfAnOperator();
  void requestsOfAStranger();
  void streamsOfAnOperator();
  void decisionsOfARequest();
  void depthOfJson();
  void largeAnswersArePacked_data();
  void largeAnswersArePacked();
  void headAndOptions();

 private:
  HttpClient serve(const QByteArray& limits);
  std::unique_ptr<RegionCluster> cluster_;
};

HttpClient TestRegionLimits::serve(const QByteArray& limits) {
  cluster_ = std::make_unique<RegionCluster>();
  cluster_->addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
  cluster_->start(0, {4'000, 1'000, "[limits]\n" + limits});
  cluster_->signIn();
  return cluster_->client(0);
}

void TestRegionLimits::bodyBytes() {
  auto client = serve("body_bytes = 2048\n");
  QCOMPARE(client.call("POST", "/v1/decisions", QByteArray(2'048, ' ')).problem(), QByteArray("validation"));
  const auto reply = client.call("POST", "/v1/decisions", QByteArray(2'049, ' '));
  QCOMPARE(reply.status, 413);
  QCOMPARE(reply.problem(), QByteArray("too-large"));
  QCOMPARE(reply.json().value(QStringLiteral("field")).toString(), QStringLiteral("body"));
}

void TestRegionLimits::headerBytes() {
  auto client = serve("header_bytes = 2048\n");
  QCOMPARE(client.get("/healthz", "X-A: " + QByteArray(1'000, 'a') + "\r\n").status, 200);
  const auto reply = client.get("/healthz", "X-A: " + QByteArray(2'048, 'a') + "\r\n");
  QCOMPARE(reply.status, 413);
  QCOMPARE(reply.json().value(QStringLiteral("field")).toString(), QStringLiteral("header"));
}

void TestRegionLimits::headerTime() {
  auto client = serve("header_ms = 200\nbody_ms = 60000\n");
  const auto reply = client.raw("GET /healthz HTTP/1.1\r\nHost: ", 10'000);
  QCOMPARE(reply.status, 400);
  QVERIFY(reply.json().value(QStringLiteral("detail")).toString().contains(QLatin1String("in time")));
}

void TestRegionLimits::bodyTime() {
  auto client = serve("header_ms = 60000\nbody_ms = 200\n");
  const auto reply = client.raw(post("100", "{"), 10'000);
  QCOMPARE(reply.status, 400);
  QVERIFY(reply.json().value(QStringLiteral("detail")).toString().contains(QLatin1String("in time")));
}

void TestRegionLimits::connections() {
  const auto port = serve("connections = 4\n").port();
  std::vector<std::unique_ptr<QTcpSocket>> held;
  for (int i = 0; i < 4; ++i) held.push_back(connected(port));
  for (auto& socket : held) QVERIFY(ask(*socket).startsWith("HTTP/1.1 200"));
  const auto answer = ask(*connected(port, "127.0.0.2"));
  QVERIFY2(answer.startsWith("HTTP/1.1 503") && answer.contains("urn:rebate:problem:unavailable"), answer);
  held.pop_back();
  // QTRY_VERIFY asks once more after it succeeded, when the one before may still be counted.
  bool served = false;
  QTRY_VERIFY(served || (served = ask(*connected(port)).startsWith("HTTP/1.1 200")));
}

void TestRegionLimits::connectionsPerAddress() {
  const auto port = serve("connections_per_address = 3\n").port();
  std::vector<std::unique_ptr<QTcpSocket>> held;
  for (int i = 0; i < 3; ++i) held.push_back(connected(port));
  for (auto& socket : held) QVERIFY(ask(*socket).startsWith("HTTP/1.1 200"));
  QVERIFY(ask(*connected(port)).startsWith("HTTP/1.1 503"));
  QVERIFY2(ask(*connected(port, "127.0.0.2")).startsWith("HTTP/1.1 200"), "others have their own");
  held.pop_back();
  // QTRY_VERIFY asks once more after it succeeded, when the one before may still be counted.
  bool served = false;
  QTRY_VERIFY(served || (served = ask(*connected(port)).startsWith("HTTP/1.1 200")));
}

void TestRegionLimits::requestsOfAnOperator() {
  auto client = serve("requests_per_s = 3\n");
  int refused = 0;
  for (int i = 0; i < 40 && refused == 0; ++i) {
    const auto reply = client.get("/v1/topology");
    if (reply.status == 200) continue;
    ++refused;
    QCOMPARE(reply.status, 429);
    QCOMPARE(reply.problem(), QByteArray("rate-limited"));
    QVERIFY(reply.head.contains("Retry-After: 1"));
  }
  QCOMPARE(refused, 1);
  QVERIFY(QTest::qWaitFor([&] { return client.get("/v1/topology").status == 200; }));
}

void TestRegionLimits::requestsOfAStranger() {
  auto client = serve("requests_per_s = 3\n");
  client.setToken("forged");
  int status = 401;
  for (int i = 0; i < 40 && status == 401; ++i) status = client.get("/v1/topology").status;
  QCOMPARE(status, 429);
  QCOMPARE(client.get("/healthz").status, 200);
}

void TestRegionLimits::streamsOfAnOperator() {
  auto client = serve("streams_per_operator = 2\n");
  std::vector<std::unique_ptr<QTcpSocket>> streams;
  for (int i = 0; i < 2; ++i) {
    streams.push_back(client.open("/v1/changes"));
    QByteArray heard;
    while (!heard.contains("heartbeat") && streams.back()->waitForReadyRead(5'000)) heard += streams.back()->readAll();
    QVERIFY(heard.contains("heartbeat"));
  }
  const auto reply = client.get("/v1/changes");
  QCOMPARE(reply.status, 429);
  QCOMPARE(reply.problem(), QByteArray("rate-limited"));
  streams.pop_back();
  QVERIFY(QTest::qWaitFor([&] { return client.get("/v1/snapshot").status == 200; }));
}

void TestRegionLimits::decisionsOfARequest() {
  auto client = serve("decisions_per_request = 3\n");
  QCOMPARE(client.call("POST", "/v1/decisions", "{\"decisions\":[1,2,3]}").status, 200);
  const auto reply = client.call("POST", "/v1/decisions", "{\"decisions\":[1,2,3,4]}");
  QCOMPARE(reply.problem(), QByteArray("validation"));
  QCOMPARE(reply.json().value(QStringLiteral("detail")).toString(), QStringLiteral("1 to 3 decisions"));
}

void TestRegionLimits::depthOfJson() {
  auto client = serve("json_depth = 6\n");
  const auto nested = [&](int depth) {
    return client.call(
        "POST", "/v1/decisions",
        "{\"decisions\":" + QByteArray(depth - 1, '[') + "\"[[[[[[[[\\\"\"" + QByteArray(depth - 1, ']') + "}");
  };
  QCOMPARE(nested(6).status, 200);  // each of the list has its own answer
  const auto reply = nested(7);
  QCOMPARE(reply.status, 400);
  QCOMPARE(reply.json().value(QStringLiteral("detail")).toString(), QStringLiteral("nested too deeply"));
}

void TestRegionLimits::largeAnswersArePacked_data() {
  QTest::addColumn<QByteArray>("accepts");
  QTest::addColumn<bool>("packed");
  QTest::newRow("gzip") << QByteArray("gzip") << true;
  QTest::newRow("one of several") << QByteArray("br;q=1.0, GZIP;q=0.5, *;q=0") << true;
  QTest::newRow("anything") << QByteArray("*") << true;
  QTest::newRow("not that") << QByteArray("gzip;q=0, *") << false;
  QTest::newRow("another") << QByteArray("br") << false;
  QTest::newRow("nothing said") << QByteArray() << false;
}

void TestRegionLimits::largeAnswersArePacked() {
  QFETCH(QByteArray, accepts);
  QFETCH(bool, packed);
  auto client = serve({});
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  const auto header = accepts.isEmpty() ? QByteArray() : "Accept-Encoding: " + accepts + "\r\n";
  const auto plain = client.get("/v1/users?limit=100");
  const auto reply = client.get("/v1/users?limit=100", header);
  QCOMPARE(reply.head.contains("Content-Encoding: gzip"), packed);
  QVERIFY(reply.head.contains("Vary: Accept-Encoding"));
  QCOMPARE(packed ? gunzip(reply.body) : reply.body, plain.body);
  if (packed) QVERIFY(reply.body.size() * 3 < plain.body.size());
  QVERIFY2(!client.get("/v1/users?limit=1", header).head.contains("Content-Encoding"), "not worth it");
}

void TestRegionLimits::headAndOptions() {
  auto client = serve({});
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  const auto get = client.get("/v1/users?limit=5");
  const auto head = client.call("HEAD", "/v1/users?limit=5", {});
  QCOMPARE(head.status, 200);
  QVERIFY(head.head.contains("Content-Length: " + QByteArray::number(get.body.size())));
  QCOMPARE(head.body, QByteArray());
  QCOMPARE(client.call("HEAD", "/v1/changes", {}).type, QByteArray("text/event-stream"));
  QCOMPARE(client.call("HEAD", "/v1/users/none", {}).status, 404);
  QCOMPARE(HttpClient(client.port()).call("HEAD", "/v1/users", {}).status, 401);
  const auto options = HttpClient(client.port()).call("OPTIONS", "/v1/session", {});
  QCOMPARE(options.status, 204);
  QVERIFY2(options.head.contains("Allow: OPTIONS, POST, DELETE"), options.head);
  QVERIFY(client.call("OPTIONS", "/v1/users", {}).head.contains("Allow: OPTIONS, GET, HEAD"));
  QCOMPARE(client.call("OPTIONS", "/v2", {}).status, 404);
  // On one connection: nothing of a HEAD's answer is taken for the next one's.
  const auto socket = connected(client.port());
  socket->write("HEAD /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto health = ask(*socket);
  QVERIFY2(health.endsWith('}') && health.contains("\"region\":\"region-0\""), health);
}

QTEST_GUILESS_MAIN(TestRegionLimits)
#include "tst_region_limits.moc"
