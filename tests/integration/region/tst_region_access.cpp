// SPDX-License-Identifier: GPL-3.0-or-later
// Who comes in and who may do what, asked of a real process: every role at every endpoint, locks, codes, renewals.
#include <QtTest>

#include <csignal>

#include "region/api/routes.h"
#include "region/ledger/one_time_code.h"
#include "region/region_cluster.h"
#include "wire/audit_json.h"

using namespace rebate::fixtures;
using namespace rebate;

namespace {

const QByteArrayList kRoles{"support", "finance", "incident", "admin", "auditor"};

/// y: let in (whatever the answer is); n: 403; -: 401. In the order of kRoles, then somebody without a token.
struct Row {
  const char* method;
  const char* path;
  const char* cells;
};
constexpr Row kTable[] = {
    //                                    sfiaa?
    {"POST", "/v1/session", /*        */ "yyyyyy"}, {"DELETE", "/v1/session", /*      */ "yyyyy-"},
    {"POST", "/v1/session/refresh", /**/ "yyyyy-"}, {"GET", "/v1/snapshot", /*        */ "yyyyy-"},
    {"GET", "/v1/changes", /*         */ "yyyyy-"}, {"GET", "/v1/users", /*           */ "yynyy-"},
    {"GET", "/v1/users/{id}", /*      */ "yynyy-"}, {"GET", "/v1/rebates", /*         */ "yynyy-"},
    {"GET", "/v1/rebates/{id}", /*    */ "yynyy-"}, {"POST", "/v1/decisions", /*      */ "nynnn-"},
    {"GET", "/v1/decisions/{id}", /*  */ "yynyy-"}, {"GET", "/v1/topology", /*        */ "yyyyy-"},
    {"GET", "/v1/feeds/coverage", /*  */ "yyyyy-"}, {"POST", "/v1/feeds/reread", /*   */ "nnnyn-"},
    {"GET", "/v1/proposals", /*       */ "yynyy-"}, {"POST", "/v1/proposals", /*      */ "yynyn-"},
    {"GET", "/v1/proposals/{id}", /*  */ "yynyy-"}, {"POST", "/v1/proposals/{id}/decision", "yynyn-"},
    {"GET", "/v1/rules", /*           */ "yynyy-"},
    {"GET", "/v1/failovers", /*       */ "yyyyy-"}, {"POST", "/v1/switchovers", /*    */ "nnynn-"},
    {"GET", "/v1/switchovers", /*     */ "yyyyy-"}, {"GET", "/v1/switchovers/preflight", "yyyyy-"},
    {"POST", "/v1/switchovers/{id}/decision", "nnyyn-"},
    {"PUT", "/v1/pause", /*           */ "nnynn-"}, {"DELETE", "/v1/pause", /*        */ "nnynn-"},
    {"POST", "/v1/maintenance", /*    */ "nnyyn-"}, {"DELETE", "/v1/maintenance/{id}", "nnyyn-"},
    {"GET", "/v1/incidents/notes", /* */ "yyyyy-"}, {"POST", "/v1/incidents/{id}/notes", "yyyyn-"},
    {"PATCH", "/v1/users/{id}", /*    */ "yynnn-"}, {"GET", "/v1/users/{id}/timeline", "yynyy-"},
    {"POST", "/v1/users/{id}/notes", "yynnn-"},     {"POST", "/v1/users/{id}/reveal", "yynnn-"},
    {"POST", "/v1/users/{id}/adjustments", "ynnnn-"}, {"POST", "/v1/users/{id}/erasure", "nnnyn-"},
    {"POST", "/v1/claims", /*         */ "ynnnn-"}, {"GET", "/v1/operators", /*       */ "nnnyy-"},
    {"POST", "/v1/orders/import", /*  */ "nnnyn-"},
    {"GET", "/v1/bills", /*           */ "yynyy-"}, {"POST", "/v1/bills", /*          */ "nynnn-"},
    {"POST", "/v1/bills/{id}/confirmation", "nynnn-"},
    {"GET", "/v1/withdrawals", /*     */ "yynyy-"}, {"POST", "/v1/withdrawals", /*    */ "ynnnn-"},
    {"GET", "/v1/withdrawals/{id}", /**/ "yynyy-"}, {"POST", "/v1/withdrawals/{id}/review", "nynnn-"},
    {"POST", "/v1/withdrawals/{id}/query", "nynnn-"}, {"GET", "/v1/payouts", /*         */ "yynyy-"},
    {"POST", "/v1/payouts", /*        */ "nynnn-"}, {"GET", "/v1/payouts/{id}", /*    */ "yynyy-"},
    {"GET", "/v1/users/{id}/statements/{month}", "yynyy-"},
    {"GET", "/v1/audit", /*           */ "nnnyy-"}, {"GET", "/healthz", /*            */ "yyyyyy"},
    {"GET", "/readyz", /*             */ "yyyyyy"}, {"GET", "/metrics", /*            */ "yyyyyy"},
};

QJsonObject credentials(const char* name, const char* password, const QByteArray& code = {}) {
  QJsonObject object{{QStringLiteral("name"), QLatin1String(name)},
                     {QStringLiteral("password"), QLatin1String(password)}};
  if (!code.isEmpty()) object.insert(QStringLiteral("code"), QString::fromLatin1(code));
  return object;
}

}  // namespace

