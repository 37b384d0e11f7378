// SPDX-License-Identifier: GPL-3.0-or-later
// The whole platform on real engines: orders come in, two people decide over many connections, notes are written
// without a pause, and meanwhile the leading region is killed, paused, cut off and told to hand over. In the end
// everything that was ever acknowledged is there once, as the plainest oracle says, to the fen, and every region has
// the same history. REBATE_CLUSTER_ORDERS and REBATE_CLUSTER_EVENTS say how many; packaging/acceptance --cluster runs
// the long version.
#include <QtTest>

#include "../integration/acceptance/oracle.h"
#include "../integration/acceptance/people.h"
#include "cluster/cluster_machine.h"
#include "region/region_cluster.h"
#include "write_probe.h"

using namespace rebate::fixtures;
using namespace rebate::acceptance;
using rebate::cluster::WriteProbe;

namespace {

constexpr int kConnections = 8, kMostAtOnce = 60;  // more would wait for each other in the leader's queue

int number(const char* name, int otherwise) {
  bool given = false;
  const int asked = qEnvironmentVariableIntValue(name, &given);
  return given ? asked : otherwise;
}
int orders() {
  return number("REBATE_CLUSTER_ORDERS", 600);
}
int events() {
  return number("REBATE_CLUSTER_EVENTS", 2);
}
/// Longer than any machine needs, in ms.
int patience() {
  return 90'000 + orders() * 20;
}
/// Once is enough: under load a member answers now and then too late. (QTRY_VERIFY asks once more in the end.)
template <class Condition>
bool comes(Condition condition) {
  return QTest::qWaitFor(condition, patience());
}
QString eventOf(int index) {
  static const QStringList all{QStringLiteral("switchover"), QStringLiteral("kill"), QStringLiteral("pause"),
                               QStringLiteral("cut")};
  const auto event = all[index % all.size()];
  return event == QLatin1String("cut") && geteuid() != 0 ? QStringLiteral("kill") : event;
}

}  // namespace

class TestCluster : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void nothingAcknowledgedIsLostOrDoubled();

 private:
  QString config(const QString& region) const;
  Run region(const QStringList& words, const QString& hurt = {}) const;
  void import(int chunk, const QString& hurt) const;
  QByteArray signIn(const QString& name);
  void happen(int index, WriteProbe& probe, const People& people);
  void tell(const char* what) const;
  void booksAreInOrder() const;
  QList<QJsonObject> exported(const char* what) const;
  void appliedExactlyOnce(const std::vector<Answered>& answers, const std::vector<QByteArray>& notes);
  bool headsAgree() const;

  ClusterMachine machine_;
  QTemporaryDir feed_;
  Addresses addresses_{};
  QElapsedTimer since_;
};

