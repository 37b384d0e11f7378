// SPDX-License-Identifier: GPL-3.0-or-later
// A console's link to a region behind TLS: whom it trusts, and what it says of those it does not.
#include <QtTest>

#include "headless/headless_console.h"
#include "link/authorities.h"
#include "link/qt_region_link.h"
#include "region/region_cluster.h"
#include "region/test_authority.h"

using namespace rebate;
using namespace rebate::fixtures;

/// The slots run in this order: what is trusted stays trusted.
class TestConsoleTls : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void cleanup() { cluster_.reset(); }
  void filesOfNoUseAreNamed();
  void anUnknownAuthorityIsRefused();
  void oursIsTrusted();
  void anotherHostIsRefused();

 private:
  void serve(const char* certificate);
  std::string address() { return "https://127.0.0.1:" + std::to_string(cluster_->client(0).port()); }
  Result<SessionGrant> signIn();
  TestAuthorities made_;
  std::unique_ptr<RegionCluster> cluster_;
};

void TestConsoleTls::initTestCase() {
  made_.authority("ours");
  made_.certificate("right", "ours", "IP:127.0.0.1");
  made_.certificate("elsewhere", "ours", "DNS:elsewhere.example");
}

void TestConsoleTls::serve(const char* certificate) {
  cluster_ = std::make_unique<RegionCluster>();
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  cluster_->addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
  cluster_->start(0, {4'000, 1'000, made_.tls(certificate)});
}

Result<SessionGrant> TestConsoleTls::signIn() {
  link::QtRegionLink link(address());
  std::optional<Result<SessionGrant>> answer;
  const auto asked =
      link.signIn({"chen.jing", "correct horse"}, [&](Result<SessionGrant> a) { answer = std::move(a); });
  if (!HeadlessConsole::waitFor([&] { return answer.has_value(); })) return Error{Errc::timedOut, "", ""};
  return *std::move(answer);
}

void TestConsoleTls::filesOfNoUseAreNamed() {
  QCOMPARE(link::trustAlso(made_.path("none.pem").toStdString()).error().code, Errc::notFound);
  const auto key = link::trustAlso(made_.path("ours.key").toStdString());
  QCOMPARE(key.error().code, Errc::malformed);
  QVERIFY(key.error().detail.find("no certificate in") != std::string::npos);
}

void TestConsoleTls::anUnknownAuthorityIsRefused() {
  serve("right");
  const auto refused = signIn();
  QCOMPARE(refused.error().code, Errc::unavailable);
  QVERIFY2(refused.error().detail.find("certificate") != std::string::npos, refused.error().detail.c_str());
}

void TestConsoleTls::oursIsTrusted() {
  QVERIFY(link::trustAlso(made_.path("ours.pem").toStdString()).ok());
  serve("right");
  const QTemporaryDir folder;
  Desk desk;
  HeadlessConsole console(desk, folder.path().toStdString(), {address()});
  QVERIFY(HeadlessConsole::waitFor([&] { return console.signIn("chen.jing", "correct horse").ok(); }));
  const auto ready = [&] {
    return console.facts().target.state == WriteState::writing &&
           console.rebates({RebateState::awaitingApproval, {}, RebateOrder::newest}).size() > 10;
  };
  QVERIFY(HeadlessConsole::waitFor(ready));
  for (const auto& row : console.rebates({RebateState::awaitingApproval, {}, RebateOrder::newest}))
    if (row.split.user <= Fen{50'000}) {
      QVERIFY(console.decide(row, Action::approve).ok());
      break;
    }
  QVERIFY(HeadlessConsole::waitFor([&] { return console.facts().outbox.waiting == 0; }));
  QCOMPARE(console.outbox().at(0).state, OutboxState::applied);
}

void TestConsoleTls::anotherHostIsRefused() {
  serve("elsewhere");
  const auto refused = signIn();
  QCOMPARE(refused.error().code, Errc::unavailable);
  QVERIFY2(refused.error().detail.find("host name") != std::string::npos, refused.error().detail.c_str());
}

QTEST_GUILESS_MAIN(TestConsoleTls)
#include "tst_console_tls.moc"
