// SPDX-License-Identifier: GPL-3.0-or-later
// The change stream and the snapshot, cut anywhere.
#include <QTest>
#include <optional>

#include "fixtures/rebates.h"
#include "http/scripted_server.h"
#include "link/qt_region_link.h"
#include "wire/rebate_json.h"
#include "wire/region_json.h"
#include "wire/withdrawal_json.h"
#include "wire/sse.h"

namespace rebate::link {
namespace {

using fixtures::HttpRequest;
using fixtures::ScriptedServer;

template <class T>
std::string textOf(const T& value) {
  return wire::json::serialize(wire::toJson(value));
}

struct Heard : StreamListener {
  std::vector<std::string> log;
  std::vector<Change> changes;
  std::optional<Error> closed;
  std::function<void()> onHeartbeat;

  void streamOpened() override { log.emplace_back("opened"); }
  void heartbeatCame(const Heartbeat& beat) override {
    log.push_back("beat " + beat.region);
    if (onHeartbeat) onHeartbeat();
  }
  void changesCame(std::vector<Change> some) override {
    log.push_back("changes");
    changes.insert(changes.end(), some.begin(), some.end());
  }
  void topologyCame(const Topology& topology) override { log.push_back("topology " + topology.region); }
  void resetCame() override { log.emplace_back("reset"); }
  void streamClosed(const Error& why) override { closed = why; }
};

struct Fetched : SnapshotListener {
  std::optional<Cursor> began, ended;
  std::int64_t of = 0;
  std::vector<User> users;
  std::vector<Rebate> rebates;
  std::vector<Withdrawal> withdrawals;
  std::optional<Error> failed;

  void snapshotBegan(const Cursor& at, std::int64_t rows) override {
    began = at;
    of = rows;
  }
  void rowsCame(std::vector<User> u, std::vector<Rebate> r) override {
    users.insert(users.end(), u.begin(), u.end());
    rebates.insert(rebates.end(), r.begin(), r.end());
  }
  void withdrawalsCame(std::vector<Withdrawal> w) override { withdrawals.insert(withdrawals.end(), w.begin(), w.end()); }
  void snapshotEnded(const Cursor& at) override { ended = at; }
  void snapshotFailed(const Error& why) override { failed = why; }
};

Heartbeat beatOfEast() {
  Heartbeat beat;
  beat.region = beat.leader = "cn-east";
  beat.epoch = 1;
  return beat;
}

Topology topologyOfEast() {
  Topology topology;
  topology.region = "cn-east";
  topology.city = "上海";
  return topology;
}

QByteArray streamOf(int changes) {
  std::string text = wire::formatSse("heartbeat", "", textOf(beatOfEast()));
  std::vector<Rebate> rebates;
  for (int i = 0; i < changes; ++i) rebates.push_back(fixtures::rebateNumbered(i));
  for (const auto& change : fixtures::changesFrom(0, rebates))
    text += wire::formatSse("change", std::to_string(change.seq), textOf(change));
  // A kind of rows that only newer programs know: its number counts.
  const wire::json::object newer{{"seq", changes + 1},
                                 {"prev", changes},
                                 {"epoch", 1},
                                 {"at", "2026-06-01T00:00:00.000Z"},
                                 {"voucher", {{"id", "v-1"}}}};
  text += wire::formatSse("change", std::to_string(changes + 1), wire::json::serialize(newer));
  text += wire::formatSse("topology", "", textOf(topologyOfEast()));
  text += wire::formatSse("of-a-newer-region", "", "{}");
  text += wire::formatSse("reset", "", "{}");
  return QByteArray::fromStdString(text);
}

QByteArray snapshotOf(int rows) {
  const Cursor cursor{"store", 3, 99};
  auto begin = wire::toJson(cursor);
  begin["rows"] = rows + 4;
  std::string text = wire::json::serialize(wire::json::object{{"begin", begin}}) + "\n";
  text += wire::json::serialize(wire::json::object{{"user", wire::toJson(fixtures::userNumbered(1))}}) + "\n";
  for (int i = 0; i < rows; ++i)
    text += wire::json::serialize(wire::json::object{{"rebate", wire::toJson(fixtures::rebateNumbered(i))}}) + "\n";
  for (int i = 0; i < 3; ++i)
    text += wire::json::serialize(wire::json::object{
                {"withdrawal", wire::toJson(fixtures::withdrawalNumbered(i, WithdrawalStage::returned))}}) +
            "\n";
  text += "{\"receipt\":{\"id\":\"r-1\"}}\n";  // a kind of a newer region
  text += wire::json::serialize(wire::json::object{{"end", wire::toJson(cursor)}}) + "\n";
  return QByteArray::fromStdString(text);
}

/// As a region gzips it when asked: zlib's stream with gzip's head and tail.
QByteArray gzip(const QByteArray& bytes) {
  const auto deflated = qCompress(bytes).mid(4);  // without Qt's length
  quint32 crc = 0xFFFFFFFFu;
  for (const char byte : bytes) {
    crc ^= static_cast<quint8>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1u)));
  }
  crc = ~crc;
  QByteArray out("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10);
  out += deflated.mid(2, deflated.size() - 6);  // raw deflate: without zlib's head and check
  for (const quint32 number : {crc, static_cast<quint32>(bytes.size())})
    for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>((number >> shift) & 0xFF);
  return out;
}

}  // namespace

