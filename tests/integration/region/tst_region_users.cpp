// SPDX-License-Identifier: GPL-3.0-or-later
// Users, asked of real processes: search, masks, levels and freezes, notes, timeline, reveals.
#include <QtTest>

#include <csignal>

#include "region/people_desk.h"
#include "wire/blind_index.h"
#include "wire/hex.h"

using namespace rebate::fixtures;
using namespace rebate;

class TestRegionUsers : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void cleanupTestCase();
  void searchFindsUsers_data();
  void searchFindsUsers();
  void anOrderLeadsToItsUser();
  void searchesAreAskedForProperly_data();
  void searchesAreAskedForProperly();
  void answersAreMasked();
  void desktopsGetWhatTheySearchBy();
  void changesNeedAVersionAReasonAndTheRole();
  void notesAreKeptOnce();
  void theTimelineIsPaged();
  void withoutTheKeyNobodyIsTakenForNameless();
  void revealsAreForTheRoleAndAudited();
  void revealsAreLimitedInEveryRegion();

 private:
  HttpReply patch(const QString& who, const QByteArray& body, qint64 version);
  std::unique_ptr<PeopleDesk> desk_;
};

void TestRegionUsers::initTestCase() {
  desk_ = std::make_unique<PeopleDesk>();
}

void TestRegionUsers::cleanupTestCase() {
  const auto check = desk_->cluster().check();
  QVERIFY2(check.value(QStringLiteral("ok")).toBool(), QJsonDocument(check).toJson());
  desk_.reset();
}

HttpReply TestRegionUsers::patch(const QString& who, const QByteArray& body, qint64 version) {
  const auto header = version < 0 ? QByteArray() : "If-Match: \"" + QByteArray::number(version) + "\"\r\n";
  return desk_->as(who).call("PATCH", "/v1/users/u-10000", body, header);
}

void TestRegionUsers::searchFindsUsers_data() {
  QTest::addColumn<QByteArray>("query");
  QTest::addColumn<QStringList>("ids");
  const QString first = QStringLiteral("u-10000"), second = QStringLiteral("u-10001");
  QTest::newRow("id") << QByteArray("q=u-10000&by=id") << QStringList{first};
  QTest::newRow("phone") << QByteArray("q=13800138000&by=phone") << QStringList{first};
  QTest::newRow("phone with prefix") << QByteArray("q=%2B86%20138-0013-8000&by=phone") << QStringList{first};
  QTest::newRow("half a phone") << QByteArray("q=1380013&by=phone") << QStringList{};
  QTest::newRow("nickname") << QByteArray("q=SUN&by=nickname") << QStringList{first, second};
  QTest::newRow("nickname, further") << QByteArray("q=sunf&by=nickname") << QStringList{first};
  QTest::newRow("nickname, whole") << QByteArray("q=sunflower99&by=nickname") << QStringList{first};
  QTest::newRow("second page") << QByteArray("q=sun&by=nickname&after=u-10000") << QStringList{second};
  QTest::newRow("no such order") << QByteArray("q=13800138000&by=order") << QStringList{};
  QTest::newRow("anything") << QByteArray("q=sunrise") << QStringList{second};
}

void TestRegionUsers::searchFindsUsers() {
  QFETCH(QByteArray, query);
  QFETCH(QStringList, ids);
  for (const auto* who : {"li.na", "chen.jing", "he.lan"}) {
    const auto reply = desk_->as(QLatin1String(who)).get("/v1/users?" + query);
    QCOMPARE(reply.status, 200);
    QStringList found;
    for (const auto& row : reply.json().value(QStringLiteral("users")).toArray())
      found << row.toObject().value(QStringLiteral("id")).toString();
    QCOMPARE(found, ids);
  }
}

void TestRegionUsers::anOrderLeadsToItsUser() {
  const auto line = *desk_->text(
      "SELECT v.line FROM order_versions v JOIN rebates b ON b.id = v.line_key WHERE b.user_id <> '' LIMIT 1");
  const auto owner = *desk_->text("SELECT user_id FROM rebates WHERE line = '" + line + "' AND user_id <> ''");
  const auto parent = *desk_->text("SELECT parent FROM order_versions WHERE line = '" + line + "'");
  for (const auto& number : {line, parent}) {
    const auto page =
        desk_->as(QStringLiteral("li.na")).get("/v1/users?by=order&q=" + QByteArray::fromStdString(number));
    QVERIFY2(page.body.contains("\"id\":\"" + QByteArray::fromStdString(owner) + '"'), page.body);
  }
}