class TestRegionAccess : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void cleanupTestCase();
  void theTableIsWhole();
  void everyRoleAtEveryEndpoint_data();
  void everyRoleAtEveryEndpoint();
  void theAuditChainCanBeVerifiedByWhoeverReadsIt();
  void auditPagesAreAskedForProperly_data();
  void auditPagesAreAskedForProperly();
  void aTokenIsRenewed();
  void aCodeIsAskedFor();
  void fiveFailuresLockInEveryRegion();
  void noSecretIsExported();

 private:
  QByteArray tokenOf(const QByteArray& role);
  int statusOfStream(HttpClient client, const QByteArray& path);
  Run operators(const QStringList& arguments);
  std::unique_ptr<RegionCluster> cluster_;
  QHash<QByteArray, QByteArray> tokens_;
  QByteArray secret_;
};

void TestRegionAccess::initTestCase() {
  cluster_ = std::make_unique<RegionCluster>();
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  for (const auto& role : kRoles) cluster_->addOperator(QString::fromLatin1(role), QString::fromLatin1(role));
  for (const auto* name : {"chen.jing", "li.wei"})
    cluster_->addOperator(QString::fromLatin1(name), QStringLiteral("finance"));
  cluster_->start(0);
  cluster_->waitForLeader();
}

void TestRegionAccess::cleanupTestCase() {
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
  cluster_.reset();
}

QByteArray TestRegionAccess::tokenOf(const QByteArray& role) {
  cluster_->signIn(QString::fromLatin1(role));
  return cluster_->token();
}

