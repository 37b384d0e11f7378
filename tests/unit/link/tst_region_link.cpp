// SPDX-License-Identifier: GPL-3.0-or-later
// Requests and their answers over real sockets, with servers and proxies that misbehave.
#include <QTest>
#include <optional>

#include "fixtures/rebates.h"
#include "http/scripted_server.h"
#include "link/qt_metric_source.h"
#include "link/qt_region_link.h"
#include "wire/decision_json.h"
#include "wire/posting_preview.h"
#include "wire/rebate_json.h"

namespace rebate::link {
namespace {

using fixtures::HttpRequest;
using fixtures::ScriptedServer;

QByteArray text(const wire::json::value& value) {
  return QByteArray::fromStdString(wire::json::serialize(value));
}

/// Waits for the answer of one call.
template <class T, class Ask>
Result<T> answerOf(Ask ask) {
  std::optional<Result<T>> result;
  const Subscription call = ask([&](Result<T> answer) { result = std::move(answer); });
  static_cast<void>(QTest::qWaitFor([&] { return result.has_value(); }, 10'000));
  return result ? *result : Result<T>(Error{Errc::cancelled, "", "never answered"});
}

}  // namespace

class TestRegionLink : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    server_ = std::make_unique<ScriptedServer>();
    link_ = std::make_unique<QtRegionLink>(server_->address(), 400);
  }

  void addressesMayBeShort_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("url");
    QTest::newRow("host and port") << "127.0.0.1:8101"
                                   << "http://127.0.0.1:8101";
    QTest::newRow("whole") << "https://cn-east.example"
                           << "https://cn-east.example";
    QTest::newRow("path") << "https://gate.example/cn-east/"
                          << "https://gate.example/cn-east";
  }
  void addressesMayBeShort() {
    QFETCH(QString, address);
    QFETCH(QString, url);
    QCOMPARE(baseUrlOf(address.toStdString()).toString(), url);
  }

  void signsIn() {
    const SessionGrant grant{{"chen.jing", "陈静", Role::finance}, "secret", 1'900'000'000'000};
    server_->handle(
        [&](const HttpRequest&, QTcpSocket& socket) { socket.write(ScriptedServer::json(text(wire::toJson(grant)))); });
    const auto answer = signIn();
    QVERIFY(answer);
    QVERIFY(answer->who == grant.who && answer->token == "secret");
    const auto& request = server_->requests().front();
    QCOMPARE(request.method + ' ' + request.target, QByteArray("POST /v1/session"));
    QVERIFY(request.body.contains("\"password\":\"pw\""));
    QVERIFY(!request.headers.contains("authorization"));
  }

  void aCodeGoesWithThePasswordAndATokenIsRenewed() {
    const SessionGrant grant{{"chen.jing", "陈静", Role::finance}, "another", 1'900'000'000'000};
    server_->handle(
        [&](const HttpRequest&, QTcpSocket& socket) { socket.write(ScriptedServer::json(text(wire::toJson(grant)))); });
    QVERIFY(answerOf<SessionGrant>([&](auto answer) { return link_->signIn({"chen.jing", "pw", "123456"}, answer); }));
    QVERIFY(server_->requests().back().body.contains("\"code\":\"123456\""));
    link_->setToken("secret");
    const auto renewed = answerOf<SessionGrant>([&](auto answer) { return link_->refresh(answer); });
    QVERIFY(renewed && renewed->token == "another");
    const auto& request = server_->requests().back();
    QCOMPARE(request.method + ' ' + request.target, QByteArray("POST /v1/session/refresh"));
    QCOMPARE(request.headers.at("authorization"), QByteArray("Bearer secret"));
  }

