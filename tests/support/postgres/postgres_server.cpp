// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/postgres_server.h"

#include <unistd.h>

#include <QDir>
#include <QStorageInfo>
#include <QTcpServer>
#include <QTest>

#include "region/storage/pg_store.h"
#include "region/storage/store.h"

namespace rebate::fixtures {
namespace {

const QString kPrograms = QStringLiteral("/usr/lib/postgresql/15/bin/");

int freePort() {
  QTcpServer probe;
  if (!probe.listen(QHostAddress::LocalHost)) qFatal("no free port");
  return probe.serverPort();
}

/// A database is some hundred files: in memory where there is room, they cost nothing to make and to take away.
QString folderPattern(PostgresServer::Kind kind) {
  if (kind == PostgresServer::Kind::durable)
    return QDir::current().absoluteFilePath(QStringLiteral("rebate-postgres-XXXXXX"));
  const QStorageInfo memory(QStringLiteral("/dev/shm"));
  const bool room = memory.isValid() && memory.bytesAvailable() > (qint64{2} << 30);
  return (room ? QStringLiteral("/dev/shm") : QDir::tempPath()) + QStringLiteral("/rebate-postgres-XXXXXX");
}

/// PostgreSQL refuses root: then the system's user of that name runs it. Either way it dies with us.
void prepare(QProcess& process, const QString& program, QStringList arguments, const QString& home) {
  QStringList before{QStringLiteral("--pdeathsig"), QStringLiteral("QUIT")};
  if (::geteuid() == 0)
    before << QStringLiteral("--reuid=postgres") << QStringLiteral("--regid=postgres")
           << QStringLiteral("--init-groups");
  before << QStringLiteral("env") << QStringLiteral("HOME=") + home << kPrograms + program;
  process.setProgram(QStringLiteral("setpriv"));
  process.setArguments(before + arguments);
  process.setWorkingDirectory(home);
}

QString databaseOf(const region::StoreAddress& store) {
  const auto setting = QString::fromStdString(store.postgres->write);
  return setting.mid(setting.lastIndexOf(u'=') + 1);
}

}  // namespace

bool testsPostgres() {
  return qgetenv("REBATE_TEST_STORE") == "postgresql";
}

PostgresServer& PostgresServer::shared() {
  static PostgresServer server;
  return server;
}

PostgresServer::PostgresServer(Kind kind) : kind_(kind), folder_(folderPattern(kind)), port_(freePort()) {
  initialise();
  start();
  execute(QStringLiteral("CREATE DATABASE template_of_stores"));
  const auto opened = region::openStore({addressOf(QStringLiteral("template_of_stores"), {})});
  if (!opened) qFatal("schema: %s", opened.error().detail.c_str());
}

PostgresServer::~PostgresServer() {
  server_.terminate();
  if (!server_.waitForFinished(5'000)) server_.kill();
  server_.waitForFinished(5'000);
}

void PostgresServer::initialise() {
  if (::geteuid() == 0) {
    QProcess owner;
    owner.start(QStringLiteral("chown"), {QStringLiteral("postgres:postgres"), folder_.path()});
    if (!owner.waitForFinished() || owner.exitCode() != 0) qFatal("no user postgres: packaging/setup");
  }
  QProcess initdb;
  prepare(initdb, QStringLiteral("initdb"),
          {QStringLiteral("-D"), folder_.filePath(QStringLiteral("data")), QStringLiteral("--no-sync"),
           QStringLiteral("-U"), QStringLiteral("rebate"), QStringLiteral("-E"), QStringLiteral("UTF8"),
           QStringLiteral("--locale=C"), QStringLiteral("-A"), QStringLiteral("trust")},
          folder_.path());
  initdb.start();
  if (!initdb.waitForFinished(60'000) || initdb.exitCode() != 0)
    qFatal("initdb: %s", initdb.readAllStandardError().constData());
}

void PostgresServer::start() {
  prepare(server_, QStringLiteral("postgres"),
          {QStringLiteral("-D"), folder_.filePath(QStringLiteral("data")), QStringLiteral("-p"), QString::number(port_),
           QStringLiteral("-c"), QStringLiteral("listen_addresses=127.0.0.1"), QStringLiteral("-c"),
           QStringLiteral("unix_socket_directories="), QStringLiteral("-c"), QStringLiteral("autovacuum=off"),
           QStringLiteral("-c"), kind_ == Kind::hasty ? QStringLiteral("fsync=off") : QStringLiteral("fsync=on"),
           QStringLiteral("-c"),
           kind_ == Kind::hasty ? QStringLiteral("shared_buffers=32MB") : QStringLiteral("shared_buffers=256MB")},
          folder_.path());
  server_.setStandardOutputFile(folder_.filePath(QStringLiteral("log")));
  server_.setStandardErrorFile(folder_.filePath(QStringLiteral("log")), QIODevice::Append);
  server_.start();
  const auto ready = [this] {
    return openPostgres(*addressOf(QStringLiteral("postgres"), {}).postgres, false, 1'000)->connect().ok();
  };
  if (!QTest::qWaitFor(ready, 30'000)) qFatal("PostgreSQL does not answer");
}

void PostgresServer::execute(const QString& sql) {
  const auto session = openPostgres(*addressOf(QStringLiteral("postgres"), {}).postgres, false, 1'000);
  if (const auto done = session->execute(sql.toStdString()); !done) qFatal("%s", done.error().detail.c_str());
}

region::StoreAddress PostgresServer::freshStore(const QString& keyFile) {
  const auto name = QStringLiteral("store_%1").arg(++stores_);
  execute(QStringLiteral("CREATE DATABASE %1 TEMPLATE template_of_stores").arg(name));
  return addressOf(name, keyFile);
}

region::StoreAddress PostgresServer::copyOf(const region::StoreAddress& store) {
  const auto name = QStringLiteral("store_%1").arg(++stores_);
  execute(QStringLiteral("CREATE DATABASE %1 TEMPLATE %2").arg(name, databaseOf(store)));
  return addressOf(name, QString::fromStdString(store.keyFile));
}

void PostgresServer::drop(const region::StoreAddress& store) {
  execute(QStringLiteral("DROP DATABASE %1 WITH (FORCE)").arg(databaseOf(store)));
}

region::StoreAddress PostgresServer::addressOf(const QString& database, const QString& keyFile) const {
  region::StoreAddress address;
  region::PostgresAddress postgres;
  postgres.write =
      QStringLiteral("host=127.0.0.1 port=%1 user=rebate dbname=%2").arg(port_).arg(database).toStdString();
  postgres.read = postgres.write;
  address.postgres = std::move(postgres);
  address.keyFile = keyFile.toStdString();
  return address;
}

}  // namespace rebate::fixtures
