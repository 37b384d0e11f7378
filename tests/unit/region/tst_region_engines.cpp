// SPDX-License-Identifier: GPL-3.0-or-later
// What the engines answer, as they really do and as they should not, and the parts of the topology made of it.
#include <QtTest>

#include <QFile>

#include <random>

#include "region/engines/engine_board.h"

using namespace rebate;
using namespace rebate::region;

namespace {

std::string captured(const char* name) {
  QFile file(QStringLiteral(REBATE_TEST_DATA "/engines/") + QString::fromLatin1(name));
  return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

template <class Facts>
Heard<Facts> fresh(Facts facts, Millis at = 1'000) {
  return {std::move(facts), at, true, false, {}};
}

template <class Facts>
Heard<Facts> silent(Facts last, Millis at = 1'000) {
  return {std::move(last), at, false, true, "refused"};
}

MemberAnswer answerOf(const char* self, const char* cluster) {
  return {*parsePatroniSelf(self), *parsePatroniCluster(cluster)};
}

// From Patroni's documentation of 4.x.
constexpr const char* kLeader4 =
    R"({"state":"running","postmaster_start_time":"2024-08-28 19:39:26.352526+00:00","role":"primary","server_version":160004,
    "xlog":{"location":67419584},"timeline":2,"replication":[{"usename":"replicator","application_name":"b",
    "client_addr":"10.89.0.6","state":"streaming","sync_state":"sync","sync_priority":1}],"dcs_last_seen":1692356718,
    "tags":{"clonefrom":true},"database_system_identifier":"7268616322854375442","patroni":{"version":"4.0.0","scope":"demo","name":"a"}})";
constexpr const char* kStandby4 =
    R"({"state":"streaming","role":"replica","quorum_standby":true,"server_version":160004,"xlog":{"received_location":67419584,
    "replayed_location":67419000,"replayed_timestamp":"2024-08-28 19:40:10+00:00","paused":false},"timeline":2,
    "dcs_last_seen":1692356718,"patroni":{"version":"4.0.0","scope":"demo","name":"b"}})";
constexpr const char* kCluster4 =
    R"({"members":[{"name":"a","role":"leader","state":"running","api_url":"http://10.0.0.1:8008/patroni","host":"10.0.0.1",
    "port":5432,"timeline":2},{"name":"b","role":"quorum_standby","state":"streaming","api_url":"http://10.0.0.2:8008/patroni",
    "host":"10.0.0.2","port":5432,"timeline":2,"receive_lag":0,"receive_lsn":"0/404BF80","replay_lag":584,"lag":584,"lsn":"0/404BD38"},
    {"name":"c","role":"replica","state":"start failed","api_url":"http://10.0.0.3:8008/patroni","host":"10.0.0.3","port":5432,
    "lag":"unknown"}],"scope":"demo","scheduled_switchover":{"at":"2024-08-29T10:00:00+00:00","from":"a"}})";
const std::vector<MemberAddress> kMembers4{
    {"east", "http://10.0.0.1:8008"}, {"north", "http://10.0.0.2:8008"}, {"south", "http://10.0.0.3:8008"}};

}  // namespace

class TestRegionEngines : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void haproxyAsItAnswers();
  void haproxyByTheNamesOfItsColumns();
  void haproxyStates_data();
  void haproxyStates();
  void rabbitAsItAnswers();
  void redisAsItAnswers();
  void patroniThree();
  void aLeaderThatGoesOnWithoutQuorumSaysSo();
  void patroniFour();
  void aMemberThatIsSilentIsShownByTheOthers();
  void lagInTimeIsSinceTheLeaderWroteIt();
  void partsOfWhatIsSilent();
  void partsOfTheQueue_data();
  void partsOfTheQueue();
  void partsOfMonitoring();
  void noAnswerBreaksAParser();
};