class TestStreams : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    server_ = std::make_unique<ScriptedServer>();
    link_ = std::make_unique<QtRegionLink>(server_->address(), 500);
    link_->setToken("tok");
  }

  void factsComeInOrderWhereverTheBytesAreCut_data() {
    QTest::addColumn<int>("piece");
    for (const int piece : {1, 3, 17, 100, 1'000, 100'000}) QTest::addRow("%d bytes", piece) << piece;
  }
  void factsComeInOrderWhereverTheBytesAreCut() {
    QFETCH(int, piece);
    const int count = piece == 1 ? 2 : 30;
    server_->handle([&](const HttpRequest&, QTcpSocket& socket) {
      socket.write(ScriptedServer::streamHead());
      const auto bytes = streamOf(count);
      for (qsizetype at = 0; at < bytes.size(); at += piece) {
        socket.write(ScriptedServer::chunk(bytes.mid(at, piece)));
        socket.flush();
      }
    });
    Heard heard;
    const auto stream = link_->openChanges({"store", 1, 7}, heard, false);
    QTRY_VERIFY(!heard.log.empty() && heard.log.back() == "reset");
    QCOMPARE(heard.log[0], std::string("opened"));
    QCOMPARE(heard.log[1], std::string("beat cn-east"));
    QCOMPARE(heard.log[heard.log.size() - 2], std::string("topology cn-east"));
    QCOMPARE(heard.changes.size(), static_cast<std::size_t>(count + 1));
    for (std::size_t i = 0; i < heard.changes.size(); ++i)
      QCOMPARE(heard.changes[i].seq, static_cast<std::int64_t>(i + 1));
    QVERIFY(!heard.changes.back().rebate && !heard.changes.back().user && !heard.changes.back().withdrawal);
    QVERIFY(!heard.closed);
    const auto& request = server_->requests().front();
    QCOMPARE(request.target, QByteArray("/v1/changes?after=7&store=store"));
    QCOMPARE(request.headers.at("authorization"), QByteArray("Bearer tok"));
  }

  void changesOfOneReadComeTogether() {
    server_->handle([&](const HttpRequest&, QTcpSocket& socket) {
      socket.write(ScriptedServer::streamHead() + ScriptedServer::chunk(streamOf(50)));
    });
    Heard heard;
    const auto stream = link_->openChanges({}, heard, false);
    QTRY_COMPARE(heard.changes.size(), std::size_t{51});
    QVERIFY(std::count(heard.log.begin(), heard.log.end(), "changes") <= 2);
  }

  void endsAreToldOnce_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const QByteArray& bytes, Errc code) {
      QTest::newRow(name) << bytes << static_cast<int>(code);
    };
    const auto head = ScriptedServer::streamHead();
    row("cut at once", "", Errc::unavailable);
    row("cut in the head", head.left(20), Errc::unavailable);
    row("cut after the head", head, Errc::unavailable);
    row("cut in an event", head + ScriptedServer::chunk(streamOf(3).left(400)), Errc::unavailable);
    row("ended well", head + ScriptedServer::chunk(streamOf(3)) + "0\r\n\r\n", Errc::unavailable);
    row("not json", head + ScriptedServer::chunk("event: change\ndata: <html>\n\n"), Errc::malformed);
    row("other json", head + ScriptedServer::chunk("event: heartbeat\ndata: {}\n\n"), Errc::malformed);
    row("html 200", ScriptedServer::answer(200, "text/html", "<html>"), Errc::unavailable);
    row("html 503", ScriptedServer::answer(503, "text/html", "<html>"), Errc::unavailable);
    row("html 401", ScriptedServer::answer(401, "text/html", "<html>"), Errc::unavailable);
    row("401", ScriptedServer::problem(401, "unauthenticated"), Errc::unauthenticated);
    row("403", ScriptedServer::problem(403, "forbidden"), Errc::notAllowed);
  }
  void endsAreToldOnce() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    server_->handle([&](const HttpRequest&, QTcpSocket& socket) {
      socket.write(bytes);
      socket.disconnectFromHost();
    });
    Heard heard;
    const auto stream = link_->openChanges({}, heard, false);
    QTRY_VERIFY(heard.closed);
    QVERIFY2(static_cast<int>(heard.closed->code) == code, heard.closed->detail.c_str());
  }

  void silenceIsNotJudgedHere() {
    server_->handle([](const HttpRequest&, QTcpSocket& socket) { socket.write(ScriptedServer::streamHead()); });
    Heard heard;
    const auto stream = link_->openChanges({}, heard, false);
    QTRY_COMPARE(heard.log.size(), std::size_t{1});
    QVERIFY(!QTest::qWaitFor([&] { return heard.closed.has_value(); }, 700));  // beyond the requests' time limit
  }

  void mayBeEndedWhileItTells() {
    server_->handle([&](const HttpRequest&, QTcpSocket& socket) {
      socket.write(ScriptedServer::streamHead() + ScriptedServer::chunk(streamOf(5) + streamOf(5)));
    });
    Heard heard;
    Subscription stream;
    heard.onHeartbeat = [&] { stream.reset(); };
    stream = link_->openChanges({}, heard, false);
    QTRY_COMPARE(heard.log.size(), std::size_t{2});
    QVERIFY(!QTest::qWaitFor([&] { return heard.log.size() > 2 || heard.closed; }, 50));
  }

  void snapshotComesWhole_data() {
    QTest::addColumn<bool>("zipped");
    QTest::newRow("plain") << false;
    QTest::newRow("gzip") << true;
  }
  void snapshotComesWhole() {
    QFETCH(bool, zipped);
    server_->handle([&](const HttpRequest& request, QTcpSocket& socket) {
      QVERIFY(request.headers.at("accept-encoding").contains("gzip"));
      const auto body = zipped ? gzip(snapshotOf(3'000)) : snapshotOf(3'000);
      socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n");
      if (zipped) socket.write("Content-Encoding: gzip\r\n");
      socket.write("Transfer-Encoding: chunked\r\n\r\n");
      for (qsizetype at = 0; at < body.size(); at += 10'007) socket.write(ScriptedServer::chunk(body.mid(at, 10'007)));
      socket.write("0\r\n\r\n");
    });
    Fetched fetched;
    const auto snapshot = link_->fetchSnapshot(fetched);
    QTRY_VERIFY(fetched.ended || fetched.failed);
    QVERIFY2(!fetched.failed, fetched.failed ? fetched.failed->detail.c_str() : "");
    QVERIFY(*fetched.began == (Cursor{"store", 3, 99}) && *fetched.ended == *fetched.began);
    QCOMPARE(fetched.of, std::int64_t{3'004});
    QCOMPARE(fetched.withdrawals.size(), std::size_t{3});
    QVERIFY(fetched.withdrawals[2] == fixtures::withdrawalNumbered(2, WithdrawalStage::returned));
    QCOMPARE(fetched.users.size(), std::size_t{1});
    QCOMPARE(fetched.rebates.size(), std::size_t{3'000});
    QVERIFY(fetched.rebates[2'999] == fixtures::rebateNumbered(2'999));
  }

  void aSnapshotThatIsNotWholeFails_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto whole = snapshotOf(10);
    const auto lines = whole.split('\n');
    const auto row = [](const char* name, const QByteArray& body, Errc code) {
      QTest::newRow(name) << ScriptedServer::answer(200, "application/x-ndjson", body) << static_cast<int>(code);
    };
    row("empty", "", Errc::unavailable);
    row("cut in a line", whole.left(whole.size() / 2), Errc::unavailable);
    row("without its end", whole.left(whole.lastIndexOf("{\"end\"")), Errc::unavailable);
    row("without its begin", whole.mid(whole.indexOf('\n') + 1), Errc::malformed);
    row("rows after the end", whole + lines[2] + "\n", Errc::malformed);
    row("html", "<html>\n", Errc::malformed);
    QTest::newRow("html 503") << ScriptedServer::answer(503, "text/html", "<html>")
                              << static_cast<int>(Errc::unavailable);
    QTest::newRow("401") << ScriptedServer::problem(401, "unauthenticated") << static_cast<int>(Errc::unauthenticated);
  }
  void aSnapshotThatIsNotWholeFails() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    server_->handle([&](const HttpRequest&, QTcpSocket& socket) {
      socket.write(bytes);
      socket.disconnectFromHost();
    });
    Fetched fetched;
    const auto snapshot = link_->fetchSnapshot(fetched);
    QTRY_VERIFY(fetched.failed);
    QVERIFY2(static_cast<int>(fetched.failed->code) == code, fetched.failed->detail.c_str());
    QVERIFY(!fetched.ended);
  }

 private:
  std::unique_ptr<ScriptedServer> server_;
  std::unique_ptr<QtRegionLink> link_;
};

}  // namespace rebate::link

QTEST_GUILESS_MAIN(rebate::link::TestStreams)
#include "tst_streams.moc"
