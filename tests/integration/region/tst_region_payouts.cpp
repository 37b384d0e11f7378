// SPDX-License-Identifier: GPL-3.0-or-later
// Withdrawals all the way with real processes: the API, a provider that fails in every way, leaders that die.
#include <QtTest>

#include <csignal>

#include "region/payout_house.h"

using namespace rebate::fixtures;

namespace {

const QString kSupport = QStringLiteral("support"), kReviewer = QStringLiteral("li.wei"),
              kPayer = QStringLiteral("zhao.lei"), kAuditor = QStringLiteral("he.lan");

QJsonObject reviewOf(const QJsonObject& seen, const char* verdict, const char* reason = "") {
  return {{QStringLiteral("verdict"), QLatin1String(verdict)},
          {QStringLiteral("version"), seen.value(QStringLiteral("version"))},
          {QStringLiteral("content_hash"), seen.value(QStringLiteral("content_hash"))},
          {QStringLiteral("reason"), QLatin1String(reason)}};
}

QJsonObject requestOf(const char* user, qint64 fen) {
  return {{QStringLiteral("user_id"), QLatin1String(user)}, {QStringLiteral("amount_fen"), fen}};
}

QJsonObject idsOf(const QByteArrayList& ids) {
  QJsonArray list;
  for (const auto& id : ids) list << QString::fromLatin1(id);
  return {{QStringLiteral("ids"), list}};
}

/// How many orders have reached the provider.
int ordersIn(const QJsonObject& truth) {
  int orders = truth.value(QStringLiteral("turned_away")).toInt();
  for (const auto& payout : truth.value(QStringLiteral("payouts")).toArray())
    orders += payout.toObject().value(QStringLiteral("orders")).toInt();
  return orders;
}

QJsonObject payoutIn(const QJsonObject& truth, const QByteArray& key) {
  for (const auto& payout : truth.value(QStringLiteral("payouts")).toArray())
    if (payout.toObject().value(QStringLiteral("key")).toString().toLatin1() == key) return payout.toObject();
  return {};
}

bool isOk(PayoutHouse& house) {
  return house.cluster().check().value(QStringLiteral("ok")).toBool();
}

const QByteArray kQuick = "timeout_ms = 400\nvalid_s = 2\nquery_ms = 50\nrecheck_s = 60\n";

}  // namespace

class TestRegionPayouts : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theWholeWay();
  void refusals();
  void requestsAreSentAgainWithTheirKey();
  void consolesHearOfThem();
  void statementsSayIt();
  void anUnansweredPayoutIsAskedAbout_data();
  void anUnansweredPayoutIsAskedAbout();
  void whatNeverArrivedComesBack();
  void aProviderThatIsDownChangesNothing();
  void theBankSendsItBack();
  void leadersDieBetweenSendingAndRecording();
};

