// SPDX-License-Identifier: GPL-3.0-or-later
// The API of a real process: who may do what, how it refuses, and what it survives.
#include <QtTest>

#include "region/region_cluster.h"
#include "wire/posting_preview.h"
#include "wire/rebate_json.h"

using namespace rebate::fixtures;

class TestRegionApi : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void cleanupTestCase();
  void signingIn();
  void rolesSeeWhatTheyMay_data();
  void rolesSeeWhatTheyMay();
  void listsComeInPages();
  void oneRebateWithItsVersions();
  void aDecisionIsTakenOnce();
  void decisionsAreRefusedByName();
  void manyDecisionsAtOnce();
  void aListAnswersEachOfItsOwn();
  void problemsAreDocuments_data();
  void problemsAreDocuments();
  void signingOutEndsTheSession();
  void metricsCount();

 private:
  HttpClient api() { return cluster_->client(0); }
  QJsonObject nextAwaiting();
  std::unique_ptr<RegionCluster> cluster_;
  QByteArray after_;
};

void TestRegionApi::initTestCase() {
  cluster_ = std::make_unique<RegionCluster>();
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  for (const auto& [name, role] : {std::pair{"chen.jing", "finance"},
                                   {"li.wei", "finance"},
                                   {"sun.yu", "support"},
                                   {"zhao.lei", "incident"},
                                   {"wu.min", "admin"},
                                   {"he.lan", "auditor"}})
    cluster_->addOperator(QString::fromLatin1(name), QString::fromLatin1(role));
  cluster_->start(0, {600, 120, "[limits]\nheader_ms = 400\nbody_bytes = 500000\nrequests_per_s = 100000\n"});
  cluster_->signIn();
}

void TestRegionApi::cleanupTestCase() {
  QVERIFY(cluster_->isRunning(0));
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
  cluster_.reset();
}

QJsonObject TestRegionApi::nextAwaiting() {
  const auto page = api().get("/v1/rebates?state=awaiting_approval&limit=1&after=" + after_).json();
  const auto rebate = page.value(QStringLiteral("rebates")).toArray()[0].toObject();
  after_ = rebate.value(QStringLiteral("id")).toString().toUtf8();
  return rebate;
}

void TestRegionApi::signingIn() {
  HttpClient stranger(api().port());
  const auto body = [](const char* name, const char* password) {
    return QJsonObject{{QStringLiteral("name"), QLatin1String(name)},
                       {QStringLiteral("password"), QLatin1String(password)}};
  };
  const auto fine = stranger.post("/v1/session", body("chen.jing", "correct horse"));
  QCOMPARE(fine.status, 201);
  QCOMPARE(fine.json().value(QStringLiteral("operator")).toObject().value(QStringLiteral("role")).toString(),
           QStringLiteral("finance"));
  QVERIFY(fine.json().value(QStringLiteral("token")).toString().size() >= 43);
  QCOMPARE(stranger.post("/v1/session", body("chen.jing", "wrong")).problem(), QByteArray("unauthenticated"));
  QCOMPARE(stranger.post("/v1/session", body("nobody", "wrong")).problem(), QByteArray("unauthenticated"));
  QCOMPARE(stranger.post("/v1/session", {}).problem(), QByteArray("validation"));
  QCOMPARE(stranger.get("/v1/rebates").problem(), QByteArray("unauthenticated"));
  stranger.setToken("forged" + cluster_->token());
  QCOMPARE(stranger.get("/v1/rebates").problem(), QByteArray("unauthenticated"));
}

void TestRegionApi::rolesSeeWhatTheyMay_data() {
  QTest::addColumn<QByteArray>("name");
  QTest::addColumn<int>("rebates");
  QTest::addColumn<int>("decisions");
  QTest::addColumn<int>("users");
  QTest::addColumn<int>("topology");
  QTest::newRow("support") << QByteArray("sun.yu") << 200 << 403 << 200 << 200;
  QTest::newRow("finance") << QByteArray("li.wei") << 200 << 400 << 200 << 200;
  QTest::newRow("incident") << QByteArray("zhao.lei") << 403 << 403 << 403 << 200;
  QTest::newRow("admin") << QByteArray("wu.min") << 200 << 403 << 200 << 200;
  QTest::newRow("auditor") << QByteArray("he.lan") << 200 << 403 << 200 << 200;
}

