// SPDX-License-Identifier: GPL-3.0-or-later
// A console's decisions on their way to a platform on real engines that loses its leader, its answer or its history.
#include <QtTest>

#include <QProcess>
#include <QTcpSocket>
#include <set>

#include "cluster_client.h"
#include "headless/headless_console.h"
#include "region/region_cluster.h"

using namespace rebate;
using namespace rebate::fixtures;
using rebate::cluster::ClusterClient;

namespace {

constexpr int kPatience = 90'000;
constexpr auto kName = "li.wei";

/// In front of the leader's instances, with less patience than a commit that waits for another region may need.
constexpr auto kBalancer = R"(defaults
  mode http
  log stdout format raw local0
  option httplog
  timeout connect 2s
  timeout client 1h
  timeout server 2500
frontend region
  bind %1
  default_backend instances
backend instances
%2)";

QString of(const char* part, const QString& region) {
  return region + QLatin1String(part);
}

}  // namespace

class TestClusterConsole : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void init();
  void theBalancerGivesUpAfterTheCommit();
  void theLeaderIsKilledWhileDecisionsGoOut();
  void theStoreIsSetBackToAnEarlierTime();

 private:
  void run(const QStringList& words);
  void signIn(HeadlessConsole& console);
  std::vector<Rebate> awaiting(HeadlessConsole& console, size_t count);
  std::vector<std::string> everywhere() const;
  void restoreWithoutWhatCameAfter(const std::function<void()>& meanwhile);
  Run postgres(const QString& program, const QStringList& arguments) const;
  void instances(const QString& what);

  ClusterMachine machine_;
  ClusterClient client_{machine_};
  Desk desk_;
  QTemporaryDir folder_, feed_;
};

void TestClusterConsole::initTestCase() {
  const auto up = machine_.run({QStringLiteral("up"), QStringLiteral("--no-feed"), QStringLiteral("--no-monitoring")});
  QVERIFY2(up.status == 0, up.err.constData());
  QCOMPARE(QProcess::execute(QStringLiteral("python3"), {QStringLiteral(REBATE_MAKE_ORDERS), QStringLiteral("5"),
                                                         QStringLiteral("400"), feed_.path()}),
           0);
  QStringList words{QStringLiteral("import"), QStringLiteral("--users"), feed_.filePath(QStringLiteral("users.json"))};
  for (const auto& page : QDir(feed_.path()).entryList({QStringLiteral("page-*.json")}, QDir::Files, QDir::Name))
    words << feed_.filePath(page);
  words << QStringLiteral("--config") << machine_.folder() + QStringLiteral("/cn-east/instance-1.toml");
  QVERIFY(QTest::qWaitFor([&] { return runRegion(words).status == 0; }, kPatience));
}

void TestClusterConsole::init() {
  QVERIFY(machine_.becomesWhole(kPatience));
  QVERIFY(QTest::qWaitFor([&] { return client_.signIn(QStringLiteral("sun.yu")); }, kPatience));
  QVERIFY(QTest::qWaitFor([&] { return client_.write(ClusterClient::freshId()); }, kPatience));
}

void TestClusterConsole::run(const QStringList& words) {
  const auto said = machine_.run(words);
  QVERIFY2(said.status == 0, said.err.constData());
}

void TestClusterConsole::signIn(HeadlessConsole& console) {
  const auto outcome = console.signIn(kName, machine_.password(QString::fromLatin1(kName)).toStdString(), kPatience);
  QVERIFY2(outcome.ok(), outcome ? "" : outcome.error().detail.c_str());
}

/// Those that one person may approve. The copy may not know yet what this desktop decided before: a second approval
/// of such a one counts as applied and is in the audit under the first one's id alone.
std::vector<Rebate> TestClusterConsole::awaiting(HeadlessConsole& console, size_t count) {
  std::set<std::string> decided;
  for (const auto& item : console.outbox()) decided.insert(item.decision.rebateId);
  std::vector<Rebate> found;
  const auto fits = [&](const Rebate& row) {
    return row.split.user <= DecisionRules{}.secondDeciderAbove && !decided.contains(row.id);
  };
  const auto enough = [&] {
    found.clear();
    for (const auto& row : console.rebates({RebateState::awaitingApproval, {}, RebateOrder::newest}))
      if (fits(row) && found.size() < count) found.push_back(row);
    return found.size() == count;
  };
  HeadlessConsole::waitFor(enough, kPatience);
  return found;
}

