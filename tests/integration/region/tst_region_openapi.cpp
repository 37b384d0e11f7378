// SPDX-License-Identifier: GPL-3.0-or-later
// The contract and what is served say the same. Every answer that any test gets is held against it (HttpClient); here
// is what that cannot see: that nothing is missing, and that the holding itself would notice.
#include <QtTest>

#include "contract/contract.h"
#include "domain/api_version.h"
#include "domain/decision.h"
#include "region/api/routes.h"
#include "region/payout_house.h"
#include "region/region_cluster.h"

using namespace rebate::fixtures;
using namespace rebate;

namespace {

namespace json = boost::json;

std::string lower(std::string_view text) {
  return QByteArray(text.data(), qsizetype(text.size())).toLower().toStdString();
}

const json::object& operationOf(const region::RouteRow& row) {
  const auto& paths = Contract::get().document().at("paths").as_object();
  return paths.at(json::string_view(row.pattern.data(), row.pattern.size())).at(lower(row.method)).as_object();
}

bool isWrite(const region::RouteRow& row) {
  return row.method != "GET" && row.pattern.starts_with("/v1/") && !row.pattern.starts_with("/v1/session");
}

}  // namespace

class TestRegionOpenapi : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void servedPathsAreThoseOfTheContract();
  void theVersionIsWhatIsSpoken();
  void everyProblemIsNamed();
  void statusesAreListed();
  void everyWriteTakesAKey();
  void whatIsNotDocumentedIsNoticed_data();
  void whatIsNotDocumentedIsNoticed();
  void withdrawalsAreAsDocumented();
};

void TestRegionOpenapi::servedPathsAreThoseOfTheContract() {
  std::vector<std::string> served;
  for (const auto& row : region::routes()) served.push_back(lower(row.method) + " " + std::string(row.pattern));
  std::sort(served.begin(), served.end());
  QCOMPARE(Contract::get().operations(), served);
}

void TestRegionOpenapi::theVersionIsWhatIsSpoken() {
  const auto& version = Contract::get().document().at("info").at("version").as_string();
  QCOMPARE(std::string(version), textOf(kApiVersion));
  RegionCluster cluster;
  cluster.start(0);
  cluster.waitForLeader();
  for (const char* path : {"/healthz", "/readyz"})
    QCOMPARE(cluster.client(0).get(path).json().value(QStringLiteral("api")).toString().toStdString(),
             textOf(kApiVersion));
}

void TestRegionOpenapi::everyProblemIsNamed() {
  const auto& problem = Contract::get().document().at("components").at("schemas").at("Problem").as_object();
  const auto& written = problem.at("properties").at("title").at("enum").as_array();
  for (int i = 0; i <= int(Problem::fault); ++i) {
    const auto text = name(Problem(i));
    const auto named = [&](const json::value& value) { return std::string_view(value.as_string()) == text; };
    QVERIFY2(std::any_of(written.begin(), written.end(), named), text.data());
  }
}

void TestRegionOpenapi::statusesAreListed() {
  for (const auto& row : region::routes()) {
    const auto& responses = operationOf(row).at("responses").as_object();
    const auto lists = [&](const char* status) { return responses.contains(status); };
    QVERIFY2(lists("400") && lists("413") && lists("429") && lists("500") && lists("503"), row.pattern.data());
    QVERIFY2(std::any_of(responses.begin(), responses.end(), [](const auto& r) { return r.key().starts_with('2'); }),
             row.pattern.data());
    if (row.open) continue;
    QVERIFY2(lists("401"), row.pattern.data());
    if (row.permission) QVERIFY2(lists("403"), row.pattern.data());
    if (row.method != "GET") QVERIFY2(lists("421") && lists("507"), row.pattern.data());
    if (row.pattern.find("{id}") != std::string_view::npos) QVERIFY2(lists("404"), row.pattern.data());
  }
}

void TestRegionOpenapi::everyWriteTakesAKey() {
  for (const auto& row : region::routes()) {
    if (!isWrite(row)) continue;
    const auto& operation = operationOf(row);
    QVERIFY2(operation.contains("parameters"), row.pattern.data());
    const auto text = json::serialize(operation.at("parameters"));
    QVERIFY2(text.find("parameters/IdempotencyKey") != std::string::npos, row.pattern.data());
    const auto& responses = operation.at("responses").as_object();
    QVERIFY2(responses.contains("409") && responses.contains("422"), row.pattern.data());
  }
}