void TestRegionApi::rolesSeeWhatTheyMay() {
  QFETCH(QByteArray, name);
  QFETCH(int, rebates);
  QFETCH(int, decisions);
  QFETCH(int, users);
  QFETCH(int, topology);
  const auto chen = cluster_->token();
  cluster_->signIn(QString::fromLatin1(name));
  auto client = api();
  cluster_->signIn();
  QCOMPARE(client.get("/v1/rebates").status, rebates);
  QCOMPARE(client.call("POST", "/v1/decisions", "{\"decisions\":[]}").status, decisions);
  QCOMPARE(client.get("/v1/users").status, users);
  QCOMPARE(client.get("/v1/topology").status, topology);
  const auto snapshot = client.get("/v1/snapshot").body.trimmed().split('\n');
  QCOMPARE(snapshot.size() > 2, rebates == 200);
  QVERIFY(snapshot.last().contains("\"end\""));
}

void TestRegionApi::listsComeInPages() {
  QSet<QString> seen;
  QByteArray after;
  int pages = 0;
  while (true) {
    const auto page = api().get("/v1/rebates?limit=70&after=" + after).json();
    for (const auto& value : page.value(QStringLiteral("rebates")).toArray()) {
      const auto id = value.toObject().value(QStringLiteral("id")).toString();
      QVERIFY2(!seen.contains(id), "a row comes once");
      seen.insert(id);
    }
    ++pages;
    if (!page.contains(QStringLiteral("next"))) break;
    after = page.value(QStringLiteral("next")).toString().toUtf8();
  }
  QCOMPARE(seen.size(), 400);
  QCOMPARE(pages, 6);
  for (const auto* bad : {"limit=0", "limit=501", "limit=many", "limit=-1", "state=odd"})
    QCOMPARE(api().get(QByteArray("/v1/rebates?") + bad).problem(), QByteArray("validation"));
  const auto users = api().get("/v1/users?limit=500").json().value(QStringLiteral("users")).toArray();
  QCOMPARE(users.size(), 66);
  const auto id = users[3].toObject().value(QStringLiteral("id")).toString().toUtf8();
  QCOMPARE(api().get("/v1/users/" + id).json(), users[3].toObject());
  QCOMPARE(api().get("/v1/users/none").problem(), QByteArray("not-found"));
}

void TestRegionApi::oneRebateWithItsVersions() {
  const auto rebate = nextAwaiting();
  const auto id = rebate.value(QStringLiteral("id")).toString().toUtf8();
  const auto detail = api().get("/v1/rebates/" + id).json();
  QCOMPARE(detail.value(QStringLiteral("rebate")).toObject(), rebate);
  const auto versions = detail.value(QStringLiteral("versions")).toArray();
  QVERIFY(versions.size() >= 1);
  QCOMPARE(versions[0].toObject().value(QStringLiteral("newest")).toBool(), true);
  QCOMPARE(api().get("/v1/rebates/" + QByteArray(id).replace(":", "%3A")).json(), detail);
  // What a desktop computes from the row alone is what the region would book.
  const auto row = ::rebate::wire::rebateFrom(::rebate::wire::parseJson(QJsonDocument(rebate).toJson().toStdString()).valueOr({}));
  QVERIFY(row);
  const auto mine = ::rebate::wire::previewOf(*row);
  QVERIFY(mine);
  const auto preview = detail.value(QStringLiteral("preview")).toObject();
  QCOMPARE(preview.value(QStringLiteral("digest")).toString().toStdString(), mine->digest);
  QCOMPARE(static_cast<std::size_t>(preview.value(QStringLiteral("legs")).toArray().size()), mine->legs.size());
  QCOMPARE(api().get("/v1/rebates/none").problem(), QByteArray("not-found"));
}

