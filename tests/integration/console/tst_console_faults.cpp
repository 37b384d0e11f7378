// SPDX-License-Identifier: GPL-3.0-or-later
// Faults 10 and 11: what a console makes of a decision whose answer never came, with a real region behind a relay.
#include <QtTest>

#include <iostream>

#include "headless/headless_console.h"
#include "region/region_cluster.h"
#include "relay.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

const std::string kName = "chen.jing", kPassword = "correct horse";

bool isReady(HeadlessConsole& console) {
  const bool writes = console.facts().target.state == WriteState::writing;
  return writes && !console.rebates({RebateState::awaitingApproval, {}, RebateOrder::newest}, 1).empty();
}

Result<OutboxItem> decideOne(HeadlessConsole& console) {
  const DecisionRules rules;
  for (const auto& row : console.rebates({RebateState::awaitingApproval, {}, RebateOrder::newest}))
    if (row.split.user <= rules.secondDeciderAbove) return console.decide(row, Action::approve);
  return Error{Errc::notFound, "rebate", "none awaits"};
}

/// This program as a console that can be killed: decides once and waits, or goes on with what it finds.
int beConsole(const std::string& folder, const std::string& address, bool decides) {
  Desk desk;
  desk.vault->useFixedKeys();
  HeadlessConsole console(desk, folder, {address});
  if (!console.signIn(kName, kPassword)) return 2;
  if (!HeadlessConsole::waitFor([&] { return isReady(console); })) return 3;
  if (decides) {
    if (!decideOne(console)) return 4;
    return QCoreApplication::exec();  // until it is killed
  }
  if (!HeadlessConsole::waitFor([&] { return console.facts().outbox.waiting == 0; })) return 5;
  for (const auto& item : console.outbox()) std::cout << name(item.state) << ' ' << item.decision.rebateId << std::endl;
  return 0;
}

}  // namespace

class TestConsoleFaults : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void cleanup();
  void theServerHangsUpAfterReading_data();
  void theServerHangsUpAfterReading();
  void theConsoleIsKilledBeforeTheAnswer_data();
  void theConsoleIsKilledBeforeTheAnswer();

 private:
  int credits(const QString& rebate);
  std::unique_ptr<RegionCluster> cluster_;
  std::unique_ptr<Relay> relay_;
};

void TestConsoleFaults::init() {
  cluster_ = std::make_unique<RegionCluster>();
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  cluster_->addOperator(QString::fromStdString(kName), QStringLiteral("finance"));
  cluster_->start(0, {4'000, 1'000, {}});
  cluster_->waitForLeader();
  relay_ = std::make_unique<Relay>(cluster_->client(0).port());
}

void TestConsoleFaults::cleanup() {
  relay_.reset();
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
  cluster_.reset();
}

int TestConsoleFaults::credits(const QString& rebate) {
  int found = 0;
  const auto postings = runRegion({QStringLiteral("export"), QStringLiteral("--store"), cluster_->store(),
                                   QStringLiteral("--what"), QStringLiteral("postings")});
  for (const auto& leg : postings.lines())
    if (leg.value(QStringLiteral("subject")).toString() == rebate &&
        leg.value(QStringLiteral("account")).toString() == QLatin1String("commission_receivable"))
      ++found;
  return found;
}

void TestConsoleFaults::theServerHangsUpAfterReading_data() {
  QTest::addColumn<bool>("passedOn");
  QTest::newRow("and did it") << true;
  QTest::newRow("and did nothing") << false;
}

/// Fault 11: at most two arrive, one applies.
void TestConsoleFaults::theServerHangsUpAfterReading() {
  QFETCH(bool, passedOn);
  const QTemporaryDir folder;
  Desk desk;
  HeadlessConsole console(desk, folder.path().toStdString(), {relay_->address()});
  QVERIFY(console.signIn(kName, kPassword).ok());
  QVERIFY(HeadlessConsole::waitFor([&] { return isReady(console); }));
  relay_->next(passedOn ? Relay::Mishap::answerLost : Relay::Mishap::requestLost);
  const auto item = decideOne(console);
  QVERIFY(item.ok());
  QVERIFY(HeadlessConsole::waitFor([&] { return console.facts().outbox.waiting == 0; }));
  const auto outbox = console.outbox();
  QCOMPARE(outbox.size(), std::size_t{1});
  QCOMPARE(outbox[0].state, OutboxState::applied);
  QVERIFY2(relay_->posts() >= 1 && relay_->posts() <= 2, qPrintable(QString::number(relay_->posts())));
  QVERIFY(relay_->lookUps() >= 1);
  QCOMPARE(credits(QString::fromStdString(item->decision.rebateId)), 1);
}

void TestConsoleFaults::theConsoleIsKilledBeforeTheAnswer_data() {
  theServerHangsUpAfterReading_data();
}

/// Fault 10: unknown when it comes back, and resolved once.
void TestConsoleFaults::theConsoleIsKilledBeforeTheAnswer() {
  QFETCH(bool, passedOn);
  const QTemporaryDir folder;
  const QStringList arguments{QStringLiteral("--console"), folder.path(), QString::fromStdString(relay_->address())};
  QProcess first;
  relay_->next(passedOn ? Relay::Mishap::answerLost : Relay::Mishap::requestLost, [&first] { first.kill(); });
  first.start(QCoreApplication::applicationFilePath(), arguments + QStringList{QStringLiteral("decide")});
  QTRY_COMPARE_WITH_TIMEOUT(first.state(), QProcess::NotRunning, 30'000);
  QCOMPARE(first.exitStatus(), QProcess::CrashExit);  // killed, not ended by itself
  QCOMPARE(relay_->posts(), 1);
  QProcess second;
  second.start(QCoreApplication::applicationFilePath(), arguments + QStringList{QStringLiteral("resume")});
  QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, 30'000);
  QCOMPARE(second.exitCode(), 0);
  const auto lines = second.readAllStandardOutput().trimmed().split('\n');
  QCOMPARE(lines.size(), 1);
  const auto words = lines[0].split(' ');
  QCOMPARE(words[0], QByteArray("applied"));
  QVERIFY2(relay_->lookUps() >= 1, "looked up before anything is sent again");
  QCOMPARE(relay_->posts(), passedOn ? 1 : 2);
  QCOMPARE(credits(QString::fromUtf8(words.value(1))), 1);
}

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  const auto arguments = QCoreApplication::arguments();
  if (arguments.value(1) == QLatin1String("--console"))
    return beConsole(arguments.value(2).toStdString(), arguments.value(3).toStdString(),
                     arguments.value(4) == QLatin1String("decide"));
  TestConsoleFaults test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_console_faults.moc"
