// SPDX-License-Identifier: GPL-3.0-or-later
// Faults 10, 11, 12 and 16: what a console makes of a decision whose answer never came, or came from somebody else than
// the region, and of an outbox that is an older copy; with a real region behind a relay.
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
  void theBalancerAnswersInstead_data();
  void theBalancerAnswersInstead();
  void anOldOutboxIsPutBack();

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

void TestConsoleFaults::theBalancerAnswersInstead_data() {
  QTest::addColumn<int>("mishap");
  QTest::addColumn<int>("posts");
  const auto row = [](const char* name, Relay::Mishap mishap, int posts) {
    QTest::newRow(name) << static_cast<int>(mishap) << posts;
  };
  row("504 after the commit", Relay::Mishap::gaveUpAfter, 1);
  row("504, and nothing arrived", Relay::Mishap::gaveUpBefore, 2);
  row("503, and nothing arrived", Relay::Mishap::brokenBefore, 2);
}

/// Fault 12: applied once. It is no verdict, and no reason to sign in again.
void TestConsoleFaults::theBalancerAnswersInstead() {
  QFETCH(int, mishap);
  QFETCH(int, posts);
  const QTemporaryDir folder;
  Desk desk;
  HeadlessConsole console(desk, folder.path().toStdString(), {relay_->address()});
  QVERIFY(console.signIn(kName, kPassword).ok());
  QVERIFY(HeadlessConsole::waitFor([&] { return isReady(console); }));
  relay_->next(static_cast<Relay::Mishap>(mishap));
  const auto item = decideOne(console);
  QVERIFY(item.ok());
  QVERIFY(HeadlessConsole::waitFor([&] { return console.facts().outbox.waiting == 0; }));
  QCOMPARE(console.outbox().front().state, OutboxState::applied);
  QCOMPARE(relay_->posts(), posts);
  QVERIFY2(relay_->lookUps() >= 1, "looked up before anything is sent again");
  QCOMPARE(console.facts().signIn, SignIn::signedIn);
  QCOMPARE(credits(QString::fromStdString(item->decision.rebateId)), 1);
}

/// Fault 16: the region has seen the next numbers from other decisions. The first that comes with one is refused, in
/// words; then this copy counts on from where the region is.
void TestConsoleFaults::anOldOutboxIsPutBack() {
  const QTemporaryDir folder;
  Desk desk;
  const auto outbox = folder.filePath(QStringLiteral("outbox.db"));
  const auto run = [&](int decisions, const std::function<void(const OutboxItem&)>& look) {
    HeadlessConsole console(desk, folder.path().toStdString(), {relay_->address()});
    QVERIFY(console.signIn(kName, kPassword).ok());
    for (; decisions > 0; --decisions) {
      QVERIFY(HeadlessConsole::waitFor([&] { return isReady(console); }));
      QVERIFY(decideOne(console).ok());
      QVERIFY(HeadlessConsole::waitFor([&] { return console.facts().outbox.waiting == 0; }));
      look(console.outbox().front());
      // So that the next one is not decided on what this one has changed.
      const auto done = console.outbox().front().now;
      QVERIFY(HeadlessConsole::waitFor(
          [&] { return !done || console.session().cache()->rebate(done->id)->value() == *done; }));
    }
  };
  const auto applied = [](const OutboxItem& item) { QCOMPARE(item.state, OutboxState::applied); };
  run(1, applied);
  QVERIFY(QFile::copy(outbox, outbox + QStringLiteral(".old")));
  run(2, applied);
  QVERIFY(QFile::remove(outbox) && QFile::rename(outbox + QStringLiteral(".old"), outbox));
  int decided = 0;
  run(2, [&](const OutboxItem& item) {
    QCOMPARE(item.state, ++decided == 1 ? OutboxState::rejected : OutboxState::applied);
    QCOMPARE(item.problem == Problem::sequenceReused, decided == 1);
    QCOMPARE(item.decision.deviceSeq, std::int64_t{decided == 1 ? 2 : 4});
  });
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