void TestRegionOpenapi::whatIsNotDocumentedIsNoticed_data() {
  QTest::addColumn<QByteArray>("target");
  QTest::addColumn<int>("status");
  QTest::addColumn<QByteArray>("type");
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<QByteArray>("complaint");
  const QByteArray json = "application/json";
  const QByteArray reply = R"({"id":"d","applied":true,"seq":1)";
  const QByteArray failover =
      R"({"failovers":[{"seq":1,"epoch":1,"from":"","to":"r","at":"2026-01-01T00:00:00Z","reason":"first","phases":{}}]})";
  const auto row = [](const char* name, const char* target, int status, const QByteArray& type, const QByteArray& body,
                      const char* complaint) {
    QTest::newRow(name) << QByteArray(target) << status << type << body << QByteArray(complaint);
  };
  row("fine", "/healthz", 200, json, R"({"region":"r"})", "");
  row("fine by its id", "/v1/decisions/d%20-1", 200, json, reply + "}", "");
  row("fine inside", "/v1/failovers?limit=1", 200, json, failover, "");
  row("another member", "/v1/decisions/d", 200, json, reply + R"(,"phone":"1"})", "phone");
  row("a member lacks", "/healthz", 200, json, "{}", "region");
  row("a fraction", "/v1/decisions/d", 200, json, QByteArray(reply + "}").replace(":1", ":1.5"), "seq");
  row("no such reason", "/v1/failovers", 200, json, QByteArray(failover).replace("first", "whim"), "reason");
  row("deep inside", "/v1/failovers", 200, json, QByteArray(failover).replace("{}", R"({"lunch_ms":1})"), "lunch_ms");
  row("another status", "/healthz", 418, json, "{}", "undocumented status");
  row("another type", "/healthz", 200, "text/html", "<html>", "undocumented type");
  row("no JSON", "/healthz", 200, json, "region", "not JSON");
  row("no such problem", "/v1/users/u", 404, "application/problem+json",
      R"({"type":"urn:rebate:problem:odd","title":"odd","status":404})", "title");
  row("nobody's path", "/v2", 200, json, "{}", "nobody asked");
}

void TestRegionOpenapi::whatIsNotDocumentedIsNoticed() {
  QFETCH(QByteArray, target);
  QFETCH(int, status);
  QFETCH(QByteArray, type);
  QFETCH(QByteArray, body);
  QFETCH(QByteArray, complaint);
  const auto said =
      Contract::get().complaint({"GET", target.toStdString(), status, type.toStdString(), body.toStdString()});
  QCOMPARE(said.empty(), complaint.isEmpty());
  QVERIFY2(said.find(complaint.toStdString()) != std::string::npos, said.c_str());
}

/// Nothing of these schemas goes unasked for: the client holds each against the contract.
void TestRegionOpenapi::withdrawalsAreAsDocumented() {
  PayoutHouse house({{}, "timeout_ms = 1000\n", 1});
  const auto id = house.inPayout("u-a", 20'000);
  QTRY_COMPARE(house.stateOf(id), QStringLiteral("paid"));
  const auto get = [&](const QByteArray& path) { return house.get(QStringLiteral("he.lan"), path); };
  QVERIFY(get("/v1/withdrawals/" + id).body.contains("settled_at"));
  QVERIFY(get("/v1/withdrawals?limit=1").json().contains(QStringLiteral("next")));
  const auto payouts = get("/v1/payouts?limit=1").json();
  QVERIFY(payouts.contains(QStringLiteral("next")));
  const auto payout = payouts.value(QStringLiteral("payouts")).toArray()[0].toObject();
  QCOMPARE(get("/v1/payouts/" + payout.value(QStringLiteral("id")).toString().toLatin1()).status, 200);
  const auto month = QDateTime::currentDateTimeUtc().addSecs(8 * 3'600).toString(QStringLiteral("yyyy-MM"));
  QVERIFY(get("/v1/users/u-a/statements/" + month.toLatin1()).body.contains("\"platform\":\"taobao\""));
  QVERIFY(get("/v1/snapshot").body.contains("{\"withdrawal\":"));
}

QTEST_GUILESS_MAIN(TestRegionOpenapi)
#include "tst_region_openapi.moc"
