// SPDX-License-Identifier: GPL-3.0-or-later
// What takes two people, asked of real processes: adjustments, claims, operators, erasure. And what is never written.
#include <QtTest>

#include <csignal>

#include "region/people_desk.h"

using namespace rebate::fixtures;
using namespace rebate;

class TestRegionTwoPeople : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void cleanupTestCase();
  void anAdjustmentTakesTwoPeople();
  void anOrderIsClaimed();
  void operatorsAreChangedByTwoAdmins();
  void aRoleIsRevokedWhileSignedIn();
  void nothingPersonalIsWrittenDown();
  void anErasedUserIsGone();

 private:
  std::unique_ptr<PeopleDesk> desk_;
};

void TestRegionTwoPeople::initTestCase() {
  desk_ = std::make_unique<PeopleDesk>();
}

void TestRegionTwoPeople::cleanupTestCase() {
  const auto check = desk_->cluster().check();
  QVERIFY2(check.value(QStringLiteral("ok")).toBool(), QJsonDocument(check).toJson());
  desk_.reset();
}

void TestRegionTwoPeople::anAdjustmentTakesTwoPeople() {
  const QByteArray path = "/v1/users/u-10000/adjustments";
  const QJsonObject wish{{QStringLiteral("id"), freshId()},
                         {QStringLiteral("amount_fen"), 1250},
                         {QStringLiteral("reason"), QStringLiteral("lost order, goodwill")}};
  const auto balance = [this] { return desk_->user().value(QStringLiteral("balance_fen")).toInteger(); };
  const auto before = balance();
  const auto proposed = desk_->as(QStringLiteral("li.na")).post(path, wish);
  QVERIFY2(proposed.status == 201, proposed.body);
  QCOMPARE(desk_->as(QStringLiteral("li.na")).post(path, wish).body, proposed.body);
  QCOMPARE(desk_->as(QStringLiteral("chen.jing")).post(path, wish).problem(), QByteArray("forbidden"));
  QCOMPARE(desk_->decide(QStringLiteral("li.na"), proposed.json()).problem(), QByteArray("forbidden"));
  QCOMPARE(desk_->decide(QStringLiteral("wu.min"), proposed.json()).problem(), QByteArray("forbidden"));
  QCOMPARE(balance(), before);
  QCOMPARE(desk_->decide(QStringLiteral("chen.jing"), proposed.json()).status, 200);
  QCOMPARE(balance(), before + 1'250);
  QCOMPARE(desk_->decide(QStringLiteral("chen.jing"), proposed.json()).problem(), QByteArray("already-decided"));
  auto back = wish;
  back.insert(QStringLiteral("id"), freshId());
  back.insert(QStringLiteral("amount_fen"), -(balance() + 1));
  QCOMPARE(desk_->as(QStringLiteral("li.na")).post(path, back).problem(), QByteArray("not-decidable"));
  back.insert(QStringLiteral("amount_fen"), -1'250);
  const auto second = desk_->as(QStringLiteral("li.na")).post(path, back);
  QCOMPARE(desk_->decide(QStringLiteral("chen.jing"), second.json()).status, 200);
  QCOMPARE(balance(), before);
  const auto shown =
      desk_->as(QStringLiteral("he.lan")).get("/v1/users/u-10000/timeline?kinds=adjustment,posting&limit=4").json();
  QCOMPARE(shown.value(QStringLiteral("items")).toArray().size(), 4);
}

void TestRegionTwoPeople::anOrderIsClaimed() {
  const auto line =
      *desk_->text("SELECT line FROM rebates WHERE state = 'held' AND reason = 'unattributed' ORDER BY id LIMIT 1");
  const auto id = QString::fromStdString(*desk_->text("SELECT id FROM rebates WHERE line = '" + line + "'"));
  const QJsonObject wish{{QStringLiteral("id"), freshId()},
                         {QStringLiteral("platform"), QStringLiteral("taobao")},
                         {QStringLiteral("order"), QString::fromStdString(line)},
                         {QStringLiteral("user_id"), QStringLiteral("u-10000")},
                         {QStringLiteral("evidence"), QStringLiteral("screenshot of the order, 13800138000")}};
  auto support = desk_->as(QStringLiteral("li.na"));
  const auto claimed = support.post("/v1/claims", wish);
  QVERIFY2(claimed.status == 201, claimed.body);
  QVERIFY(!claimed.body.contains("screenshot"));
  QCOMPARE(support.post("/v1/claims", wish).json(), claimed.json());
  QVERIFY(support.get("/v1/users/u-10000/timeline?kinds=note").body.contains("screenshot of the order"));
  const auto decided = desk_->decide(QStringLiteral("chen.jing"), claimed.json());
  QVERIFY2(decided.status == 200, decided.body);
  const auto rebate = support.get("/v1/rebates/" + id.toUtf8()).json().value(QStringLiteral("rebate")).toObject();
  QCOMPARE(rebate.value(QStringLiteral("user_id")).toString(), QStringLiteral("u-10000"));
  QVERIFY(rebate.value(QStringLiteral("state")).toString() != QLatin1String("held"));
  QCOMPARE(support.post("/v1/claims", wish).json().value(QStringLiteral("state")).toString(),
           QStringLiteral("approved"));
  auto again = wish;
  again.insert(QStringLiteral("id"), freshId());
  QCOMPARE(support.post("/v1/claims", again).problem(), QByteArray("not-decidable"));
  again.insert(QStringLiteral("order"), QStringLiteral("1"));
  QCOMPARE(support.post("/v1/claims", again).status, 404);
}

void TestRegionTwoPeople::operatorsAreChangedByTwoAdmins() {
  const QJsonObject wish{{QStringLiteral("id"), freshId()},
                         {QStringLiteral("kind"), QStringLiteral("operator")},
                         {QStringLiteral("subject"), QStringLiteral("zhou.yu")},
                         {QStringLiteral("reason"), QStringLiteral("joins finance")},
                         {QStringLiteral("body"), QJsonObject{{QStringLiteral("change"), QStringLiteral("add")},
                                                              {QStringLiteral("role"), QStringLiteral("finance")}}}};
  QCOMPARE(desk_->as(QStringLiteral("li.na")).post("/v1/proposals", wish).problem(), QByteArray("forbidden"));
  const auto proposed = desk_->as(QStringLiteral("wu.min")).post("/v1/proposals", wish);
  QVERIFY2(proposed.status == 201, proposed.body);
  QCOMPARE(desk_->decide(QStringLiteral("wu.min"), proposed.json()).problem(), QByteArray("proposer-is-decider"));
  QCOMPARE(desk_->decide(QStringLiteral("chen.jing"), proposed.json()).problem(), QByteArray("forbidden"));
  QCOMPARE(desk_->decide(QStringLiteral("he.min"), proposed.json()).status, 200);
  const auto row = [this] {
    for (const auto& value :
         desk_->as(QStringLiteral("he.lan")).get("/v1/operators").json().value(QStringLiteral("operators")).toArray())
      if (value.toObject().value(QStringLiteral("name")) == QLatin1String("zhou.yu")) return value.toObject();
    return QJsonObject();
  };
  QCOMPARE(row().value(QStringLiteral("role")).toString(), QStringLiteral("finance"));
  QVERIFY(!row().value(QStringLiteral("password")).toBool(true));
  HttpClient client(desk_->cluster().client(desk_->cluster().leader()).port());
  const QJsonObject credentials{{QStringLiteral("name"), QStringLiteral("zhou.yu")},
                                {QStringLiteral("password"), QStringLiteral("correct horse")}};
  QCOMPARE(client.post("/v1/session", credentials).problem(), QByteArray("unauthenticated"));
  const auto given = runRegion({QStringLiteral("operator"), QStringLiteral("password"), QStringLiteral("zhou.yu"),
                                QStringLiteral("--store"), desk_->cluster().store()},
                               "correct horse\n");
  QVERIFY2(given.status == 0, given.err);
  QVERIFY(row().value(QStringLiteral("password")).toBool());
  QCOMPARE(client.post("/v1/session", credentials).status, 201);
}

/// Signed in, with a stream open and a decision in hand, while two admins take the role away.
void TestRegionTwoPeople::aRoleIsRevokedWhileSignedIn() {
  const QString who = QStringLiteral("zhou.yu");
  auto client = desk_->as(who);
  const auto rebate = client.get("/v1/rebates?state=awaiting_approval&limit=1")
                          .json()
                          .value(QStringLiteral("rebates"))
                          .toArray()[0]
                          .toObject();
  const auto wish = approvalOf(rebate, 1);
  const auto stream = client.open("/v1/changes");
  QVERIFY(stream->waitForReadyRead(5'000));
  const QJsonObject change{{QStringLiteral("id"), freshId()},
                           {QStringLiteral("kind"), QStringLiteral("operator")},
                           {QStringLiteral("subject"), who},
                           {QStringLiteral("reason"), QStringLiteral("moves to the night desk")},
                           {QStringLiteral("body"), QJsonObject{{QStringLiteral("change"), QStringLiteral("role")},
                                                                {QStringLiteral("role"), QStringLiteral("incident")}}}};
  const auto proposed = desk_->as(QStringLiteral("he.min")).post("/v1/proposals", change);
  QCOMPARE(desk_->decide(QStringLiteral("wu.min"), proposed.json()).status, 200);
  QCOMPARE(client.post("/v1/decisions", wish).problem(), QByteArray("unauthenticated"));
  QCOMPARE(client.post("/v1/session/refresh", {}).problem(), QByteArray("unauthenticated"));
  QTRY_VERIFY_WITH_TIMEOUT(
      (stream->readAll(), stream->waitForDisconnected(10), stream->state() != QTcpSocket::ConnectedState), 15'000);
  desk_->forget(who);
  QCOMPARE(desk_->as(who).post("/v1/decisions", wish).problem(), QByteArray("forbidden"));
  QCOMPARE(desk_->as(who).get("/v1/users").problem(), QByteArray("forbidden"));
  const auto id = wish.value(QStringLiteral("id")).toString().toUtf8();
  QCOMPARE(desk_->as(QStringLiteral("chen.jing")).get("/v1/decisions/" + id).status, 404);
}

void TestRegionTwoPeople::nothingPersonalIsWrittenDown() {
  auto support = desk_->as(QStringLiteral("li.na"));
  const QJsonObject note{{QStringLiteral("id"), freshId()},
                         {QStringLiteral("text"), QStringLiteral("her new number is 13700137000")}};
  QCOMPARE(support.post("/v1/users/u-10000/notes", note).status, 201);
  const auto revealed = support.call("POST", "/v1/users/u-10000/reveal", R"({"fields":["phone"],"reason":"x"})",
                                     "Idempotency-Key: reveal-1\r\n");
  QVERIFY(revealed.body.contains("138 0013 8000"));
  QByteArray all = desk_->cluster().log(0) + desk_->cluster().log(1);
  for (const char* part : {"", "-wal"}) {
    QFile file(desk_->cluster().store() + QLatin1String(part));
    if (file.open(QIODevice::ReadOnly)) all += file.readAll();
  }
  for (const auto* what : {"audit", "changes", "users", "rebates", "postings"})
    all += runRegion({QStringLiteral("export"), QStringLiteral("--store"), desk_->cluster().store(),
                      QStringLiteral("--what"), QLatin1String(what)})
               .out;
  HttpClient stranger(desk_->cluster().client(desk_->cluster().leader()).port());
  all += stranger.get("/metrics").body;
  QVERIFY(all.contains("user.revealed") && all.contains("claim.approved") && all.contains("user.noted"));
  for (const auto& never : personalWords()) QVERIFY2(!all.contains(never), never);
}

void TestRegionTwoPeople::anErasedUserIsGone() {
  const QJsonObject wish{{QStringLiteral("id"), freshId()}, {QStringLiteral("reason"), QStringLiteral("asked for it")}};
  QCOMPARE(desk_->as(QStringLiteral("li.na")).post("/v1/users/u-10000/erasure", wish).problem(),
           QByteArray("forbidden"));
  const auto proposed = desk_->as(QStringLiteral("wu.min")).post("/v1/users/u-10000/erasure", wish);
  QVERIFY2(proposed.status == 201, proposed.body);
  QCOMPARE(desk_->decide(QStringLiteral("wu.min"), proposed.json()).problem(), QByteArray("proposer-is-decider"));
  QCOMPARE(desk_->decide(QStringLiteral("he.min"), proposed.json()).status, 200);
  const auto gone = desk_->user();
  QCOMPARE(gone.value(QStringLiteral("state")).toString(), QStringLiteral("erased"));
  QCOMPARE(gone.value(QStringLiteral("mask")).toString(), QString());
  QCOMPARE(gone.value(QStringLiteral("personal")).toObject(), QJsonObject());
  for (const auto* query : {"q=13800138000", "q=sunf", "q=sunflower99&by=nickname"})
    QCOMPARE(desk_->as(QStringLiteral("li.na"))
                 .get(QByteArray("/v1/users?") + query)
                 .json()
                 .value(QStringLiteral("users"))
                 .toArray()
                 .size(),
             0);
  auto support = desk_->as(QStringLiteral("li.na"));
  QCOMPARE(support
               .post("/v1/users/u-10000/reveal", {{QStringLiteral("fields"), QJsonArray{QStringLiteral("phone")}},
                                                  {QStringLiteral("reason"), QStringLiteral("x")}})
               .problem(),
           QByteArray("not-decidable"));
  const auto notes =
      support.get("/v1/users/u-10000/timeline?kinds=note").json().value(QStringLiteral("items")).toArray();
  QCOMPARE(notes.size(), 2);
  for (const auto& note : notes)
    QVERIFY(!note.toObject().value(QStringLiteral("body")).toObject().contains(QStringLiteral("text")));
  QCOMPARE(desk_->text("SELECT user_mask FROM rebates WHERE user_id = 'u-10000' AND user_mask <> ''"), std::nullopt);
  QVERIFY(desk_->cluster().check().value(QStringLiteral("ok")).toBool());
}

QTEST_GUILESS_MAIN(TestRegionTwoPeople)
#include "tst_region_two_people.moc"
