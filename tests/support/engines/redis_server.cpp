// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/redis_server.h"

#include <csignal>

namespace rebate::fixtures {

RedisServer::RedisServer() : server_(QStringLiteral("redis")), port_(freePort()) {}

void RedisServer::start() {
  server_.start(QStringLiteral("/usr/bin/redis-server"),
                {QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--port"),
                 QString::number(port_), QStringLiteral("--save"), QString(), QStringLiteral("--maxmemory"),
                 QStringLiteral("64mb"), QStringLiteral("--maxmemory-policy"), QStringLiteral("allkeys-lru")});
  if (!server_.waitFor([this] { return somebodyListens(port_); }, 15'000))
    qFatal("Redis does not start: %s", server_.output().constData());
}

void RedisServer::kill() {
  server_.signal(SIGCONT, server_.pid());
  server_.end(SIGKILL, server_.pid());
}

void RedisServer::pause() {
  server_.signal(SIGSTOP, server_.pid());
}

void RedisServer::resume() {
  server_.signal(SIGCONT, server_.pid());
}

QByteArray RedisServer::config(int deadline, int ttl) const {
  return "[redis]\nhost = \"127.0.0.1\"\nport = " + QByteArray::number(port_) +
         "\ndeadline_ms = " + QByteArray::number(deadline) + "\nttl_ms = " + QByteArray::number(ttl) + "\n";
}

}  // namespace rebate::fixtures
