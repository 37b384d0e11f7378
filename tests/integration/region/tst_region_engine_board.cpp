// SPDX-License-Identifier: GPL-3.0-or-later
// Engines that are asked over the network: one that does not answer delays no other, and is shown as what it is.
#include <QtTest>

#include <QFile>
#include <QTcpServer>

#include <thread>

#include "engines/redis_server.h"
#include "http/scripted_server.h"
#include "region/engines/engine_board.h"

using namespace rebate;
using namespace rebate::fixtures;
using namespace rebate::region;

namespace {

QByteArray captured(const char* name) {
  QFile file(QStringLiteral(REBATE_TEST_DATA "/engines/") + QString::fromLatin1(name));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A Patroni member as it answered when it was captured.
void answerAs(ScriptedServer& server, const char* self) {
  server.handle([self](const HttpRequest& request, QTcpSocket& socket) {
    const bool all = request.target == "/cluster";
    socket.write(ScriptedServer::json(captured(all ? "patroni_3_cluster.json" : self)));
    socket.disconnectFromHost();
  });
}

/// A board that asks on a thread of its own.
struct Running {
  Running(const EnginesConfig& config, std::vector<MemberAddress> members) : board(config, {}, std::move(members), {}) {
    board.watch([this](asio::awaitable<void> one) { asio::co_spawn(context, std::move(one), asio::detached); });
    thread = std::thread([this] { context.run(); });
  }
  ~Running() {
    board.stop();
    context.stop();
    thread.join();
  }
  asio::io_context context;
  EngineBoard board;
  std::thread thread;
};

const Part kGateway{PartKind::gateway, Status::ok, "listening", 1, 2, {}};
const Part kQueue{PartKind::queue, Status::ok, "consuming", 4, {}, {}};

}  // namespace

class TestRegionEngineBoard : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void whoDoesNotAnswerDelaysNobody();
  void theBrokerIsAskedAsSomebody();
  void membersAreAskedOneByOne();
  void whatIsNotConfiguredIsNotShown();
};

void TestRegionEngineBoard::whoDoesNotAnswerDelaysNobody() {
  QTcpServer hole;  // takes connections and says nothing
  QVERIFY(hole.listen(QHostAddress::LocalHost));
  RedisServer redis;
  redis.start();
  EnginesConfig config;
  config.haproxy.stats = "http://127.0.0.1:" + std::to_string(hole.serverPort()) + "/stats;csv";
  config.rabbit.management = "http://127.0.0.1:" + std::to_string(hole.serverPort());
  config.redis.host = "127.0.0.1";
  config.redis.port = redis.port();
  Running running(config, {});
  const auto cache = [&running] { return running.board.readCache(wallMillis())->status; };
  QTRY_COMPARE(cache(), Status::ok);
  QTRY_COMPARE(running.board.gateway(kGateway, wallMillis()).status, Status::bad);
  QCOMPARE(running.board.gateway(kGateway, wallMillis()).text, std::string("unreachable"));
  const auto queue = running.board.queue(kQueue, wallMillis());
  QCOMPARE(queue.status, Status::bad);
  QCOMPARE(*queue.count, std::int64_t{4});
  QCOMPARE(cache(), Status::ok);
  redis.pause();
  QTRY_COMPARE(cache(), Status::bad);
  redis.resume();
  QTRY_COMPARE_WITH_TIMEOUT(cache(), Status::ok, 15'000);
}

void TestRegionEngineBoard::theBrokerIsAskedAsSomebody() {
  ScriptedServer broker;
  broker.handle([](const HttpRequest& request, QTcpSocket& socket) {
    const bool known = request.headers.at("authorization") == "Basic " + QByteArray("rebate:s3cret").toBase64();
    socket.write(known ? ScriptedServer::json(captured("rabbitmq_3_10_queues.json"))
                       : ScriptedServer::answer(401, "application/json", R"({"error":"not_authorised"})"));
    socket.disconnectFromHost();
  });
  EnginesConfig config;
  config.rabbit.management = "http://" + broker.address();
  config.rabbit.password = "s3cret";
  Running running(config, {});
  QTRY_COMPARE(*running.board.queue(kQueue, wallMillis()).count, std::int64_t{7});
  QCOMPARE(broker.requests().front().target, QByteArray("/api/queues?disable_stats=true&enable_queue_totals=true"));
  config.rabbit.password = "another";
  Running refused(config, {});
  QTRY_COMPARE(refused.board.queue(kQueue, wallMillis()).status, Status::bad);
}

void TestRegionEngineBoard::membersAreAskedOneByOne() {
  ScriptedServer east, north;
  answerAs(east, "patroni_3_replica.json");
  answerAs(north, "patroni_3_leader.json");
  QTcpServer hole;
  QVERIFY(hole.listen(QHostAddress::LocalHost));
  Running running({}, {{"cn-east", "http://" + east.address()},
                       {"cn-north", "http://" + north.address()},
                       {"cn-south", "http://127.0.0.1:" + std::to_string(hole.serverPort())}});
  const auto members = [&running] { return running.board.members(wallMillis()); };
  QTRY_COMPARE(members()[0].status, Status::ok);
  QTRY_COMPARE(members()[1].role, std::string("leader"));
  QTRY_COMPARE(members()[0].lagBytes.value_or(-1), std::int64_t{160});
  QTRY_COMPARE(members()[2].status, Status::bad);
  QCOMPARE(members()[2].state, std::string("running"));  // as the others have it
  QCOMPARE(members()[0].leader, std::string("cn-north"));
  const Part own{PartKind::database, Status::ok, "leader", {}, {}, 0};
  QCOMPARE(running.board.database(own, "cn-east", wallMillis()).text, std::string("replica"));
  QCOMPARE(running.board.database(own, "cn-north", wallMillis()).text, std::string("leader"));
  north.stopListening();
  QTRY_COMPARE(members()[1].status, Status::bad);
  QTRY_VERIFY(members()[1].leader.empty());
}

void TestRegionEngineBoard::whatIsNotConfiguredIsNotShown() {
  Running running({}, {});
  QCOMPARE(running.board.gateway(kGateway, 1), kGateway);
  QCOMPARE(running.board.queue(kQueue, 1), kQueue);
  QVERIFY(!running.board.readCache(1));
  QVERIFY(running.board.members(1).empty());
}

QTEST_GUILESS_MAIN(TestRegionEngineBoard)
#include "tst_region_engine_board.moc"
