// SPDX-License-Identifier: GPL-3.0-or-later
// Writes that are sent again: Idempotency-Key and ETag, asked of real processes.
#include <QtTest>

#include <csignal>

#include "region/region_cluster.h"
#include "region/storage/store.h"

using namespace rebate::fixtures;
using namespace rebate;

namespace {

/// A feed nobody answers: what is to be read again stays waiting.
const QByteArray kFeed = "[feed]\nurl = \"http://127.0.0.1:1/router/rest\"\nhistory_s = 0\n";

QByteArray stretch(int hours) {
  const auto at = [](qint64 back) {
    return QDateTime::currentDateTimeUtc().addSecs(-back).toString(Qt::ISODate).toUtf8();
  };
  return "{\"platform\":\"taobao\",\"from\":\"" + at(hours * 3'600) + "\",\"to\":\"" + at(60) + "\"}";
}

QByteArray keyed(const QByteArray& key) {
  return "Idempotency-Key: " + key + "\r\n";
}

}  // namespace

class TestRegionWrites : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void cleanupTestCase();
  void theSameKeyHasTheSameAnswer();
  void aKeyBelongsToOneRequestAndOnePerson();
  void keysAreVisibleText_data();
  void keysAreVisibleText();
  void aKeyInFlightIsRefused();
  void theNextLeaderKnowsTheKey();
  void aDecisionsKeyIsItsId();
  void singleResourcesHaveTags();

 private:
  HttpReply reread(const QByteArray& body, const QByteArray& headers = {});
  qint64 kept();
  std::unique_ptr<RegionCluster> cluster_;
  std::unique_ptr<region::SqlSession> sql_;
};

