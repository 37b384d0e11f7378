// SPDX-License-Identifier: GPL-3.0-or-later
// Change stream and snapshot of real processes.
#include <QtTest>

#include <zlib.h>

#include <csignal>

#include "region/region_cluster.h"
#include "wire/rebate_json.h"
#include "wire/region_json.h"
#include "wire/sse.h"

using namespace rebate::fixtures;
using namespace rebate;

namespace {

/// Reads one change stream; checks as it reads that no change is missing.
class Reader {
 public:
  Reader(HttpClient client, const QByteArray& query) : socket_(client.open("/v1/changes" + query)) {}

  /// Until `done`, or 10 s have passed.
  bool readUntil(const std::function<bool()>& done, int msecs = 10'000) {
    QElapsedTimer timer;
    timer.start();
    while (!done() && timer.elapsed() < msecs) {
      if (!socket_->bytesAvailable() && !socket_->waitForReadyRead(int(std::max<qint64>(1, msecs - timer.elapsed()))))
        if (socket_->state() != QAbstractSocket::ConnectedState) break;
      take(socket_->readAll());
    }
    return done();
  }
  QTcpSocket& socket() { return *socket_; }

  std::int64_t seq = -1;
  int gaps = 0, resets = 0, topologies = 0;
  std::vector<Heartbeat> beats;
  std::vector<Change> changes;
  QByteArray head;

 private:
  void take(const QByteArray& bytes) {
    raw_ += bytes;
    if (head.isEmpty()) {
      const auto end = raw_.indexOf("\r\n\r\n");
      if (end < 0) return;
      head = raw_.left(end);
      raw_ = raw_.mid(end + 4);
    }
    while (true) {
      const auto end = raw_.indexOf("\r\n");
      if (end < 0) return;
      const auto size = raw_.left(end).toLongLong(nullptr, 16);
      if (raw_.size() < end + 4 + size) return;
      const auto chunk = raw_.mid(end + 2, size).toStdString();
      raw_ = raw_.mid(end + 4 + size);
      static_cast<void>(parser_.feed(chunk, [this](wire::SseEvent event) { came(event); }));
    }
  }
  void came(const wire::SseEvent& event) {
    if (event.type == "reset") ++resets;
    const auto json = wire::parseJson(event.data);
    if (event.type == "topology") topologies += wire::topologyFrom(*json).ok() ? 1 : 0;
    if (event.type == "heartbeat") beats.push_back(*wire::heartbeatFrom(*json));
    if (event.type != "change") return;
    const auto change = wire::changeFrom(*json);
    if (!change || (seq >= 0 && change->previous != seq) || std::to_string(change->seq) != event.id) ++gaps;
    seq = change ? change->seq : seq;
    if (change) changes.push_back(*change);
  }

  std::unique_ptr<QTcpSocket> socket_;
  QByteArray raw_;
  wire::SseParser parser_;
};

QByteArray unzip(const QByteArray& bytes) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  QByteArray input = bytes, out(64 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = uInt(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = uInt(out.size());
  const auto status = inflate(&stream, Z_FINISH);
  out.resize(qsizetype(stream.total_out));
  inflateEnd(&stream);
  return status == Z_STREAM_END ? out : QByteArray();
}

}  // namespace

class TestRegionStreams : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void aStreamBeginsWithWhatIsMissing();
  void resumingLeavesNoGap();
  void everyRegionTellsAChangeSoon();
  void anotherHistoryIsReset_data();
  void anotherHistoryIsReset();
  void leadershipIsToldAtOnce();
  void aSlowReaderIsResetAndOthersAreNot();
  void theSnapshotIsOfOneMoment_data();
  void theSnapshotIsOfOneMoment();
  void aRevokedOperatorsStreamEnds();

 private:
  QJsonObject approveOne();
  std::int64_t newest() { return std::int64_t(cluster_->check().value(QStringLiteral("seq")).toDouble()); }
  std::unique_ptr<RegionCluster> cluster_;
  QByteArray after_;
};

void TestRegionStreams::initTestCase() {
  cluster_ = std::make_unique<RegionCluster>();
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  cluster_->addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
  cluster_->addOperator(QStringLiteral("sun.yu"), QStringLiteral("support"));
  cluster_->setSettings({600, 120, "[limits]\nstream_buffer_bytes = 65536\nrequests_per_s = 100000\n"});
  for (int i = 0; i < 3; ++i) cluster_->start(i);
  cluster_->signIn();
}

