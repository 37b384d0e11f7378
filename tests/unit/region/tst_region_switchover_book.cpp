// SPDX-License-Identifier: GPL-3.0-or-later
// The life of an order in the store, at moments of the test's choosing.
#include <QtTest>

#include <random>

#include "region/operations/switchover_book.h"
#include "region/store_fixture.h"

namespace rebate::region {
namespace {

constexpr Millis kNow = 1'781'949'600'000;

SwitchoverWish wishOf(int number, std::optional<Millis> at = {}) {
  return {"00000000-0000-7000-8000-" + std::to_string(100'000'000'000 + number), "east", "kernel", at};
}

}  // namespace

class TestRegionSwitchoverBook : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { store_ = std::make_unique<fixtures::TemporaryStore>(); }

  void whoeverLeadsNextSaysHowItWent() {
    QVERIFY(!asked(wishOf(1)));
    QVERIFY(!decided(1, SwitchoverVerdict::approve, "wu.min"));
    QVERIFY(isDue(order(1), kNow));
    QVERIFY(started(1, kNow + 10));
    QVERIFY(!started(1, kNow + 10));  // only once
    settle("east", 2, kNow + 250);
    QCOMPARE(order(1).state, SwitchoverState::done);
    QCOMPARE(order(1).epochAfter, std::int64_t{2});
    QVERIFY(order(1).duration() == 240);
  }

  void anotherOneTookOver() {
    QVERIFY(!asked(wishOf(1)));
    QVERIFY(!decided(1, SwitchoverVerdict::approve, "wu.min"));
    QVERIFY(started(1, kNow));
    settle("south", 2, kNow + 250);
    QCOMPARE(order(1).state, SwitchoverState::refused);
    QCOMPARE(order(1).check, std::string("successor"));
  }

  void anotherEpochLapsesWhatDidNotRun() {
    for (const bool approve : {false, true}) {
      const int number = approve ? 2 : 1;
      QVERIFY(!asked(wishOf(number), approve ? 2 : 1));
      if (approve) QVERIFY(!decided(number, SwitchoverVerdict::approve, "wu.min", {}, kNow, 2));
      settle("south", number + 1, kNow);
      QCOMPARE(order(number).state, SwitchoverState::lapsed);
      QCOMPARE(order(number).check, std::string("leader"));
      QVERIFY(decided(number, SwitchoverVerdict::approve, "wu.min", {}, kNow, number + 1)->problem ==
              Problem::alreadyDecided);
    }
  }

  void nobodyApprovedInTime() {
    QVERIFY(!asked(wishOf(1)));
    settle("north", 1, kNow + kApprovalWithin - 1);
    QCOMPARE(order(1).state, SwitchoverState::asked);
    // Also when nobody settled it before somebody tries.
    const auto late = decided(1, SwitchoverVerdict::approve, "wu.min", {}, kNow + kApprovalWithin);
    QVERIFY(late && late->problem == Problem::alreadyDecided);
    QCOMPARE(order(1).state, SwitchoverState::lapsed);
    QCOMPARE(order(1).check, std::string("approval"));
  }

  void aMomentThatPassedIsNotCaughtUpWith() {
    const auto at = kNow + 3'600'000;
    QVERIFY(!asked(wishOf(1, at)));
    QVERIFY(!decided(1, SwitchoverVerdict::approve, "wu.min"));
    QVERIFY(!isDue(order(1), at - 1) && isDue(order(1), at));
    QVERIFY(!isToBeSettled(order(1), 1, at + kLateSwitchover - 1));
    settle("north", 1, at + kLateSwitchover);
    QCOMPARE(order(1).check, std::string("schedule"));
  }

  void whatNobodyAnsweredEnds() {
    QVERIFY(!asked(wishOf(1)));
    QVERIFY(!decided(1, SwitchoverVerdict::approve, "wu.min"));
    QVERIFY(started(1, kNow));
    settle("north", 1, kNow + kUnansweredAfter - 1);
    QCOMPARE(order(1).state, SwitchoverState::running);
    settle("north", 1, kNow + kUnansweredAfter);
    QCOMPARE(order(1).state, SwitchoverState::refused);
  }

  void anApprovalThatCannotBeIsARefusal() {
    const PreflightCheck lag{"lag", Status::bad, "unknown"};
    QVERIFY(!asked(wishOf(1)));
    QVERIFY(!decided(1, SwitchoverVerdict::approve, "wu.min", lag));
    QCOMPARE(order(1).state, SwitchoverState::refused);
    QCOMPARE(order(1).check, std::string("lag"));
    // Of one that is scheduled the moment itself decides.
    QVERIFY(!asked(wishOf(2, kNow + 60'000)));
    QVERIFY(!decided(2, SwitchoverVerdict::approve, "wu.min", lag));
    QCOMPARE(order(2).state, SwitchoverState::approved);
  }

  void oneAtATimeAndOnce() {
    QVERIFY(!asked(wishOf(1)));
    QVERIFY(!asked(wishOf(1)));  // the same one again
    auto other = wishOf(1);
    other.reason = "another";
    QVERIFY(asked(other)->problem == Problem::idempotencyMismatch);
    const auto second = asked(wishOf(2));
    QVERIFY(second && second->problem == Problem::preflightFailed);
    QCOMPARE(second->field, std::string("open"));
    QCOMPARE(store_->count("switchovers"), std::int64_t{1});
    QCOMPARE(store_->count("audit"), std::int64_t{1});
  }

  /// Whatever is tried in whatever order: two people, never back from an end, one open at most, every step audited.
  void historiesKeepTheRules() {
    std::mt19937 dice(11);
    const auto below = [&](int n) { return static_cast<int>(dice() % static_cast<unsigned>(n)); };
    Millis now = kNow;
    std::int64_t epoch = 1, steps = 0;
    for (int turn = 0; turn < 3'000; ++turn) {
      const int number = turn / 10 + below(3);  // again and again the same few
      const auto before = find(number);
      const std::string person = below(2) == 0 ? "zhao.lei" : "wu.min";
      now += below(120'000);
      switch (below(6)) {
        case 0:
          static_cast<void>(asked(wishOf(number), epoch, person, now));
          break;
        case 1:
          static_cast<void>(decided(number, static_cast<SwitchoverVerdict>(below(3)), person, {}, now, epoch));
          break;
        case 2:
          static_cast<void>(started(number, now, epoch));
          break;
        case 3:
          settle("north", epoch, now);
          break;
        default:
          if (below(4) == 0) settle(below(2) == 0 ? "east" : "south", ++epoch, now);
      }
      const auto after = find(number);
      if (before && !isOpen(before->state)) QVERIFY(*after == *before);
      if (!after) continue;
      if (after->state == SwitchoverState::running || after->state == SwitchoverState::done)
        QVERIFY(!after->decidedBy.empty() && after->decidedBy != after->askedBy);
    }
    store_->sql().each("SELECT version FROM switchovers", {}, [&](const SqlRow& row) { steps += row.integer(0); });
    QCOMPARE(store_->count("audit"), steps);
    QVERIFY(store_->sql().integer("SELECT COUNT(*) FROM switchovers WHERE state IN ('asked', 'approved', 'running')") <=
            1);
    QVERIFY2(steps > 200, std::to_string(steps).c_str());
  }

 private:
  Refused asked(const SwitchoverWish& wish, std::int64_t epoch = 1, const std::string& person = "zhao.lei",
                Millis now = kNow) {
    Refused refused;
    Switchover order;
    write([&](Writing& writing) { refused = askSwitchover(writing, wish, "north", person, order); }, now, epoch);
    return refused;
  }
  Refused decided(int number, SwitchoverVerdict verdict, const std::string& person,
                  std::optional<PreflightCheck> against = {}, Millis now = kNow, std::int64_t epoch = 1) {
    Refused refused;
    Switchover order;
    write(
        [&](Writing& writing) {
          refused = decideSwitchover(writing, wishOf(number).id, {verdict, person, "why", against}, order);
        },
        now, epoch);
    return refused;
  }
  bool started(int number, Millis now, std::int64_t epoch = 1) {
    bool done = false;
    write([&](Writing& writing) { done = startSwitchover(writing, wishOf(number).id); }, now, epoch);
    return done;
  }
  void settle(const std::string& leader, std::int64_t epoch, Millis now) {
    write([&](Writing& writing) { settleSwitchovers(writing, leader); }, now, epoch);
  }
  void write(const std::function<void(Writing&)>& job, Millis now, std::int64_t epoch) {
    const auto done = store_->write(
        [&](Writing& writing) {
          Writing under{writing.sql, epoch, writing.now, writing.effects};
          job(under);
        },
        now);
    QVERIFY2(done, done ? "" : done.error().detail.c_str());
  }
  std::optional<Switchover> find(int number) { return findSwitchover(store_->sql(), wishOf(number).id); }
  Switchover order(int number) { return *find(number); }

  std::unique_ptr<fixtures::TemporaryStore> store_;
};

}  // namespace rebate::region

QTEST_GUILESS_MAIN(rebate::region::TestRegionSwitchoverBook)
#include "tst_region_switchover_book.moc"
