// SPDX-License-Identifier: GPL-3.0-or-later
// What a session takes as a command, and what it refuses before it is kept.
#include <QTest>

#include "fixtures/rebates.h"
#include "simulation/sim_console.h"

namespace rebate {

using fixtures::SimClock;
using fixtures::SimConsole;
using fixtures::SimWorld;

class TestSessionCommands : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    console_.reset();
    world_.reset();
    clock_ = std::make_unique<SimClock>();
    world_ = std::make_unique<SimWorld>(*clock_);
    for (int i = 0; i < 3; ++i) world_->put(fixtures::rebateNumbered(i));
    console_ = std::make_unique<SimConsole>(*world_);
    console_->start();
  }

  void itIsKeptBeforeItIsSentAndDone() {
    signIn("li.hua", "support");
    const auto item = command(AddNote{"u-1", "客户来电"});
    QVERIFY(item);
    QVERIFY(item->state == OutboxState::queued);
    QCOMPARE(item->decision.rebateId, std::string("user:u-1"));
    QVERIFY(item->person == "li.hua" && item->store == world_->store() && item->expiresAt == 0);
    QVERIFY(clock_->advanceUntil([&] { return console_->outbox().front().state == OutboxState::applied; }));
    QCOMPARE(world_->doneOn(item->decision.id).size(), std::size_t{1});
    QVERIFY(console_->outbox().front().command == Command(AddNote{"u-1", "客户来电"}));
  }

  void writtenOfflineItIsDeliveredByAnotherRegionAfterARestart() {
    signIn("li.hua", "support");
    world_->kill("cn-east");
    world_->noLeader();
    clock_->advance(500);
    const auto item = command(level(0), {{"level", "bronze"}, {"version", "0"}});
    QVERIFY(item);
    console_->start();
    QVERIFY(console_->signIn("li.hua", "support"));
    QCOMPARE(console_->facts().outbox.waiting, std::int64_t{1});
    world_->lead("cn-south");
    QVERIFY(clock_->advanceUntil([&] { return console_->outbox().front().state == OutboxState::applied; }));
    QCOMPARE(console_->outbox().front().appliedBy, std::string("cn-south"));
    QVERIFY(console_->outbox().front().factsSeen == (Facts{{"level", "bronze"}, {"version", "0"}}));
  }

  void aRoleThatMayNotIsRefused() {
    signIn("chen.jing", "correct");
    const auto refused = command(level(0));
    QVERIFY(refused.error().code == Errc::notAllowed && refused.error().field == "role");
    QVERIFY(console_->outbox().empty());
    QVERIFY(command(AddNote{"u-1", "x"}));
  }

  void whatARegionWouldRefuseForCertainIsNotKept() {
    signIn("li.hua", "support");
    QCOMPARE(command(AddNote{"u-1", ""}).error().field, std::string("text"));
    QVERIFY(console_->outbox().empty());
  }

  void twoThatNameAVersionOfOneThingAreNotBothKept() {
    signIn("li.hua", "support");
    world_->noLeader();
    clock_->advance(500);
    QVERIFY(command(level(0)));
    QCOMPARE(command(level(0)).error().field, std::string("pending"));
    QVERIFY(command(AddNote{"u-1", "x"}));
  }

  void moneyIsNotMovedOnDataOlderThanADayAndANoteIsWritten() {
    signIn("chen.jing", "correct");
    for (const auto* name : {"cn-east", "cn-north", "cn-south"}) world_->kill(name);
    clock_->stepWall(24LL * 3600000 + 60000);
    QCOMPARE(command(review()).error().field, std::string("age"));
    QVERIFY(command(AddNote{"u-1", "x"}));
  }

  void onlyMoneyIsHeldBackAndEnds() {
    signIn("chen.jing", "correct");
    auto preferences = console_->facts().preferences;
    preferences.holdBack = 5000;
    std::optional<Outcome> set;
    console_->session().setPreferences(preferences, [&](const Outcome& outcome) { set = outcome; });
    QVERIFY(set && *set);
    const auto money = command(review());
    const auto note = command(AddNote{"u-1", "x"});
    QVERIFY(money && money->sendAfter > 0 && money->expiresAt > 0);
    QVERIFY(note && note->sendAfter == 0 && note->expiresAt == 0);
  }

  void withoutSomebodyInsideNothingIsKept() { QVERIFY(command(AddNote{"u-1", "x"}).error().code == Errc::locked); }

 private:
  static ChangeUser level(std::int64_t version) { return {"u-1", version, Level::gold, {}, "long-standing"}; }
  static ReviewWithdrawal review() { return {"w-1", "u-1", {500}, ReviewVerdict::approve, 1, "hash", ""}; }
  void signIn(const std::string& name, const std::string& password) {
    QVERIFY(console_->signIn(name, password));
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
  }
  Result<OutboxItem> command(const Command& wish, const Facts& seen = {}) {
    std::optional<Result<OutboxItem>> result;
    console_->session().command(wish, seen, [&](Result<OutboxItem> item) { result = std::move(item); });
    return *result;
  }

  std::unique_ptr<SimClock> clock_;
  std::unique_ptr<SimWorld> world_;
  std::unique_ptr<SimConsole> console_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestSessionCommands)
#include "tst_session_commands.moc"