QJsonObject TestRegionStreams::approveOne() {
  auto client = cluster_->client(cluster_->waitForLeader());
  QJsonObject rebate;
  do {  // one that a single person may approve, and that moves a balance
    const auto page = client.get("/v1/rebates?state=awaiting_approval&limit=1&after=" + after_).json();
    rebate = page.value(QStringLiteral("rebates")).toArray()[0].toObject();
    after_ = rebate.value(QStringLiteral("id")).toString().toUtf8();
  } while (rebate.value(QStringLiteral("user_fen")).toInt() > 50'000 ||
           rebate.value(QStringLiteral("user_fen")).toInt() == 0);
  after_ = rebate.value(QStringLiteral("id")).toString().toUtf8();
  return client.post("/v1/decisions", approvalOf(rebate)).json();
}

void TestRegionStreams::aStreamBeginsWithWhatIsMissing() {
  const auto last = newest();
  Reader all(cluster_->client(0), "?after=0");
  QVERIFY(all.readUntil([&] { return all.seq >= last && all.beats.size() > 1 && all.topologies > 0; }));
  QVERIFY(all.head.contains("text/event-stream"));
  QCOMPARE(std::int64_t(all.changes.size()), last);
  QCOMPARE(all.gaps, 0);
  Reader some(cluster_->client(1), "?after=" + QByteArray::number(qint64(last - 5)));
  QVERIFY(some.readUntil([&] { return some.changes.size() == 5; }));
  QCOMPARE(some.changes.front().previous, last - 5);
  Reader none(cluster_->client(2), "");
  QVERIFY(none.readUntil([&] { return !none.beats.empty(); }));
  QCOMPARE(none.beats[0].seq, last);
  QVERIFY(none.changes.empty());
}

void TestRegionStreams::resumingLeavesNoGap() {
  const auto store = cluster_->client(0).get("/v1/snapshot").body.split('\n').first();
  const auto id = QJsonDocument::fromJson(store).object().value(QStringLiteral("begin")).toObject();
  std::int64_t seq = newest();
  const auto first = seq;
  for (int round = 0; round < 6; ++round) {  // read a little, drop the line, go on from there at another region
    Reader reader(cluster_->client(round % 3), "?after=" + QByteArray::number(qint64(seq)) +
                                                   "&store=" + id.value(QStringLiteral("store")).toString().toUtf8());
    reader.seq = seq;
    const auto seen = reader.changes.size();
    approveOne();
    QVERIFY(reader.readUntil([&] { return reader.changes.size() >= seen + 1; }));
    QCOMPARE(reader.gaps, 0);
    QCOMPARE(reader.resets, 0);
    seq = reader.seq;
    approveOne();  // while nobody listens
  }
  Reader rest(cluster_->client(0), "?after=" + QByteArray::number(qint64(seq)));
  rest.seq = seq;
  const auto last = newest();
  QVERIFY(rest.readUntil([&] { return rest.seq == last; }));
  QCOMPARE(rest.gaps, 0);
  QCOMPARE(last, first + 24);  // 12 approvals: a rebate and a user each
}

