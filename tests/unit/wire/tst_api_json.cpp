// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <set>

#include "wire/audit_json.h"
#include "wire/decision_json.h"
#include "wire/digest.h"
#include "wire/rebate_json.h"
#include "wire/region_json.h"
#include "wire/uuid.h"

using namespace rebate;
using namespace rebate::wire;

namespace {

Rebate sample() {
  Rebate r;
  r.id = "taobao:42:3";
  r.line = "42";
  r.role = 3;
  r.userId = "u-1";
  r.userMask = "林**";
  r.item = "𠮷祥 “限定” 茶具 & 礼盒";
  r.statusCode = 3;
  r.upstream = UpstreamState::settled;
  r.refundOpen = true;
  r.level = Level::gold;
  r.reserveRate = {1000};
  r.shareRate = {6000};
  r.paid = {24900};
  r.income = {772};
  r.platformFee = {77};
  r.split = {{695}, {70}, {375}, {250}};
  r.state = RebateState::held;
  r.reason = Reason::refundOpen;
  r.proposedBy = "feed";
  r.decidedBy = "a";
  r.note = "because";
  r.version = 9;
  r.contentHash = contentHash(r);
  r.createdAt = 1'780'000'000'123;
  r.modifiedAt = 1'780'000'000'000;
  r.updatedAt = 1'780'000'001'000;
  return r;
}

template <class T, class Read>
void roundTrips(const T& value, Read readBack) {
  const auto text = json::serialize(toJson(value));
  const auto back = readBack(*parseJson(text));
  QVERIFY2(back.ok(), text.c_str());
  QCOMPARE(*back, value);
}

}  // namespace

class TestApiJson : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everythingRoundTrips();
  void aWrongMemberIsNamed();
  void aDecisionNamesWhatItWasMadeOn();
  void problemsRoundTripAndHtmlIsNone();
  void newerRegionsAreTolerated();
};

void TestApiJson::everythingRoundTrips() {
  roundTrips(AuditRecord{7, R"({"actor":"chen.jing"})", "ab"}, auditRecordFrom);
  roundTrips(sample(), rebateFrom);
  roundTrips(User{"u-1", "林**", Level::silver, {-312}, 4}, userFrom);
  Change change;
  change.seq = 7;
  change.previous = 6;
  change.epoch = 2;
  change.at = 1'780'000'001'000;
  change.rebate = sample();
  roundTrips(change, changeFrom);
  change.rebate.reset();
  change.withdrawal = Withdrawal{"w-1",
                                 "u-1",
                                 {500},
                                 WithdrawalState::paid,
                                 2,
                                 "support",
                                 "a",
                                 "b",
                                 "c",
                                 "p-1",
                                 "",
                                 1'780'000'000'000,
                                 1'780'000'001'000,
                                 1'780'000'002'000,
                                 1'780'000'003'000,
                                 1'780'000'003'000,
                                 5,
                                 "hash"};
  roundTrips(change, changeFrom);
  roundTrips(Cursor{"store", 3, 99}, cursorFrom);
  roundTrips(Heartbeat{"cn-east", 1'780'000'000'000, 4, "cn-east", 12, 1500, 300, "ab"}, heartbeatFrom);
  Topology topology{"cn-east", "Hangzhou", 1'780'000'000'000, 4, "cn-east", 1200, {}, {}};
  topology.parts.push_back({PartKind::queue, Status::warning, "waiting", 214, std::nullopt, std::nullopt});
  topology.parts.push_back({PartKind::database, Status::ok, "leader", std::nullopt, std::nullopt, 0});
  topology.peers.push_back({"cn-north", Status::unknown, 3, 1'780'000'000'000, ""});
  topology.parts.push_back({PartKind::gateway, Status::ok, "2 up", 2, 3, {}, 17, "haproxy", 1'780'000'000'500});
  roundTrips(topology, topologyFrom);
  topology.members.push_back(
      {"pg-hangzhou", "hangzhou", Status::ok, "leader", "running", false, 4, {}, {}, "pg-hangzhou", 1'780'000'000'000});
  topology.members.push_back({"pg-beijing", "", Status::unknown, "sync_standby", "streaming", true, 4, 128, 15});
  roundTrips(topology, topologyFrom);
  Decision decision{uuid7(1'780'000'000'000), Action::reject, "taobao:42:3", 9, "ff", 4, {375}, "不对", "device", 3,
                    1'780'000'000'000};
  roundTrips(decision, decisionFrom);
  QVERIFY(!toJson(decision).contains("opened"));  // as an older console sends it
  for (const bool opened : {false, true}) {
    decision.opened = opened;
    roundTrips(decision, decisionFrom);
  }
  DecisionReply reply;
  reply.id = decision.id;
  reply.problem = Problem::versionMoved;
  reply.detail = "moved";
  reply.now = sample();
  const auto back = decisionReplyFrom(toJson(reply));
  QVERIFY(back.ok());
  QCOMPARE(*back->now, sample());
  QCOMPARE(back->problem, Problem::versionMoved);
}

