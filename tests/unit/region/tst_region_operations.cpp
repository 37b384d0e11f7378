// SPDX-License-Identifier: GPL-3.0-or-later
// Pause, maintenance and incident notes in the store, and how a database's cluster stands.
#include <QtTest>

#include "region/failover/patroni_standing.h"
#include "region/operations/incident_notes.h"
#include "region/operations/maintenance_book.h"
#include "region/store_fixture.h"

namespace rebate::region {
namespace {

constexpr Millis kNow = 1'781'949'600'000;
constexpr Millis kHour = 3'600'000;

MaintenanceWindow windowOf(int number, Millis from, Millis until) {
  return {"00000000-0000-7000-8000-00000000000" + std::to_string(number), "east", "", "zhao.lei", "disks", from, until};
}

const char* const kCluster =
    "{\"members\":["
    "{\"name\":\"a\",\"role\":\"leader\",\"state\":\"running\",\"api_url\":\"http://10.0.0.1:8008/"
    "patroni\",\"timeline\":5},"
    "{\"name\":\"b\",\"role\":\"sync_standby\",\"state\":\"streaming\",\"api_url\":\"http://10.0.0.2:8008/patroni\","
    "\"timeline\":5,\"lag\":12},"
    "{\"name\":\"c\",\"role\":\"replica\",\"state\":\"streaming\",\"api_url\":\"http://10.0.0.3:8008/patroni\","
    "\"timeline\":4,\"lag\":\"unknown\"}]}";

std::string against(const QByteArray& cluster, const char* url) {
  const auto pair = patroniPairIn(cluster.toStdString(), url);
  if (!pair) return "no answer";
  std::string names;
  for (const auto& check : standingOf(*pair))
    if (check.status == Status::bad) names += (names.empty() ? "" : " ") + check.check;
  return names;
}

}  // namespace

class TestRegionOperations : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { store_ = std::make_unique<fixtures::TemporaryStore>(); }

  void aPauseEndsByItself() {
    write([](Writing& w) { setPause(w, {"zhao.lei", "disk", 0, kNow + kHour}); });
    QCOMPARE(pausedUntil(store_->sql(), kNow + kHour - 1), kNow + kHour);
    QCOMPARE(pausedUntil(store_->sql(), kNow + kHour), Millis{0});
    const auto board = readMaintenance(store_->sql());
    QVERIFY(!isOverdue(board, kNow + kHour - 1) && isOverdue(board, kNow + kHour));
    QVERIFY(standing(board, kNow + kHour).pause.empty());
    QVERIFY(!pauseToBeRestored(store_->sql(), kNow) && pauseToBeRestored(store_->sql(), kNow + kHour));
    write([](Writing& w) { endOverdue(w); }, kNow + kHour);
    QVERIFY(readMaintenance(store_->sql()).pause.empty());
    QCOMPARE(newestAction(), std::string("pause.lapsed"));
    write([](Writing& w) { pauseRestored(w); }, kNow + kHour);
    QVERIFY(!pauseToBeRestored(store_->sql(), kNow + 2 * kHour));
  }

  void aPauseIsReplacedOrEnded() {
    write([](Writing& w) { setPause(w, {"zhao.lei", "disk", 0, kNow + kHour}); });
    write([](Writing& w) { setPause(w, {"wu.min", "net", 0, kNow + 2 * kHour}); });
    const auto pauses = readMaintenance(store_->sql()).pause;
    QCOMPARE(pauses.size(), std::size_t{1});
    QCOMPARE(pauses[0].owner, std::string("wu.min"));
    QCOMPARE(store_->count("failover_pauses"), std::int64_t{2});
    write([](Writing& w) { QVERIFY(!endPause(w, "zhao.lei")); });
    write([](Writing& w) { QVERIFY(endPause(w, "zhao.lei")->problem == Problem::notFound); });
    QCOMPARE(newestAction(), std::string("pause.ended"));
  }

