// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that change while a region serves: proposed by one, decided by another, obeyed by the next decision.
#include <QtTest>

#include "region/ledger/ledger_guard.h"
#include "region/region_cluster.h"
#include "region/storage/store.h"
#include "wire/uuid.h"

using namespace rebate::fixtures;
using namespace rebate;

namespace {

const QString kWu = QStringLiteral("wu.min"), kHe = QStringLiteral("he.min"), kChen = QStringLiteral("chen.jing");

QJsonObject proposal(const QJsonObject& rules, int base = 1) {
  return {
      {QStringLiteral("id"), QString::fromStdString(wire::uuid7(QDateTime::currentMSecsSinceEpoch()))},
      {QStringLiteral("kind"), QStringLiteral("rules")},
      {QStringLiteral("body"), QJsonObject{{QStringLiteral("base_version"), base}, {QStringLiteral("rules"), rules}}},
      {QStringLiteral("reason"), QStringLiteral("spring campaign")}};
}

QJsonObject verdict(const char* what, int version = 1) {
  return {{QStringLiteral("verdict"), QLatin1String(what)}, {QStringLiteral("version"), version}};
}

QByteArray pathOf(const QJsonObject& proposed) {
  return "/v1/proposals/" + proposed.value(QStringLiteral("id")).toString().toUtf8();
}

}  // namespace

class TestRegionProposals : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void cleanup();
  void oneProposesAnotherDecides();
  void aThresholdCountsFromTheNextDecisionOn();
  void whoeverMayNotIsToldSo();
  void aBrokenRuleStopsCrediting();

 private:
  HttpClient as(const QString& name) {
    cluster_->signIn(name);
    return cluster_->client(0);
  }
  void enact(const QJsonObject& rules);
  std::unique_ptr<RegionCluster> cluster_;
};

void TestRegionProposals::init() {
  cluster_ = std::make_unique<RegionCluster>();
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  for (const auto& name : {kWu, kHe}) cluster_->addOperator(name, QStringLiteral("admin"));
  cluster_->addOperator(kChen, QStringLiteral("finance"));
  cluster_->addOperator(QStringLiteral("support"), QStringLiteral("support"));
  cluster_->setSettings({600, 120, "[ledger]\ncheck_every_ms = 200\n"});
  cluster_->start(0);
  cluster_->waitForLeader();
}

void TestRegionProposals::cleanup() {
  cluster_.reset();
}

void TestRegionProposals::enact(const QJsonObject& rules) {
  const auto made = proposal(rules);
  QCOMPARE(as(kWu).post("/v1/proposals", made).status, 201);
  QCOMPARE(as(kHe).post(pathOf(made) + "/decision", verdict("approve")).status, 200);
}

void TestRegionProposals::oneProposesAnotherDecides() {
  auto wu = as(kWu);
  const auto made = proposal({{QStringLiteral("reserve_bp"), 500}});
  QCOMPARE(wu.post("/v1/proposals", made).status, 201);
  QCOMPARE(wu.post("/v1/proposals", made).status, 201);
  auto other = made;
  other.insert(QStringLiteral("reason"), QStringLiteral("another"));
  QCOMPARE(wu.post("/v1/proposals", other).problem(), QByteArray("idempotency-mismatch"));
  QCOMPARE(wu.post(pathOf(made) + "/decision", verdict("approve")).problem(), QByteArray("proposer-is-decider"));
  QCOMPARE(wu.get("/v1/rules").json().value(QStringLiteral("versions")).toArray().size(), 1);

  auto he = as(kHe);
  QCOMPARE(he.get("/v1/proposals?state=open").json().value(QStringLiteral("proposals")).toArray().size(), 1);
  QCOMPARE(he.post(pathOf(made) + "/decision", verdict("approve", 7)).problem(), QByteArray("version-moved"));
  QCOMPARE(he.post(pathOf(made) + "/decision", verdict("reject")).problem(), QByteArray("reason-required"));
  const auto decided = he.post(pathOf(made) + "/decision", verdict("approve"));
  QCOMPARE(decided.status, 200);
  QCOMPARE(decided.json().value(QStringLiteral("decided_by")).toString(), kHe);
  const auto again = he.post(pathOf(made) + "/decision", verdict("approve"));
  QCOMPARE(again.problem(), QByteArray("already-decided"));
  QCOMPARE(again.json().value(QStringLiteral("now")).toObject().value(QStringLiteral("decided_by")).toString(), kHe);

  const auto versions = he.get("/v1/rules").json().value(QStringLiteral("versions")).toArray();
  QCOMPARE(versions.size(), 2);
  QCOMPARE(versions[0].toObject().value(QStringLiteral("rules")).toObject().value(QStringLiteral("reserve_bp")).toInt(),
           500);
  QCOMPARE(versions[0].toObject().value(QStringLiteral("proposed_by")).toString(), kWu);
  QCOMPARE(he.get("/v1/proposals/" + QByteArray("00000000-0000-7000-8000-000000000000")).problem(),
           QByteArray("not-found"));
  QCOMPARE(he.get("/v1/proposals?state=odd").problem(), QByteArray("validation"));
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
}

