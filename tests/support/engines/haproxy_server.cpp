// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/haproxy_server.h"

#include <csignal>

namespace rebate::fixtures {

HaproxyServer::HaproxyServer() : server_(QStringLiteral("haproxy")), port_(freePort()), stats_(freePort()) {}

void HaproxyServer::start(const QList<quint16>& instances) {
  QByteArray config =
      "global\n  maxconn 500\ndefaults\n  mode http\n  timeout connect 2s\n  timeout client 30s\n  timeout server 30s\n"
      "  timeout tunnel 1h\n  option redispatch\n  retries 2\n  retry-on conn-failure\n"
      "frontend api\n  bind 127.0.0.1:" +
      QByteArray::number(port_) +
      "\n  default_backend instances\nfrontend stats\n  bind 127.0.0.1:" + QByteArray::number(stats_) +
      "\n  stats enable\n  stats uri /stats\nbackend instances\n  balance roundrobin\n  option httpchk GET /readyz\n"
      "  http-check disable-on-404\n  http-check expect status 200\n"
      "  default-server check inter 200ms fall 2 rise 1 on-marked-down shutdown-sessions\n";
  for (qsizetype i = 0; i < instances.size(); ++i)
    config +=
        "  server instance-" + QByteArray::number(i + 1) + " 127.0.0.1:" + QByteArray::number(instances[i]) + "\n";
  const auto file = server_.write(QStringLiteral("haproxy.cfg"), config);
  server_.start(QStringLiteral("/usr/sbin/haproxy"), {QStringLiteral("-db"), QStringLiteral("-f"), file});
  if (!server_.waitFor([this] { return somebodyListens(port_) && somebodyListens(stats_); }, 15'000))
    qFatal("HAProxy does not start: %s", server_.output().constData());
}

void HaproxyServer::stop() {
  server_.end(SIGTERM, server_.pid());
}

QByteArray HaproxyServer::stats() const {
  return "http://127.0.0.1:" + QByteArray::number(stats_) + "/stats;csv";
}

QByteArray HaproxyServer::config(int drain) const {
  return "[haproxy]\nstats = \"" + stats() + "\"\ndrain_ms = " + QByteArray::number(drain) + "\n";
}

}  // namespace rebate::fixtures