void TestRegionPayouts::theWholeWay() {
  PayoutHouse house({{}, kQuick, 1});
  const auto before = house.free("u-a");
  const auto asked = house.post(kSupport, "/v1/withdrawals", requestOf("u-a", 20'000));
  QCOMPARE(asked.status, 201);
  QVERIFY2(asked.head.contains("ETag: \"1\""), asked.head);
  const auto id = asked.json().value(QStringLiteral("id")).toString().toLatin1();
  QCOMPARE(house.free("u-a"), before - 20'000);
  const auto list = house.get(kAuditor, "/v1/withdrawals?state=requested&user=u-a&limit=10").json();
  QCOMPARE(list.value(QStringLiteral("withdrawals")).toArray().size(), 1);
  QVERIFY(!list.contains(QStringLiteral("next")));
  const auto reviewed = house.post(kReviewer, "/v1/withdrawals/" + id + "/review", reviewOf(asked.json(), "approve"));
  QCOMPARE(reviewed.status, 200);
  QCOMPARE(reviewed.json().value(QStringLiteral("state")).toString(), QStringLiteral("reviewed"));
  const auto payout = house.post(kPayer, "/v1/payouts", {{QStringLiteral("most"), 10}});
  QCOMPARE(payout.status, 201);
  QCOMPARE(payout.json().value(QStringLiteral("items")).toInt(), 1);
  QTRY_COMPARE(house.stateOf(id), QStringLiteral("paid"));
  const auto payoutId = payout.json().value(QStringLiteral("id")).toString();
  const auto detail = house.get(kAuditor, "/v1/payouts/" + payoutId.toLatin1()).json();
  const auto states = detail.value(QStringLiteral("payout")).toObject().value(QStringLiteral("states")).toArray();
  QCOMPARE(states[0].toObject().value(QStringLiteral("state")).toString(), QStringLiteral("paid"));
  QCOMPARE(detail.value(QStringLiteral("withdrawals")).toArray().size(), 1);
  QCOMPARE(house.get(kAuditor, "/v1/payouts").json().value(QStringLiteral("payouts")).toArray().size(), 1);
  QVERIFY(HttpClient(house.cluster().client(0).port())
              .get("/metrics")
              .body.contains("rebate_payouts_total{outcome=\"paid\"} 1"));
  QStringList actions;
  for (const auto& record : house.exported("audit")) {
    const auto action = record.value(QStringLiteral("record")).toObject().value(QStringLiteral("action")).toString();
    if (action.startsWith(QLatin1String("withdrawal.")) || action.startsWith(QLatin1String("payout.")))
      actions << action;
  }
  QCOMPARE(actions, (QStringList{QStringLiteral("withdrawal.request"), QStringLiteral("withdrawal.approve"),
                                 QStringLiteral("payout.created"), QStringLiteral("withdrawal.sent"),
                                 QStringLiteral("withdrawal.paid")}));
  QCOMPARE(house.differences(), QString());
  QVERIFY(isOk(house));
  QVERIFY2(!house.cluster().log(0).contains("\"X-Signature\""), "no secret in the log");
}

void TestRegionPayouts::refusals() {
  PayoutHouse house({{}, kQuick, 1});
  const auto problem = [&](const QString& person, const QByteArray& path, const QJsonObject& body) {
    const auto reply = house.post(person, path, body);
    return reply.problem() + ' ' + reply.json().value(QStringLiteral("field")).toString().toLatin1();
  };
  QCOMPARE(problem(kSupport, "/v1/withdrawals", requestOf("u-a", 99)), QByteArray("validation amount_fen"));
  QCOMPARE(problem(kSupport, "/v1/withdrawals", requestOf("u-a", 99'999'999)), QByteArray("not-decidable balance_fen"));
  QCOMPARE(problem(kSupport, "/v1/withdrawals", requestOf("u-404", 500)), QByteArray("not-found user_id"));
  QCOMPARE(problem(kSupport, "/v1/withdrawals", {}), QByteArray("validation user_id"));
  QCOMPARE(problem(kSupport, "/v1/withdrawals",
                   {{QStringLiteral("user_id"), QStringLiteral("u-a")}, {QStringLiteral("amount_fen"), 1.5}}),
           QByteArray("validation amount_fen"));
  QCOMPARE(house.post(kSupport, "/v1/withdrawals", requestOf("u-a", 500), "").problem(),
           QByteArray("precondition-required"));
  QCOMPARE(house.post(kPayer, "/v1/payouts", {{QStringLiteral("most"), 1}}, "").problem(),
           QByteArray("precondition-required"));
  QCOMPARE(problem(kReviewer, "/v1/withdrawals", requestOf("u-a", 500)), QByteArray("forbidden "));
  QCOMPARE(problem(kPayer, "/v1/payouts", {}), QByteArray("validation ids"));
  QCOMPARE(problem(kPayer, "/v1/payouts", {{QStringLiteral("most"), 501}}), QByteArray("validation most"));
  QCOMPARE(problem(kPayer, "/v1/payouts", idsOf({})), QByteArray("validation ids"));
  QCOMPARE(problem(kPayer, "/v1/payouts", idsOf({"none"})), QByteArray("not-found ids"));
  QCOMPARE(problem(kPayer, "/v1/payouts", {{QStringLiteral("most"), 5}}), QByteArray("not-decidable most"));

  const auto id = house.request("u-a", 500);
  const auto seen = house.withdrawal(id);
  const QByteArray review = "/v1/withdrawals/" + id + "/review";
  QCOMPARE(problem(kReviewer, review, {{QStringLiteral("verdict"), QStringLiteral("approve")}}),
           QByteArray("precondition-required version"));
  QCOMPARE(problem(kReviewer, review, reviewOf(seen, "hold")), QByteArray("validation verdict"));
  QCOMPARE(problem(kReviewer, review, reviewOf(seen, "reject")), QByteArray("reason-required reason"));
  QCOMPARE(problem(kReviewer, "/v1/withdrawals/none/review", reviewOf(seen, "approve")), QByteArray("not-found id"));
  QCOMPARE(problem(kPayer, "/v1/withdrawals/" + id + "/query", {}), QByteArray("not-decidable state"));
  QCOMPARE(problem(kPayer, "/v1/payouts", idsOf({id})), QByteArray("not-decidable ids"));
  QCOMPARE(house.post(kReviewer, review, reviewOf(seen, "approve")).status, 200);
  const auto moved = house.post(kReviewer, review, reviewOf(seen, "approve"));
  QCOMPARE(moved.problem(), QByteArray("version-moved"));
  const auto now = moved.json().value(QStringLiteral("now")).toObject();
  QCOMPARE(now.value(QStringLiteral("state")).toString(), QStringLiteral("reviewed"));
  QCOMPARE(problem(kReviewer, "/v1/payouts", idsOf({id})), QByteArray("proposer-is-decider ids"));
  QCOMPARE(house.post(kReviewer, review, reviewOf(now, "cancel", "asked for by mistake")).status, 200);
  QCOMPARE(house.get(kReviewer, "/v1/withdrawals?state=lost").problem(), QByteArray("validation"));
  QCOMPARE(house.get(kReviewer, "/v1/users/u-a/statements/2026-13").problem(), QByteArray("validation"));
  QCOMPARE(house.get(kReviewer, "/v1/users/none/statements/2026-06").problem(), QByteArray("not-found"));
  QCOMPARE(house.differences(), QString());
  QVERIFY(isOk(house));
}

void TestRegionPayouts::requestsAreSentAgainWithTheirKey() {
  PayoutHouse house({{}, kQuick, 1});
  const auto before = house.free("u-a");
  const auto first = house.post(kSupport, "/v1/withdrawals", requestOf("u-a", 500), "key-1");
  for (int i = 0; i < 3; ++i)
    QCOMPARE(house.post(kSupport, "/v1/withdrawals", requestOf("u-a", 500), "key-1").body, first.body);
  QCOMPARE(house.free("u-a"), before - 500);
  QCOMPARE(house.post(kSupport, "/v1/withdrawals", requestOf("u-a", 501), "key-1").problem(),
           QByteArray("idempotency-mismatch"));
}

void TestRegionPayouts::consolesHearOfThem() {
  PayoutHouse house({{}, kQuick, 1});
  house.cluster().signIn(kAuditor);
  auto client = house.cluster().client(0);
  const auto stream = client.open("/v1/changes");
  const auto id = house.inPayout("u-a", 500);
  QByteArray heard;
  while (!heard.contains("\"state\":\"paid\"") && stream->waitForReadyRead(10'000)) heard += stream->readAll();
  for (const auto* state : {"requested", "reviewed", "in_payout", "paid"})
    QVERIFY2(heard.contains(QByteArray("\"state\":\"") + state + '"'), state);
  QVERIFY(heard.contains("\"withdrawal\":{\"id\":\"" + id + '"'));
  const auto snapshot = client.get("/v1/snapshot").body;
  QVERIFY2(snapshot.contains("{\"withdrawal\":{\"id\":\"" + id + '"'), snapshot);
}

void TestRegionPayouts::statementsSayIt() {
  PayoutHouse house({{}, kQuick, 1});
  const auto id = house.inPayout("u-a", 20'000);
  QTRY_COMPARE(house.stateOf(id), QStringLiteral("paid"));
  house.request("u-a", 1'000);
  const auto month = QDateTime::currentDateTimeUtc().addSecs(8 * 3'600).toString(QStringLiteral("yyyy-MM"));
  const auto statement = house.get(kAuditor, "/v1/users/u-a/statements/" + month.toLatin1()).json();
  const auto fen = [](const QJsonObject& owed, const char* which) {
    return owed.value(QLatin1String(which)).toInteger();
  };
  const auto section = [&](const char* name) {
    return statement.value(QLatin1String(name)).toObject().value(QStringLiteral("sum")).toObject();
  };
  const auto closing = statement.value(QStringLiteral("closing")).toObject();
  QCOMPARE(fen(section("withdrawals"), "free_fen"), qint64{-21'000});
  QCOMPARE(fen(section("payouts"), "frozen_fen"), qint64{-20'000});
  QCOMPARE(fen(closing, "free_fen"), house.free("u-a"));
  QCOMPARE(fen(closing, "frozen_fen"), qint64{1'000});
  auto sum = fen(statement.value(QStringLiteral("opening")).toObject(), "free_fen");
  for (const auto* name : {"credits", "reversals", "adjustments", "withdrawals", "payouts"})
    sum += fen(section(name), "free_fen");
  QCOMPARE(sum, fen(closing, "free_fen"));
  const auto exported = house.exported("statements", {QStringLiteral("--month"), month});
  QCOMPARE(exported.size(), 3);
  QCOMPARE(exported[0], statement);
  QVERIFY(house.exported("statements").isEmpty());  // of which month?
}

void TestRegionPayouts::anUnansweredPayoutIsAskedAbout_data() {
  QTest::addColumn<QByteArray>("mood");
  for (const auto* mood : {"mute", "error-after", "pending"}) QTest::newRow(mood) << QByteArray(mood);
}

/// Paid, and the answer lost: it is never ordered again.
void TestRegionPayouts::anUnansweredPayoutIsAskedAbout() {
  QFETCH(QByteArray, mood);
  PayoutHouse house({{}, kQuick, 1});
  house.tellProvider("/mood/" + mood);
  const auto id = house.inPayout("u-a", 20'000);
  QTRY_COMPARE_WITH_TIMEOUT(house.stateOf(id), QStringLiteral("paid"), 15'000);
  const auto payout = payoutIn(house.truth(), id);
  QCOMPARE(payout.value(QStringLiteral("orders")).toInt(), 1);
  QCOMPARE(payout.value(QStringLiteral("times_paid")).toInt(), 1);
  QVERIFY(payout.value(QStringLiteral("queries")).toInt() >= 1);
  QCOMPARE(house.differences(), QString());
  QVERIFY(isOk(house));
}

void TestRegionPayouts::whatNeverArrivedComesBack() {
  PayoutHouse house({{}, "timeout_ms = 400\nvalid_s = 6\nquery_ms = 50\n", 1});
  const auto before = house.free("u-a");
  house.tellProvider("/mood/error-before");
  const auto id = house.inPayout("u-a", 20'000);
  QTRY_COMPARE(house.stateOf(id), QStringLiteral("unknown"));
  QCOMPARE(house.free("u-a"), before - 20'000);  // not before it can no longer arrive
  house.tellProvider("/mood/pay");
  QTRY_COMPARE_WITH_TIMEOUT(house.stateOf(id), QStringLiteral("returned"), 15'000);
  QCOMPARE(house.free("u-a"), before);
  QCOMPARE(ordersIn(house.truth()), 1);
  QCOMPARE(house.differences(), QString());
  QVERIFY(isOk(house));
}

void TestRegionPayouts::aProviderThatIsDownChangesNothing() {
  PayoutHouse house({{}, kQuick, 1});
  house.stopProvider();
  QByteArrayList ids;
  for (int i = 0; i < 6; ++i) ids << house.inPayout("u-a", 1'000 + i);
  const auto tries = [&] { return house.cluster().log(0).count("payout "); };
  QTRY_VERIFY(tries() >= 4);  // the breaker is open by now
  for (const auto& id : ids) {
    const auto now = house.withdrawal(id);
    QCOMPARE(now.value(QStringLiteral("state")).toString(), QStringLiteral("in_payout"));
    QVERIFY(!now.contains(QStringLiteral("sent_at")));
  }
  house.startProvider();
  for (const auto& id : ids) QTRY_COMPARE_WITH_TIMEOUT(house.stateOf(id), QStringLiteral("paid"), 30'000);
  QCOMPARE(house.differences(), QString());
  QVERIFY(isOk(house));
}

void TestRegionPayouts::theBankSendsItBack() {
  PayoutHouse house({{}, kQuick, 1});
  const auto before = house.free("u-a");
  const auto id = house.inPayout("u-a", 20'000);
  QTRY_COMPARE(house.stateOf(id), QStringLiteral("paid"));
  house.tellProvider("/send-back/" + id);
  QCOMPARE(house.post(kPayer, "/v1/withdrawals/" + id + "/query", {}).status, 202);
  QTRY_COMPARE(house.stateOf(id), QStringLiteral("returned"));
  QCOMPARE(house.withdrawal(id).value(QStringLiteral("note")).toString(), QStringLiteral("account closed"));
  QCOMPARE(house.free("u-a"), before);
  QCOMPARE(house.differences(), QString());
  QVERIFY(isOk(house));
}

/// Three regions, a provider that fails at every third order, and leaders killed while their calls are under way.
void TestRegionPayouts::leadersDieBetweenSendingAndRecording() {
  PayoutHouse house(
      {{QStringLiteral("--faults"), QStringLiteral("350"), QStringLiteral("--query-faults"), QStringLiteral("200"),
        QStringLiteral("--answer-ms"), QStringLiteral("150"), QStringLiteral("--seed"), QStringLiteral("7")},
       "timeout_ms = 700\nvalid_s = 4\nquery_ms = 50\nrecheck_s = 3600\n",
       3});
  auto& cluster = house.cluster();
  constexpr int kCount = 48;
  for (int i = 0; i < kCount; ++i) {
    const char* users[] = {"u-a", "u-b", "u-c"};
    house.reviewed(users[i % 3], 1'000 + 7 * i);
  }
  int kills = 0;
  for (int round = 0; round < 6; ++round) {
    const int before = ordersIn(house.truth());
    const auto batch = house.post(kPayer, "/v1/payouts", {{QStringLiteral("most"), kCount / 6}});
    QCOMPARE(batch.status, 201);
    const int leader = cluster.waitForLeader();
    QTRY_VERIFY_WITH_TIMEOUT(ordersIn(house.truth()) > before, 30'000);  // its answer is on its way for a while
    cluster.signal(leader, SIGKILL);
    ++kills;
    QVERIFY(cluster.waitForLeader(leader) >= 0);
    cluster.start(leader);
  }
  const auto open = [&] {
    int count = 0;
    for (const auto& withdrawal : house.exported("withdrawals"))
      for (const auto* state : {"reviewed", "in_payout", "unknown"})
        count += withdrawal.value(QStringLiteral("state")) == QLatin1String(state);
    return count;
  };
  QTRY_COMPARE_WITH_TIMEOUT(open(), 0, 90'000);
  QCOMPARE(house.differences(), QString());
  QVERIFY(isOk(house));
  int lost = 0, paid = 0;
  for (const auto& record : house.exported("audit")) {
    const auto one = record.value(QStringLiteral("record")).toObject();
    const auto by = one.value(QStringLiteral("detail")).toObject().value(QStringLiteral("by")).toString();
    lost += by.startsWith(QLatin1String("the leader before"));
  }
  for (const auto& withdrawal : house.exported("withdrawals"))
    paid += withdrawal.value(QStringLiteral("state")) == QLatin1String("paid");
  qInfo("%d kills, %d payouts in flight when the leader died, %d of %d paid, %d orders", kills, lost, paid, kCount,
        ordersIn(house.truth()));
  QVERIFY2(lost >= 3, "leaders did die between sending and recording");
  QVERIFY(ordersIn(house.truth()) <= kCount);
  QVERIFY2(paid > kCount / 2 && paid < kCount, "some were paid, some came back");
}

QTEST_GUILESS_MAIN(TestRegionPayouts)
#include "tst_region_payouts.moc"
