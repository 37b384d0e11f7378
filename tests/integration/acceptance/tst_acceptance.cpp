// SPDX-License-Identifier: GPL-3.0-or-later
// The whole of it at once: orders of three platforms with mixed fates come in, two people decide over many connections,
// the leader is killed three times, and in the end everything is as the plainest oracle says, to the fen.
// REBATE_ACCEPTANCE_ORDERS says how many orders; packaging/acceptance runs it with a hundred thousand.
#include <QtTest>

#include <csignal>

#include "oracle.h"
#include "people.h"
#include "region/region_cluster.h"

using namespace rebate::fixtures;
using namespace rebate::acceptance;

namespace {

constexpr int kConnections = 32;
constexpr int kKills = 3;

int orders() {
  bool given = false;
  const int asked = qEnvironmentVariableIntValue("REBATE_ACCEPTANCE_ORDERS", &given);
  return given ? asked : 1200;
}

/// Longer than any machine needs, in ms.
int patience() {
  return 60'000 + orders() * 20;
}

QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestAcceptance : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void ordersAreDecidedThroughThreeKills();
  void cleanupTestCase();

 private:
  void makeTaobaoOrders(int lines);
  void writeUsers();
  void startSimulator(int lines);
  Run importPages(const QStringList& pages);
  void startRegions();
  std::array<QByteArray, 2> signIn();
  void killLeader();
  QList<QJsonObject> exported(const char* what) const;
  void compareUntilEqual(Oracle& oracle);
  void appliedExactlyOnce(const std::vector<Answered>& answers);

  RegionCluster cluster_;
  QTemporaryDir feed_;
  QProcess simulator_;
  quint16 simulatorPort_ = 0;
};

void TestAcceptance::initTestCase() {
  cluster_.addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
}

void TestAcceptance::makeTaobaoOrders(int lines) {
  QCOMPARE(QProcess::execute(QStringLiteral("python3"), {QStringLiteral(REBATE_MAKE_ORDERS), QStringLiteral("11"),
                                                         QString::number(lines), feed_.path()}),
           0);
  writeUsers();
}

/// The same people buy at JD and PDD, where our links carry what the simulator makes of their ids.
void TestAcceptance::writeUsers() {
  auto users = QJsonDocument::fromJson(contentOf(feed_.filePath(QStringLiteral("users.json")))).array();
  for (qsizetype i = 0; i < users.size(); ++i) {
    auto user = users[i].toObject();
    const auto figure = [&user](const char* name) { return user.value(QLatin1String(name)).toInteger(); };
    const auto member = u'm' + QString::number(figure("special_id"));
    user[QStringLiteral("jd")] = QJsonObject{{QStringLiteral("sub_union_id"), member},
                                             {QStringLiteral("ext1"), u'c' + QString::number(figure("relation_id"))},
                                             {QStringLiteral("position_id"), figure("adzone_id")}};
    user[QStringLiteral("pdd")] =
        QJsonObject{{QStringLiteral("custom_parameters"), member},
                    {QStringLiteral("p_id"), QStringLiteral("8000_") + QString::number(figure("adzone_id"))}};
    users[i] = user;
  }
  QFile file(feed_.filePath(QStringLiteral("users.json")));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(QJsonDocument(users).toJson());
}