std::vector<std::string> TestClusterConsole::everywhere() const {
  std::vector<std::string> addresses;
  for (const auto& region : ClusterMachine::regions())
    addresses.push_back(machine_.url(region, QStringLiteral("balancer")).toStdString());
  return addresses;
}

/// Fault 12: the leader has it, but no other region has confirmed it when the balancer answers 504.
void TestClusterConsole::theBalancerGivesUpAfterTheCommit() {
  const auto leader = machine_.leader(), standby = machine_.synchronousStandby();
  const auto at = QStringLiteral("127.0.9.1:%1").arg(machine_.port(QStringLiteral("balancer")) + 25);
  QString servers;
  for (const auto* instance : {"instance-1", "instance-2"})
    servers += QStringLiteral("  server %1 %2:%3\n")
                   .arg(QLatin1String(instance), ClusterMachine::host(leader))
                   .arg(machine_.port(QLatin1String(instance)));
  QFile config(feed_.filePath(QStringLiteral("haproxy.cfg")));
  QVERIFY(config.open(QIODevice::WriteOnly));
  config.write(QString::fromLatin1(kBalancer).arg(at, servers).toUtf8());
  config.close();
  QProcess balancer;
  balancer.setProcessChannelMode(QProcess::MergedChannels);
  balancer.start(QStringLiteral("/usr/sbin/haproxy"), {QStringLiteral("-db"), QStringLiteral("-f"), config.fileName()});
  const auto listens = [&] {
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.9.1"), quint16(machine_.port(QStringLiteral("balancer")) + 25));
    return socket.waitForConnected(500);
  };
  QTRY_VERIFY2_WITH_TIMEOUT(listens(), balancer.peek(4'000).constData(), kPatience);

  HeadlessConsole console(desk_, folder_.path().toStdString(), {"http://" + at.toStdString()});
  signIn(console);
  const auto rows = awaiting(console, 1);
  QCOMPARE(rows.size(), size_t(1));
  run({QStringLiteral("part"), QStringLiteral("pause"), of(".patroni", standby)});
  const auto resumed = [&] { run({QStringLiteral("part"), QStringLiteral("resume"), of(".patroni", standby)}); };
  const auto item = console.decide(rows.front(), Action::approve);
  QByteArray words;
  const auto gaveUp = [&] {
    words += balancer.readAll();
    return words.contains("/v1/decisions") && words.contains(" 504 ");
  };
  const bool given = item.ok() && HeadlessConsole::waitFor(gaveUp, kPatience);
  resumed();
  QVERIFY2(given, words.constData());
  QVERIFY(HeadlessConsole::waitFor([&] { return console.facts().outbox.waiting == 0; }, kPatience));
  QCOMPARE(console.outbox().front().state, OutboxState::applied);
  QVERIFY(QTest::qWaitFor([&] { return client_.timesAudited(QByteArray::fromStdString(item->decision.id)) == 1; },
                          kPatience));
  balancer.terminate();
  balancer.waitForFinished();
}

/// Fault 25.
void TestClusterConsole::theLeaderIsKilledWhileDecisionsGoOut() {
  HeadlessConsole console(desk_, folder_.path().toStdString(), everywhere());
  signIn(console);
  const auto rows = awaiting(console, 40);
  QCOMPARE(rows.size(), size_t(40));
  const auto leader = machine_.leader();
  std::vector<std::string> ids;
  std::thread killer;
  for (const auto& row : rows) {
    const auto item = console.decide(row, Action::approve);
    QVERIFY(item.ok());
    ids.push_back(item->decision.id);
    HeadlessConsole::waitFor([] { return false; }, 30);  // a person's pace
    if (ids.size() == 5) killer = std::thread([&] { machine_.run({QStringLiteral("kill"), leader}); });
  }
  killer.join();
  QVERIFY(console.facts().outbox.waiting > 0);
  QVERIFY(HeadlessConsole::waitFor([&] { return console.facts().outbox.waiting == 0; }, kPatience));
  run({QStringLiteral("heal"), leader});
  for (const auto& item : console.outbox()) QCOMPARE(item.state, OutboxState::applied);
  const auto notOnce = [&] {
    const auto audit = client_.audit();
    return std::count_if(ids.begin(), ids.end(),
                         [&](const std::string& id) { return audit.count(QByteArray::fromStdString(id)) != 1; });
  };
  QVERIFY(QTest::qWaitFor([&] { return notOnce() == 0; }, kPatience));
}

Run TestClusterConsole::postgres(const QString& program, const QStringList& arguments) const {
  QFile secret(machine_.folder() + QStringLiteral("/secrets/superuser"));
  if (!secret.open(QIODevice::ReadOnly)) return {};
  auto known = QProcessEnvironment::systemEnvironment();
  known.insert(QStringLiteral("PGPASSWORD"), QString::fromUtf8(secret.readAll().trimmed()));
  known.insert(QStringLiteral("PGHOST"), ClusterMachine::host(machine_.leader()));
  known.insert(QStringLiteral("PGPORT"), QString::number(machine_.port(QStringLiteral("postgres"))));
  known.insert(QStringLiteral("PGUSER"), QStringLiteral("postgres"));
  QProcess process;
  process.setProcessEnvironment(known);
  process.start(program, arguments);
  process.waitForFinished(kPatience);
  return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestClusterConsole::instances(const QString& what) {
  for (const auto& region : ClusterMachine::regions())
    for (const auto* instance : {".instance-1", ".instance-2"})
      run({QStringLiteral("part"), what, of(instance, region)});
}

/// A dump is taken, things happen, and the dump is put back: another history, which is given an id of its own.
void TestClusterConsole::restoreWithoutWhatCameAfter(const std::function<void()>& meanwhile) {
  const auto dump = feed_.filePath(QStringLiteral("dump"));
  const auto dumped = postgres(QStringLiteral("pg_dump"),
                               {QStringLiteral("-Fc"), QStringLiteral("-f"), dump, QStringLiteral("rebate")});
  QVERIFY2(dumped.status == 0, dumped.err.constData());
  meanwhile();
  const auto dropped =
      postgres(QStringLiteral("psql"), {QStringLiteral("-qd"), QStringLiteral("postgres"), QStringLiteral("-c"),
                                        QStringLiteral("DROP DATABASE rebate WITH (FORCE)")});
  QVERIFY2(dropped.status == 0, dropped.err.constData());
  const auto restored = postgres(QStringLiteral("pg_restore"),
                                 {QStringLiteral("-C"), QStringLiteral("-d"), QStringLiteral("postgres"), dump});
  QVERIFY2(restored.status == 0, restored.err.constData());
  const auto renamed = runRegion({QStringLiteral("restored"), QStringLiteral("--config"),
                                  machine_.folder() + QStringLiteral("/cn-east/instance-1.toml")});
  QVERIFY2(renamed.status == 0, renamed.err.constData());
}

/// Fault 27: what was decided and not sent waits for a person; what had been applied is not sent again by itself.
void TestClusterConsole::theStoreIsSetBackToAnEarlierTime() {
  HeadlessConsole console(desk_, folder_.path().toStdString(), everywhere());
  signIn(console);
  const auto rows = awaiting(console, 2);
  QCOMPARE(rows.size(), size_t(2));
  std::vector<std::string> ids;
  restoreWithoutWhatCameAfter([&] {
    ids.push_back(console.decide(rows[0], Action::approve)->decision.id);
    QVERIFY(HeadlessConsole::waitFor([&] { return console.facts().outbox.waiting == 0; }, kPatience));
    QCOMPARE(console.outbox().front().state, OutboxState::applied);
    instances(QStringLiteral("stop"));
    const auto offline = [&] {
      const auto& regions = console.facts().regions;
      return std::none_of(regions.begin(), regions.end(),
                          [](const auto& seen) { return seen.link == LinkState::live; });
    };
    QVERIFY(HeadlessConsole::waitFor(offline, kPatience));
    ids.push_back(console.decide(rows[1], Action::approve)->decision.id);
  });
  if (QTest::currentTestFailed()) return;
  instances(QStringLiteral("start"));
  const auto stateOf = [&](const std::string& id) {
    for (const auto& item : console.outbox())
      if (item.decision.id == id) return item.state;
    return OutboxState::cancelled;
  };
  const bool parked = HeadlessConsole::waitFor([&] { return stateOf(ids[1]) == OutboxState::parked; }, kPatience);
  QVERIFY2(parked, std::string(name(stateOf(ids[1]))).c_str());
  QCOMPARE(stateOf(ids[0]), OutboxState::applied);
  QVERIFY(QTest::qWaitFor([&] { return !client_.audit().isEmpty(); }, kPatience));
  for (const auto& id : ids) QCOMPARE(client_.timesAudited(QByteArray::fromStdString(id)), 0);
}

QTEST_GUILESS_MAIN(TestClusterConsole)
#include "tst_cluster_console.moc"
