// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/rabbit_server.h"

#include <QFile>
#include <QStandardPaths>

#include <csignal>

namespace rebate::fixtures {
namespace {

const QString kUser = QStringLiteral("rabbitmq");
const QString kServer = QStringLiteral("/usr/lib/rabbitmq/bin/rabbitmq-server");
constexpr int kStartWithin = 90'000;  // it takes 6 s of a processor; others may want that processor, too

}  // namespace

RabbitServer::RabbitServer()
    : names_(kUser),
      server_(kUser),
      port_(freePort()),
      management_(freePort()),
      distribution_(freePort()),
      epmd_(freePort()) {
  server_.write(QStringLiteral("rabbitmq.conf"),
                "listeners.tcp.1 = 127.0.0.1:" + QByteArray::number(port_) +
                    "\nmanagement.tcp.ip = 127.0.0.1\nmanagement.tcp.port = " + QByteArray::number(management_) +
                    "\ndefault_user = " + user() + "\ndefault_pass = " + password() +
                    "\nlog.file.level = warning\ndisk_free_limit.absolute = 50MB\n"
                    "vm_memory_high_watermark.absolute = 1GB\n");
  server_.write(QStringLiteral("enabled_plugins"), "[rabbitmq_management].\n");
  passwordFile_ = names_.write(QStringLiteral("password"), password() + "\n");
}

RabbitServer::~RabbitServer() {
  kill();
  names_.end(SIGKILL, names_.pid());
}

void RabbitServer::start() {
  const auto epmd = QByteArray::number(epmd_);
  if (!names_.isRunning())
    names_.start(
        QStandardPaths::findExecutable(QStringLiteral("epmd")),
        {QStringLiteral("-port"), QString::number(epmd_), QStringLiteral("-address"), QStringLiteral("127.0.0.1")});
  const auto in = [this](const char* variable, const char* name) {
    return QString::fromLatin1(variable) + u'=' + server_.folder() + u'/' + QString::fromLatin1(name);
  };
  QFile::remove(server_.folder() + QStringLiteral("/pid"));
  server_.start(
      kServer, {},
      {QStringLiteral("RABBITMQ_NODENAME=rebate-test@localhost"), in("RABBITMQ_MNESIA_BASE", "mnesia"),
       in("RABBITMQ_LOG_BASE", "log"), in("RABBITMQ_CONFIG_FILE", "rabbitmq.conf"),
       in("RABBITMQ_ENABLED_PLUGINS_FILE", "enabled_plugins"), in("RABBITMQ_PID_FILE", "pid"),
       QStringLiteral("RABBITMQ_DIST_PORT=%1").arg(distribution_), QStringLiteral("ERL_EPMD_PORT=%1").arg(epmd_),
       QStringLiteral("ERL_EPMD_ADDRESS=127.0.0.1"),
       QStringLiteral("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-kernel inet_dist_use_interface {127,0,0,1} +S 2:2")});
  const auto up = [this] { return somebodyListens(port_) && somebodyListens(management_); };
  if (!server_.waitFor(up, kStartWithin)) qFatal("RabbitMQ does not start: %s", server_.output().constData());
}

/// The broker's own process: what was started is a script around it.
qint64 RabbitServer::broker() const {
  QFile file(server_.folder() + QStringLiteral("/pid"));
  return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toLongLong() : server_.pid();
}

void RabbitServer::stop() {
  server_.end(SIGTERM, broker());
}

void RabbitServer::kill() {
  if (!server_.isRunning()) return;
  server_.signal(SIGCONT, broker());
  server_.end(SIGKILL, broker());
}

void RabbitServer::pause() {
  server_.signal(SIGSTOP, broker());
}

void RabbitServer::resume() {
  server_.signal(SIGCONT, broker());
}

QByteArray RabbitServer::config() const {
  return "[rabbitmq]\nhost = \"127.0.0.1\"\nport = " + QByteArray::number(port_) + "\nuser = \"" + user() +
         "\"\npassword_file = \"" + passwordFile_.toUtf8() +
         "\"\nmanagement = \"http://127.0.0.1:" + QByteArray::number(management_) + "\"\n";
}

}  // namespace rebate::fixtures