  void problemsBecomeErrors_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("code");
    const auto row = [](int status, const char* name, Errc code) {
      QTest::newRow(name) << status << QByteArray(name) << static_cast<int>(code);
    };
    row(401, "unauthenticated", Errc::unauthenticated);
    row(403, "forbidden", Errc::notAllowed);
    row(404, "not-found", Errc::notFound);
    row(421, "not-leader", Errc::notLeader);
    row(503, "no-leader", Errc::unavailable);
    row(429, "rate-limited", Errc::busy);
    row(429, "locked", Errc::busy);
    row(401, "code-required", Errc::unauthenticated);
    row(401, "code-wrong", Errc::invalid);
    row(400, "validation", Errc::invalid);
    row(500, "fault", Errc::unanswered);  // of a write: it may have come after the commit
    row(503, "unavailable", Errc::unavailable);
  }
  void problemsBecomeErrors() {
    QFETCH(int, status);
    QFETCH(QByteArray, name);
    QFETCH(int, code);
    server_->handle([&](const HttpRequest&, QTcpSocket& socket) {
      socket.write(ScriptedServer::problem(status, name, ",\"leader\":\"cn-north\""));
    });
    const auto answer = signIn();
    QVERIFY(!answer);
    QCOMPARE(static_cast<int>(answer.error().code), code);
    if (answer.error().code == Errc::notLeader) QCOMPARE(answer.error().field, std::string("cn-north"));
    if (name == "locked") QCOMPARE(answer.error().field, std::string("locked"));
    if (name.startsWith("code-")) QCOMPARE(answer.error().field, std::string("code"));
  }

  void aCommandIsOneRequestUnderItsKey() {
    server_->handle([&](const HttpRequest&, QTcpSocket& socket) {
      socket.write(ScriptedServer::json(R"({"id":"u-1","level":"gold","version":8})"));
    });
    const auto reply = change();
    QVERIFY(reply && reply->applied);
    QVERIFY(reply->now == (Facts{{"id", "u-1"}, {"level", "gold"}, {"version", "8"}}));
    const auto& request = server_->requests().back();
    QCOMPARE(request.method + ' ' + request.target, QByteArray("PATCH /v1/users/u-1"));
    QCOMPARE(request.headers.at("idempotency-key"), QByteArray("the-row"));
    QCOMPARE(request.headers.at("if-match"), QByteArray("\"7\""));
    QCOMPARE(request.headers.at("content-type"), QByteArray("application/json"));
    QVERIFY(request.body.contains("\"level\":\"gold\""));
  }

  void aRefusedCommandSaysWhatStandsThere() {
    server_->handle([&](const HttpRequest&, QTcpSocket& socket) {
      socket.write(ScriptedServer::problem(412, "version-moved", ",\"now\":{\"version\":9,\"level\":\"silver\"}"));
    });
    const auto reply = change();
    QVERIFY(reply && !reply->applied && reply->problem == Problem::versionMoved);
    QVERIFY(reply->now == (Facts{{"level", "silver"}, {"version", "9"}}));
  }

  void everyProblemIsAReplyToACommand() {
    for (const char* name : {"unauthenticated", "not-leader", "fault", "rate-limited", "forbidden", "validation"}) {
      server_->handle([&](const HttpRequest&, QTcpSocket& socket) {
        socket.write(ScriptedServer::problem(500, name, ",\"leader\":\"cn-north\""));
      });
      const auto reply = change();
      QVERIFY2(reply.ok(), name);
      QVERIFY(reply->problem == problemFrom(name));
      QCOMPARE(reply->leader, std::string("cn-north"));
    }
  }

  void aCommandWithoutAnAnswerIsSentOnce() {
    server_->handle([](const HttpRequest&, QTcpSocket& socket) { socket.disconnectFromHost(); });
    QVERIFY(change().error().code == Errc::unanswered);
    QCOMPARE(server_->requests().size(), std::size_t{1});
  }

  void whoeverIsInBetweenGivesNoVerdict_data() {
    QTest::addColumn<QByteArray>("answer");
    const QByteArray page = "<html><body>no</body></html>";
    for (const int status : {200, 401, 403, 404, 500, 502, 503, 504})
      QTest::addRow("html %d", status) << ScriptedServer::answer(status, "text/html", page);
    QTest::newRow("redirect") << QByteArray(
        "HTTP/1.1 302 x\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("no http") << QByteArray("gibberish\r\n\r\n");
    QTest::newRow("truncated json") << ScriptedServer::json("{\"replies\":[");
    QTest::newRow("other json") << ScriptedServer::json("{\"replies\":[{}]}");
    QTest::newRow("a problem of somebody else")
        << ScriptedServer::answer(401, "application/problem+json", R"({"type":"about:blank","status":401})");
  }
  void whoeverIsInBetweenGivesNoVerdict() {
    QFETCH(QByteArray, answer);
    server_->handle([&](const HttpRequest&, QTcpSocket& socket) {
      socket.write(answer);
      socket.disconnectFromHost();
    });
    QVERIFY(lookUp().error().code == Errc::unavailable);  // reading: simply no answer
    QVERIFY(post().error().code == Errc::unanswered);     // writing: it may have been done
  }

  void nobodyThereIsSurelyNotSent() {
    server_->stopListening();
    QVERIFY(post().error().code == Errc::unavailable);
    QVERIFY(change().error().code == Errc::unavailable);
    QVERIFY(signIn().error().code == Errc::unavailable);
  }

  void aPostIsNotSentAgainWhenTheServerHangsUp() {
    server_->handle([](const HttpRequest&, QTcpSocket& socket) { socket.abort(); });
    QVERIFY(post().error().code == Errc::unanswered);
    // The connection that is used next may be one the server has just closed; still nothing goes out twice.
    QVERIFY(post().error().code == Errc::unanswered);
    QCOMPARE(server_->requests().size(), std::size_t{2});
  }

  void aPostOnAKeptConnectionIsNotSentAgain() {
    int asked = 0;
    server_->handle([&](const HttpRequest&, QTcpSocket& socket) {
      if (++asked == 1)
        socket.write(ScriptedServer::json(R"({"replies":[]})"));
      else
        socket.abort();
    });
    QVERIFY(post());
    QVERIFY(post().error().code == Errc::unanswered);
    QCOMPARE(server_->requests().size(), std::size_t{2});
  }

  void silenceAfterAPostIsUnanswered() {
    QVERIFY(post().error().code == Errc::unanswered);
    QCOMPARE(server_->requests().size(), std::size_t{1});
  }

  void postsDecisionsAndReadsRepliesInOrder() {
    const auto seen = fixtures::rebateNumbered(1);
    DecisionReply applied;
    applied.id = "a";
    applied.applied = true;
    applied.now = seen;
    applied.auditHash = "ff";
    DecisionReply moved;
    moved.id = "b";
    moved.problem = Problem::versionMoved;
    moved.now = seen;
    server_->handle([&](const HttpRequest&, QTcpSocket& socket) {
      const wire::json::array replies{wire::toJson(applied), wire::toJson(moved)};
      socket.write(ScriptedServer::json(text(wire::json::object{{"replies", replies}})));
    });
    link_->setToken("tok");
    const auto answer = post();
    QVERIFY(answer && answer->size() == 2);
    QVERIFY((*answer)[0].applied && (*answer)[0].auditHash == "ff" && (*answer)[0].now == seen);
    QVERIFY((*answer)[1].problem == Problem::versionMoved);
    QCOMPARE(server_->requests().front().headers.at("authorization"), QByteArray("Bearer tok"));
    QVERIFY(server_->requests().front().body.startsWith("{\"decisions\":[{"));
  }

  void looksUpADecisionByItsId() {
    server_->handle(
        [&](const HttpRequest&, QTcpSocket& socket) { socket.write(ScriptedServer::problem(404, "not-found")); });
    QVERIFY(lookUp().error().code == Errc::notFound);
    QCOMPARE(server_->requests().front().target, QByteArray("/v1/decisions/0198-id"));
  }

  void readsARebateWithItsVersions() {
    const auto rebate = fixtures::rebateNumbered(1);
    wire::json::object body{{"rebate", wire::toJson(rebate)}};
    body["versions"] = wire::json::array{wire::json::object{{"modified_at", "2026-06-01T00:51:28.000Z"},
                                                            {"status_code", 3},
                                                            {"state", "settled"},
                                                            {"refund_open", false},
                                                            {"paid_fen", 1200},
                                                            {"income_fen", 772},
                                                            {"newest", true},
                                                            {"raw", {{"tk_status", 3}, {"pay_price", "12.00"}}}}};
    const auto preview = wire::previewOf(rebate);
    QVERIFY(preview);
    body["preview"] = wire::toJson(*preview);
    server_->handle([&](const HttpRequest&, QTcpSocket& socket) { socket.write(ScriptedServer::json(text(body))); });
    const auto detail = answerOf<RebateDetail>([&](auto answer) { return link_->fetchRebate(rebate.id, answer); });
    QVERIFY(detail);
    QVERIFY(detail->rebate == rebate);
    QCOMPARE(detail->versions.size(), std::size_t{1});
    QCOMPARE(detail->versions[0].income.value, std::int64_t{772});
    QVERIFY(detail->versions[0].newest);
    const std::map<std::string, std::string> raw{{"pay_price", "12.00"}, {"tk_status", "3"}};
    QVERIFY(detail->versions[0].raw == raw);
    QCOMPARE(detail->preview, preview);
    QVERIFY(server_->requests().front().target.startsWith("/v1/rebates/taobao"));
  }

  void anEndedCallAnswersNobody() {
    bool answered = false;
    auto call = link_->lookUpDecision("x", [&](const Result<DecisionReply>&) { answered = true; });
    QTRY_COMPARE(server_->requests().size(), std::size_t{1});
    call.reset();
    server_->last()->write(ScriptedServer::problem(404, "not-found"));
    QVERIFY(lookUp().error().code != Errc::cancelled);  // another call makes its whole way
    QVERIFY(!answered);
  }

  void scrapesMetrics() {
    server_->handle([](const HttpRequest&, QTcpSocket& socket) {
      socket.write(ScriptedServer::answer(200, "text/plain; version=0.0.4", "# HELP x y\nrebate_credited_total 41\n"));
    });
    QtMetricSource source(server_->address(), 400);
    const auto samples = answerOf<Samples>([&](auto answer) { return source.scrape(answer); });
    QVERIFY(samples);
    QCOMPARE(samples->at("rebate_credited_total"), 41.0);
    QCOMPARE(server_->requests().front().target, QByteArray("/metrics"));
    server_->handle([](const HttpRequest&, QTcpSocket& socket) {
      socket.write(ScriptedServer::answer(502, "text/html", "<html>"));
    });
    QVERIFY(!answerOf<Samples>([&](auto answer) { return source.scrape(answer); }));
  }

 private:
  Result<SessionGrant> signIn() {
    return answerOf<SessionGrant>([&](auto answer) { return link_->signIn({"chen.jing", "pw"}, answer); });
  }
  Result<std::vector<DecisionReply>> post() {
    const auto decision = fixtures::decisionOn(fixtures::rebateNumbered(1));
    return answerOf<std::vector<DecisionReply>>([&](auto answer) {
      return link_->postDecisions({decision, decision}, answer);
    });
  }
  Result<CommandReply> change() {
    const ChangeUser wish{"u-1", 7, Level::gold, {}, "why"};
    return answerOf<CommandReply>([&](auto answer) { return link_->postCommand("the-row", wish, answer); });
  }
  Result<DecisionReply> lookUp() {
    return answerOf<DecisionReply>([&](auto answer) { return link_->lookUpDecision("0198-id", answer); });
  }

  std::unique_ptr<ScriptedServer> server_;
  std::unique_ptr<QtRegionLink> link_;
};

}  // namespace rebate::link

QTEST_GUILESS_MAIN(rebate::link::TestRegionLink)
#include "tst_region_link.moc"
