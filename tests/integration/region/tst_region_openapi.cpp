// SPDX-License-Identifier: GPL-3.0-or-later
// The contract and what is served say the same.
#include <QtTest>

#include "domain/decision.h"
#include "region/api/routes.h"
#include "region/payout_house.h"

using namespace rebate::fixtures;
using namespace rebate;

namespace {

/// The few YAML shapes our contract is written in: keys by their indentation.
class Contract {
 public:
  Contract() {
    QFile file(QStringLiteral(REBATE_OPENAPI));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no contract");
    QStringList path;
    QList<int> indents;
    for (auto line : QString::fromUtf8(file.readAll()).split(u'\n')) {
      const auto text = line.trimmed();
      if (text.isEmpty() || text.startsWith(u'#')) continue;
      int indent = 0;
      while (indent < line.size() && line[indent] == u' ') ++indent;
      while (!indents.isEmpty() && indents.last() >= indent) {
        indents.removeLast();
        path.removeLast();
      }
      const auto match = QRegularExpression(QStringLiteral("^['\"]?([^'\":]+|[^'\"]+)['\"]?:( |$)(.*)")).match(text);
      if (!match.hasMatch()) continue;
      indents << indent;
      path << match.captured(1);
      keys_.insert(path.join(u'|'), match.captured(3));
      auto& siblings = children_[path.mid(0, path.size() - 1).join(u'|')];
      siblings << path.last();
    }
  }
  bool has(const QStringList& path) const { return keys_.contains(path.join(u'|')); }
  QString value(const QStringList& path) const { return keys_.value(path.join(u'|')); }
  QStringList under(const QStringList& path) const { return children_.value(path.join(u'|')); }

 private:
  QHash<QString, QString> keys_;
  QHash<QString, QStringList> children_;
};

QStringList sorted(QStringList list) {
  list.sort();
  return list;
}

}  // namespace

class TestRegionOpenapi : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void servedPathsAreThoseOfTheContract();
  void everyProblemIsNamed();
  void repliesHaveTheMembersOfTheirSchema();
  void withdrawalsHaveTheMembersOfTheirSchema();
  void statusesAreListed();

 private:
  Contract contract_;
};

void TestRegionOpenapi::servedPathsAreThoseOfTheContract() {
  QStringList served, written;
  for (const auto& row : region::routes())
    served << QString::fromLatin1(row.method.data(), qsizetype(row.method.size())).toLower() + u' ' +
                  QString::fromLatin1(row.pattern.data(), qsizetype(row.pattern.size()));
  for (const auto& path : contract_.under({QStringLiteral("paths")}))
    for (const auto& method : contract_.under({QStringLiteral("paths"), path}))
      if (method != QLatin1String("parameters")) written << method + u' ' + path;
  QCOMPARE(sorted(written), sorted(served));
}

void TestRegionOpenapi::everyProblemIsNamed() {
  const auto written =
      contract_.value({QStringLiteral("components"), QStringLiteral("schemas"), QStringLiteral("Problem"),
                       QStringLiteral("properties"), QStringLiteral("title"), QStringLiteral("enum")});
  for (int i = 0; i <= int(Problem::fault); ++i) {
    const auto text = name(Problem(i));
    QVERIFY2(written.contains(QString::fromLatin1(text.data(), qsizetype(text.size()))), text.data());
  }
}

