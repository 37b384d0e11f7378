// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/alertmanager_server.h"

#include <csignal>

namespace rebate::fixtures {
namespace {

constexpr auto kConfig = R"(route:
  receiver: console
  group_by: [region, alertname]
  group_wait: 0s
  group_interval: 1s
inhibit_rules:
  - source_matchers: [alertname="RegionUnreachable"]
    target_matchers: [alertname!="RegionUnreachable", severity!="critical"]
    equal: [region]
receivers:
  - name: console
)";

}  // namespace

AlertmanagerServer::AlertmanagerServer() : server_(QStringLiteral("prometheus")), port_(freePort()) {}

void AlertmanagerServer::start() {
  const auto config = server_.write(QStringLiteral("alertmanager.yml"), kConfig);
  server_.start(
      QStringLiteral("/usr/bin/prometheus-alertmanager"),
      {QStringLiteral("--config.file=") + config,
       QStringLiteral("--storage.path=") + server_.folder() + QStringLiteral("/data"),
       QStringLiteral("--cluster.listen-address="), QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(port_)});
  if (!server_.waitFor([this] { return somebodyListens(port_); }, 15'000))
    qFatal("Alertmanager does not start: %s", server_.output().constData());
}

void AlertmanagerServer::kill() {
  server_.signal(SIGCONT, server_.pid());
  server_.end(SIGKILL, server_.pid());
}

void AlertmanagerServer::pause() {
  server_.signal(SIGSTOP, server_.pid());
}

void AlertmanagerServer::resume() {
  server_.signal(SIGCONT, server_.pid());
}

std::string AlertmanagerServer::address() const {
  return "http://127.0.0.1:" + std::to_string(port_);
}

}  // namespace rebate::fixtures