void TestRegionWrites::initTestCase() {
  cluster_ = std::make_unique<RegionCluster>();
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  cluster_->addOperator(QStringLiteral("wu.min"), QStringLiteral("admin"));
  cluster_->addOperator(QStringLiteral("he.min"), QStringLiteral("admin"));
  cluster_->addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
  cluster_->setSettings({4'000, 400, kFeed});
  cluster_->start(0);
  cluster_->signIn(QStringLiteral("wu.min"));
  sql_ = *region::openStore({cluster_->store().toStdString()});
}

void TestRegionWrites::cleanupTestCase() {
  sql_.reset();
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
  cluster_.reset();
}

HttpReply TestRegionWrites::reread(const QByteArray& body, const QByteArray& headers) {
  return cluster_->client(cluster_->waitForLeader()).call("POST", "/v1/feeds/reread", body, headers);
}

qint64 TestRegionWrites::kept() {
  return sql_->integer("SELECT COUNT(*) FROM idempotency_keys").value_or(-1);
}

/// Done again it would have another id: the same stretch is wanted anew once it was read.
void TestRegionWrites::theSameKeyHasTheSameAnswer() {
  const auto body = stretch(1);
  const auto first = reread(body, keyed("\"key-1\""));
  QCOMPARE(first.status, 202);
  sql_->run("UPDATE feed_rereads SET done_at = 1");
  QVERIFY(!sql_->failure());
  const auto before = kept();
  for (int i = 0; i < 3; ++i) {
    const auto again = reread(body, keyed("key-1"));  // quotes are no part of it
    QCOMPARE(again.status, first.status);
    QCOMPARE(again.type, first.type);
    QCOMPARE(again.body, first.body);
  }
  QCOMPARE(kept(), before);
  QVERIFY(reread(body).body != first.body);
}

void TestRegionWrites::aKeyBelongsToOneRequestAndOnePerson() {
  QCOMPARE(reread(stretch(2), keyed("key-2")).status, 202);
  const auto other = reread(stretch(3), keyed("key-2"));
  QCOMPARE(other.status, 422);
  QCOMPARE(other.problem(), QByteArray("idempotency-mismatch"));
  QCOMPARE(other.json().value(QStringLiteral("field")).toString(), QStringLiteral("Idempotency-Key"));
  cluster_->signIn(QStringLiteral("he.min"));
  QCOMPARE(reread(stretch(3), keyed("key-2")).status, 202);
  cluster_->signIn(QStringLiteral("wu.min"));
}

void TestRegionWrites::keysAreVisibleText_data() {
  QTest::addColumn<QByteArray>("key");
  QTest::addColumn<int>("status");
  QTest::newRow("one character") << QByteArray("x") << 202;
  QTest::newRow("the longest") << QByteArray(128, 'k') << 202;
  QTest::newRow("longer") << QByteArray(129, 'k') << 400;
  QTest::newRow("quoted nothing") << QByteArray("\"\"") << 400;
  QTest::newRow("a space") << QByteArray("a b") << 400;
  QTest::newRow("no ASCII") << QByteArray("\xe9\x92\xa5") << 400;
}

void TestRegionWrites::keysAreVisibleText() {
  QFETCH(QByteArray, key);
  QFETCH(int, status);
  const auto reply = reread(stretch(4), keyed(key));
  QCOMPARE(reply.status, status);
  if (status == 400) QCOMPARE(reply.problem(), QByteArray("validation"));
}

/// Somebody else holds the store's lock, so the first request is still waiting when the second comes.
void TestRegionWrites::aKeyInFlightIsRefused() {
  const auto body = stretch(5);
  const auto before = sql_->integer("SELECT COUNT(*) FROM feed_rereads");
  QVERIFY(sql_->beginWrite());
  QTcpSocket first;
  first.connectToHost(QHostAddress::LocalHost, cluster_->client(0).port());
  QVERIFY(first.waitForConnected(5'000));
  first.write("POST /v1/feeds/reread HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + cluster_->token() + "\r\n" +
              keyed("key-5") + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
  QVERIFY(first.waitForBytesWritten(5'000));
  const auto waits = [&] {
    return HttpClient(cluster_->client(0).port()).get("/metrics").body.contains("rebate_keys_in_flight 1");
  };
  QTRY_VERIFY(waits());
  auto reply = reread(body, keyed("key-5"));
  QCOMPARE(reply.status, 409);
  QCOMPARE(reply.problem(), QByteArray("in-flight"));
  QVERIFY(reply.head.contains("Retry-After: 1"));
  QVERIFY(sql_->commit());
  QByteArray answer;
  while (!answer.contains("}") && first.waitForReadyRead(10'000)) answer += first.readAll();
  QVERIFY2(answer.startsWith("HTTP/1.1 202"), answer);
  reply = reread(body, keyed("key-5"));
  QCOMPARE(reply.status, 202);
  QVERIFY(answer.endsWith(reply.body));
  QCOMPARE(*sql_->integer("SELECT COUNT(*) FROM feed_rereads"), *before + 1);
}

void TestRegionWrites::theNextLeaderKnowsTheKey() {
  const auto body = stretch(6);
  const auto first = reread(body, keyed("key-6"));
  QCOMPARE(first.status, 202);
  sql_->run("UPDATE feed_rereads SET done_at = 1");
  cluster_->start(1);
  cluster_->signal(0, SIGKILL);
  QCOMPARE(cluster_->waitForLeader(0), 1);
  QCOMPARE(reread(body, keyed("key-6")).body, first.body);
  QCOMPARE(reread(stretch(7), keyed("key-6")).problem(), QByteArray("idempotency-mismatch"));
}

void TestRegionWrites::aDecisionsKeyIsItsId() {
  cluster_->signIn();
  auto client = cluster_->client(cluster_->waitForLeader());
  const auto page = client.get("/v1/rebates?state=awaiting_approval&limit=1").json();
  const auto wish = approvalOf(page.value(QStringLiteral("rebates")).toArray()[0].toObject());
  const auto body = QJsonDocument(wish).toJson(QJsonDocument::Compact);
  const auto id = wish.value(QStringLiteral("id")).toString().toLatin1();
  const auto other = client.call("POST", "/v1/decisions", body, keyed("another"));
  QCOMPARE(other.status, 422);
  QCOMPARE(other.problem(), QByteArray("idempotency-mismatch"));
  const auto list = "{\"decisions\":[" + body + "]}";
  QCOMPARE(client.call("POST", "/v1/decisions", list, keyed(id)).problem(), QByteArray("validation"));
  QCOMPARE(client.get("/v1/decisions/" + id).status, 404);
  const auto first = client.call("POST", "/v1/decisions", body, keyed(id));
  QCOMPARE(first.status, 200);
  QCOMPARE(client.call("POST", "/v1/decisions", body, keyed('"' + id + '"')).body, first.body);
  QCOMPARE(client.call("POST", "/v1/decisions", body).body, first.body);
}

void TestRegionWrites::singleResourcesHaveTags() {
  auto client = cluster_->client(cluster_->waitForLeader());
  for (const auto* what : {"users", "rebates"}) {
    const auto path = QByteArray("/v1/") + what;
    const auto row = client.get(path + "?limit=1").json().value(QLatin1String(what)).toArray()[0].toObject();
    const auto one = client.get(path + '/' + row.value(QStringLiteral("id")).toString().toUtf8());
    const auto tag = "ETag: \"" + QByteArray::number(row.value(QStringLiteral("version")).toInteger()) + '"';
    QVERIFY2(one.head.contains(tag), one.head);
  }
}

QTEST_GUILESS_MAIN(TestRegionWrites)
#include "tst_region_writes.moc"
