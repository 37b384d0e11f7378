// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/payout_house.h"

#include <QFile>
#include <QHostAddress>
#include <QRegularExpression>
#include <QUuid>

#include "region/ledger/user_book.h"
#include "region/money_fixture.h"
#include "region/storage/offline_write.h"
#include "region/store_fixture.h"

namespace rebate::fixtures {
namespace {

const QString kPeople[][2] = {{QStringLiteral("support"), QStringLiteral("support")},
                              {QStringLiteral("li.wei"), QStringLiteral("finance")},
                              {QStringLiteral("chen.jing"), QStringLiteral("finance")},
                              {QStringLiteral("zhao.lei"), QStringLiteral("finance")},
                              {QStringLiteral("he.lan"), QStringLiteral("auditor")}};

void fill(const std::string& path) {
  const auto sql = region::openStore({path});
  const auto done = region::writeOffline(**sql, [](region::Writing& writing) {
    region::saveUsers(writing, threeUsers());
    credit(writing, "100", "u-a", {3'000'000});
    credit(writing, "101", "u-b", {3'000'000});
    credit(writing, "102", "u-c", {3'000'000});
  });
  if (!done) qFatal("store: %s", done.error().detail.c_str());
}

/// The provider is not one of our regions: what it says is not held against their contract.
HttpReply providerCall(quint16 port, const QByteArray& line) {
  QTcpSocket socket;
  socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
  if (!socket.waitForConnected(5'000)) return {};
  socket.write(line + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
  QByteArray bytes;
  while (socket.waitForReadyRead(15'000)) bytes += socket.readAll();  // until it hangs up
  const auto end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return {};
  return {bytes.mid(9, 3).toInt(), {}, bytes.left(end), bytes.mid(end + 4)};
}

QString secretIn(const QString& folder) {
  const auto path = folder + QStringLiteral("/payout.secret");
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly)) qFatal("secret");
  file.write(QUuid::createUuid().toByteArray() + "\n");
  file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
  return path;
}

}  // namespace

PayoutHouse::PayoutHouse(const Settings& settings) : settings_(settings) {
  fill(cluster_.store().toStdString());
  for (const auto& [name, role] : kPeople) cluster_.addOperator(name, role);
  settings_.provider << QStringLiteral("--secret-file") << secretIn(cluster_.folder());
  startProvider();
  cluster_.setSettings({600, 120,
                        "[payout]\nurl = \"http://127.0.0.1:" + QByteArray::number(providerPort_) +
                            "/v1\"\nsecret_file = \"" + cluster_.folder().toUtf8() + "/payout.secret\"\n" +
                            settings_.payout});
  for (int i = 0; i < settings_.regions; ++i) cluster_.start(i);
  for (const auto& [name, role] : kPeople) {
    cluster_.signIn(name);
    tokens_.insert(name, cluster_.token());
  }
}

PayoutHouse::~PayoutHouse() {
  stopProvider();
}

void PayoutHouse::startProvider() {
  auto options = settings_.provider;
  options << QStringLiteral("--port") << QString::number(providerPort_);
  provider_.start(QStringLiteral(REBATE_BIN "/rebate-payout-provider"), options);
  if (!provider_.waitForReadyRead(15'000)) qFatal("the provider does not start");
  const auto said = QString::fromUtf8(provider_.readAllStandardOutput());
  providerPort_ = QRegularExpression(QStringLiteral(":(\\d+)")).match(said).captured(1).toUShort();
}

void PayoutHouse::stopProvider() {
  provider_.kill();
  provider_.waitForFinished();
}

QJsonObject PayoutHouse::truth() const {
  return providerCall(providerPort_, "GET /truth").json();
}

void PayoutHouse::tellProvider(const QByteArray& path) const {
  const auto reply = providerCall(providerPort_, "POST " + path);
  if (reply.status != 200) qFatal("the provider: %d %s", reply.status, reply.body.constData());
}

HttpReply PayoutHouse::get(const QString& person, const QByteArray& path) {
  HttpClient client(cluster_.client(cluster_.waitForLeader()).port());
  client.setToken(tokens_.value(person));
  return client.get(path);
}

HttpReply PayoutHouse::post(const QString& person, const QByteArray& path, const QJsonObject& body,
                            const QByteArray& key) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    HttpClient client(cluster_.client(cluster_.waitForLeader()).port());
    client.setToken(tokens_.value(person));
    const auto header = key.isEmpty() ? QByteArray() : "Idempotency-Key: " + key + "\r\n";
    const auto reply = client.call("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact), header);
    if (reply.status != 0 && reply.status != 421 && reply.status != 503 && reply.status != 409) return reply;
  }
  return {};
}

HttpReply PayoutHouse::post(const QString& person, const QByteArray& path, const QJsonObject& body) {
  return post(person, path, body, QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
}

QJsonObject PayoutHouse::withdrawal(const QByteArray& id) {
  return get(QStringLiteral("li.wei"), "/v1/withdrawals/" + id).json();
}

QByteArray PayoutHouse::request(const QByteArray& user, qint64 fen) {
  const auto reply =
      post(QStringLiteral("support"), "/v1/withdrawals",
           {{QStringLiteral("user_id"), QString::fromLatin1(user)}, {QStringLiteral("amount_fen"), fen}});
  if (reply.status != 201) qFatal("request: %d %s", reply.status, reply.body.constData());
  return reply.json().value(QStringLiteral("id")).toString().toLatin1();
}

QByteArray PayoutHouse::reviewed(const QByteArray& user, qint64 fen) {
  const auto id = request(user, fen);
  const auto seen = withdrawal(id);
  const auto reply = post(QStringLiteral("li.wei"), "/v1/withdrawals/" + id + "/review",
                          {{QStringLiteral("verdict"), QStringLiteral("approve")},
                           {QStringLiteral("version"), seen.value(QStringLiteral("version"))},
                           {QStringLiteral("content_hash"), seen.value(QStringLiteral("content_hash"))}});
  if (reply.status != 200) qFatal("review: %d %s", reply.status, reply.body.constData());
  return id;
}

QByteArray PayoutHouse::inPayout(const QByteArray& user, qint64 fen) {
  const auto id = reviewed(user, fen);
  const auto reply =
      post(QStringLiteral("zhao.lei"), "/v1/payouts", {{QStringLiteral("ids"), QJsonArray{QString::fromLatin1(id)}}});
  if (reply.status != 201) qFatal("payout: %d %s", reply.status, reply.body.constData());
  return id;
}

qint64 PayoutHouse::free(const QByteArray& user) {
  return get(QStringLiteral("li.wei"), "/v1/users/" + user).json().value(QStringLiteral("balance_fen")).toInteger();
}

QList<QJsonObject> PayoutHouse::exported(const char* what, const QStringList& more) const {
  return runRegion(QStringList{QStringLiteral("export"), QStringLiteral("--store"), cluster_.store(),
                               QStringLiteral("--what"), QString::fromLatin1(what)} +
                   more)
      .lines();
}

QString PayoutHouse::differences() const {
  const auto theirs = truth();
  QHash<QString, QJsonObject> payouts;
  for (const auto& value : theirs.value(QStringLiteral("payouts")).toArray())
    payouts.insert(value.toObject().value(QStringLiteral("key")).toString(), value.toObject());
  for (const auto& payout : payouts)
    if (payout.value(QStringLiteral("orders")).toInt() > 1 || payout.value(QStringLiteral("times_paid")).toInt() > 1)
      return QStringLiteral("twice: ") + QString::fromUtf8(QJsonDocument(payout).toJson());
  for (const auto& ours : exported("withdrawals")) {
    const auto payout = payouts.take(ours.value(QStringLiteral("id")).toString());
    const bool paid = payout.value(QStringLiteral("state")) == QLatin1String("paid");
    const bool booked = ours.value(QStringLiteral("state")) == QLatin1String("paid");
    const auto fen = QStringLiteral("amount_fen");
    if (paid != booked || (paid && payout.value(fen) != ours.value(fen)))
      return QString::fromUtf8(QJsonDocument(ours).toJson() + " is not " + QJsonDocument(payout).toJson());
  }
  if (!payouts.isEmpty()) return QStringLiteral("paid what nobody asked for");
  qint64 cash = 0;
  for (const auto& posting : exported("postings"))
    if (posting.value(QStringLiteral("account")) == QLatin1String("cash"))
      cash -= posting.value(QStringLiteral("amount_fen")).toInteger();
  const auto paid = theirs.value(QStringLiteral("paid_fen")).toInteger();
  return cash == paid ? QString() : QStringLiteral("cash: %1 booked, %2 paid").arg(cash).arg(paid);
}

}  // namespace rebate::fixtures