/// How far the run is: a long one is looked into while it goes on.
void TestCluster::tell(const char* what) const {
  QFile load(QStringLiteral("/proc/loadavg"));
  if (!load.open(QIODevice::ReadOnly)) return;
  qInfo("%4lld s, load %s: %s", since_.elapsed() / 1'000, load.readAll().split(' ').first().constData(), what);
}

void TestCluster::initTestCase() {
  since_.start();
  for (int i = 0; i < 3; ++i) {
    addresses_.hosts[size_t(i)] = QHostAddress(ClusterMachine::host(ClusterMachine::regions()[i]));
    addresses_.ports[size_t(i)] = machine_.port(QStringLiteral("balancer"));
  }
  addresses_.patience = 2'000;
  const auto up = machine_.run(
      {QStringLiteral("up"), QStringLiteral("--no-feed"), QStringLiteral("--requests"), QStringLiteral("100000")});
  QVERIFY2(up.status == 0, up.err.constData());
  QCOMPARE(QProcess::execute(QStringLiteral("python3"), {QStringLiteral(REBATE_MAKE_ORDERS), QStringLiteral("11"),
                                                         QString::number(orders()), feed_.path()}),
           0);
  QVERIFY(machine_.becomesWhole(patience()));
}

QString TestCluster::config(const QString& region) const {
  return machine_.folder() + u'/' + region + QStringLiteral("/instance-1.toml");
}

/// rebate-region with the configuration of a region that is well; the leader's, whose replay cancels no long reading.
Run TestCluster::region(const QStringList& words, const QString& hurt) const {
  auto name = machine_.leader();
  if (name.isEmpty() || name == hurt)
    name = ClusterMachine::regions()[hurt == ClusterMachine::regions().first() ? 1 : 0];
  return runRegion(words + QStringList{QStringLiteral("--config"), config(name)}, {}, patience());
}

/// Half of the pages at first, then an equal part of the others with each event; as often as it takes, because the same
/// page twice changes nothing.
void TestCluster::import(int chunk, const QString& hurt) const {
  auto names = QDir(feed_.path()).entryList({QStringLiteral("page-*.json")}, QDir::Files, QDir::Name);
  QStringList words{QStringLiteral("import")};
  if (chunk == 0) words << QStringLiteral("--users") << feed_.filePath(QStringLiteral("users.json"));
  const auto until = [half = names.size() / 2, all = names.size()](int part) {
    return half + (all - half) * part / events();
  };
  const auto from = chunk == 0 ? 0 : until(chunk - 1);
  for (const auto& name : names.mid(from, until(chunk) - from)) words << feed_.filePath(name);
  for (QElapsedTimer timer; region(words, hurt).status != 0;) {
    if (!timer.isValid()) timer.start();
    if (timer.elapsed() > patience()) qFatal("pages are not taken");
  }
}

QByteArray TestCluster::signIn(const QString& name) {
  QElapsedTimer timer;
  for (timer.start(); timer.elapsed() < patience();)
    for (int i = 0; i < 3; ++i) {
      const auto reply = addresses_.client(i).post(
          "/v1/session",
          {{QStringLiteral("name"), name}, {QStringLiteral("password"), QString::fromUtf8(machine_.password(name))}});
      if (reply.status == 200 || reply.status == 201)
        return reply.json().value(QStringLiteral("token")).toString().toUtf8();
    }
  return {};
}

/// From the event to the first acknowledgement of a write, beside the time that Patroni took to have a new leader.
void TestCluster::happen(int index, WriteProbe& probe, const People& people) {
  const auto event = eventOf(index);
  // Spread over all the decisions, as far as the orders that are in allow.
  const auto share = qsizetype(orders()) * 45 / 100 * index / events();
  QVERIFY(comes([&] { return people.answered() >= share || people.isIdle(); }));
  QVERIFY(machine_.becomesWhole(patience()));
  const auto old = machine_.leader();
  const auto target = event == QLatin1String("switchover") ? machine_.synchronousStandby() : old;
  const auto before = probe.now();
  std::thread importing([this, old, index] { import(index + 1, old); });
  const auto joined = qScopeGuard([&importing] { importing.join(); });
  const auto said = machine_.run({event, target});
  QVERIFY2(said.status == 0, said.err.constData());
  QVERIFY(comes([&] { return !machine_.leaderOtherThan(old).isEmpty(); }));
  const auto promoted = probe.now();
  QVERIFY(comes([&] { return probe.lastAnswer() > promoted; }));
  qInfo("%s of %s: Patroni %lld ms, no write for %lld ms", qPrintable(event), qPrintable(old), promoted - before,
        probe.outage(before));
  tell(qPrintable(QStringLiteral("%1 decisions answered").arg(people.answered())));
  if (event != QLatin1String("switchover")) QCOMPARE(machine_.run({QStringLiteral("heal"), old}).status, 0);
  QVERIFY(machine_.becomesWhole(patience()));
}

QList<QJsonObject> TestCluster::exported(const char* what) const {
  const auto run = region({QStringLiteral("export"), QStringLiteral("--what"), QLatin1String(what)});
  if (run.status != 0) qWarning("export of %s: %s", what, run.err.constData());
  return run.lines();
}

/// Each answer that said so is in the audit once, each note that was answered, too.
void TestCluster::appliedExactlyOnce(const std::vector<Answered>& answers, const std::vector<QByteArray>& notes) {
  QHash<QString, int> audited;
  for (const auto& line : exported("audit")) {
    const auto detail = line.value(QStringLiteral("record")).toObject().value(QStringLiteral("detail")).toObject();
    const auto decision = detail.value(QStringLiteral("decision")).toObject().value(QStringLiteral("id")).toString();
    const auto note = detail.value(QStringLiteral("note")).toString();
    if (!decision.isEmpty()) ++audited[decision];
    if (!note.isEmpty()) ++audited[note];
  }
  for (const auto& answered : answers) QCOMPARE(audited.value(answered.id), answered.applied ? 1 : 0);
  for (const auto& note : notes) QCOMPARE(audited.value(QString::fromLatin1(note)), 1);
}

bool TestCluster::headsAgree() const {
  QSet<QString> heads;
  for (const auto& name : ClusterMachine::regions())
    for (const auto* instance : {"instance-1", "instance-2"}) {
      const auto ready = ClusterMachine::ask(machine_.url(name, QLatin1String(instance)) + QStringLiteral("/readyz"));
      heads << ready[QStringLiteral("audit_head")].toString();
    }
  return heads.size() == 1 && !heads.contains(QString());
}

/// Every account's postings together are nothing, on the member of every region.
void TestCluster::booksAreInOrder() const {
  for (const auto& name : ClusterMachine::regions()) {
    const auto sums = machine_.sql(name, "SELECT count(*), sum(amount_fen) FROM postings;\n", patience());
    qInfo("%s: postings|sum in fen %s", qPrintable(name), sums.out.constData());
    QVERIFY2(sums.out.endsWith("|0"), sums.out + sums.err);
  }
}

void TestCluster::nothingAcknowledgedIsLostOrDoubled() {
  import(0, {});
  tell("half of the orders are in");
  const std::array<QByteArray, 2> tokens{signIn(QStringLiteral("li.wei")), signIn(QStringLiteral("chen.jing"))};
  const auto support = signIn(QStringLiteral("sun.yu"));
  QVERIFY(!tokens[0].isEmpty() && !tokens[1].isEmpty() && !support.isEmpty());
  addresses_.held = false;  // the regions are measured here, not their words
  WriteProbe probe(addresses_, support, "u-10000");
  People people(addresses_, {"li.wei", "chen.jing"}, tokens, kConnections, kMostAtOnce);
  QVERIFY(comes([&] { return people.answered() > 0; }));
  for (int i = 0; i < events(); ++i) {
    happen(i, probe, people);
    if (QTest::currentTestFailed()) return;
  }
  tell("all orders are in");
  people.finish();
  tell("everything is decided");
  probe.finish();
  qInfo("%lld decisions and %zu notes answered, %lld requests repeated", qlonglong(people.answered()),
        probe.acknowledged().size(), people.retries());

  QVERIFY(machine_.becomesWhole(patience()));
  Oracle oracle;
  QFile expected(feed_.filePath(QStringLiteral("expected.json")));
  QVERIFY(expected.open(QIODevice::ReadOnly));
  oracle.addTruth(expected.readAll());
  for (const auto& answered : people.answers()) oracle.addDecision(answered);
  QCOMPARE(oracle.differences(exported("rebates"), exported("users")), QString());
  appliedExactlyOnce(people.answers(), probe.acknowledged());
  const auto check = region({QStringLiteral("check")});
  QVERIFY2(check.json().value(QStringLiteral("ok")).toBool(), check.out + check.err);
  QVERIFY(comes([&] { return headsAgree(); }));
  booksAreInOrder();
  tell("compared");
}

QTEST_GUILESS_MAIN(TestCluster)
#include "tst_cluster.moc"