void TestRegionProposals::aThresholdCountsFromTheNextDecisionOn() {
  enact({{QStringLiteral("second_decider_above_fen"), 0}});
  auto chen = as(kChen);
  const auto waiting =
      chen.get("/v1/rebates?state=awaiting_approval&limit=1").json().value(QStringLiteral("rebates")).toArray();
  const auto rebate = waiting[0].toObject();
  const auto reply = chen.post("/v1/decisions", approvalOf(rebate, 1));
  QCOMPARE(reply.status, 200);
  const auto now = reply.json().value(QStringLiteral("now")).toObject();
  QCOMPARE(now.value(QStringLiteral("state")).toString(), QStringLiteral("awaiting_approval"));
  QCOMPARE(now.value(QStringLiteral("proposed_by")).toString(), kChen);
}

void TestRegionProposals::whoeverMayNotIsToldSo() {
  auto support = as(QStringLiteral("support"));
  const auto made = proposal({{QStringLiteral("reserve_bp"), 500}});
  QCOMPARE(support.post("/v1/proposals", made).problem(), QByteArray("forbidden"));
  QCOMPARE(as(kChen).post("/v1/proposals", made).problem(), QByteArray("forbidden"));  // finance decides only
  QCOMPARE(as(kWu).post("/v1/proposals", made).status, 201);
  QCOMPARE(as(QStringLiteral("support")).post(pathOf(made) + "/decision", verdict("approve")).problem(),
           QByteArray("forbidden"));
  QCOMPARE(as(kChen).post(pathOf(made) + "/decision", verdict("withdraw")).problem(), QByteArray("forbidden"));
  QCOMPARE(as(kChen).post(pathOf(made) + "/decision", verdict("approve")).status, 200);
}

/// The books are broken by hand behind the region's back: it finds out, says so, and credits nothing more.
void TestRegionProposals::aBrokenRuleStopsCrediting() {
  auto chen = as(kChen);
  const auto waiting =
      chen.get("/v1/rebates?state=awaiting_approval&limit=1").json().value(QStringLiteral("rebates")).toArray();
  const auto decision = approvalOf(waiting[0].toObject(), 1);
  const auto sql = region::openStore({cluster_->store().toStdString()});
  QVERIFY(sql);
  const auto balance = (*sql)->integer("SELECT balance_fen FROM users ORDER BY id LIMIT 1").value_or(0);
  QVERIFY((*sql)->execute(
      "UPDATE users SET balance_fen = balance_fen + 7 WHERE id = (SELECT MIN(id) FROM users)"));
  const auto broken = [&chen] { return chen.get("/metrics").body.contains("rebate_invariant_broken 1"); };
  QTRY_VERIFY_WITH_TIMEOUT(broken(), 10'000);
  QTRY_VERIFY_WITH_TIMEOUT(!region::brokenRule(**sql).empty(), 10'000);
  const auto refused = chen.post("/v1/decisions", decision);
  QCOMPARE(refused.problem(), QByteArray("ledger-stopped"));
  QCOMPARE(refused.status, 503);

  QVERIFY((*sql)->execute("UPDATE users SET balance_fen = " + std::to_string(balance) +
                                     " WHERE id = (SELECT MIN(id) FROM users)"));
  QCOMPARE(chen.post("/v1/decisions", decision).problem(), QByteArray("ledger-stopped"));  // a person has to look
  const auto resumed =
      runRegion({QStringLiteral("check"), QStringLiteral("--store"), cluster_->store(), QStringLiteral("--resume")});
  QCOMPARE(resumed.status, 0);
  QCOMPARE(chen.post("/v1/decisions", decision).status, 200);
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
}

QTEST_GUILESS_MAIN(TestRegionProposals)
#include "tst_region_proposals.moc"