void TestApiJson::aWrongMemberIsNamed() {
  const std::set<std::string> younger{"inviter_id", "inviter_bp", "inviter_fen", "rule_version"};
  for (const auto& member : toJson(sample())) {
    auto broken = toJson(sample());
    broken[member.key()] = json::array{};
    const auto back = rebateFrom(broken);
    QVERIFY(!back.ok());
    QCOMPARE(back.error().field, std::string(member.key()));
    broken.erase(member.key());
    if (younger.contains(member.key()))
      QVERIFY(rebateFrom(broken).ok());
    else
      QCOMPARE(rebateFrom(broken).error().field, std::string(member.key()));
  }
  QCOMPARE(rebateFrom("text").error().code, Errc::malformed);
}

void TestApiJson::aDecisionNamesWhatItWasMadeOn() {
  const Decision decision{uuid7(1), Action::approve, "taobao:42:3", 9, "ff", 4, {375}, "", "device", 3, 0};
  for (const char* member : {"version", "content_hash", "epoch"}) {
    auto body = toJson(decision);
    body.erase(member);
    QCOMPARE(decisionFrom(body).error().code, Errc::moved);
    QCOMPARE(decisionFrom(body).error().field, std::string(member));
  }
  auto body = toJson(decision);
  body["id"] = "7";
  QCOMPARE(decisionFrom(body).error().field, std::string("id"));
  body = toJson(decision);
  body["reason"] = std::string(2'001, 'x');
  QCOMPARE(decisionFrom(body).error().field, std::string("reason"));
}

void TestApiJson::problemsRoundTripAndHtmlIsNone() {
  const ProblemDocument problem{Problem::notLeader, "", "cn-north leads", "cn-north", 200};
  const auto back = wire::problemFrom(toJson(problem));
  QCOMPARE(back->problem, Problem::notLeader);
  QCOMPARE(back->leader, std::string("cn-north"));
  QCOMPARE(back->retryAfter, Millis{200});
  QCOMPARE(wire::problemFrom(json::object{{"type", "about:blank"}, {"status", 503}}).error().code, Errc::malformed);
}

void TestApiJson::newerRegionsAreTolerated() {
  auto body = toJson(Topology{"r", "", 0, 1, "", 0, {{PartKind::queue, Status::ok, "", 1, {}, {}}}, {}});
  body["parts"].as_array().push_back(json::object{{"kind", "teleporter"}, {"status", "ok"}});
  body["parts"].as_array()[0].as_object()["status"] = "splendid";
  body["new_member"] = 1;
  const auto topology = topologyFrom(body);
  QVERIFY(topology.ok());
  QCOMPARE(topology->parts.size(), std::size_t{1});
  QCOMPARE(topology->parts[0].status, Status::unknown);  // never ok when not understood
}

QTEST_GUILESS_MAIN(TestApiJson)
#include "tst_api_json.moc"
