// SPDX-License-Identifier: GPL-3.0-or-later
// Faults 15, 16, 17 and 30 as a region meets them.
#include <QtTest>

#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>

#include "region/region_cluster.h"

using namespace rebate::fixtures;

namespace {

constexpr int kDiskBytes = 24 << 20;

QJsonArray awaiting(HttpClient client) {
  QJsonArray small;
  const auto page = client.get("/v1/rebates?state=awaiting_approval&limit=500").json();
  for (const auto& value : page.value(QStringLiteral("rebates")).toArray())
    if (value.toObject().value(QStringLiteral("user_fen")).toInt() <= 50'000) small << value;
  return small;
}

QByteArray stateOf(HttpClient client, const QJsonObject& rebate) {
  const auto id = rebate.value(QStringLiteral("id")).toString().toUtf8();
  const auto now = client.get("/v1/rebates/" + id).json().value(QStringLiteral("rebate")).toObject();
  return now.value(QStringLiteral("state")).toString().toLatin1();
}

/// Fills the disk of this folder to the last block.
void fill(const QString& name) {
  QFile file(name);
  QVERIFY(file.open(QIODevice::WriteOnly));
  for (int size = 1 << 16; size > 0; size /= 2)
    while (file.write(QByteArray(size, 'x')) == size && file.flush()) continue;
}

}  // namespace

class TestRegionFaults : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void cleanup();
  void aFlippedAmountIsRefused();        // 15
  void anOldOutboxIsReported();          // 16
  void aFullDiskIsSaidInWords();         // 17
  void twoPeopleDecideTheSameRebate();   // 30
  void whoIsDisabledIsSentAwayAtOnce();  // 30

 private:
  HttpClient as(const char* name);
  std::unique_ptr<RegionCluster> cluster_;
};

void TestRegionFaults::init() {
  cluster_ = std::make_unique<RegionCluster>();
  if (QTest::currentTestFunction() == QByteArray("aFullDiskIsSaidInWords")) return;
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  for (const auto* name : {"chen.jing", "li.wei"})
    cluster_->addOperator(QString::fromLatin1(name), QStringLiteral("finance"));
  cluster_->start(0);
}

void TestRegionFaults::cleanup() {
  cluster_.reset();
}

HttpClient TestRegionFaults::as(const char* name) {
  cluster_->signIn(QString::fromLatin1(name));
  return cluster_->client(0);
}

void TestRegionFaults::aFlippedAmountIsRefused() {
  auto chen = as("chen.jing");
  const auto rebate = awaiting(chen)[0].toObject();
  for (const int bit : {0, 5, 20}) {
    auto wish = approvalOf(rebate);
    wish[QStringLiteral("amount_fen")] = rebate.value(QStringLiteral("user_fen")).toInt() ^ (1 << bit);
    const auto refused = chen.post("/v1/decisions", wish);
    QCOMPARE(refused.problem(), QByteArray("version-moved"));
    QCOMPARE(refused.json().value(QStringLiteral("field")).toString(), QStringLiteral("amount"));
    QCOMPARE(refused.json().value(QStringLiteral("now")).toObject(), rebate);
  }
  QCOMPARE(stateOf(chen, rebate), QByteArray("awaiting_approval"));
  QVERIFY(chen.post("/v1/decisions", approvalOf(rebate)).json().value(QStringLiteral("applied")).toBool());
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
}

void TestRegionFaults::anOldOutboxIsReported() {
  auto chen = as("chen.jing");
  const auto rebates = awaiting(chen);
  const auto numbered = [&](int rebate, int seq) {
    auto wish = approvalOf(rebates[rebate].toObject());
    wish[QStringLiteral("device")] = QStringLiteral("desk-of-chen");
    wish[QStringLiteral("device_seq")] = seq;
    return wish;
  };
  const auto first = numbered(0, 1);
  const auto answer = chen.post("/v1/decisions", first);
  QCOMPARE(answer.status, 200);
  QCOMPARE(chen.post("/v1/decisions", numbered(1, 2)).status, 200);
  const auto reused = chen.post("/v1/decisions", numbered(2, 2));  // the copy was made when only one was decided
  QCOMPARE(reused.status, 409);
  QCOMPARE(reused.problem(), QByteArray("sequence-reused"));
  QVERIFY(reused.json().value(QStringLiteral("detail")).toString().endsWith(QLatin1String("highest seen is 2")));
  QCOMPARE(reused.json().value(QStringLiteral("device_seq")).toInt(), 2);
  QCOMPARE(stateOf(chen, rebates[2].toObject()), QByteArray("awaiting_approval"));
  QCOMPARE(chen.post("/v1/decisions", first).body, answer.body);
  const QJsonArray list{numbered(2, 2), numbered(3, 3)};
  const auto replies = chen.post("/v1/decisions", {{QStringLiteral("decisions"), list}})
                           .json()
                           .value(QStringLiteral("replies"))
                           .toArray();
  QCOMPARE(replies[0].toObject().value(QStringLiteral("problem")).toString(),
           QStringLiteral("urn:rebate:problem:sequence-reused"));
  QCOMPARE(replies[0].toObject().value(QStringLiteral("device_seq")).toInt(), 2);
  QVERIFY(replies[1].toObject().value(QStringLiteral("applied")).toBool());
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
}

