// SPDX-License-Identifier: GPL-3.0-or-later
// What an Alertmanager says, as version 0.25 writes it.
#include <QFile>
#include <QTest>

#include "wire/alertmanager_json.h"

namespace rebate::wire {
namespace {

json::value parsed(const char* text) {
  return *parseJson(text);
}

}  // namespace

class TestAlertmanagerJson : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anAlertIsRead();
  void aBadAlertCostsNoOther();
  void whatIsNoListIsRefused();
  void groupsAreReadByFingerprint();
  void aSilenceIsTheSameWhenItIsReadAgain();
  void anOlderMatcherMeansEqual();
  void versionAndId();
};

void TestAlertmanagerJson::anAlertIsRead() {
  const auto alerts = alertsFrom(parsed(
      R"([{"annotations":{"summary":"s","n":1},"endsAt":"2026-06-12T10:49:20Z","fingerprint":"0f3c","receivers":[],
           "startsAt":"2026-06-12T18:38:20.123456789+08:00","updatedAt":"2026-06-12T10:44:20.5Z",
           "status":{"inhibitedBy":["aa"],"silencedBy":["bb",7],"state":"suppressed"},
           "labels":{"alertname":"X","region":"cn-south","severity":"page-me-maybe"}}])"));
  QVERIFY(alerts.ok());
  QCOMPARE(alerts->size(), std::size_t(1));
  const auto& alert = alerts->front();
  QCOMPARE(nameOf(alert), std::string("X"));
  QCOMPARE(regionOf(alert), std::string("cn-south"));
  QCOMPARE(severityOf(alert), Severity::other);
  QCOMPARE(alert.startsAt, Millis(1'781'260'700'123));
  QVERIFY(alert.suppressed);
  QCOMPARE(alert.silencedBy, std::vector<std::string>{"bb"});
  QCOMPARE(alert.inhibitedBy, std::vector<std::string>{"aa"});
  QCOMPARE(alert.annotations.size(), std::size_t(1));
}

void TestAlertmanagerJson::aBadAlertCostsNoOther() {
  const auto alerts = alertsFrom(parsed(
      R"([null,7,{"fingerprint":7},{"fingerprint":"","startsAt":"2026-06-12T10:49:20Z"},{"fingerprint":"a"},
          {"fingerprint":"b","startsAt":"yesterday"},{"fingerprint":"c","startsAt":"2026-06-12T10:49:20Z"}])"));
  QVERIFY(alerts.ok());
  QCOMPARE(alerts->size(), std::size_t(1));
  QCOMPARE(alerts->front().fingerprint, std::string("c"));
}

void TestAlertmanagerJson::whatIsNoListIsRefused() {
  for (const char* text : {"{}", "null", "\"\"", "7"}) {
    QCOMPARE(alertsFrom(parsed(text)).error().code, Errc::malformed);
    QCOMPARE(alertGroupsFrom(parsed(text)).error().code, Errc::malformed);
    QCOMPARE(silencesFrom(parsed(text)).error().code, Errc::malformed);
  }
}

void TestAlertmanagerJson::groupsAreReadByFingerprint() {
  const auto groups = alertGroupsFrom(parsed(
      R"([{"labels":{"region":"a"},"alerts":[{"fingerprint":"x"},{"fingerprint":"y"}]},
          {"labels":{"region":"b"},"alerts":[{"fingerprint":"x"},null]},{"alerts":7},8])"));
  QVERIFY(groups.ok());
  QCOMPARE(groups->size(), std::size_t(2));
  QCOMPARE(groups->at("x").at("region"), std::string("a"));
}

void TestAlertmanagerJson::aSilenceIsTheSameWhenItIsReadAgain() {
  Silence silence;
  silence.id = "s1";
  silence.matchers = {{"alertname", "Queue\"Backlog\"", true, false}, {"region", "cn-.*", false, true}};
  silence.startsAt = 1'781'232'260'000;
  silence.endsAt = silence.startsAt + 3'600'000;
  silence.owner = "陈静";
  silence.comment = "deploy 4711";
  const auto read = silenceFrom(*parseJson(json::serialize(toJson(silence))));
  QVERIFY(read.ok());
  QVERIFY(*read == silence);
}

void TestAlertmanagerJson::anOlderMatcherMeansEqual() {
  const auto silence =
      silenceFrom(parsed(R"({"id":"s","startsAt":"2026-06-12T10:26:20Z","endsAt":"2026-06-12T11:26:20Z","createdBy":"a",
                 "comment":"b","status":{"state":"expired"},"matchers":[{"name":"a","value":"b","isRegex":true}]})"));
  QVERIFY(silence.ok());
  QCOMPARE(silence->state, SilenceState::expired);
  QVERIFY(silence->matchers.front().equal && silence->matchers.front().regex);
}

void TestAlertmanagerJson::versionAndId() {
  QCOMPARE(*alertmanagerVersionFrom(parsed(R"({"versionInfo":{"version":"0.25.0"}})")), std::string("0.25.0"));
  QCOMPARE(*silenceIdFrom(parsed(R"({"silenceID":"abc"})")), std::string("abc"));
  QVERIFY(!silenceIdFrom(parsed("{}")));
}

}  // namespace rebate::wire

QTEST_GUILESS_MAIN(rebate::wire::TestAlertmanagerJson)
#include "tst_alertmanager_json.moc"
