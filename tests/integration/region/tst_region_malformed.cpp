// SPDX-License-Identifier: GPL-3.0-or-later
// Fault 33: ten thousand malformed requests. A problem document each, no crash, memory flat.
#include <QtTest>

#include <random>

#include "region/region_cluster.h"

using namespace rebate::fixtures;

namespace {

constexpr int kOfEachKind = 700;
constexpr int kSlow = 300;
constexpr int kMutated = 2'000;
constexpr int kSockets = 100;  // of slow ones at a time

qint64 residentKiB(qint64 pid) {
  QFile file(QStringLiteral("/proc/%1/status").arg(pid));
  if (!file.open(QIODevice::ReadOnly)) return 0;
  for (const auto& line : file.readAll().split('\n'))
    if (line.startsWith("VmRSS:")) return line.mid(6).trimmed().split(' ').first().toLongLong();
  return 0;
}

struct Kind {
  const char* name;
  QByteArray bytes;
  int status;
  const char* problem;
};

QByteArray post(const QByteArray& token, const QByteArray& body, const QByteArray& path = "/v1/decisions") {
  return "POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token +
         "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QList<Kind> kinds(const QByteArray& token) {
  const QByteArray head = "POST /v1/decisions HTTP/1.1\r\nHost: x\r\n";
  return {{"oversized body", head + "Content-Length: 500001\r\n\r\n{", 413, "too-large"},
          {"oversized header", "GET / HTTP/1.1\r\nX: " + QByteArray(40'000, 'b') + "\r\n\r\n", 413, "too-large"},
          {"oversized target", "GET /" + QByteArray(20'000, 'a') + " HTTP/1.1\r\n\r\n", 413, "too-large"},
          {"bad UTF-8", post(token, "{\"decisions\":[\"\xff\xfe\"]}"), 400, "validation"},
          {"deep nesting", post(token, QByteArray(5'000, '[')), 400, "validation"},
          {"not JSON", post(token, "id=1&action=approve"), 400, "validation"},
          {"wrong method", "PUT /v1/decisions HTTP/1.1\r\nHost: x\r\n\r\n", 405, "method-not-allowed"},
          {"made-up method", "EXPLODE /v1/rebates HTTP/1.1\r\nHost: x\r\n\r\n", 405, "method-not-allowed"},
          {"forged token", post((token.startsWith('x') ? "y" : "x") + token.mid(1), "{}"), 401, "unauthenticated"},
          {"no path", "GET /v1/users/%zz HTTP/1.1\r\nHost: x\r\n\r\n", 404, "not-found"},
          {"a note of nothing", post(token, R"({"id":"1","alert":"","text":[]})", "/v1/incidents/%ff/notes"), 404,
           "not-found"},
          {"a note in no form", post(token, R"({"id":7,"alert":{},"text":"\u0000"})", "/v1/incidents/a/notes"), 400,
           "validation"},
          {"not HTTP", "GARBAGE\r\n\r\n", 400, "validation"}};
}

}  // namespace

class TestRegionMalformed : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void cleanupTestCase();
  void everyKindIsAnsweredByName_data();
  void everyKindIsAnsweredByName();
  void oversizedBodiesThatReallyCome();
  void slowHeadersAreSentAway();
  void slowBodiesAreSentAway();
  void whatNobodyThoughtOf();
  void memoryIsFlat();

 private:
  void sendSlowly(const QByteArray& beginning, int count);
  quint16 port() { return cluster_->client(0).port(); }
  std::unique_ptr<RegionCluster> cluster_;
  qint64 before_ = 0;
  int sent_ = 0;
};

void TestRegionMalformed::initTestCase() {
  cluster_ = std::make_unique<RegionCluster>();
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  cluster_->addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
  cluster_->start(0, {600, 120, "[limits]\nheader_ms = 400\nbody_bytes = 500000\nrequests_per_s = 100000\n"});
  cluster_->signIn();
  for (const auto& kind : kinds(cluster_->token()))  // warm
    for (int i = 0; i < 30; ++i) QVERIFY(HttpClient(port()).raw(kind.bytes).status != 0);
  before_ = residentKiB(cluster_->pid(0));
}

void TestRegionMalformed::cleanupTestCase() {
  QVERIFY(cluster_->isRunning(0));
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
  cluster_.reset();
}

void TestRegionMalformed::everyKindIsAnsweredByName_data() {
  QTest::addColumn<int>("kind");
  const auto all = kinds(cluster_->token());
  for (int i = 0; i < all.size(); ++i) QTest::newRow(all[i].name) << i;
}

void TestRegionMalformed::everyKindIsAnsweredByName() {
  QFETCH(int, kind);
  const auto what = kinds(cluster_->token())[kind];
  for (int i = 0; i < kOfEachKind; ++i) {
    const auto reply = HttpClient(port()).raw(what.bytes);
    if (reply.status == what.status && reply.problem() == what.problem) continue;
    QFAIL(qPrintable(QStringLiteral("%1: %2").arg(reply.status).arg(QString::fromUtf8(reply.body))));
  }
  sent_ += kOfEachKind;
}

void TestRegionMalformed::oversizedBodiesThatReallyCome() {
  const auto bytes = post(cluster_->token(), QByteArray(600'000, ' '));
  for (int i = 0; i < 20; ++i) QCOMPARE(HttpClient(port()).raw(bytes).problem(), QByteArray("too-large"));
}

void TestRegionMalformed::sendSlowly(const QByteArray& beginning, int count) {
  std::vector<std::unique_ptr<QTcpSocket>> sockets;
  for (int i = 0; i < count; ++i) {
    sockets.push_back(std::make_unique<QTcpSocket>());
    sockets.back()->connectToHost(QHostAddress::LocalHost, port());
    QVERIFY(sockets.back()->waitForConnected(5'000));
    sockets.back()->write(beginning);
    QVERIFY(sockets.back()->waitForBytesWritten(5'000));
  }
  for (auto& socket : sockets) {
    QByteArray answer;
    while (!answer.contains("}") && socket->waitForReadyRead(10'000)) answer += socket->readAll();
    QVERIFY2(answer.startsWith("HTTP/1.1 400") && answer.contains("urn:rebate:problem:validation"), answer);
  }
  sent_ += count;
}

void TestRegionMalformed::slowHeadersAreSentAway() {
  for (int i = 0; i < kSlow; i += kSockets) sendSlowly("GET /healthz HTTP/1.1\r\nHost: ", kSockets);
}

void TestRegionMalformed::slowBodiesAreSentAway() {
  sendSlowly("POST /v1/decisions HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{", kSockets);
}

/// Bytes changed at random: a problem document, a proper answer, or a closed connection; never anything else.
void TestRegionMalformed::whatNobodyThoughtOf() {
  QList<QByteArray> shapes{"GET\r\n\r\n",
                           "GET / HTTP/9.9\r\n\r\n",
                           QByteArray("\0\1\2\3\r\n\r\n", 8),
                           "GET /v1/rebates HTTP/1.1\r\nno colon here\r\n\r\n",
                           "POST /v1/decisions HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
                           "POST /v1/decisions HTTP/1.1\r\nContent-Length: 99999999999999\r\n\r\n",
                           "POST /v1/decisions HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                           "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 client hello\r\n\r\n",
                           "GET http://[::1 HTTP/1.1\r\n\r\n"};
  for (const auto& kind : kinds(cluster_->token())) shapes << kind.bytes;
  std::mt19937 random(7);
  for (int i = 0; i < kMutated; ++i) {
    auto bytes = shapes[int(random() % unsigned(shapes.size()))];
    if (random() % 3 != 0) bytes[int(random() % unsigned(bytes.size()))] = char(random());
    const auto reply = HttpClient(port()).raw(bytes, 2'000);
    QVERIFY2(reply.status == 0 || !reply.problem().isEmpty() || reply.status == 200, bytes.left(100));
  }
  sent_ += kMutated;
}

void TestRegionMalformed::memoryIsFlat() {
  const auto after = residentKiB(cluster_->pid(0));
  qInfo("%d malformed requests; resident %lld KiB before, %lld KiB after", sent_, before_, after);
  QVERIFY(sent_ >= 10'000);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they keep what was freed
  QVERIFY2(after < before_ + 8 * 1'024, "memory is flat");
#endif
  QCOMPARE(cluster_->client(0).get("/v1/topology").status, 200);
}

QTEST_GUILESS_MAIN(TestRegionMalformed)
#include "tst_region_malformed.moc"
