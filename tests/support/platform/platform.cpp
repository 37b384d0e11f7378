// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/platform.h"

#include <QFile>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTextStream>

#include <csignal>

namespace rebate::fixtures {
namespace {

constexpr int kPatienceMs = 30'000;
const char* const kNames[] = {"cn-east", "cn-north", "cn-south"};

QString program(const char* name) { return QStringLiteral(REBATE_BIN "/%1").arg(QLatin1String(name)); }

/// Held until all are chosen, so that no two are the same.
std::vector<int> freePorts(int count) {
  std::vector<std::unique_ptr<QTcpServer>> servers;
  std::vector<int> ports;
  for (int i = 0; i < count; ++i) {
    servers.push_back(std::make_unique<QTcpServer>());
    servers.back()->listen(QHostAddress::LocalHost);
    ports.push_back(servers.back()->serverPort());
  }
  return ports;
}

/// Both programs say on standard output, in one line, that they listen.
bool waitForLine(QProcess& process) {
  while (!process.canReadLine())
    if (!process.waitForReadyRead(kPatienceMs)) return false;
  return process.readLine().contains("listening");
}

std::unique_ptr<QProcess> launch(const char* name, const QStringList& arguments, const QString& log) {
  auto process = std::make_unique<QProcess>();
  process->setStandardErrorFile(log, QIODevice::Append);
  process->start(program(name), arguments);
  return process;
}

void end(std::unique_ptr<QProcess>& process) {
  if (!process || process->state() == QProcess::NotRunning) return;
  ::kill(static_cast<pid_t>(process->processId()), SIGCONT);
  process->terminate();
  if (!process->waitForFinished(5'000)) {
    process->kill();
    process->waitForFinished();
  }
}

}  // namespace

LocalPlatform::LocalPlatform(int regions) : ports_(freePorts(regions + 1)), regions_(static_cast<std::size_t>(regions)) {
  feedPort_ = ports_.back();
  ports_.pop_back();
  QProcess::execute(program("rebate-order-feed"),
                    {QStringLiteral("--write-users"), file(QStringLiteral("users.json")), QStringLiteral("--user-count"),
                     QStringLiteral("200"), QStringLiteral("--seed"), QStringLiteral("7")});
  run({QStringLiteral("import"), QStringLiteral("--store"), store(), QStringLiteral("--users"), file(QStringLiteral("users.json"))});
  for (int i = 0; i < regions; ++i) writeConfig(i);
}

LocalPlatform::~LocalPlatform() { stop(); }

void LocalPlatform::stop() {
  for (auto& region : regions_) end(region);
  end(feed_);
}

QString LocalPlatform::name(int index) const { return QLatin1String(kNames[index]); }

int LocalPlatform::indexOf(const std::string& region) const {
  for (int i = 0; i < static_cast<int>(regions_.size()); ++i)
    if (region == kNames[i]) return i;
  return -1;
}

std::vector<std::string> LocalPlatform::addresses() const {
  std::vector<std::string> addresses;
  for (const int port : ports_) addresses.push_back("http://127.0.0.1:" + std::to_string(port));
  return addresses;
}

void LocalPlatform::writeConfig(int index) const {
  QFile config(file(name(index) + QStringLiteral(".toml")));
  config.open(QIODevice::WriteOnly);
  QTextStream out(&config);
  out << "[region]\nname = \"" << name(index) << "\"\nlisten = \"127.0.0.1:" << ports_[static_cast<std::size_t>(index)]
      << "\"\nstore = \"" << store() << "\"\n";
  for (int peer = 0; peer < static_cast<int>(ports_.size()); ++peer)
    if (peer != index)
      out << "[[peers]]\nname = \"" << name(peer) << "\"\nurl = \"http://127.0.0.1:" << ports_[static_cast<std::size_t>(peer)] << "\"\n";
  out << "[feed]\nurl = \"http://127.0.0.1:" << feedPort_ << "/router/rest\"\npoll_ms = 200\n";
}

bool LocalPlatform::addOperator(const QString& who, const QString& role) {
  return run({QStringLiteral("operator"), QStringLiteral("add"), who, QStringLiteral("--role"), role, QStringLiteral("--display"), who,
              QStringLiteral("--store"), store(), QStringLiteral("--password-stdin")},
             password().toUtf8() + '\n')
             .status == 0;
}

bool LocalPlatform::startFeed(const QStringList& arguments) {
  feed_ = launch("rebate-order-feed",
                 QStringList{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(feedPort_), QStringLiteral("--users"),
                             file(QStringLiteral("users.json"))} + arguments,
                 file(QStringLiteral("feed.log")));
  return waitForLine(*feed_);
}

bool LocalPlatform::startRegion(int index) {
  auto& region = regions_[static_cast<std::size_t>(index)];
  region = launch("rebate-region", {QStringLiteral("serve"), QStringLiteral("--config"), file(name(index) + QStringLiteral(".toml"))},
                  file(name(index) + QStringLiteral(".log")));
  return waitForLine(*region);
}

bool LocalPlatform::startRegions() {
  bool all = true;
  for (int i = 0; i < static_cast<int>(regions_.size()); ++i) all = startRegion(i) && all;
  return all;
}

void LocalPlatform::signalRegion(int index, int signal) {
  auto& region = regions_[static_cast<std::size_t>(index)];
  ::kill(static_cast<pid_t>(region->processId()), signal);
  if (signal == SIGKILL) region->waitForFinished();
}

LocalPlatform::Printed LocalPlatform::run(const QStringList& arguments, const QByteArray& input) const {
  QProcess process;
  process.start(program("rebate-region"), arguments);
  process.write(input);
  process.closeWriteChannel();
  if (!process.waitForFinished(kPatienceMs) || process.exitStatus() != QProcess::NormalExit) return {};
  return {process.exitCode(), process.readAllStandardOutput()};
}

bool LocalPlatform::checks(QByteArray* report) const {
  const auto printed = run({QStringLiteral("check"), QStringLiteral("--store"), store()});
  if (report) *report = printed.text;
  return printed.status == 0;
}

std::vector<QJsonObject> LocalPlatform::rows(const QString& what) const {
  std::vector<QJsonObject> rows;
  const auto printed = run({QStringLiteral("export"), QStringLiteral("--store"), store(), QStringLiteral("--what"), what});
  for (const auto& line : printed.text.split('\n'))
    if (!line.isEmpty()) rows.push_back(QJsonDocument::fromJson(line).object());
  return rows;
}

}  // namespace rebate::fixtures