void TestRegionStreams::everyRegionTellsAChangeSoon() {
  std::vector<std::unique_ptr<Reader>> readers;
  for (int i = 0; i < 3; ++i) {
    readers.push_back(std::make_unique<Reader>(cluster_->client(i), ""));
    QVERIFY(readers.back()->readUntil([&] { return !readers.back()->beats.empty(); }));
  }
  approveOne();
  QElapsedTimer timer;
  timer.start();
  for (auto& reader : readers) QVERIFY(reader->readUntil([&] { return !reader->changes.empty(); }));
  qInfo("told everywhere after %lld ms", timer.elapsed());
  QVERIFY(timer.elapsed() < 1'000);
}

void TestRegionStreams::anotherHistoryIsReset_data() {
  QTest::addColumn<QByteArray>("query");
  QTest::newRow("another store") << QByteArray("?after=5&store=01a202e8-08e1-7f0a-80da-138d96a742f4");
  QTest::newRow("ahead of us") << QByteArray("?after=999999999");
}

void TestRegionStreams::anotherHistoryIsReset() {
  QFETCH(QByteArray, query);
  Reader reader(cluster_->client(0), query);
  QVERIFY(reader.readUntil([&] { return reader.resets == 1; }));
  QVERIFY(reader.changes.empty());
  QVERIFY(reader.readUntil([&] { return reader.socket().state() == QAbstractSocket::UnconnectedState; }));
}

void TestRegionStreams::leadershipIsToldAtOnce() {
  const int old = cluster_->waitForLeader();
  Reader reader(cluster_->client((old + 1) % 3), "");
  QVERIFY(reader.readUntil([&] { return !reader.beats.empty() && !reader.beats.back().leader.empty(); }));
  const auto before = reader.beats.back();
  cluster_->signal(old, SIGKILL);
  const auto replaced = [&] {
    const auto& leader = reader.beats.back().leader;
    return !leader.empty() && leader != before.leader;
  };
  QVERIFY(reader.readUntil(replaced));
  QCOMPARE(reader.beats.back().epoch, before.epoch + 1);
  cluster_->start(old);
}

void TestRegionStreams::aSlowReaderIsResetAndOthersAreNot() {
  const int leader = cluster_->waitForLeader();
  Reader slow(cluster_->client(leader), ""), quick(cluster_->client(leader), "");
  slow.socket().setReadBufferSize(1'024);
  QVERIFY(slow.readUntil([&] { return !slow.beats.empty(); }));
  QVERIFY(quick.readUntil([&] { return !quick.beats.empty(); }));
  const auto first = newest();
  quick.seq = first;
  QTemporaryDir feed;
  // Some megabytes of changes, of which the slow one reads nothing.
  for (int seed = 1; seed <= 2; ++seed)
    QCOMPARE(QProcess::execute(QStringLiteral("python3"), {QStringLiteral(REBATE_MAKE_ORDERS), QString::number(seed),
                                                           QStringLiteral("4000"), feed.path()}),
             0);
  QCOMPARE(cluster_->import(feed.path()).status, 0);
  const auto last = newest();
  QVERIFY(last > first + 8'000);
  QVERIFY(quick.readUntil([&] { return quick.seq == last || quick.resets > 0; }, 30'000));
  QVERIFY2(quick.resets > 0 || quick.gaps == 0, "what a stream tells has no gap");
  slow.socket().setReadBufferSize(0);
  QVERIFY(slow.readUntil([&] { return slow.resets > 0 || slow.socket().state() == QAbstractSocket::UnconnectedState; },
                         30'000));
  QVERIFY(slow.seq < last);
  QCOMPARE(slow.gaps, 0);
}

void TestRegionStreams::theSnapshotIsOfOneMoment_data() {
  QTest::addColumn<QByteArray>("headers");
  QTest::newRow("plain") << QByteArray();
  QTest::newRow("gzip") << QByteArray("Accept-Encoding: gzip, br\r\n");
}

void TestRegionStreams::theSnapshotIsOfOneMoment() {
  QFETCH(QByteArray, headers);
  auto reply = cluster_->client(1).get("/v1/snapshot", headers);
  QCOMPARE(reply.status, 200);
  QCOMPARE(reply.head.contains("Content-Encoding: gzip"), !headers.isEmpty());
  if (!headers.isEmpty()) reply.body = unzip(reply.body);
  const auto lines = reply.body.trimmed().split('\n');
  const auto memberOf = [](const QByteArray& line, const char* name) {
    return QJsonDocument::fromJson(line).object().value(QLatin1String(name)).toObject();
  };
  const auto begin = memberOf(lines.first(), "begin"), end = memberOf(lines.last(), "end");
  QCOMPARE(begin.value(QStringLiteral("rows")).toInt(), int(lines.size()) - 2);
  for (const auto* member : {"store", "epoch", "seq"})
    QCOMPARE(begin.value(QLatin1String(member)), end.value(QLatin1String(member)));
  int rebates = 0;
  for (const auto& line : lines) {
    const auto json = wire::parseJson(line.toStdString());
    QVERIFY(json.ok());
    if (const auto* body = json->get_object().if_contains("rebate")) rebates += wire::rebateFrom(*body).ok() ? 1 : 0;
  }
  QVERIFY(rebates >= 400);
}

void TestRegionStreams::aRevokedOperatorsStreamEnds() {
  cluster_->signIn(QStringLiteral("sun.yu"));
  Reader reader(cluster_->client(0), "");
  QVERIFY(reader.readUntil([&] { return !reader.beats.empty(); }));
  QCOMPARE(runRegion({QStringLiteral("operator"), QStringLiteral("disable"), QStringLiteral("sun.yu"),
                      QStringLiteral("--store"), cluster_->store()})
               .status,
           0);
  QVERIFY(reader.readUntil([&] { return reader.socket().state() == QAbstractSocket::UnconnectedState; }));
  QCOMPARE(cluster_->client(0).get("/v1/topology").problem(), QByteArray("unauthenticated"));
  cluster_->signIn();
}

QTEST_GUILESS_MAIN(TestRegionStreams)
#include "tst_region_streams.moc"