void TestAcceptance::startSimulator(int lines) {
  simulator_.start(
      QStringLiteral(REBATE_BIN "/rebate-order-feed"),
      {QStringLiteral("--users"), feed_.filePath(QStringLiteral("users.json")), QStringLiteral("--backlog"),
       QString::number(lines), QStringLiteral("--orders"), QStringLiteral("0"), QStringLiteral("--keep"),
       QStringLiteral("2000000"), QStringLiteral("--bad-rows"), QStringLiteral("5"), QStringLiteral("--errors"),
       QStringLiteral("10"), QStringLiteral("--platforms"), QStringLiteral("jd,pdd")});
  QVERIFY(simulator_.waitForReadyRead(60'000));
  const auto said = QString::fromUtf8(simulator_.readAllStandardOutput());
  simulatorPort_ = said.trimmed().section(u':', -1).toUShort();
  QVERIFY2(simulatorPort_ != 0, qPrintable(said));
}

Run TestAcceptance::importPages(const QStringList& pages) {
  return runRegion(QStringList{QStringLiteral("import"), QStringLiteral("--store"), cluster_.store(),
                               QStringLiteral("--users"), feed_.filePath(QStringLiteral("users.json"))} +
                       pages,
                   {}, patience());
}

void TestAcceptance::startRegions() {
  QByteArray feeds;
  for (const auto* platform : {"jd", "pdd"})
    feeds += QByteArray("[[feeds]]\nplatform = \"") + platform +
             "\"\nurl = \"http://127.0.0.1:" + QByteArray::number(simulatorPort_) +
             "/router/rest\"\npoll_ms = 200\nhistory_s = 14400\n";
  cluster_.setSettings({2'000, 400, feeds + "[limits]\nrequests_per_s = 100000\n"});
  for (int i = 0; i < 3; ++i) cluster_.start(i);
}

std::array<QByteArray, 2> TestAcceptance::signIn() {
  std::array<QByteArray, 2> tokens;
  cluster_.signIn(QStringLiteral("li.wei"));
  tokens[0] = cluster_.token();
  cluster_.signIn(QStringLiteral("chen.jing"));
  tokens[1] = cluster_.token();
  return tokens;
}

void TestAcceptance::killLeader() {
  const int leader = cluster_.waitForLeader();
  QVERIFY(leader >= 0);
  cluster_.signal(leader, SIGKILL);
  QElapsedTimer timer;
  timer.start();
  const int next = cluster_.waitForLeader(leader, 30'000);
  QVERIFY(next >= 0);
  qInfo("region %d killed, region %d leads after %lld ms", leader, next, timer.elapsed());
  cluster_.start(leader);
}

QList<QJsonObject> TestAcceptance::exported(const char* what) const {
  return runRegion({QStringLiteral("export"), QStringLiteral("--store"), cluster_.store(), QStringLiteral("--what"),
                    QLatin1String(what)},
                   {}, patience())
      .lines();
}

/// What the last orders did may still be on its way through the feeds.
void TestAcceptance::compareUntilEqual(Oracle& oracle) {
  QString last;
  const auto equal = [&] {
    oracle.addTruth(HttpClient(simulatorPort_).raw("GET /truth HTTP/1.1\r\nHost: x\r\n\r\n", 60'000).body);
    last = oracle.differences(exported("rebates"), exported("users"));
    return last.isEmpty();
  };
  bool done = false;
  QTRY_VERIFY2_WITH_TIMEOUT(done || (done = equal()), qPrintable(last), patience());
}

/// Each answer that said so is in the audit once, and nothing else is.
void TestAcceptance::appliedExactlyOnce(const std::vector<Answered>& answers) {
  QHash<QString, int> audited;
  for (const auto& line : exported("audit")) {
    const auto record = line.value(QStringLiteral("record")).toObject();
    const auto decision =
        record.value(QStringLiteral("detail")).toObject().value(QStringLiteral("decision")).toObject();
    if (!decision.isEmpty()) ++audited[decision.value(QStringLiteral("id")).toString()];
  }
  qsizetype applied = 0;
  for (const auto& answered : answers) {
    QCOMPARE(audited.value(answered.id), answered.applied ? 1 : 0);
    applied += answered.applied ? 1 : 0;
  }
  QCOMPARE(audited.size(), applied);
}

void TestAcceptance::ordersAreDecidedThroughThreeKills() {
  const int taobao = orders() * 6 / 10;
  makeTaobaoOrders(taobao);
  startSimulator(orders() - taobao);
  if (QTest::currentTestFailed()) return;
  QStringList pages;
  for (const auto& name : QDir(feed_.path()).entryList({QStringLiteral("page-*.json")}, QDir::Files, QDir::Name))
    pages << feed_.filePath(name);
  const auto early = pages.size() * 7 / 10;  // the rest comes while people decide
  QElapsedTimer timer;
  timer.start();
  QCOMPARE(importPages(pages.mid(0, early)).status, 0);
  qInfo("%lld pages imported in %lld ms", qlonglong(early), timer.elapsed());
  cluster_.addOperator(QStringLiteral("li.wei"), QStringLiteral("finance"));
  startRegions();

  Oracle oracle;
  oracle.addTruth(contentOf(feed_.filePath(QStringLiteral("expected.json"))));
  const auto toDecide = oracle.awaiting();
  Addresses addresses{};
  for (int i = 0; i < 3; ++i) addresses.ports[size_t(i)] = cluster_.client(i).port();
  const auto tokens = signIn();
  timer.restart();
  People people(addresses, {"li.wei", "chen.jing"}, tokens, kConnections);
  std::thread importing([&] { static_cast<void>(importPages(pages.mid(early))); });
  const auto joined = qScopeGuard([&importing] {
    if (importing.joinable()) importing.join();
  });
  for (int kill = 1; kill <= kKills; ++kill) {
    QTRY_VERIFY_WITH_TIMEOUT(people.answered() >= toDecide * kill / (kKills + 2), patience());
    killLeader();
    if (QTest::currentTestFailed()) return;
  }
  importing.join();
  QCOMPARE(importPages(pages.mid(early)).status, 0);  // should a kill have been in its way: the same once more
  const auto allIn = [&] { return exported("rebates").size() == orders(); };
  QTRY_VERIFY_WITH_TIMEOUT(allIn(), patience());
  people.finish();
  const auto seconds = double(timer.elapsed()) / 1000;
  qInfo("%lld decisions answered in %.1f s, %lld requests repeated", qlonglong(people.answered()), seconds,
        people.retries());

  for (const auto& answered : people.answers()) oracle.addDecision(answered);
  compareUntilEqual(oracle);
  QCOMPARE(oracle.lines(), orders());
  appliedExactlyOnce(people.answers());
  const auto check = runRegion({QStringLiteral("check"), QStringLiteral("--store"), cluster_.store()}, {}, patience());
  QVERIFY2(check.json().value(QStringLiteral("ok")).toBool(), check.out);
}

void TestAcceptance::cleanupTestCase() {
  simulator_.kill();
  simulator_.waitForFinished();
}

QTEST_GUILESS_MAIN(TestAcceptance)
#include "tst_acceptance.moc"