/// A stream does not end; its first line says it.
int TestRegionAccess::statusOfStream(HttpClient client, const QByteArray& path) {
  const auto socket = client.open(path);
  QByteArray head;
  while (!head.contains("\r\n") && socket->waitForReadyRead(5'000)) head += socket->readAll();
  return head.split(' ').value(1).toInt();
}

Run TestRegionAccess::operators(const QStringList& arguments) {
  return runRegion(QStringList{QStringLiteral("operator")} + arguments +
                   QStringList{QStringLiteral("--store"), cluster_->store()});
}

void TestRegionAccess::theTableIsWhole() {
  QStringList served, written;
  for (const auto& row : region::routes())
    served << QString::fromStdString(std::string(row.method) + " " + std::string(row.pattern));
  for (const auto& row : kTable) written << QLatin1String(row.method) + u' ' + QLatin1String(row.path);
  served.sort();
  written.sort();
  QCOMPARE(written, served);
}

void TestRegionAccess::everyRoleAtEveryEndpoint_data() {
  QTest::addColumn<QByteArray>("role");
  QTest::addColumn<QByteArray>("method");
  QTest::addColumn<QByteArray>("path");
  QTest::addColumn<char>("cell");
  for (qsizetype i = 0; i <= kRoles.size(); ++i)
    for (const auto& row : kTable) {
      const auto role = kRoles.value(i);
      QTest::addRow("%s %s %s", role.isEmpty() ? "nobody" : role.constData(), row.method, row.path)
          << role << QByteArray(row.method) << QByteArray(row.path) << row.cells[i];
    }
}

void TestRegionAccess::everyRoleAtEveryEndpoint() {
  QFETCH(QByteArray, role);
  QFETCH(QByteArray, method);
  QFETCH(QByteArray, path);
  QFETCH(char, cell);
  const bool spendsToken = path.startsWith("/v1/session") && path + method != "/v1/sessionPOST";
  QByteArray token;
  if (!role.isEmpty() && spendsToken) token = tokenOf(role);
  if (!role.isEmpty() && !spendsToken) {
    if (!tokens_.contains(role)) tokens_.insert(role, tokenOf(role));
    token = tokens_.value(role);
  }
  HttpClient client(cluster_->client(0).port());
  client.setToken(token);
  const auto asked = QByteArray(path).replace("{id}", "none").replace("{month}", "2026-06");
  if (path == "/v1/changes" && cell == 'y') {
    QCOMPARE(statusOfStream(client, asked), 200);
    return;
  }
  const auto reply = client.call(method, asked, method == "POST" ? QByteArray("{}") : QByteArray());
  QVERIFY(reply.status != 0);
  const QByteArray refused = cell == 'n' ? "forbidden" : cell == '-' ? "unauthenticated" : "";
  QCOMPARE(reply.status, cell == 'n' ? 403 : cell == '-' ? 401 : reply.status);
  if (cell != 'y') QCOMPARE(reply.problem(), refused);
  if (cell == 'y') QVERIFY2(reply.status != 401 && reply.status != 403 && reply.status < 500, reply.body);
}

void TestRegionAccess::theAuditChainCanBeVerifiedByWhoeverReadsIt() {
  auto client = cluster_->client(0);
  client.setToken(tokenOf("auditor"));
  std::vector<AuditRecord> records;
  QByteArray after;
  for (bool more = true; more;) {
    const auto reply = client.get("/v1/audit?limit=3" + after);
    QCOMPARE(reply.status, 200);
    const auto page = wire::parseJson(reply.body.toStdString());
    for (const auto& value : page->at("records").as_array()) records.push_back(*wire::auditRecordFrom(value));
    more = page->as_object().contains("next");
    after = "&after=" + QByteArray::number(qint64(records.back().seq));
  }
  QVERIFY(records.size() > 10);
  const auto head = wire::verifyChain({}, records);
  QVERIFY(head);
  const auto stream = client.open("/v1/changes");
  QByteArray heard;
  while (!heard.contains("\"audit_head\"") && stream->waitForReadyRead(5'000)) heard += stream->readAll();
  QVERIFY2(heard.contains("\"audit_head\":\"" + QByteArray::fromStdString(*head) + '"'), heard);
  records[4].record[1] = '!';
  QCOMPARE(wire::verifyChain({}, records).error().field, std::to_string(records[4].seq));
}

void TestRegionAccess::auditPagesAreAskedForProperly_data() {
  QTest::addColumn<QByteArray>("query");
  QTest::addColumn<int>("status");
  QTest::newRow("all there is") << QByteArray("limit=500") << 200;
  QTest::newRow("beyond the end") << QByteArray("after=9000000000000000000") << 200;
  QTest::newRow("too many") << QByteArray("limit=501") << 400;
  QTest::newRow("none") << QByteArray("limit=0") << 400;
  QTest::newRow("after what") << QByteArray("after=x") << 400;
  QTest::newRow("before the first") << QByteArray("after=-1") << 400;
  QTest::newRow("beyond numbers") << QByteArray("after=99999999999999999999") << 400;
  QTest::newRow("newest") << QByteArray("order=newest") << 200;
  QTest::newRow("whose") << QByteArray("order=newest&actor=feed&action=rebate.hold,lease.taken&entity=taobao:&limit=3") << 200;
  QTest::newRow("before") << QByteArray("order=newest&before=3") << 200;
  QTest::newRow("another order") << QByteArray("order=oldest") << 400;
  QTest::newRow("both directions") << QByteArray("order=newest&after=3") << 400;
  QTest::newRow("a search of the chain") << QByteArray("actor=feed") << 400;
  QTest::newRow("before what") << QByteArray("order=newest&before=x") << 400;
  QTest::newRow("too many actions") << QByteArray("order=newest&action=a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q") << 400;
}

void TestRegionAccess::auditPagesAreAskedForProperly() {
  QFETCH(QByteArray, query);
  QFETCH(int, status);
  HttpClient client(cluster_->client(0).port());
  if (!tokens_.contains("auditor")) tokens_.insert("auditor", tokenOf("auditor"));
  client.setToken(tokens_.value("auditor"));
  const auto reply = client.get("/v1/audit?" + query);
  QCOMPARE(reply.status, status);
  if (status == 400) QCOMPARE(reply.problem(), QByteArray("validation"));
}

void TestRegionAccess::aTokenIsRenewed() {
  HttpClient client(cluster_->client(0).port());
  client.setToken(tokenOf("finance"));
  const auto renewed = client.post("/v1/session/refresh", {});
  QCOMPARE(renewed.status, 201);
  const auto fresh = renewed.json().value(QStringLiteral("token")).toString().toUtf8();
  QVERIFY(fresh.size() >= 43);
  QCOMPARE(client.get("/v1/rebates?limit=1").status, 200);  // the old one, for a minute
  QCOMPARE(client.post("/v1/session/refresh", {}).status, 201);
  client.setToken(fresh);
  QCOMPARE(client.get("/v1/rebates?limit=1").status, 200);
  QCOMPARE(client.call("DELETE", "/v1/session", {}).status, 204);
  QCOMPARE(client.post("/v1/session/refresh", {}).problem(), QByteArray("unauthenticated"));
}

void TestRegionAccess::aCodeIsAskedFor() {
  const auto given = operators({QStringLiteral("totp"), QStringLiteral("li.wei")});
  QCOMPARE(given.status, 0);
  const QRegularExpression uri(QStringLiteral(
      "^otpauth://totp/Rebate%20Console:li\\.wei\\?secret=([A-Z2-7]{32})&issuer=Rebate%20Console&algorithm=SHA1"
      "&digits=6&period=30\n$"));
  const auto match = uri.match(QString::fromLatin1(given.out));
  QVERIFY2(match.hasMatch(), given.out);
  secret_ = match.captured(1).toLatin1();
  HttpClient client(cluster_->client(0).port());
  const auto asked = client.post("/v1/session", credentials("li.wei", "correct horse"));
  QCOMPARE(asked.status, 401);
  QCOMPARE(asked.problem(), QByteArray("code-required"));
  QCOMPARE(client.post("/v1/session", credentials("li.wei", "wrong")).problem(), QByteArray("unauthenticated"));
  QCOMPARE(client.post("/v1/session", credentials("li.wei", "correct horse", "0000")).problem(),
           QByteArray("code-wrong"));
  QCOMPARE(client.post("/v1/session", credentials("li.wei", "correct horse", QByteArray(17, '0'))).problem(),
           QByteArray("validation"));
  QByteArray bits, bytes;
  for (const char letter : secret_)
    bits +=
        QByteArray::number(QByteArray("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").indexOf(letter), 2).rightJustified(5, '0');
  for (qsizetype at = 0; at < bits.size(); at += 8) bytes += char(bits.mid(at, 8).toInt(nullptr, 2));
  const auto step = QDateTime::currentMSecsSinceEpoch() / region::kCodeStep;
  const auto code = QByteArray::fromStdString(region::oneTimeCode(bytes.toStdString(), step));
  QCOMPARE(client.post("/v1/session", credentials("li.wei", "correct horse", code)).status, 201);
  QCOMPARE(client.post("/v1/session", credentials("li.wei", "correct horse", code)).problem(),
           QByteArray("code-wrong"));
  QCOMPARE(operators({QStringLiteral("totp"), QStringLiteral("li.wei"), QStringLiteral("--remove")}).status, 0);
  QCOMPARE(client.post("/v1/session", credentials("li.wei", "correct horse")).status, 201);
  QCOMPARE(operators({QStringLiteral("totp"), QStringLiteral("li.wei"), QStringLiteral("--remove")}).status, 1);
  QCOMPARE(operators({QStringLiteral("totp"), QStringLiteral("nobody")}).status, 1);
}

void TestRegionAccess::fiveFailuresLockInEveryRegion() {
  HttpClient client(cluster_->client(0).port());
  for (const auto* name : {"chen.jing", "somebody.else"}) {
    for (int i = 0; i < 5; ++i)
      QCOMPARE(client.post("/v1/session", credentials(name, "guess-1234")).problem(), QByteArray("unauthenticated"));
    const auto locked = client.post("/v1/session", credentials(name, "correct horse"));
    QCOMPARE(locked.status, 429);
    QCOMPARE(locked.problem(), QByteArray("locked"));
    const auto wait = locked.json().value(QStringLiteral("retry_after_ms")).toInt();
    QVERIFY(wait > 14 * 60'000 && wait <= 15 * 60'000);
    QVERIFY2(locked.head.toLower().contains("retry-after: 900") || locked.head.toLower().contains("retry-after: 8"),
             locked.head);
  }
  QVERIFY(!tokenOf("finance").isEmpty());
  cluster_->start(1);
  cluster_->signal(0, SIGKILL);
  QCOMPARE(cluster_->waitForLeader(0), 1);
  HttpClient other(cluster_->client(1).port());
  QCOMPARE(other.post("/v1/session", credentials("chen.jing", "correct horse")).problem(), QByteArray("locked"));
  const auto isLocked = [this] {
    for (const auto& line : operators({QStringLiteral("list")}).lines())
      if (line.value(QStringLiteral("name")) == QLatin1String("chen.jing"))
        return line.value(QStringLiteral("locked")).toBool();
    return false;
  };
  QVERIFY(isLocked());
  QCOMPARE(operators({QStringLiteral("unlock"), QStringLiteral("chen.jing")}).status, 0);
  QVERIFY(!isLocked());
  QCOMPARE(other.post("/v1/session", credentials("chen.jing", "correct horse")).status, 201);
  QCOMPARE(operators({QStringLiteral("unlock"), QStringLiteral("nobody")}).status, 1);
}

void TestRegionAccess::noSecretIsExported() {
  QVERIFY(!secret_.isEmpty());
  QByteArray all = cluster_->log(0) + cluster_->log(1);
  for (const auto* what : {"audit", "changes", "users", "rebates", "postings"})
    all += runRegion({QStringLiteral("export"), QStringLiteral("--store"), cluster_->store(), QStringLiteral("--what"),
                      QLatin1String(what)})
               .out;
  QVERIFY(all.contains("session.refused") && all.contains("operator.code_given") && all.contains("operator.locked"));
  for (const QByteArray& never : {secret_, QByteArray("guess-1234"), QByteArray("correct horse"),
                                  QByteArray("somebody.else"), QByteArray("otpauth")})
    QVERIFY2(!all.contains(never), never);
}

QTEST_GUILESS_MAIN(TestRegionAccess)
#include "tst_region_access.moc"