/// A store on a small disk of its own, seen by nobody but this test and its children.
void TestRegionFaults::aFullDiskIsSaidInWords() {
  const bool mounted = ::unshare(CLONE_NEWNS) == 0 &&
                       ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                       ::mount("tmpfs", cluster_->folder().toLocal8Bit().constData(), "tmpfs", 0,
                               ("size=" + std::to_string(kDiskBytes)).c_str()) == 0;
  if (!mounted) QSKIP("may not mount a small disk here");
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  cluster_->addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
  cluster_->start(0, {60'000, 20'000, {}});  // longer than the disk stays full: it leads all the time
  auto chen = as("chen.jing");
  const auto rebates = awaiting(chen);
  QCOMPARE(chen.post("/v1/decisions", approvalOf(rebates[0].toObject())).status, 200);
  const auto filler = cluster_->folder() + QStringLiteral("/filler");
  fill(filler);
  // What the log has room for still fits; then the words.
  HttpReply full;
  int applied = 1;
  for (int i = 1; i < rebates.size() && full.status != 507; ++i) {
    full = chen.post("/v1/decisions", approvalOf(rebates[i].toObject()));
    applied += full.status == 200 ? 1 : 0;
  }
  QCOMPARE(full.status, 507);
  QCOMPARE(full.problem(), QByteArray("storage-full"));
  QVERIFY(full.json().value(QStringLiteral("detail")).toString().contains(QLatin1String("disk is full")));
  QCOMPARE(chen.get("/v1/topology").status, 200);
  const auto refused = rebates[applied].toObject();
  QCOMPARE(stateOf(chen, refused), QByteArray("awaiting_approval"));
  QVERIFY(QFile::remove(filler));
  const auto again = chen.post("/v1/decisions", approvalOf(refused));
  QVERIFY2(again.json().value(QStringLiteral("applied")).toBool(), again.body);
  cluster_->stop(0);
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
  const auto folder = cluster_->folder().toLocal8Bit();
  QCOMPARE(::umount2(folder.constData(), MNT_DETACH), 0);
}

void TestRegionFaults::twoPeopleDecideTheSameRebate() {
  auto chen = as("chen.jing");
  auto li = as("li.wei");
  const auto rebate = awaiting(chen)[0].toObject();
  // Both have seen the same, and both are sent before either is answered.
  std::vector<std::unique_ptr<QTcpSocket>> sockets;
  for (auto* client : {&chen, &li}) {
    const auto body = QJsonDocument(approvalOf(rebate)).toJson(QJsonDocument::Compact);
    sockets.push_back(client->send("POST", "/v1/decisions", body));
  }
  QList<HttpReply> replies;
  for (auto& socket : sockets) replies << HttpClient::finish(*socket);
  const int winner = replies[0].status == 200 ? 0 : 1;
  QCOMPARE(replies[winner].status, 200);
  QVERIFY(replies[winner].json().value(QStringLiteral("applied")).toBool());
  const auto& other = replies[1 - winner];
  QCOMPARE(other.status, 412);
  QCOMPARE(other.problem(), QByteArray("already-decided"));
  const auto now = other.json().value(QStringLiteral("now")).toObject();
  QCOMPARE(now.value(QStringLiteral("decided_by")).toString(),
           winner == 0 ? QStringLiteral("chen.jing") : QStringLiteral("li.wei"));
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
}

void TestRegionFaults::whoIsDisabledIsSentAwayAtOnce() {
  auto li = as("li.wei");
  const auto rebate = awaiting(li)[0].toObject();
  const auto stream = li.open("/v1/changes");
  QByteArray heard;
  while (!heard.contains("heartbeat") && stream->waitForReadyRead(5'000)) heard += stream->readAll();
  QVERIFY(heard.contains("heartbeat"));
  const auto disabled = runRegion({QStringLiteral("operator"), QStringLiteral("disable"), QStringLiteral("li.wei"),
                                   QStringLiteral("--store"), cluster_->store()});
  QCOMPARE(disabled.status, 0);
  const auto refused = li.post("/v1/decisions", approvalOf(rebate));
  QCOMPARE(refused.status, 401);
  QCOMPARE(refused.problem(), QByteArray("unauthenticated"));
  while (!heard.endsWith("0\r\n\r\n") && stream->waitForReadyRead(5'000)) heard += stream->readAll();
  QVERIFY2(heard.endsWith("0\r\n\r\n"), "the stream ends");
  auto chen = as("chen.jing");
  QCOMPARE(stateOf(chen, rebate), QByteArray("awaiting_approval"));
}

QTEST_GUILESS_MAIN(TestRegionFaults)
#include "tst_region_faults.moc"