void TestRegionOpenapi::repliesHaveTheMembersOfTheirSchema() {
  RegionCluster cluster;
  QCOMPARE(cluster.import(sampleFeed()).status, 0);
  cluster.addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
  cluster.start(0);
  cluster.signIn();
  auto client = cluster.client(0);
  const auto schema = [&](const char* name) {
    return sorted(contract_.under(
        {QStringLiteral("components"), QStringLiteral("schemas"), QLatin1String(name), QStringLiteral("properties")}));
  };
  const auto rebates = client.get("/v1/rebates?state=awaiting_approval&limit=2").json();
  const auto rebate = rebates.value(QStringLiteral("rebates")).toArray()[0].toObject();
  QCOMPARE(sorted(rebate.keys()), schema("Rebate"));
  QCOMPARE(sorted(rebates.keys()), schema("RebatePage"));
  const auto users = client.get("/v1/users?limit=2").json();
  QCOMPARE(sorted(users.value(QStringLiteral("users")).toArray()[0].toObject().keys()), schema("User"));
  QCOMPARE(sorted(users.keys()), schema("UserPage"));
  const auto detail = client.get("/v1/rebates/" + rebate.value(QStringLiteral("id")).toString().toUtf8()).json();
  QCOMPARE(sorted(detail.keys()), schema("RebateDetail"));
  QCOMPARE(sorted(detail.value(QStringLiteral("versions")).toArray()[0].toObject().keys()), schema("Version"));
  cluster.addOperator(QStringLiteral("he.lan"), QStringLiteral("auditor"));
  cluster.signIn(QStringLiteral("he.lan"));
  const auto audit = cluster.client(0).get("/v1/audit?limit=2").json();
  QCOMPARE(sorted(audit.keys()), schema("AuditPage"));
  QCOMPARE(sorted(audit.value(QStringLiteral("records")).toArray()[0].toObject().keys()), schema("AuditRecord"));
  QCOMPARE(sorted(client.get("/v1/topology").json().keys()), schema("Topology"));
  QCOMPARE(sorted(client.get("/readyz").json().keys()), schema("Readiness"));
  const auto wish = approvalOf(rebate);
  const auto reply = client.post("/v1/decisions", wish).json();
  const auto members = schema("DecisionReply");
  for (const auto& key : reply.keys()) QVERIFY2(members.contains(key), qPrintable(key));
  const auto decision = schema("Decision");
  for (const auto& key : wish.keys()) QVERIFY2(decision.contains(key), qPrintable(key));
  const auto problem = client.get("/v1/users/none").json();
  const auto problems = schema("Problem");
  for (const auto& key : problem.keys()) QVERIFY2(problems.contains(key), qPrintable(key));
}

void TestRegionOpenapi::withdrawalsHaveTheMembersOfTheirSchema() {
  PayoutHouse house({{}, "timeout_ms = 1000\n", 1});
  const auto id = house.inPayout("u-a", 20'000);
  QTRY_COMPARE(house.stateOf(id), QStringLiteral("paid"));
  const auto as = [&](const char* name, const QJsonObject& reply) {
    const auto members = contract_.under(
        {QStringLiteral("components"), QStringLiteral("schemas"), QLatin1String(name), QStringLiteral("properties")});
    QCOMPARE(sorted(reply.keys()), sorted(members));
  };
  const auto first = [](const QJsonObject& object, const char* list) {
    return object.value(QLatin1String(list)).toArray()[0].toObject();
  };
  const auto get = [&](const QByteArray& path) { return house.get(QStringLiteral("he.lan"), path).json(); };
  as("Withdrawal", get("/v1/withdrawals/" + id));
  as("WithdrawalPage", get("/v1/withdrawals?limit=1"));
  const auto payouts = get("/v1/payouts?limit=1");
  as("PayoutPage", payouts);
  as("Payout", first(payouts, "payouts"));
  as("PayoutCount", first(first(payouts, "payouts"), "states"));
  as("PayoutDetail", get("/v1/payouts/" + first(payouts, "payouts").value(QStringLiteral("id")).toString().toLatin1()));
  const auto month = QDateTime::currentDateTimeUtc().addSecs(8 * 3'600).toString(QStringLiteral("yyyy-MM"));
  const auto statement = get("/v1/users/u-a/statements/" + month.toLatin1());
  as("Statement", statement);
  const auto credits = statement.value(QStringLiteral("credits")).toObject();
  as("StatementSection", credits);
  as("StatementLine", first(credits, "lines"));
  as("Owed", statement.value(QStringLiteral("closing")).toObject());
}

void TestRegionOpenapi::statusesAreListed() {
  for (const auto& row : region::routes()) {
    const auto path = QString::fromLatin1(row.pattern.data(), qsizetype(row.pattern.size()));
    const auto method = QString::fromLatin1(row.method.data(), qsizetype(row.method.size())).toLower();
    const auto statuses =
        contract_.under({QStringLiteral("paths"), path, method, QStringLiteral("responses")}).join(u' ');
    QVERIFY2(statuses.contains(u'2'), qPrintable(path));
    if (row.open) continue;
    QVERIFY2(statuses.contains(QLatin1String("401")), qPrintable(path));
    if (row.permission) QVERIFY2(statuses.contains(QLatin1String("403")), qPrintable(path));
    if (method != QLatin1String("get")) QVERIFY2(statuses.contains(QLatin1String("421")), qPrintable(path));
    if (path.contains(QLatin1String("{id}"))) QVERIFY2(statuses.contains(QLatin1String("404")), qPrintable(path));
  }
}

QTEST_GUILESS_MAIN(TestRegionOpenapi)
#include "tst_region_openapi.moc"
