// SPDX-License-Identifier: GPL-3.0-or-later
// A damaged copy, met at the start or in use: it is put aside and fetched again, and the outbox has not noticed.
#include <QDir>
#include <QFileInfo>
#include <QTest>
#include <random>

#include "fixtures/rebates.h"
#include "simulation/sim_console.h"

namespace rebate {

using fixtures::SimClock;
using fixtures::SimConsole;
using fixtures::SimWorld;

class TestSessionDamage : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    clock_ = std::make_unique<SimClock>();
    world_ = std::make_unique<SimWorld>(*clock_);
    for (int i = 0; i < 200; ++i) world_->put(fixtures::rebateNumbered(i));
    console_ = std::make_unique<SimConsole>(*world_);
    console_->start();
    QVERIFY(console_->signIn());
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
  }
  void cleanup() { console_.reset(); }

  /// Page 1 shows at the start; others when they are read, here by the window, or written to.
  void aDamagedCopyIsFetchedAgain_data() {
    QTest::addColumn<int>("firstPage");
    QTest::addColumn<bool>("bySync");
    QTest::newRow("at the start") << 0 << false;
    QTest::newRow("by the first look at it") << 1 << true;
    QTest::newRow("by a read of the window") << 25 << false;
    QTest::newRow("by a change that comes") << 25 << true;
  }
  void aDamagedCopyIsFetchedAgain() {
    QFETCH(int, firstPage);
    QFETCH(bool, bySync);
    decideWhileNobodyAnswers();
    const auto waiting = console_->outbox();
    QCOMPARE(waiting.size(), std::size_t{1});
    console_->stop();
    damage(firstPage);
    console_->restart();
    QCOMPARE(console_->outbox().size(), std::size_t{1});
    QCOMPARE(console_->outbox()[0].decision, waiting[0].decision);
    if (firstPage > 0 && !bySync) {
      const auto read = console_->session().cache()->rebates({}, {}, 1000);
      QVERIFY(!read && read.error().code == Errc::corrupt);
      console_->session().cacheTroubled(read.error());
    }
    answerAgain();
    world_->put(fixtures::rebateNumbered(5, RebateState::held));
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }, 60000));
    QCOMPARE(aside(), QStringList{QStringLiteral("chen.jing-cache.db.corrupt-1")});
    const auto found = console_->outbox();
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found[0].decision, waiting[0].decision);  // and it has been sent meanwhile
  }

 private:
  void decideWhileNobodyAnswers() {
    for (const auto* name : {"cn-east", "cn-north", "cn-south"}) world_->kill(name);
    clock_->advance(10000);
    QVERIFY(console_->decide(console_->rows().front()));
  }
  void answerAgain() {
    for (const auto* name : {"cn-east", "cn-north", "cn-south"}) world_->start(name);
    world_->lead("cn-east");
  }
  QStringList aside() const {
    const QFileInfo file(QString::fromStdString(console_->path("cache.db")));
    return file.dir().entryList({file.fileName() + QStringLiteral(".corrupt-*")});
  }

  /// A bit of each page from that one on. The log is gone: it was a clean end.
  void damage(int firstPage) {
    QFile file(QString::fromStdString(console_->path("cache.db")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    auto bytes = file.readAll();
    std::mt19937 random(3);
    for (qsizetype at = firstPage * 4096; at + 4096 <= bytes.size(); at += 4096) {
      const auto byte = at + static_cast<qsizetype>(random() % 4096);
      bytes[byte] = static_cast<char>(bytes[byte] ^ 1 << random() % 8);
    }
    QVERIFY(file.seek(0));
    QCOMPARE(file.write(bytes), bytes.size());
  }

  std::unique_ptr<SimClock> clock_;
  std::unique_ptr<SimWorld> world_;
  std::unique_ptr<SimConsole> console_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestSessionDamage)
#include "tst_session_damage.moc"
