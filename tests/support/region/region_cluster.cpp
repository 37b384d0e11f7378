// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/region_cluster.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>
#include <QUuid>

#include <csignal>

#include "wire/uuid.h"

namespace rebate::fixtures {
namespace {

QString program() {
  return QStringLiteral(REBATE_BIN "/rebate-region");
}
const QByteArray kPassword = "correct horse";

}  // namespace

QList<QJsonObject> Run::lines() const {
  QList<QJsonObject> objects;
  for (const auto& line : out.split('\n'))
    if (!line.isEmpty()) objects << QJsonDocument::fromJson(line).object();
  return objects;
}

Run runRegion(const QStringList& arguments, const QByteArray& input, int msecs) {
  QProcess process;
  process.start(program(), arguments);
  process.write(input);
  process.closeWriteChannel();
  if (!process.waitForFinished(msecs)) return {};
  return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
          process.readAllStandardError()};
}

RegionCluster::RegionCluster() = default;

RegionCluster::~RegionCluster() {
  for (auto& region : regions_) {
    if (!region.process) continue;
    region.process->kill();
    region.process->waitForFinished(5'000);
  }
}

Run RegionCluster::import(const QString& folder) {
  return runRegion({QStringLiteral("import"), QStringLiteral("--store"), store(), QStringLiteral("--users"),
                    folder + QStringLiteral("/users.json"), folder});
}

void RegionCluster::addOperator(const QString& name, const QString& role) {
  const auto run = runRegion({QStringLiteral("operator"), QStringLiteral("add"), name, QStringLiteral("--role"), role,
                              QStringLiteral("--store"), store()},
                             kPassword + "\n");
  if (run.status != 0) qFatal("operator add: %s", run.err.constData());
}

void RegionCluster::start(int index, const Settings& settings) {
  auto& region = regions_[size_t(index)];
  const auto name = QByteArray("region-") + QByteArray::number(index);
  QFile file(folder_.filePath(QString::fromLatin1(name) + QStringLiteral(".toml")));
  if (!file.open(QIODevice::WriteOnly)) qFatal("configuration");
  file.write("[region]\nname = \"" + name +
             "\"\ncity = \"X\"\nlisten = \"127.0.0.1:" + QByteArray::number(region.port) + "\"\nstore = \"" +
             store().toUtf8() + "\"\n[lease]\nttl_ms = " + QByteArray::number(settings.ttl) +
             "\nrenew_ms = " + QByteArray::number(settings.renew) + "\n" + settings.more);
  file.close();
  if (region.process) region.process->waitForFinished(5'000);  // it was told to end, or killed
  region.process = std::make_unique<QProcess>();
  region.process->setStandardErrorFile(folder_.filePath(QString::fromLatin1(name) + QStringLiteral(".log")),
                                       QIODevice::Append);
  region.process->start(program(), {QStringLiteral("serve"), QStringLiteral("--config"), file.fileName()});
  if (!region.process->waitForReadyRead(15'000)) qFatal("a region does not start: %s", log(index).constData());
  const auto ready = QJsonDocument::fromJson(region.process->readLine()).object();
  const auto listening = ready.value(QStringLiteral("listening")).toString();
  region.port = listening.section(u':', -1).toUShort();
}

void RegionCluster::startKnowingEachOther(int ttl, int renew) {
  QByteArray peers;
  for (int i = 0; i < 3; ++i) {  // to learn their ports
    start(i, {ttl, renew, {}});
    peers += "[[peers]]\nname = \"region-" + QByteArray::number(i) +
             "\"\nurl = \"http://127.0.0.1:" + QByteArray::number(client(i).port()) + "\"\n";
  }
  for (int i = 0; i < 3; ++i) stop(i);
  setSettings({ttl, renew, peers});
  for (int i = 0; i < 3; ++i) start(i);
  waitForLeader();
}

void RegionCluster::signal(int index, int number) {
  ::kill(pid_t(pid(index)), number);
}

void RegionCluster::stop(int index) {
  signal(index, SIGTERM);
  regions_[size_t(index)].process->waitForFinished(10'000);
}

bool RegionCluster::isRunning(int index) const {
  auto& process = regions_[size_t(index)].process;
  if (!process) return false;
  process->waitForFinished(0);
  return process->state() == QProcess::Running;
}

QByteArray RegionCluster::log(int index) const {
  QFile file(folder_.filePath(QStringLiteral("region-%1.log").arg(index)));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

HttpClient RegionCluster::client(int index) const {
  HttpClient client(regions_[size_t(index)].port);
  client.setToken(token_);
  return client;
}

int RegionCluster::leader() const {
  for (int i = 0; i < int(regions_.size()); ++i) {
    if (!isRunning(i)) continue;
    HttpClient asking(regions_[size_t(i)].port);
    const auto reply = asking.raw("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n", 300);
    if (reply.json().value(QStringLiteral("role")).toString() == QLatin1String("leader")) return i;
  }
  return -1;
}

int RegionCluster::waitForLeader(int otherThan, int msecs) const {
  QElapsedTimer timer;
  timer.start();
  while (timer.elapsed() < msecs) {
    const int found = leader();
    if (found >= 0 && found != otherThan) return found;
    QThread::msleep(2);  // between two looks; the condition is what ends it
  }
  return -1;
}

void RegionCluster::signIn(const QString& name) {
  auto asking = client(waitForLeader());
  const auto reply = asking.post(
      "/v1/session", {{QStringLiteral("name"), name}, {QStringLiteral("password"), QString::fromLatin1(kPassword)}});
  token_ = reply.json().value(QStringLiteral("token")).toString().toUtf8();
  if (token_.isEmpty()) qFatal("sign-in: %d %s", reply.status, reply.body.constData());
}

QJsonObject RegionCluster::check() const {
  return runRegion({QStringLiteral("check"), QStringLiteral("--store"), store()}).json();
}

QString sampleFeed() {
  return QStringLiteral(REBATE_TEST_DATA "/taobao");
}

QString differences(const QString& store, const QString& expectedFile) {
  QFile file(expectedFile);
  if (!file.open(QIODevice::ReadOnly)) return QStringLiteral("no expected.json");
  const auto exported = runRegion({QStringLiteral("export"), QStringLiteral("--store"), store, QStringLiteral("--what"),
                                   QStringLiteral("rebates")});
  QHash<QString, QJsonObject> got;
  const auto keyOf = [](const QJsonObject& o) {
    return o.value(QStringLiteral("trade_id")).toString() + u':' +
           QString::number(o.value(QStringLiteral("role")).toInt());
  };
  for (const auto& rebate : exported.lines()) got.insert(keyOf(rebate), rebate);
  const auto expected = QJsonDocument::fromJson(file.readAll()).array();
  if (expected.isEmpty() || got.size() != expected.size())
    return QStringLiteral("%1 rebates, not %2").arg(got.size()).arg(expected.size());
  for (const auto& value : expected) {
    const auto want = value.toObject();
    const auto have = got.value(keyOf(want));
    const auto same = [&](const char* member) {
      const auto text = QLatin1String(member);
      return have.value(text).toString() == want.value(text).toString();
    };
    const bool awaiting = want.value(QStringLiteral("state")).toString() == QLatin1String("awaiting_approval");
    const auto fen = QStringLiteral("user_fen");
    if (same("state") && same("reason") && (!awaiting || have.value(fen).toInt() == want.value(fen).toInt())) continue;
    return QString::fromUtf8(QJsonDocument(have).toJson() + " is not " + QJsonDocument(want).toJson());
  }
  return {};
}

QJsonObject approvalOf(const QJsonObject& rebate, qint64 epoch) {
  const auto id = wire::uuid7(QDateTime::currentMSecsSinceEpoch());
  return {{QStringLiteral("id"), QString::fromStdString(id)},
          {QStringLiteral("action"), QStringLiteral("approve")},
          {QStringLiteral("rebate_id"), rebate.value(QStringLiteral("id"))},
          {QStringLiteral("version"), rebate.value(QStringLiteral("version"))},
          {QStringLiteral("content_hash"), rebate.value(QStringLiteral("content_hash"))},
          {QStringLiteral("epoch"), epoch},
          {QStringLiteral("amount_fen"), rebate.value(QStringLiteral("user_fen"))}};
}

}  // namespace rebate::fixtures