void TestRegionApi::aDecisionIsTakenOnce() {
  const auto wish = approvalOf(nextAwaiting());
  const auto first = api().post("/v1/decisions", wish);
  QCOMPARE(first.status, 200);
  QVERIFY(first.json().value(QStringLiteral("applied")).toBool());
  for (int i = 0; i < 3; ++i) QCOMPARE(api().post("/v1/decisions", wish).body, first.body);
  const auto id = wish.value(QStringLiteral("id")).toString().toUtf8();
  QCOMPARE(api().get("/v1/decisions/" + id).json(), first.json());
  auto other = wish;
  other[QStringLiteral("amount_fen")] = 1;
  const auto refused = api().post("/v1/decisions", other);
  QCOMPARE(refused.status, 422);
  QCOMPARE(refused.problem(), QByteArray("idempotency-mismatch"));
}

void TestRegionApi::decisionsAreRefusedByName() {
  const auto rebate = nextAwaiting();
  const auto with = [&](const char* member, const QJsonValue& value) {
    auto wish = approvalOf(rebate);
    if (value.isUndefined())
      wish.remove(QLatin1String(member));
    else
      wish[QLatin1String(member)] = value;
    return api().post("/v1/decisions", wish);
  };
  const auto moved = with("version", 77);
  QCOMPARE(moved.status, 412);
  QCOMPARE(moved.problem(), QByteArray("version-moved"));
  QCOMPARE(moved.json().value(QStringLiteral("now")).toObject(), rebate);
  for (const auto* precondition : {"version", "content_hash", "epoch"}) {
    const auto reply = with(precondition, QJsonValue(QJsonValue::Undefined));
    QCOMPARE(reply.status, 428);
    QCOMPARE(reply.json().value(QStringLiteral("field")).toString(), QLatin1String(precondition));
  }
  QCOMPARE(with("epoch", 1'000'000).problem(), QByteArray("epoch-moved"));
  QCOMPARE(with("action", QStringLiteral("hold")).problem(), QByteArray("reason-required"));
  QCOMPARE(with("action", QStringLiteral("explode")).problem(), QByteArray("validation"));
  QCOMPARE(with("id", QStringLiteral("not-a-uuid")).problem(), QByteArray("validation"));
  QCOMPARE(with("rebate_id", QStringLiteral("none")).problem(), QByteArray("not-found"));
  QCOMPARE(with("version", QStringLiteral("3")).problem(), QByteArray("validation"));
  QCOMPARE(api().get("/v1/decisions/01a202e8-08e1-7f0a-80da-138d96a742f4").problem(), QByteArray("not-found"));
  QVERIFY(api().post("/v1/decisions", approvalOf(rebate)).json().value(QStringLiteral("applied")).toBool());
}

