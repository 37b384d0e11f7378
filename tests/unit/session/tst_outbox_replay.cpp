// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions reach the leader once, whatever is lost on the way.
#include <QFile>
#include <QTest>

#include "fixtures/rebates.h"
#include "simulation/sim_console.h"

namespace rebate {

using fixtures::SimClock;
using fixtures::SimConsole;
using fixtures::SimWorld;

class TestOutboxReplay : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void manyGoInFewPosts() {
    begin(1, 250);
    world_->noLeader();
    clock_->advance(50);
    for (const auto& row : console_->rows()) QVERIFY(console_->decide(row));
    world_->lead("cn-east");
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().outbox.waiting == 0; }, 10'000));
    QCOMPARE(console_->links[0]->posts, 3);
    QVERIFY(everyOneBookedOnce());
  }

  void onlyTheLeaderIsAsked() {
    begin(1, 5);
    for (const auto& row : console_->rows()) QVERIFY(console_->decide(row));
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().outbox.waiting == 0; }));
    QCOMPARE(console_->links[1]->posts + console_->links[2]->posts, 0);
  }

  void aLostAnswerIsLookedUpAndNotSentAgain() {
    begin(1, 3);
    world_->loseAnswer = 1;
    QVERIFY(console_->decide(console_->rows().front()));
    clock_->advance(20);
    world_->loseAnswer = 0;
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().outbox.waiting == 0; }, 5'000));
    QCOMPARE(console_->links[0]->posts, 1);
    QVERIFY(console_->links[0]->lookUps >= 1);
    QVERIFY(console_->outbox().front().state == OutboxState::applied);
    QCOMPARE(console_->outbox().front().tries, 1);
  }

  void aLostRequestIsLookedUpAndThenSentAgain() {
    begin(1, 3);
    world_->loseRequest = 1;
    QVERIFY(console_->decide(console_->rows().front()));
    clock_->advance(20);
    QVERIFY(console_->outbox().front().state == OutboxState::unknown);
    world_->loseRequest = 0;
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().outbox.waiting == 0; }, 5'000));
    QCOMPARE(console_->links[0]->posts, 2);
    QVERIFY(everyOneBookedOnce(1));
  }

  void killedBetweenSendingAndTheAnswerItIsUnknownAtTheNextStart() {
    begin(1, 3);
    world_->region("cn-east").latency = 200;
    QVERIFY(console_->decide(console_->rows().front()));
    clock_->advance(10);
    QVERIFY(console_->outbox().front().state == OutboxState::sending);
    console_->restart();  // as after kill -9
    QVERIFY(console_->outbox().front().state == OutboxState::unknown);
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().outbox.waiting == 0; }, 10'000));
    QVERIFY(console_->outbox().front().state == OutboxState::applied);
    QVERIFY(everyOneBookedOnce(1));
  }

  void aSilentLeaderDoesNotHoldThemForLong() {
    begin(1, 3);
    clock_->advance(3'000);
    world_->silence("cn-east", true);
    QVERIFY(console_->decide(console_->rows().front()));
    clock_->advance(2'000);
    world_->lead("cn-north");
    // Found after three missed beats, not after the request's own time limit.
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().outbox.waiting == 0; }, 2'500));
    QVERIFY(everyOneBookedOnce(1));
  }

  /// Fault 15, from the file to the window.
  void aDamagedOutboxGoesOnAndSaysSoUntilItWasRead() {
    begin(1, 3);
    world_->noLeader();
    clock_->advance(50);
    QVERIFY(console_->decide(console_->rows().front()));
    console_->stop();
    QFile file(QString::fromStdString(console_->path("outbox.db")));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(100));
    char byte = 0;  // of the first page: the schema is gone, the row's own page is whole
    QVERIFY(file.getChar(&byte) && file.seek(100) && file.putChar(static_cast<char>(byte ^ 16)));
    file.close();
    console_->restart();
    QVERIFY(console_->facts().salvaged);
    QCOMPARE(console_->facts().salvaged->saved, std::int64_t{1});
    QVERIFY(QFile::exists(QString::fromStdString(console_->facts().salvaged->file)));
    world_->lead("cn-east");
    QVERIFY(clock_->advanceUntil([&] { return everyOneBookedOnce(1); }, 5000));
    console_->restart();
    QVERIFY2(console_->facts().salvaged, "nobody has read it yet");
    console_->session().acknowledge();
    console_->restart();
    QVERIFY(!console_->facts().salvaged);
  }

  void somebodyElseDecidedTheSame() {
    begin(1, 3);
    world_->noLeader();
    clock_->advance(50);
    const auto row = console_->rows().front();
    QVERIFY(console_->decide(row));
    world_->lead("cn-east");
    QVERIFY(world_->decide(fixtures::decisionOn(row), "wang.lei").applied);
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().outbox == OutboxCounts{}; }, 5'000));
    QVERIFY(console_->outbox().front().state == OutboxState::applied);
    QCOMPARE(console_->outbox().front().why, std::string("wang.lei"));
    QCOMPARE(world_->timesBooked(row.id), 1);
  }

  /// Answers and requests are lost, transient refusals come, leaders die, the console is killed and started again.
  void chaosBooksEachDecisionExactlyOnce_data() {
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 16; ++seed) QTest::addRow("seed %d", seed) << seed;
  }
  void chaosBooksEachDecisionExactlyOnce() {
    QFETCH(int, seed);
    begin(static_cast<std::uint32_t>(seed), 60);
    world_->loseAnswer = 0.2;
    world_->loseRequest = 0.2;
    world_->refuse = 0.15;
    const char* names[] = {"cn-east", "cn-north", "cn-south"};
    auto& random = world_->random;
    std::vector<Rebate> rows = console_->rows();
    std::size_t next = 0;
    for (int step = 0; step < 200; ++step) {
      switch (random() % 12) {
        case 0:
          world_->kill(world_->leader());
          break;
        case 1:
          world_->silence(names[random() % 3], random() % 2 == 0);
          break;
        case 2:
          world_->start(names[random() % 3]);
          break;
        case 3:
          leadSomebodyUp();
          break;
        case 4:
          if (random() % 4 == 0) console_->restart();
          break;
        default:
          if (next < rows.size() && console_->facts().who && console_->decide(rows[next])) ++next;
          break;
      }
      clock_->advance(static_cast<Millis>(random() % 400));
    }
    world_->loseAnswer = world_->loseRequest = world_->refuse = 0;
    for (const auto* name : names) {
      world_->silence(name, false);
      world_->start(name);
    }
    world_->lead("cn-south");
    for (; next < rows.size(); ++next) QVERIFY(console_->decide(rows[next]));
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().outbox.waiting == 0; }, 60'000));
    QVERIFY(console_->facts().outbox == OutboxCounts{});
    QVERIFY(everyOneBookedOnce());
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }, 20'000));
  }

 private:
  void begin(std::uint32_t seed, int rebates) {
    console_.reset();
    clock_ = std::make_unique<SimClock>();
    world_ = std::make_unique<SimWorld>(*clock_, seed);
    for (int i = 0; i < rebates; ++i) world_->put(fixtures::rebateNumbered(i));
    console_ = std::make_unique<SimConsole>(*world_);
    console_->restart();
    QVERIFY(console_->signIn());
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
  }
  void leadSomebodyUp() {
    for (const auto* name : {"cn-north", "cn-south", "cn-east"})
      if (world_->answers(name) && name != world_->leader()) return world_->lead(name);
  }
  bool everyOneBookedOnce(int expected = -1) {
    int booked = 0;
    for (const auto& item : console_->outbox()) {
      if (item.state != OutboxState::applied || world_->timesBooked(item.decision.rebateId) != 1) return false;
      ++booked;
    }
    return booked == (expected < 0 ? static_cast<int>(world_->rebates().size()) : expected);
  }

  std::unique_ptr<SimClock> clock_;
  std::unique_ptr<SimWorld> world_;
  std::unique_ptr<SimConsole> console_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestOutboxReplay)
#include "tst_outbox_replay.moc"