  void windowsComeAndGo() {
    const auto first = windowOf(1, kNow, kNow + kHour), later = windowOf(2, kNow + kHour, kNow + 2 * kHour);
    for (const auto& window : {later, first, first}) write([&](Writing& w) { QVERIFY(!planMaintenance(w, window)); });
    QVERIFY(readMaintenance(store_->sql()).windows == (std::vector{first, later}));
    auto other = first;
    other.reason = "another";
    write([&](Writing& w) { QVERIFY(planMaintenance(w, other)->problem == Problem::idempotencyMismatch); });
    write([&](Writing& w) { QVERIFY(planMaintenance(w, windowOf(3, kNow, kNow))->field == "until"); });
    write([&](Writing& w) { endOverdue(w); }, kNow + kHour);
    QVERIFY(readMaintenance(store_->sql()).windows == (std::vector{later}));
    for (int twice = 0; twice < 2; ++twice) write([&](Writing& w) { QVERIFY(!endMaintenance(w, later.id, "wu.min")); });
    write([&](Writing& w) { QVERIFY(endMaintenance(w, "none", "wu.min")->problem == Problem::notFound); });
    QVERIFY(readMaintenance(store_->sql()) == MaintenanceBoard{});
    QCOMPARE(store_->count("audit"), std::int64_t{4});  // two planned, two ended
  }

  void notesAreKeptOnce() {
    IncidentNote note{0, "n-1", "5ba1", "ReplicationLag", "east", "看看磁盘", "zhao.lei", 0};
    for (int twice = 0; twice < 2; ++twice) {
      write([&](Writing& w) { QVERIFY(!addIncidentNote(w, note)); }, kNow + twice);
      QCOMPARE(note.seq, std::int64_t{1});
      QCOMPARE(note.at, kNow);
    }
    auto other = note;
    other.text = "another";
    write([&](Writing& w) { QVERIFY(addIncidentNote(w, other)->problem == Problem::idempotencyMismatch); });
    for (int i = 2; i <= 5; ++i) {
      IncidentNote more{0, "n-" + std::to_string(i), i % 2 == 0 ? "5ba1" : "77", "Lag", "", "x", "wu.min", 0};
      write([&](Writing& w) { QVERIFY(!addIncidentNote(w, more)); });
    }
    const auto all = incidentNotesAfter(store_->sql(), "", 0, 10);
    QCOMPARE(all.size(), std::size_t{5});
    QVERIFY(all[0] == note);
    const auto ofOne = incidentNotesAfter(store_->sql(), "5ba1", 1, 1);
    QCOMPARE(ofOne.size(), std::size_t{1});
    QCOMPARE(ofOne[0].seq, std::int64_t{2});
    QVERIFY(store_->sql().text("SELECT record FROM audit ORDER BY seq LIMIT 1")->find("看看") == std::string::npos);
  }

  void aClusterSaysWhoCanLead() {
    const QByteArray cluster(kCluster);
    const char* const b = "http://10.0.0.2:8008";
    QCOMPARE(against(cluster, b), std::string());
    QCOMPARE(against(cluster, "http://10.0.0.3:8008"), std::string("timeline lag sync"));
    QCOMPARE(against(cluster, "http://10.0.0.9:8008"), std::string("candidate"));
    QCOMPARE(against(QByteArray(cluster).replace("streaming", "starting"), b), std::string("candidate"));
    QCOMPARE(against(QByteArray(cluster).replace("sync_standby", "quorum_standby"), b), std::string());
    QCOMPARE(against(QByteArray(cluster).replace("\"lag\":12", "\"lag\":16777217"), b), std::string("lag"));
    QCOMPARE(against(QByteArray(cluster).replace("\"leader\"", "\"replica\""), b), std::string("candidate"));
    QCOMPARE(against(QByteArray(cluster).replace("}]}", "}],\"pause\":true}"), b), std::string("pause"));
    QCOMPARE(against("[]", b), std::string("no answer"));
  }

  void itsSettingsSayHowLong() {
    const auto quick = expectedSwitchover("{\"ttl\":20,\"loop_wait\":1,\"retry_timeout\":3}");
    QVERIFY(quick.earliest > 0 && quick.latest == 5'000);
    QVERIFY(expectedSwitchover("").latest == 30'000);  // Patroni's own settings
    const auto terms = termsIn("{\"ttl\":20,\"loop_wait\":1,\"retry_timeout\":3}");
    QCOMPARE(terms.ttl, Millis{20'000});
    QCOMPARE(terms.renew, Millis{1'000});
    QCOMPARE(termsIn("nonsense").ttl, Millis{30'000});
  }

 private:
  void write(const std::function<void(Writing&)>& job, Millis now = kNow) {
    const auto done = store_->write(job, now);
    QVERIFY2(done, done ? "" : done.error().detail.c_str());
  }
  std::string newestAction() {
    return store_->sql().text("SELECT action FROM audit ORDER BY seq DESC LIMIT 1").value_or("");
  }
  std::unique_ptr<fixtures::TemporaryStore> store_;
};

}  // namespace rebate::region

QTEST_GUILESS_MAIN(rebate::region::TestRegionOperations)
#include "tst_region_operations.moc"
