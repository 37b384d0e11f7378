// SPDX-License-Identifier: GPL-3.0-or-later
// A region behind TLS, with authorities made for this test: who is trusted, who is not, and what is said then.
#include <QtTest>

#include <QSslConfiguration>
#include <QSslSocket>

#include "region/api/http_client.h"
#include "region/region_cluster.h"
#include "region/test_authority.h"

using namespace rebate::fixtures;
using namespace rebate;

class TestRegionTls : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void cleanup() { cluster_.reset(); }
  void everythingGoesThroughIt();
  void plainTextIsNotAnswered();
  void whoIsTrusted_data();
  void whoIsTrusted();
  void peersTalkThroughIt();
  void badFilesAreNamed_data();
  void badFilesAreNamed();

 private:
  QByteArray through(quint16 port, const QByteArray& bytes, const QByteArray& until);
  TestAuthorities made_;
  std::unique_ptr<RegionCluster> cluster_;
};

void TestRegionTls::initTestCase() {
  made_.authority("ours");
  made_.authority("theirs");
  made_.certificate("right", "ours", "IP:127.0.0.1,DNS:localhost");
  made_.certificate("elsewhere", "ours", "DNS:elsewhere.example");
}

QByteArray TestRegionTls::through(quint16 port, const QByteArray& bytes, const QByteArray& until) {
  QSslSocket socket;
  auto configuration = QSslConfiguration::defaultConfiguration();
  configuration.setCaCertificates(QSslCertificate::fromPath(made_.path("ours.pem")));
  socket.setSslConfiguration(configuration);
  socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
  if (!socket.waitForEncrypted(5'000)) return socket.errorString().toUtf8();
  if (socket.sessionProtocol() < QSsl::TlsV1_2) return "too old";
  socket.write(bytes);
  QByteArray heard;
  while (!heard.contains(until) && socket.waitForReadyRead(5'000)) heard += socket.readAll();
  return heard;
}

void TestRegionTls::everythingGoesThroughIt() {
  cluster_ = std::make_unique<RegionCluster>();
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  cluster_->addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
  cluster_->start(0, {4'000, 1'000, made_.tls("right")});
  const auto port = cluster_->client(0).port();
  const auto leads = [&] {
    return through(port, "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n", "}").contains("\"role\":\"leader\"");
  };
  QTRY_VERIFY(leads());
  const QByteArray body = R"({"name":"chen.jing","password":"correct horse"})";
  const auto grant = through(
      port,
      "POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body,
      "}}");
  const auto token =
      QJsonDocument::fromJson(grant.mid(grant.indexOf("\r\n\r\n") + 4)).object().value(QStringLiteral("token"));
  QVERIFY2(grant.startsWith("HTTP/1.1 201") && token.isString(), grant);
  const auto signedIn = " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token.toString().toLatin1() + "\r\n\r\n";
  QVERIFY(through(port, "GET /v1/rebates?limit=500" + signedIn, "]}").startsWith("HTTP/1.1 200"));
  QVERIFY(through(port, "GET /v1/snapshot" + signedIn, "\"end\"").contains("\"end\""));
  QVERIFY(through(port, "GET /v1/changes" + signedIn, "heartbeat").contains("event: heartbeat"));
  QVERIFY(through(port, "GARBAGE\r\n\r\n", "}").startsWith("HTTP/1.1 400"));
}

void TestRegionTls::plainTextIsNotAnswered() {
  cluster_ = std::make_unique<RegionCluster>();
  cluster_->start(0, {4'000, 1'000, made_.tls("right")});
  HttpClient plain(cluster_->client(0).port());
  QCOMPARE(plain.get("/healthz").status, 0);
  QVERIFY(cluster_->isRunning(0));
}

void TestRegionTls::whoIsTrusted_data() {
  QTest::addColumn<QByteArray>("certificate");
  QTest::addColumn<QByteArray>("authority");
  QTest::addColumn<QByteArray>("why");
  QTest::newRow("our own authority") << QByteArray("right") << QByteArray("ours.pem") << QByteArray();
  QTest::newRow("an unknown one") << QByteArray("right") << QByteArray("theirs.pem") << QByteArray("issuer");
  QTest::newRow("only the system's") << QByteArray("right") << QByteArray() << QByteArray("issuer");
  QTest::newRow("another host") << QByteArray("elsewhere") << QByteArray("ours.pem") << QByteArray("mismatch");
}

void TestRegionTls::whoIsTrusted() {
  QFETCH(QByteArray, certificate);
  QFETCH(QByteArray, authority);
  QFETCH(QByteArray, why);
  cluster_ = std::make_unique<RegionCluster>();
  cluster_->start(0, {4'000, 1'000, made_.tls(certificate.constData())});
  const auto trust = region::clientTls(authority.isEmpty() ? "" : made_.path(authority.constData()).toStdString());
  QVERIFY(trust.ok());
  region::asio::io_context context;
  std::optional<Result<region::HttpAnswer>> answer;
  const auto url = "https://127.0.0.1:" + std::to_string(cluster_->client(0).port()) + "/healthz";
  auto asking = [&]() -> region::asio::awaitable<void> {
    answer = co_await region::httpGet(url, {}, 5'000, 1'024, *trust);
  };
  region::asio::co_spawn(context, asking, region::asio::detached);
  context.run();
  QVERIFY(answer.has_value());
  if (why.isEmpty()) {
    QVERIFY2(answer->ok(), answer->ok() ? "" : answer->error().detail.c_str());
    QCOMPARE((*answer)->status, 200);
    return;
  }
  QVERIFY(!answer->ok());
  const auto& error = answer->error();
  QCOMPARE(error.field, std::string("tls"));
  QVERIFY2(error.detail.starts_with("127.0.0.1 is not trusted: "), error.detail.c_str());
  QVERIFY2(error.detail.find(why.toStdString()) != std::string::npos, error.detail.c_str());
}

/// The first region only serves TLS; the second reaches it because it knows the authority.
void TestRegionTls::peersTalkThroughIt() {
  cluster_ = std::make_unique<RegionCluster>();
  cluster_->addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
  cluster_->start(0, {4'000, 1'000, made_.tls("right")});
  const auto peer =
      "[[peers]]\nname = \"region-0\"\nurl = \"https://127.0.0.1:" + QByteArray::number(cluster_->client(0).port()) +
      "\"\n";
  cluster_->start(1, {4'000, 1'000, peer + "[tls]\nca = \"" + made_.path("ours.pem").toUtf8() + "\"\n"});
  cluster_->stop(0);  // so that one can sign in without TLS
  QCOMPARE(cluster_->waitForLeader(), 1);
  cluster_->signIn();
  cluster_->start(0, {4'000, 1'000, made_.tls("right")});
  const auto seen = [&] {
    const auto peers = cluster_->client(1).get("/v1/topology").json().value(QStringLiteral("peers")).toArray();
    return peers[0].toObject().value(QStringLiteral("status")).toString();
  };
  QTRY_COMPARE(seen(), QStringLiteral("ok"));
}

void TestRegionTls::badFilesAreNamed_data() {
  QTest::addColumn<QByteArray>("certificate");
  QTest::addColumn<QByteArray>("key");
  QTest::addColumn<QByteArray>("named");
  QTest::newRow("no certificate") << QByteArray("none.pem") << QByteArray("right.key") << QByteArray("tls.certificate");
  QTest::newRow("no key") << QByteArray("right.pem") << QByteArray("none.key") << QByteArray("tls.key");
  QTest::newRow("another's key") << QByteArray("right.pem") << QByteArray("ours.key") << QByteArray("tls.key");
}

void TestRegionTls::badFilesAreNamed() {
  QFETCH(QByteArray, certificate);
  QFETCH(QByteArray, key);
  QFETCH(QByteArray, named);
  QFile config(made_.path("region.toml"));
  QVERIFY(config.open(QIODevice::WriteOnly));
  config.write("[region]\nname = \"a\"\nstore = \"" + made_.path("store.db").toUtf8() + "\"\n[tls]\ncertificate = \"" +
               made_.path(certificate.constData()).toUtf8() + "\"\nkey = \"" + made_.path(key.constData()).toUtf8() +
               "\"\n");
  config.close();
  const auto run = runRegion({QStringLiteral("serve"), QStringLiteral("--config"), config.fileName()}, {}, 10'000);
  QVERIFY(run.status > 0);
  QVERIFY2(run.err.contains(named), run.err);
}

QTEST_GUILESS_MAIN(TestRegionTls)
#include "tst_region_tls.moc"
