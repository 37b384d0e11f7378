// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "cache/open.h"
#include "cache/sql_outbox.h"
#include "fixtures/rebates.h"

namespace rebate {

class TestOutbox : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    path_ = folder_->filePath(QStringLiteral("outbox.db")).toStdString();
    reopen();
  }

  void numbersAndChainGoOnOverARestart() {
    const auto first = add(1);
    const auto second = add(2);
    QCOMPARE(first.decision.deviceSeq, std::int64_t{1});
    QCOMPARE(first.previousHash, std::string(64, '0'));
    QVERIFY(second.previousHash != first.previousHash);
    reopen();
    const auto third = add(3);
    QCOMPARE(third.decision.deviceSeq, std::int64_t{3});
    QVERIFY(third.previousHash != second.previousHash);
    const auto open = kept_.outbox->open();
    QVERIFY(open && open->size() == 3);
    QVERIFY(open->front().decision == first.decision);
    QVERIFY(open->front().seen == first.seen);
  }

  void theSameIdIsRefused() {
    const auto item = add(1);
    const auto again = kept_.outbox->add(item.decision, item.seen, {"a"});
    QVERIFY(!again);
    QVERIFY(again.error().code == Errc::invalid);
    QCOMPARE(kept_.outbox->open()->size(), std::size_t{1});
  }

  void everyFieldOfAVerdictComesBack() {
    auto item = add(1);
    item.state = OutboxState::conflict;
    item.problem = Problem::versionMoved;
    item.why = "moved";
    item.now = fixtures::rebateNumbered(1, RebateState::credited);
    item.auditHash = "ab";
    item.appliedBy = "cn-east";
    item.settledAt = 77;
    item.tries = 3;
    QVERIFY(kept_.outbox->update(item));
    reopen();
    const auto found = kept_.outbox->find(item.decision.id);
    QVERIFY(found && *found);
    const auto& back = **found;
    QVERIFY(back.state == item.state && back.problem == item.problem && back.why == item.why);
    QVERIFY(back.now == item.now && back.auditHash == item.auditHash && back.appliedBy == item.appliedBy);
    QVERIFY(back.settledAt == 77 && back.tries == 3 && back.decision == item.decision);
    QVERIFY(kept_.outbox->open()->empty());
    QVERIFY(!kept_.outbox->find("none")->has_value());
  }

  void updatesOfManyAreAllOrNone() {
    auto known = add(1);
    auto unknown = known;
    unknown.decision.id = "not-there";
    known.state = OutboxState::sending;
    QVERIFY(!kept_.outbox->updateAll({known, unknown}));
    QVERIFY(kept_.outbox->open()->front().state == OutboxState::queued);
  }

  void countsFollowTheStates() {
    auto a = add(1);
    auto b = add(2);
    static_cast<void>(add(3));
    QVERIFY(*kept_.outbox->counts() == (OutboxCounts{3, 0}));
    a.state = OutboxState::applied;
    b.state = OutboxState::conflict;
    QVERIFY(kept_.outbox->updateAll({a, b}));
    QVERIFY(*kept_.outbox->counts() == (OutboxCounts{1, 1}));
    reopen();
    QVERIFY(*kept_.outbox->counts() == (OutboxCounts{1, 1}));
  }

  void recentIsNewestFirst() {
    for (int i = 0; i < 5; ++i) static_cast<void>(add(i));
    const auto recent = kept_.outbox->recent(2);
    QCOMPARE(recent->size(), std::size_t{2});
    QCOMPARE(recent->front().decision.deviceSeq, std::int64_t{5});
  }

  void aDecisionIsNeverRewritten() {
    static_cast<void>(add(1));
    kept_ = {};
    auto database = sqlite::Database::open({.path = path_, .key = key_, .journal = sqlite::Journal::truncate});
    QVERIFY(database);
    QVERIFY(!database->execute("UPDATE items SET person = 'other'"));
    QVERIFY(!database->execute("DELETE FROM items"));
    QVERIFY(database->execute("DROP TRIGGER items_chain; UPDATE items SET person = 'other'"));
    auto outbox = cache::SqlOutbox(std::make_shared<sqlite::Database>(*std::move(database)));
    QVERIFY(outbox.verifyChain().error().code == Errc::corrupt);
  }

  void profileRemembers() {
    const auto device = kept_.profile->device();
    QVERIFY(device && device->size() == 36);
    QVERIFY(!kept_.profile->remembered()->has_value());
    const RememberedOperator person{{"chen.jing", "陈静", Role::finance}, "token", 123, "$argon2id$x"};
    QVERIFY(kept_.profile->remember(person));
    reopen();
    QVERIFY(**kept_.profile->remembered() == person);
    QCOMPARE(*kept_.profile->device(), *device);
  }

  /// A child adds decisions and writes a byte after each; it is killed at some moment. Whatever it said is there.
  void killedAtAnyMomentNothingSaidIsLost() {
    for (int round = 0; round < 8; ++round) {
      kept_ = {};
      int said[2];
      QVERIFY(pipe(said) == 0);
      const pid_t child = fork();
      if (child == 0) {
        addForEver(said[1], round);
        _exit(1);
      }
      ::close(said[1]);
      char byte = 0;
      int count = 0;
      while (count < 3 + round * 2 && read(said[0], &byte, 1) == 1) ++count;
      ::kill(child, SIGKILL);
      while (read(said[0], &byte, 1) == 1) ++count;
      ::close(said[0]);
      waitpid(child, nullptr, 0);
      total_ += count;
      reopen();
      QVERIFY2(kept_.setAside.empty(), kept_.setAside.c_str());
      const auto rows = static_cast<int>(kept_.outbox->open()->size());
      QVERIFY(rows >= total_ && rows <= total_ + 1);  // one may have been committed and not yet said
      total_ = rows;
    }
  }

 private:
  OutboxItem add(int number) {
    const auto seen = fixtures::rebateNumbered(number);
    auto item = kept_.outbox->add(fixtures::decisionOn(seen), seen, {"chen.jing"});
    return item ? *item : OutboxItem{};
  }
  void reopen() {
    kept_ = {};
    auto kept = cache::openOutbox(path_, key_);
    QVERIFY(kept);
    kept_ = *std::move(kept);
  }
  void addForEver(int said, int round) {
    auto kept = cache::openOutbox(path_, key_);
    if (!kept) return;
    for (int i = 0; i < 1'000; ++i) {
      const auto seen = fixtures::rebateNumbered(round * 1'000 + i);
      if (!kept->outbox->add(fixtures::decisionOn(seen), seen, {"chen.jing"}) || write(said, "x", 1) != 1) return;
    }
  }

  const Key key_{1, 2, 3};
  std::unique_ptr<QTemporaryDir> folder_;
  std::string path_;
  Kept kept_;
  int total_ = 0;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestOutbox)
#include "tst_outbox.moc"