void TestRegionUsers::searchesAreAskedForProperly_data() {
  QTest::addColumn<QByteArray>("path");
  QTest::newRow("by what") << QByteArray("/v1/users?q=1&by=name");
  QTest::newRow("kind") << QByteArray("/v1/users/u-10000/timeline?kinds=note,gossip");
  QTest::newRow("mark") << QByteArray("/v1/users/u-10000/timeline?after=yesterday");
  QTest::newRow("limit") << QByteArray("/v1/users/u-10000/timeline?limit=0");
}

void TestRegionUsers::searchesAreAskedForProperly() {
  QFETCH(QByteArray, path);
  const auto reply = desk_->as(QStringLiteral("li.na")).get(path);
  QCOMPARE(reply.status, 400);
  QCOMPARE(reply.problem(), QByteArray("validation"));
}

void TestRegionUsers::answersAreMasked() {
  const auto masks = desk_->user().value(QStringLiteral("personal")).toObject();
  QCOMPARE(masks, (QJsonObject{{QStringLiteral("nickname"), QStringLiteral("S**")},
                               {QStringLiteral("phone"), QStringLiteral("138****8000")},
                               {QStringLiteral("name"), QStringLiteral("林**")},
                               {QStringLiteral("payout_account"), QStringLiteral("****5678")}}));
  QCOMPARE(desk_->user("u-10002").value(QStringLiteral("personal")).toObject(), QJsonObject());
  const auto snapshot = desk_->as(QStringLiteral("li.na")).get("/v1/snapshot");
  QVERIFY(snapshot.body.contains("u-10000"));
  QVERIFY(!snapshot.body.contains("personal"));
  QVERIFY(!snapshot.body.contains("138****8000"));
}

/// Who may search users gets the key at sign-in, and with the rows what is found under it; an incident monitor neither.
void TestRegionUsers::desktopsGetWhatTheySearchBy() {
  const auto keyOf = [this](const char* name) {
    desk_->forget(QLatin1String(name));  // the token is about to be another one
    const auto grant = desk_->as(QLatin1String(name)).post("/v1/session/refresh", {});
    desk_->forget(QLatin1String(name));
    if (grant.status != 201) qFatal("refresh: %d %s", grant.status, grant.body.constData());
    return wire::fromHex(grant.json().value(QStringLiteral("search_key")).toString().toStdString()).value_or("");
  };
  const auto key = keyOf("li.na");
  QCOMPARE(key.size(), std::size_t{32});
  QCOMPARE(keyOf("he.lan"), key);
  const auto tokens = wire::findTokens("SunFlower林", "138 0013 8000", key);
  QVERIFY(tokens.size() > 10);
  const auto snapshot = desk_->as(QStringLiteral("li.na")).get("/v1/snapshot");
  for (const auto& token : tokens)
    QVERIFY2(snapshot.body.contains('"' + QByteArray::fromStdString(token) + '"'), token.c_str());
  desk_->cluster().addOperator(QStringLiteral("zhou.ning"), QStringLiteral("incident"));
  QCOMPARE(keyOf("zhou.ning"), std::string());
  const auto nothing = desk_->as(QStringLiteral("zhou.ning")).get("/v1/snapshot");
  QVERIFY(nothing.status == 200 && !nothing.body.contains("find"));
}

void TestRegionUsers::changesNeedAVersionAReasonAndTheRole() {
  const QString support = QStringLiteral("li.na"), finance = QStringLiteral("chen.jing");
  const QByteArray gold = R"({"level":"gold","reason":"a year with us"})";
  const QByteArray freeze = R"({"state":"frozen","reason":"returns all of it"})";
  const QByteArray lift = R"({"state":"active","reason":"explained"})";
  const auto version = [this] { return desk_->user().value(QStringLiteral("version")).toInteger(); };
  QCOMPARE(patch(support, gold, -1).problem(), QByteArray("precondition-required"));
  QCOMPARE(patch(support, gold, version() + 7).problem(), QByteArray("version-moved"));
  QCOMPARE(patch(support, R"({"level":"gold"})", version()).problem(), QByteArray("reason-required"));
  QCOMPARE(patch(support, R"({"reason":"x"})", version()).problem(), QByteArray("validation"));
  QCOMPARE(patch(support, R"({"state":"erased","reason":"x"})", version()).status, 403);
  QCOMPARE(patch(finance, gold, version()).problem(), QByteArray("forbidden"));
  const auto changed = patch(support, gold, version());
  QCOMPARE(changed.status, 200);
  QVERIFY(changed.head.contains("ETag: \"" + QByteArray::number(version()) + '"'));
  QCOMPARE(desk_->user().value(QStringLiteral("level")).toString(), QStringLiteral("gold"));
  QCOMPARE(patch(finance, freeze, version()).problem(), QByteArray("forbidden"));
  QCOMPARE(patch(support, freeze, version()).status, 200);
  QCOMPARE(desk_->user().value(QStringLiteral("state")).toString(), QStringLiteral("frozen"));
  QCOMPARE(patch(support, lift, version()).problem(), QByteArray("forbidden"));
  QCOMPARE(patch(finance, lift, version()).status, 200);
  QCOMPARE(desk_->user().value(QStringLiteral("state")).toString(), QStringLiteral("active"));
}

