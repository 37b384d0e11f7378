// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster_client.h"

#include <QDateTime>
#include <QHostAddress>

#include "region/region_cluster.h"
#include "wire/uuid.h"

namespace rebate::cluster {
namespace {
constexpr int kPatience = 3'000;
}

fixtures::HttpClient ClusterClient::at(const QString& region) const {
  return at(region, QStringLiteral("balancer"));
}

fixtures::HttpClient ClusterClient::at(const QString& region, const QString& port) const {
  fixtures::HttpClient client(machine_.port(port), QHostAddress(fixtures::ClusterMachine::host(region)));
  client.setToken(token_);
  client.setPatience(kPatience);
  return client;
}

bool ClusterClient::signIn(const QString& name) {
  const QJsonObject who{{QStringLiteral("name"), name},
                        {QStringLiteral("password"), QString::fromUtf8(machine_.password(name))}};
  token_.clear();
  for (const auto& region : fixtures::ClusterMachine::regions())
    if (token_.isEmpty())
      token_ = at(region).post("/v1/session", who).json().value(QStringLiteral("token")).toString().toUtf8();
  return !token_.isEmpty();
}

fixtures::HttpReply ClusterClient::note(const QString& region, const QByteArray& id) const {
  return at(region).post("/v1/users/u-10000/notes", {{QStringLiteral("id"), QString::fromLatin1(id)},
                                                     {QStringLiteral("text"), QStringLiteral("looked at")}});
}

bool ClusterClient::write(const QByteArray& id) const {
  for (const auto& region : fixtures::ClusterMachine::regions())
    if (note(region, id).status == 201) return true;
  return false;
}

QByteArray ClusterClient::freshId() {
  return QByteArray::fromStdString(wire::uuid7(QDateTime::currentMSecsSinceEpoch()));
}

QByteArray ClusterClient::audit() const {
  const auto config = machine_.folder() + QStringLiteral("/cn-east/instance-1.toml");
  return fixtures::runRegion({QStringLiteral("export"), QStringLiteral("--what"), QStringLiteral("audit"),
                              QStringLiteral("--config"), config})
      .out;
}

}  // namespace rebate::cluster
