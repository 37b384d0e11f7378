// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/people_desk.h"

namespace rebate::fixtures {
namespace {

const char* const kUsers = R"([
 {"user_id":"u-10000","level":"bronze","nickname":"SunFlower99","phone":"+86 138 0013 8000","name":"林小明",
  "payout_account":"6222020200112345678"},
 {"user_id":"u-10001","level":"bronze","nickname":"sunrise","phone":"13900139000"}])";

}  // namespace

PeopleDesk::PeopleDesk() {
  if (cluster_.import(sampleFeed()).status != 0) qFatal("no sample feed");
  QFile users(cluster_.folder() + QStringLiteral("/people.json"));
  if (!users.open(QIODevice::WriteOnly)) qFatal("people.json");
  users.write(kUsers);
  users.close();
  const auto run = runRegion({QStringLiteral("import"), QStringLiteral("--store"), cluster_.store(),
                              QStringLiteral("--users"), users.fileName()});
  users.remove();  // the only place where it was in the clear
  if (run.status != 0) qFatal("import: %s", run.err.constData());
  const std::pair<const char*, const char*> people[] = {{"li.na", "support"},     {"wang.fei", "support"},
                                                        {"chen.jing", "finance"}, {"wu.min", "admin"},
                                                        {"he.min", "admin"},      {"he.lan", "auditor"}};
  for (const auto& [name, role] : people) cluster_.addOperator(QLatin1String(name), QLatin1String(role));
  cluster_.start(0);
  cluster_.waitForLeader();
}

HttpClient PeopleDesk::as(const QString& name) {
  if (!tokens_.contains(name)) {
    cluster_.signIn(name);
    tokens_.insert(name, cluster_.token());
  }
  auto client = cluster_.client(cluster_.waitForLeader());
  client.setToken(tokens_.value(name));
  return client;
}

HttpReply PeopleDesk::decide(const QString& who, const QJsonObject& proposal) {
  const auto path = "/v1/proposals/" + proposal.value(QStringLiteral("id")).toString().toUtf8() + "/decision";
  return as(who).post(path, {{QStringLiteral("verdict"), QStringLiteral("approve")},
                             {QStringLiteral("version"), proposal.value(QStringLiteral("version"))},
                             {QStringLiteral("reason"), QStringLiteral("looked at it")}});
}

QJsonObject PeopleDesk::user(const char* id) {
  return as(QStringLiteral("li.na")).get(QByteArray("/v1/users/") + id).json();
}

std::optional<std::string> PeopleDesk::text(const std::string& sql) {
  auto store = region::openStore({cluster_.store().toStdString(), true});
  return store ? (*store)->text(sql) : std::nullopt;
}

const QByteArrayList& personalWords() {
  static const QByteArrayList words{"13800138000",    "138 0013 8000",          "SunFlower", "sunflower",
                                    "林小明",         "6222020200112345678",    "sunrise",   "13900139000",
                                    "her new number", "screenshot of the order"};
  return words;
}

QString freshId() {
  return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

}  // namespace rebate::fixtures