void TestRegionEngines::haproxyAsItAnswers() {
  const auto stats = parseHaproxyStats(captured("haproxy_2_6_stats.csv"));
  QVERIFY(stats.ok());
  QCOMPARE(stats->servers.size(), std::size_t{2});
  QCOMPARE(stats->servers[0].name, std::string("instance-1"));
  QCOMPARE(stats->servers[0].backend, std::string("instances"));
  QCOMPARE(stats->servers[0].status, std::string("DOWN"));
  QVERIFY(!stats->servers[0].takes);
  QCOMPARE(stats->limit, std::int64_t{4'000});
  const Part own{PartKind::gateway, Status::ok, "listening", 3, 100, {}};
  const auto part = gatewayPart(own, fresh(*stats), "instances");
  QCOMPARE(part.status, Status::bad);
  QCOMPARE(part.text, std::string("no-instance"));
  QCOMPARE(part.source, std::string("haproxy"));
}

void TestRegionEngines::haproxyByTheNamesOfItsColumns() {
  const auto stats = parseHaproxyStats(
      "# pxname,svname,novel,status,scur,slim\r\napi,FRONTEND,1,OPEN,7,500\r\nstats,FRONTEND,,OPEN,1,500\r\n"
      "api,one,\"a, \"\"b\"\"\",UP,3,\r\napi,two,,DRAIN,0,\r\napi,BACKEND,,UP,3,\r\nother,x,,UP,0,\r\n");
  QVERIFY(stats.ok());
  QCOMPARE(stats->sessions, std::int64_t{7});
  const auto part = instancesPart({PartKind::instances, Status::ok, "leader", 1, 1, {}}, fresh(*stats), "api");
  QCOMPARE(part.status, Status::warning);
  QCOMPARE(*part.count, std::int64_t{1});
  QCOMPARE(*part.of, std::int64_t{2});
  QCOMPARE(part.text, std::string("leader"));
  QVERIFY(!parseHaproxyStats("<html>no</html>").ok());
  QVERIFY(!parseHaproxyStats("# pxname,svname,scur\n").ok());
}

void TestRegionEngines::haproxyStates_data() {
  QTest::addColumn<QByteArray>("status");
  QTest::addColumn<bool>("takes");
  for (const char* yes : {"UP", "UP 1/2", "no check"}) QTest::newRow(yes) << QByteArray(yes) << true;
  for (const char* no : {"DOWN", "DOWN 1/2", "DRAIN", "NOLB", "MAINT", "MAINT (via a/b)", ""})
    QTest::newRow(no) << QByteArray(no) << false;
}

void TestRegionEngines::haproxyStates() {
  QFETCH(QByteArray, status);
  QFETCH(bool, takes);
  const auto stats = parseHaproxyStats("# pxname,svname,status,scur\napi,one," + status.toStdString() + ",0\n");
  QCOMPARE(stats->servers.at(0).takes, takes);
}

void TestRegionEngines::rabbitAsItAnswers() {
  const auto queues = parseBrokerQueues(captured("rabbitmq_3_10_queues.json"));
  QVERIFY(queues.ok());
  QCOMPARE(queues->size(), std::size_t{2});
  QCOMPARE((*queues)[1].name, std::string("rebate-orders"));
  QCOMPARE(*(*queues)[1].messages, std::int64_t{3});
  QCOMPARE((*queues)[1].members, std::int64_t{1});
  QCOMPARE((*queues)[1].online, std::int64_t{1});
  const auto paged =
      parseBrokerQueues(R"({"filtered_count":1,"items":[{"name":"q","type":"quorum","state":"running"}]})");
  QVERIFY(paged.ok());
  QVERIFY(!paged->at(0).messages);
  QVERIFY(!parseBrokerQueues(R"({"error":"not_authorised","reason":"Login failed"})").ok());
}

void TestRegionEngines::redisAsItAnswers() {
  const auto info = parseRedisInfo(captured("redis_7_info.txt"));
  QVERIFY(info.ok());
  QCOMPARE(info->version, std::string("7.0.15"));
  QCOMPARE(info->role, std::string("master"));
  QVERIFY(info->usedMemory > 100'000);
  const auto part = readCachePart(fresh(*info));
  QCOMPARE(*part.count, std::int64_t{94});
  QVERIFY(!parseRedisInfo("-NOAUTH Authentication required.\r\n").ok());
}

void TestRegionEngines::patroniThree() {
  const auto cluster = captured("patroni_3_cluster.json");
  const std::vector<MemberAddress> addresses{{"cn-east", "http://127.0.1.1:21005"},
                                             {"cn-north", "http://127.0.2.1:21005"}};
  LogHistory log;
  log.note(500, 83'887'768);
  const auto members = membersOf(addresses,
                                 {fresh(answerOf(captured("patroni_3_replica.json").c_str(), cluster.c_str())),
                                  fresh(answerOf(captured("patroni_3_leader.json").c_str(), cluster.c_str()))},
                                 log, 1'000);
  QCOMPARE(members[0].role, std::string("replica"));
  QCOMPARE(members[0].name, std::string("cn-east"));
  QCOMPARE(members[0].leader, std::string("cn-north"));
  QCOMPARE(*members[0].lagBytes, std::int64_t{83'887'768 - 83'887'608});
  QCOMPARE(*members[0].lag, Millis{500});
  QCOMPARE(members[1].role, std::string("leader"));
  QCOMPARE(*members[1].timeline, std::int64_t{5});
  QVERIFY(!members[1].lagBytes);
  QCOMPARE(members[1].status, Status::ok);
}

/// The leader of 3.0 when etcd lost its quorum: it still lists everybody, from what it read last.
void TestRegionEngines::aLeaderThatGoesOnWithoutQuorumSaysSo() {
  auto leader = captured("patroni_3_leader.json");
  leader.insert(leader.rfind('}'), ", \"failsafe_mode_is_active\": true");
  const auto members =
      membersOf({{"cn-north", "http://127.0.2.1:21005"}},
                {fresh(answerOf(leader.c_str(), captured("patroni_3_cluster.json").c_str()))}, LogHistory(), 1'000);
  QCOMPARE(members[0].status, Status::warning);
  QCOMPARE(databasePart({}, members[0]).text, std::string("no-quorum"));
}

void TestRegionEngines::patroniFour() {
  const auto members = membersOf(
      kMembers4, {fresh(answerOf(kLeader4, kCluster4)), fresh(answerOf(kStandby4, kCluster4)), {}}, {}, 1'000);
  QCOMPARE(members[0].role, std::string("leader"));
  QCOMPARE(members[1].role, std::string("quorum_standby"));
  QVERIFY(members[1].sync);
  QCOMPARE(*members[1].lagBytes, std::int64_t{584});
  QVERIFY(!members[1].lag);  // nobody saw the leader write it
  QCOMPARE(members[2].name, std::string("c"));
  QCOMPARE(members[2].status, Status::unknown);
  QCOMPARE(members[2].state, std::string("start failed"));
  QVERIFY(!members[2].lagBytes);  // "unknown"
}

void TestRegionEngines::aMemberThatIsSilentIsShownByTheOthers() {
  const auto members = membersOf(
      kMembers4,
      {silent(answerOf(kLeader4, kCluster4)), fresh(answerOf(kStandby4, kCluster4)), silent(MemberAnswer{}, 0)}, {},
      9'000);
  QCOMPARE(members[0].status, Status::bad);
  QCOMPARE(members[0].role, std::string("leader"));  // as north still says
  QVERIFY(members[0].leader.empty());
  QCOMPARE(members[1].leader, std::string("a"));
  QCOMPARE(*members[1].lagBytes, std::int64_t{584});
  QCOMPARE(members[2].seenAt, Millis{0});
  const auto part = databasePart({PartKind::database, Status::ok, "replica", {}, {}, 0}, members[0]);
  QCOMPARE(part.status, Status::bad);
  const auto stopped = databasePart({PartKind::database, Status::bad, "ledger-stopped", {}, {}, 0}, members[1]);
  QCOMPARE(stopped.text, std::string("ledger-stopped"));
  const auto standby = databasePart({PartKind::database, Status::ok, "replica", {}, {}, 0}, members[1]);
  QCOMPARE(standby.text, std::string("quorum_standby"));
  // Without its coordination store a member says only what it is itself.
  auto alone = answerOf(kLeader4, kCluster4);
  alone.cluster.clear();
  const auto led = membersOf(kMembers4, {fresh(alone), silent(MemberAnswer{}, 0), {}}, {}, 9'000);
  QCOMPARE(led[0].status, Status::warning);
  const auto without = databasePart({PartKind::database, Status::ok, "leader", {}, {}, 0}, led[0]);
  QCOMPARE(without.text, std::string("no-quorum"));
  QCOMPARE(*standby.lagBytes, std::int64_t{584});
}

void TestRegionEngines::lagInTimeIsSinceTheLeaderWroteIt() {
  LogHistory log;
  QVERIFY(!log.behind(0, 5));
  for (Millis at = 1; at <= 10; ++at) log.note(at * 100, at * 1'000);
  QCOMPARE(*log.behind(1'500, 10'000), Millis{0});
  QCOMPARE(*log.behind(1'500, 9'999), Millis{500});
  QCOMPARE(*log.behind(1'500, 7'000), Millis{700});  // 8000 was written at 800
  log.note(1'600, 10'000);                           // an idle leader makes nobody late
  QCOMPARE(*log.behind(9'000, 10'000), Millis{0});
  log.note(9'000, 50);  // another timeline, or restored
  QCOMPARE(*log.behind(9'100, 10), Millis{100});
}

void TestRegionEngines::partsOfWhatIsSilent() {
  const Part own{PartKind::gateway, Status::ok, "listening", 3, 100, {}};
  const Heard<HaproxyStats> never;
  QCOMPARE(gatewayPart(own, never, "api").status, Status::unknown);
  const auto gone = gatewayPart(own, silent(HaproxyStats{{{"api", "one", "UP", true}}, 3, 4}), "api");
  QCOMPARE(gone.status, Status::bad);
  QCOMPARE(gone.text, std::string("unreachable"));
  QCOMPARE(gone.seenAt, Millis{1'000});
  QVERIFY(!gone.count);  // what it said then is not what is
  const Heard<HaproxyStats> old{HaproxyStats{}, 1'000, false, false, {}};
  QCOMPARE(instancesPart(own, old, "api").status, Status::unknown);
  QCOMPARE(readCachePart(silent(RedisInfo{})).text, std::string("unreachable"));
}

void TestRegionEngines::partsOfTheQueue_data() {
  QTest::addColumn<QByteArray>("queues");
  QTest::addColumn<int>("status");
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<int>("count");
  const QByteArray orders =
      R"({"name":"rebate-orders","messages":3,"state":"running","members":["a","b","c"],"online":)";
  const auto row = [](const char* name, const QByteArray& queues, Status status, const char* text, int count) {
    QTest::newRow(name) << "[" + queues + "]" << int(status) << QByteArray(text) << count;
  };
  row("all is well", orders + R"(["a","b","c"]})", Status::ok, "consuming", 5);
  row("one node down", orders + R"(["a","b"]})", Status::ok, "consuming", 5);
  row("no quorum", orders + R"(["a"]})", Status::bad, "no-quorum", 5);
  row("dead letters", R"({"name":"rebate-dead-letters","messages":1,"state":"running"})", Status::warning,
      "dead-letters", 2);
  row("no dead letters", R"({"name":"rebate-dead-letters","messages":0})", Status::ok, "consuming", 2);
  row("down", R"({"name":"rebate-orders","state":"down"})", Status::bad, "down", 2);
  row("somebody else's", R"({"name":"other","state":"down","messages":9})", Status::ok, "consuming", 2);
  row("not declared yet", "", Status::ok, "consuming", 2);
}

void TestRegionEngines::partsOfTheQueue() {
  QFETCH(QByteArray, queues);
  QFETCH(int, status);
  QFETCH(QByteArray, text);
  QFETCH(int, count);
  const Part own{PartKind::queue, Status::ok, "consuming", 2, {}, {}};
  const auto part = queuePart(own, fresh(*parseBrokerQueues(queues.toStdString())));
  QCOMPARE(int(part.status), status);
  QCOMPARE(QByteArray::fromStdString(part.text), text);
  QCOMPARE(*part.count, std::int64_t{count});
}

/// Cut off, with bytes changed, with parts of one in another: an error, or something of it; never a crash.
void TestRegionEngines::partsOfMonitoring() {
  const auto well = fresh(Done{});
  Heard<Done> silent = well, unheard;
  silent.silent = true;
  QCOMPARE(monitoringPart(&well, &well).status, Status::ok);
  QCOMPARE(monitoringPart(&well, nullptr).status, Status::ok);
  const auto blind = monitoringPart(&silent, &well);
  QCOMPARE(blind.status, Status::warning);
  QCOMPARE(blind.text, std::string("prometheus-unreachable"));
  QCOMPARE(monitoringPart(nullptr, &silent).text, std::string("alertmanager-unreachable"));
  QCOMPARE(monitoringPart(&unheard, &well).status, Status::unknown);
}

void TestRegionEngines::noAnswerBreaksAParser() {
  std::mt19937 random(20'261'122);
  const std::vector<std::string> samples{captured("haproxy_2_6_stats.csv"),
                                         captured("rabbitmq_3_10_queues.json"),
                                         captured("redis_7_info.txt"),
                                         captured("patroni_3_cluster.json"),
                                         captured("patroni_3_replica.json"),
                                         kLeader4,
                                         kStandby4,
                                         kCluster4};
  int readable = 0;
  for (int round = 0; round < 20'000; ++round) {
    auto text = samples[random() % samples.size()];
    for (auto changes = random() % 6; changes > 0 && !text.empty(); --changes) {
      const auto at = random() % text.size();
      const auto& other = samples[random() % samples.size()];
      if (const auto kind = random() % 4; kind == 0)
        text[at] = static_cast<char>(random());
      else if (kind == 1)
        text.resize(at);
      else if (kind == 2)
        text.erase(at, random() % 20);
      else
        text.insert(at, other.substr(random() % other.size(), random() % 40));
    }
    readable += parseHaproxyStats(text).ok() + parseBrokerQueues(text).ok() + parseRedisInfo(text).ok() +
                parsePatroniSelf(text).ok() + parsePatroniCluster(text).ok();
  }
  qInfo("%d of 20000 could still be read", readable);
  QVERIFY(readable > 1'000 && readable < 19'000);
}

QTEST_GUILESS_MAIN(TestRegionEngines)
#include "tst_region_engines.moc"
