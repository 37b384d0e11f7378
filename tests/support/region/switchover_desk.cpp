// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/switchover_desk.h"

#include <QTest>

#include "region/people_desk.h"

namespace rebate::fixtures {

void SwitchoverDesk::addPeople() {
  cluster_.addOperator(QStringLiteral("zhao.lei"), QStringLiteral("incident"));
  cluster_.addOperator(QStringLiteral("wu.min"), QStringLiteral("admin"));
}

HttpClient SwitchoverDesk::as(const QString& name) {
  const int leader = cluster_.waitForLeader();
  if (!tokens_.contains(name)) {
    cluster_.signIn(name);
    tokens_.insert(name, cluster_.token());
  }
  HttpClient client(cluster_.client(leader).port());
  client.setToken(tokens_.value(name));
  return client;
}

HttpReply SwitchoverDesk::ask(const QByteArray& to, const QJsonObject& more) {
  QJsonObject wish{{QStringLiteral("id"), freshId()},
                   {QStringLiteral("to"), QString::fromLatin1(to)},
                   {QStringLiteral("confirm"), QString::fromLatin1(to)},
                   {QStringLiteral("reason"), QStringLiteral("kernel update")}};
  for (auto member = more.begin(); member != more.end(); ++member) wish.insert(member.key(), member.value());
  return as(QStringLiteral("zhao.lei")).post("/v1/switchovers", wish);
}

HttpReply SwitchoverDesk::decide(const QString& who, const QString& id, const char* verdict, const char* reason) {
  const QJsonObject said{{QStringLiteral("verdict"), QLatin1String(verdict)},
                         {QStringLiteral("reason"), QLatin1String(reason)}};
  return as(who).post("/v1/switchovers/" + id.toLatin1() + "/decision", said);
}

QJsonObject SwitchoverDesk::order(const QString& id) {
  const auto page = as(QStringLiteral("zhao.lei")).get("/v1/switchovers?limit=20").json();
  for (const auto& value : page.value(QStringLiteral("switchovers")).toArray())
    if (value.toObject().value(QStringLiteral("id")).toString() == id) return value.toObject();
  return {};
}

HttpReply SwitchoverDesk::askWhenSettled(const QByteArray& to, const QJsonObject& more) {
  HttpReply reply;
  const auto settled = [&] {
    reply = ask(to, more);
    return reply.json().value(QStringLiteral("field")).toString() != QLatin1String("settled");
  };
  if (!QTest::qWaitFor(settled, 15'000)) return {};
  return reply;
}

QString SwitchoverDesk::handOver(const QByteArray& to) {
  const auto asked = askWhenSettled(to);
  const auto id = asked.json().value(QStringLiteral("id")).toString();
  if (asked.status != 201) {
    qWarning("asked: %d %s", asked.status, asked.body.constData());
    return {};
  }
  const auto decided = decide(QStringLiteral("wu.min"), id, "approve");
  const bool approved = decided.json().value(QStringLiteral("state")).toString() == QLatin1String("approved");
  if (!approved) qWarning("approved: %d %s", decided.status, decided.body.constData());
  return approved ? id : QString();
}

}  // namespace rebate::fixtures