/// The same decision from many connections at once is applied once, and all get its answer.
void TestRegionApi::manyDecisionsAtOnce() {
  const auto body = QJsonDocument(approvalOf(nextAwaiting())).toJson(QJsonDocument::Compact);
  std::vector<std::unique_ptr<QTcpSocket>> sockets;
  for (int i = 0; i < 40; ++i) {
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QHostAddress::LocalHost, api().port());
    QVERIFY(socket->waitForConnected(5'000));
    sockets.push_back(std::move(socket));
  }
  for (auto& socket : sockets)
    socket->write("POST /v1/decisions HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " +
                  cluster_->token() + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
  QSet<QByteArray> bodies;
  for (auto& socket : sockets) {
    if (socket->state() != QAbstractSocket::UnconnectedState) QVERIFY(socket->waitForDisconnected(10'000));
    const auto answer = socket->readAll();
    QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer);
    bodies.insert(answer.mid(answer.indexOf("\r\n\r\n")));
  }
  QCOMPARE(bodies.size(), 1);
}

void TestRegionApi::aListAnswersEachOfItsOwn() {
  const auto fine = approvalOf(nextAwaiting());
  auto stale = approvalOf(nextAwaiting());
  stale[QStringLiteral("version")] = 99;
  const QJsonArray list{fine, stale, QStringLiteral("nonsense"), QJsonObject{}};
  const auto reply = api().post("/v1/decisions", {{QStringLiteral("decisions"), list}});
  QCOMPARE(reply.status, 200);
  const auto replies = reply.json().value(QStringLiteral("replies")).toArray();
  QCOMPARE(replies.size(), 4);
  const auto problemAt = [&](int i) { return replies[i].toObject().value(QStringLiteral("problem")).toString(); };
  QVERIFY(replies[0].toObject().value(QStringLiteral("applied")).toBool());
  QVERIFY(problemAt(1).endsWith(QLatin1String("version-moved")));
  QVERIFY(problemAt(2).endsWith(QLatin1String("validation")));
  QVERIFY(problemAt(3).endsWith(QLatin1String("precondition-required")));
  QJsonArray tooMany;
  for (int i = 0; i < 501; ++i) tooMany << 1;
  QCOMPARE(api().post("/v1/decisions", {{QStringLiteral("decisions"), tooMany}}).problem(), QByteArray("validation"));
}

void TestRegionApi::problemsAreDocuments_data() {
  QTest::addColumn<QByteArray>("method");
  QTest::addColumn<QByteArray>("path");
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<int>("status");
  QTest::addColumn<QByteArray>("problem");
  const auto row = [](const char* name, const char* method, const char* path, const QByteArray& body, int status,
                      const char* problem) {
    QTest::newRow(name) << QByteArray(method) << QByteArray(path) << body << status << QByteArray(problem);
  };
  row("no such path", "GET", "/v2/nothing", {}, 404, "not-found");
  row("wrong method", "PUT", "/v1/decisions", {}, 405, "method-not-allowed");
  row("made-up method", "EXPLODE", "/v1/rebates", {}, 405, "method-not-allowed");
  row("body too large", "POST", "/v1/decisions", QByteArray(600'000, ' '), 413, "too-large");
  row("not JSON", "POST", "/v1/decisions", "{", 400, "validation");
  row("bad UTF-8", "POST", "/v1/decisions", "{\"decisions\":[\"\xff\xfe\"]}", 400, "validation");
  row("deep nesting", "POST", "/v1/decisions", QByteArray(10'000, '['), 400, "validation");
  row("a list", "POST", "/v1/decisions", "[]", 400, "validation");
  row("encoded slash", "GET", "/v1/users/a%2Fb", {}, 404, "not-found");
  row("encoded zero", "GET", "/v1/users/a%00b", {}, 404, "not-found");
  row("bad encoding", "GET", "/v1/users/%zz", {}, 404, "not-found");
  row("no sequence", "GET", "/v1/changes?after=soon", {}, 400, "validation");
}

void TestRegionApi::problemsAreDocuments() {
  QFETCH(QByteArray, method);
  QFETCH(QByteArray, path);
  QFETCH(QByteArray, body);
  QFETCH(int, status);
  QFETCH(QByteArray, problem);
  const auto reply = api().call(method, path, body);
  QCOMPARE(reply.status, status);
  QCOMPARE(reply.problem(), problem);
  QCOMPARE(reply.json().value(QStringLiteral("status")).toInt(), status);
  if (status == 405) QVERIFY(reply.head.contains("Allow: "));
}

void TestRegionApi::signingOutEndsTheSession() {
  auto client = api();
  const auto fresh = client.call("POST", "/v1/session/refresh", {});
  QCOMPARE(fresh.status, 201);
  client.setToken(fresh.json().value(QStringLiteral("token")).toString().toUtf8());
  QCOMPARE(client.get("/v1/topology").status, 200);
  QCOMPARE(client.call("DELETE", "/v1/session", {}).status, 204);
  QCOMPARE(client.get("/v1/topology").problem(), QByteArray("unauthenticated"));
  cluster_->signIn();
}

void TestRegionApi::metricsCount() {
  HttpClient stranger(api().port());
  const auto text = stranger.get("/metrics").body;
  for (const auto* name :
       {"rebate_credited_total", "rebate_credited_fen_total", "rebate_decisions_total{outcome=\"applied\"}",
        "rebate_decisions_total{outcome=\"version-moved\"}", "rebate_requests_total", "rebate_request_seconds_bucket",
        "rebate_lease_epoch 1", "rebate_is_leader 1", "rebate_events_waiting 0", "rebate_streams 0"})
    QVERIFY2(text.contains(name), name);
  QVERIFY(!text.contains("chen.jing"));
  QVERIFY2(!cluster_->log(0).contains("correct horse") && !cluster_->log(0).contains(cluster_->token()),
           "no secret in the log");
}

QTEST_GUILESS_MAIN(TestRegionApi)
#include "tst_region_api.moc"
