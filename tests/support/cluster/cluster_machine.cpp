// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/cluster_machine.h"

#include <QtCore/qtestsupport_core.h>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QJsonDocument>
#include <QProcess>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <sys/stat.h>
#include <unistd.h>

namespace rebate::fixtures {
namespace {

constexpr qint64 kSmallLag = 1 << 20;  // bytes; under load there is always some
constexpr int kFirstBase = 22'000, kLastBase = 29'000, kPorts = 30;
const QStringList kOffsets{
    QStringLiteral("balancer"),     QStringLiteral("instance-1"),     QStringLiteral("instance-2"),
    QStringLiteral("stats"),        QStringLiteral("postgres"),       QStringLiteral("patroni"),
    QStringLiteral("etcd"),         QStringLiteral("etcd-peer"),      QStringLiteral("redis"),
    QStringLiteral("amqp"),         QStringLiteral("management"),     QStringLiteral("epmd"),
    QStringLiteral("distribution"), QStringLiteral("rabbit-metrics"), QStringLiteral("prometheus"),
    QStringLiteral("alertmanager"), QStringLiteral("feed"),           QStringLiteral("machine")};

bool allFree(int base) {
  for (const auto* host : {"127.0.1.1", "127.0.9.1"})
    for (int port = base; port < base + kPorts; ++port)
      if (QTcpServer server; !server.listen(QHostAddress(QLatin1String(host)), quint16(port))) return false;
  return true;
}

/// Where a run leaves its data and logs; empty: nowhere, they are not kept.
QByteArray keptIn() {
  return qgetenv("REBATE_CLUSTER_DATA");
}

/// The engines run as another user, who must get in; nobody else reads what is there.
QString makeFolder() {
  auto name = (keptIn().isEmpty() ? QByteArray("/tmp") : keptIn()) + "/rebate-cluster.XXXXXX";
  if (::mkdtemp(name.data()) == nullptr || ::chmod(name.constData(), 0711) != 0) qFatal("no folder for a cluster");
  return QString::fromLocal8Bit(name);
}

QProcessEnvironment environment() {
  auto known = QProcessEnvironment::systemEnvironment();
  known.insert(QStringLiteral("REBATE_BIN"), QStringLiteral(REBATE_BIN));
  known.insert(QStringLiteral("REBATE_CLUSTER_FSYNC"), QStringLiteral("off"));
  known.insert(QStringLiteral("REBATE_CLUSTER_SCRAPE"), QStringLiteral("1s"));
  return known;
}

}  // namespace

ClusterMachine::ClusterMachine() : folder_(makeFolder()) {
  for (base_ = kFirstBase + int(::getpid() % 100) * kPorts; base_ < kLastBase && !allFree(base_);) base_ += kPorts;
}

ClusterMachine::~ClusterMachine() {
  if (!keptIn().isEmpty()) {
    run({QStringLiteral("down")});
    return;
  }
  run({QStringLiteral("down"), QStringLiteral("--forget")});
  QDir(folder_).removeRecursively();
}

ClusterMachine::Said ClusterMachine::run(const QStringList& words, int msecs) const {
  QProcess process;
  process.setProcessEnvironment(environment());
  process.start(
      QStringLiteral(REBATE_TOP "/packaging/cluster"),
      QStringList{QStringLiteral("--folder"), folder_, QStringLiteral("--base-port"), QString::number(base_)} + words);
  if (!process.waitForFinished(msecs)) {
    process.terminate();
    process.waitForFinished(5'000);
    return {-1, process.readAllStandardOutput(), "no end: " + process.readAllStandardError()};
  }
  return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QString ClusterMachine::log(const QString& part) const {
  QFile file(folder_ + QStringLiteral("/log/") + part + QStringLiteral(".log"));
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList ClusterMachine::regions() {
  return {QStringLiteral("cn-east"), QStringLiteral("cn-north"), QStringLiteral("cn-south")};
}

QString ClusterMachine::host(const QString& region) {
  const auto index = regions().indexOf(region);
  return QStringLiteral("127.0.%1.1").arg(index < 0 ? 9 : index + 1);
}

quint16 ClusterMachine::port(const QString& what) const {
  const auto offset = kOffsets.indexOf(what);
  if (offset < 0) qFatal("no port for %s", qPrintable(what));
  return quint16(base_ + int(offset));
}

QString ClusterMachine::url(const QString& region, const QString& what) const {
  return QStringLiteral("http://%1:%2").arg(host(region)).arg(port(what));
}

QJsonDocument ClusterMachine::ask(const QString& address, int msecs) {
  const QUrl url(address);
  QTcpSocket socket;
  socket.connectToHost(url.host(), quint16(url.port()));
  if (!socket.waitForConnected(msecs)) return {};
  socket.write("GET " + url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority) + " HTTP/1.0\r\nHost: x\r\n\r\n");
  while (socket.waitForReadyRead(msecs)) continue;  // HTTP 1.0: the end of the answer is the end of the connection
  const auto answer = socket.readAll();
  return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4));
}

QString ClusterMachine::leader() const {
  QStringList leading;
  for (const auto& region : regions()) {
    const auto role = ask(url(region, QStringLiteral("patroni")) + QStringLiteral("/patroni"))[QStringLiteral("role")];
    if (role.toString() == QLatin1String("master") || role.toString() == QLatin1String("primary")) leading << region;
  }
  return leading.size() == 1 ? leading.first() : QString();
}

QString ClusterMachine::leaderOtherThan(const QString& region) const {
  for (const auto& other : regions()) {
    if (other == region) continue;
    const auto said = ask(url(other, QStringLiteral("patroni")) + QStringLiteral("/patroni"));
    const auto role = said[QStringLiteral("role")].toString();
    if (role == QLatin1String("master") || role == QLatin1String("primary")) return other;
  }
  return {};
}

QString ClusterMachine::synchronousStandby() const {
  const auto cluster = ask(url(leader(), QStringLiteral("patroni")) + QStringLiteral("/cluster"));
  for (const auto& member : cluster[QStringLiteral("members")].toArray())
    if (member[QStringLiteral("role")] == QLatin1String("sync_standby"))
      return member[QStringLiteral("name")].toString();
  return {};
}

bool ClusterMachine::isWhole() const {
  for (const auto& region : regions()) {
    const auto cluster = ask(url(region, QStringLiteral("patroni")) + QStringLiteral("/cluster"));
    QStringList roles;
    QSet<qint64> timelines;
    for (const auto& member : cluster[QStringLiteral("members")].toArray()) {
      const auto state = member[QStringLiteral("state")].toString();
      if (state != QLatin1String("running") && state != QLatin1String("streaming")) return false;
      roles << member[QStringLiteral("role")].toString();
      timelines << member[QStringLiteral("timeline")].toInteger(-1);
      const bool leads = roles.last() == QLatin1String("leader");
      if (!leads && member[QStringLiteral("lag")].toInteger(1) > kSmallLag) return false;  // "unknown" is no number
    }
    if (timelines.size() != 1) return false;
    roles.sort();
    if (roles != QStringList{QStringLiteral("leader"), QStringLiteral("replica"), QStringLiteral("sync_standby")})
      return false;
  }
  return true;
}

bool ClusterMachine::becomesWhole(int msecs) const {
  return QTest::qWaitFor([this] { return isWhole(); }, msecs);
}

qint64 ClusterMachine::timeline(const QString& region) const {
  return ask(url(region, QStringLiteral("patroni")) + QStringLiteral("/patroni"))[QStringLiteral("timeline")]
      .toInteger();
}

QStringList ClusterMachine::alerts() const {
  QStringList found;
  const auto active =
      ask(url(QStringLiteral("shared"), QStringLiteral("alertmanager")) + QStringLiteral("/api/v2/alerts?active=true"));
  for (const auto& alert : active.array()) {
    const auto labels = alert[QStringLiteral("labels")];
    found << labels[QStringLiteral("alertname")].toString() + u' ' + labels[QStringLiteral("region")].toString();
  }
  return found;
}

std::unique_ptr<QProcess> ClusterMachine::psql(const QString& region) const {
  QFile secret(folder_ + QStringLiteral("/secrets/superuser"));
  if (!secret.open(QIODevice::ReadOnly)) qFatal("no secret of the cluster's");
  auto known = environment();
  known.insert(QStringLiteral("PGPASSWORD"), QString::fromUtf8(secret.readAll().trimmed()));
  known.insert(QStringLiteral("PGCONNECT_TIMEOUT"), QStringLiteral("2"));
  auto process = std::make_unique<QProcess>();
  process->setProcessEnvironment(known);
  process->start(
      QStringLiteral("psql"),
      {QStringLiteral("-qtAX"), QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-h"),
       host(region), QStringLiteral("-p"), QString::number(port(QStringLiteral("postgres"))), QStringLiteral("-U"),
       QStringLiteral("postgres"), QStringLiteral("-d"), QStringLiteral("rebate")});
  return process;
}

ClusterMachine::Said ClusterMachine::sql(const QString& region, const QByteArray& statements, int msecs) const {
  const auto process = psql(region);
  process->write(statements);
  process->closeWriteChannel();
  if (!process->waitForFinished(msecs)) {
    process->kill();
    process->waitForFinished();
    return {-1, {}, "no answer"};
  }
  return {process->exitCode(), process->readAllStandardOutput().trimmed(), process->readAllStandardError()};
}

QByteArray ClusterMachine::password(const QString& operatorName) const {
  QFile file(folder_ + QStringLiteral("/passwords"));
  if (!file.open(QIODevice::ReadOnly)) return {};
  for (const auto& line : file.readAll().split('\n'))
    if (const auto words = line.split(' '); words.size() == 3 && words[0] == operatorName.toUtf8()) return words[1];
  return {};
}

}  // namespace rebate::fixtures