void TestRegionUsers::notesAreKeptOnce() {
  auto client = desk_->as(QStringLiteral("li.na"));
  const QJsonObject note{{QStringLiteral("id"), freshId()},
                         {QStringLiteral("text"), QStringLiteral("her new number is 13700137000")}};
  for (int i = 0; i < 2; ++i) QCOMPARE(client.post("/v1/users/u-10000/notes", note).status, 201);
  auto other = note;
  other.insert(QStringLiteral("text"), QStringLiteral("something else"));
  QCOMPARE(client.post("/v1/users/u-10000/notes", other).problem(), QByteArray("idempotency-mismatch"));
  other.insert(QStringLiteral("text"), QString(2'001, u'林'));
  QCOMPARE(client.post("/v1/users/u-10000/notes", other).problem(), QByteArray("validation"));
  other.insert(QStringLiteral("id"), freshId());
  other.insert(QStringLiteral("text"), QString(2'000, u'林'));
  QCOMPARE(client.post("/v1/users/u-10001/notes", other).status, 201);
  QCOMPARE(client.post("/v1/users/u-nobody/notes", other).status, 404);
  const auto page = client.get("/v1/users/u-10000/timeline?kinds=note").json().value(QStringLiteral("items")).toArray();
  QCOMPARE(page.size(), 1);
  const auto body = page[0].toObject().value(QStringLiteral("body")).toObject();
  QCOMPARE(body.value(QStringLiteral("text")), note.value(QStringLiteral("text")));
  QCOMPARE(body.value(QStringLiteral("person")).toString(), QStringLiteral("li.na"));
}

void TestRegionUsers::theTimelineIsPaged() {
  const auto owner = QByteArray::fromStdString(
      *desk_->text("SELECT user_id FROM rebates WHERE user_id <> '' GROUP BY user_id ORDER BY COUNT(*) DESC LIMIT 1"));
  auto client = desk_->as(QStringLiteral("li.na"));
  const auto path = "/v1/users/" + owner + "/timeline";
  const auto whole = client.get(path + "?limit=500").json().value(QStringLiteral("items")).toArray();
  QVERIFY(whole.size() > 3);
  QJsonArray joined;
  QByteArray after;
  while (true) {
    const auto page = client.get(path + "?limit=2" + after).json();
    for (const auto& item : page.value(QStringLiteral("items")).toArray()) joined << item;
    const auto next = page.value(QStringLiteral("next")).toString();
    if (next.isEmpty()) break;
    after = "&after=" + QUrl::toPercentEncoding(next);
  }
  QCOMPARE(joined, whole);
  QCOMPARE(client.get("/v1/users/u-nobody/timeline").status, 404);
}

/// Somebody mislaid the key beside the store: said so, rather than shown as empty; and none is made in its place.
void TestRegionUsers::withoutTheKeyNobodyIsTakenForNameless() {
  const auto key = desk_->cluster().store() + QStringLiteral(".key");
  QVERIFY(QFile::rename(key, key + QStringLiteral(".mislaid")));
  auto client = desk_->as(QStringLiteral("li.na"));
  QCOMPARE(client.get("/v1/users/u-10000").problem(), QByteArray("unavailable"));
  QCOMPARE(client.get("/v1/users?by=phone&q=13800138000").problem(), QByteArray("unavailable"));
  QCOMPARE(client.get("/v1/users/u-10002").status, 200);
  QCOMPARE(client.get("/v1/users/u-10000/timeline?kinds=order").status, 200);
  const QJsonObject note{{QStringLiteral("id"), freshId()}, {QStringLiteral("text"), QStringLiteral("text")}};
  QCOMPARE(client.post("/v1/users/u-10002/notes", note).problem(), QByteArray("unavailable"));
  const QJsonObject wish{{QStringLiteral("fields"), QJsonArray{QStringLiteral("phone")}},
                         {QStringLiteral("reason"), QStringLiteral("x")}};
  QCOMPARE(client.post("/v1/users/u-10000/reveal", wish).problem(), QByteArray("unavailable"));
  QVERIFY(!QFile::exists(key));
  QVERIFY(QFile::rename(key + QStringLiteral(".mislaid"), key));
  QCOMPARE(client.get("/v1/users/u-10000").status, 200);
}

void TestRegionUsers::revealsAreForTheRoleAndAudited() {
  const QByteArray path = "/v1/users/u-10000/reveal";
  const auto wish = [](const char* field, const char* why) {
    return QJsonObject{{QStringLiteral("fields"), QJsonArray{QLatin1String(field)}},
                       {QStringLiteral("reason"), QLatin1String(why)}};
  };
  auto support = desk_->as(QStringLiteral("li.na")), finance = desk_->as(QStringLiteral("chen.jing"));
  QCOMPARE(support.post(path, wish("phone", "")).problem(), QByteArray("reason-required"));
  QCOMPARE(support.post(path, wish("password", "x")).problem(), QByteArray("validation"));
  QCOMPARE(finance.post(path, wish("phone", "x")).problem(), QByteArray("forbidden"));
  QCOMPARE(finance.post(path, wish("payout_account", "batch 7 came back")).status, 200);
  const auto before = QDateTime::currentDateTimeUtc();
  const auto reply = support.call("POST", path, R"({"fields":["phone","name"],"reason":"the parcel came back"})",
                                  "Idempotency-Key: reveal-1\r\n");
  QCOMPARE(reply.status, 200);
  QCOMPARE(reply.json().value(QStringLiteral("fields")).toObject(),
           (QJsonObject{{QStringLiteral("phone"), QStringLiteral("+86 138 0013 8000")},
                        {QStringLiteral("name"), QStringLiteral("林小明")}}));
  const auto ends =
      QDateTime::fromString(reply.json().value(QStringLiteral("expires_at")).toString(), Qt::ISODateWithMs);
  QVERIFY(before.secsTo(ends) >= 119 && before.secsTo(ends) <= 130);
  QVERIFY(!desk_->text("SELECT body FROM idempotency_keys WHERE key = 'reveal-1'"));
  const auto record = *desk_->text("SELECT record FROM audit WHERE action = 'user.revealed' ORDER BY seq DESC LIMIT 1");
  for (const char* part : {"li.na", "u-10000", "\"phone\",\"name\"", "the parcel came back"})
    QVERIFY2(record.find(part) != std::string::npos, part);
  const auto shown =
      support.get("/v1/users/u-10000/timeline?kinds=reveal").json().value(QStringLiteral("items")).toArray();
  QCOMPARE(shown.size(), 2);
}

void TestRegionUsers::revealsAreLimitedInEveryRegion() {
  const QByteArray path = "/v1/users/u-10001/reveal";
  const QJsonObject wish{{QStringLiteral("fields"), QJsonArray{QStringLiteral("nickname")}},
                         {QStringLiteral("reason"), QStringLiteral("x")}};
  const QString who = QStringLiteral("wang.fei");
  for (int i = 0; i < 20; ++i) QCOMPARE(desk_->as(who).post(path, wish).status, 200);
  const auto limited = [&] {
    const auto reply = desk_->as(who).post(path, wish);
    const auto wait = reply.json().value(QStringLiteral("retry_after_ms")).toInteger();
    return reply.status == 429 && reply.problem() == "rate-limited" && wait > 50 * 60'000 && wait <= 60 * 60'000 &&
           !reply.body.contains("sunrise");
  };
  QVERIFY(limited());
  desk_->cluster().start(1);
  desk_->cluster().signal(0, SIGKILL);
  QCOMPARE(desk_->cluster().waitForLeader(0), 1);
  QVERIFY(limited());
  QCOMPARE(desk_->as(QStringLiteral("li.na")).post(path, wish).status, 200);
}

QTEST_GUILESS_MAIN(TestRegionUsers)
#include "tst_region_users.moc"
