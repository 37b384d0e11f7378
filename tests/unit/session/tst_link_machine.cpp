// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "session/link_machine.h"

namespace rebate {

using Wish = LinkMachine::Wish;

class TestLinkMachine : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void beginsConnectingAndIsLiveWithTheFirstBeat() {
    LinkMachine machine;
    machine.start(0);
    QVERIFY(machine.state() == LinkState::connecting);
    QVERIFY(machine.tick(0) == Wish::open);
    QVERIFY(machine.tick(1) == Wish::none);
    machine.opened(5);
    QVERIFY(machine.state() == LinkState::connecting);
    machine.heard(6);
    QVERIFY(machine.state() == LinkState::live);
  }

  /// Silence: lagging after two missed beats, lost after three, and within 1.2 × interval × misses.
  void silenceIsFoundInTime() {
    auto machine = liveAt(1'000);
    std::optional<Millis> lagging;
    std::optional<Millis> lost;
    for (Millis now = 1'000; !lost && now < 20'000; now += 10) {
      const auto wish = now >= machine.wakeAt() ? machine.tick(now) : Wish::none;
      if (!lagging && machine.state() == LinkState::lagging) lagging = now - 1'000;
      if (machine.state() == LinkState::lost) {
        lost = now - 1'000;
        QVERIFY(wish == Wish::close);
      }
    }
    QVERIFY(lagging && *lagging >= 2'000 && *lagging <= 2'400);
    QVERIFY(lost && *lost >= 3'000 && *lost <= 3'600);
  }

  /// Fault 22: a proxy keeps the stream back until it ends, so nothing ever comes.
  void streamsThatBringNothingAreReplacedByAsking() {
    LinkMachine machine;
    machine.start(0);
    Millis now = 0;
    std::vector<Wish> opened;
    const auto next = [&] {
      while (true) {
        now = std::max(now + 1, machine.wakeAt());
        const auto wish = machine.tick(now);
        if (wish == Wish::open || wish == Wish::poll || now > 600'000) return wish;
      }
    };
    QVERIFY(machine.tick(0) == Wish::open);
    QVERIFY(next() == Wish::open);  // the first took too long; so does the second
    QVERIFY(next() == Wish::poll);
    for (int i = 0; i < 30; ++i) {  // asked once a beat, and live between the answers
      machine.opened(now);
      machine.heard(now);
      machine.closed(Errc::unavailable, now);
      QVERIFY(machine.state() == LinkState::live);
      const auto before = now;
      QVERIFY(next() == Wish::poll);
      QCOMPARE(now - before, 1'000);
    }
    for (int i = 0; i < 40 && opened.empty(); ++i) {  // after a minute a stream is tried again
      machine.opened(now);
      machine.heard(now);
      machine.closed(Errc::unavailable, now);
      if (next() == Wish::open) opened.push_back(Wish::open);
    }
    QCOMPARE(opened.size(), std::size_t{1});
    machine.opened(now);
    machine.heard(now);  // the proxy is gone
    QVERIFY(!machine.polling());
    QVERIFY(machine.state() == LinkState::live);
  }

  void aDeadRegionIsNotPolledForEver() {
    LinkMachine machine;
    machine.start(0);
    int polls = 0;
    int streams = 0;
    for (Millis now = 0; now < 600'000; now = std::max(now + 1, machine.wakeAt())) {
      const auto wish = machine.tick(now);
      polls += wish == Wish::poll ? 1 : 0;
      streams += wish == Wish::open ? 1 : 0;
    }
    QVERIFY(polls > 0 && streams > polls);
  }

  /// Fault 24: two seconds of delay. An opening that takes long is given longer the next time.
  void aSlowWayIsGivenMoreTime() {
    LinkMachine machine;
    machine.start(0);
    Millis now = 0;
    for (int opening = 0; opening < 20 && machine.state() != LinkState::live; ++opening) {
      while (machine.tick(now) != Wish::open) {
        now = std::max(now + 1, machine.wakeAt());
        if (machine.polling()) break;
      }
      if (machine.wakeAt() - now > 8'000) {  // four round trips of two seconds
        machine.opened(now + 8'000);
        machine.heard(now + 8'001);
      }
    }
    QVERIFY(machine.state() == LinkState::live);
  }

  void aBeatAfterLaggingIsLiveAgain() {
    auto machine = liveAt(0);
    static_cast<void>(machine.tick(2'300));
    QVERIFY(machine.state() == LinkState::lagging);
    machine.heard(2'500);
    QVERIFY(machine.state() == LinkState::live);
  }

  void beatsThatComeLateByAFewHundredMsAreNoAlarm() {
    LinkMachine machine;
    machine.start(0);
    static_cast<void>(machine.tick(0));
    machine.opened(0);
    std::minstd_rand random(7);
    Millis beat = 10;
    for (Millis now = 0; now < 3'600'000; now += 10) {
      if (now >= beat) {
        machine.heard(now);
        beat = now + 1'000 + static_cast<Millis>(random() % 900);
      }
      if (now >= machine.wakeAt()) static_cast<void>(machine.tick(now));
      if (now > 100) QVERIFY(machine.state() == LinkState::live);
    }
  }

  void aProgramThatSleptDoesNotBlameTheRegion() {
    auto machine = liveAt(0);
    QVERIFY(machine.tick(60'000) == Wish::none);     // nobody called for a minute
    QVERIFY(machine.state() == LinkState::lagging);  // but it is not called live either
    machine.heard(60'050);
    QVERIFY(machine.state() == LinkState::live);
    auto other = liveAt(0);
    static_cast<void>(other.tick(60'000));
    QVERIFY(other.tick(61'200) == Wish::close);  // one more beat was given
  }

  void aResetIsImmediateAndTheFirstRetryFast() {
    auto machine = liveAt(1'000);
    machine.closed(Errc::unavailable, 1'500);
    QVERIFY(machine.state() == LinkState::lost);
    QVERIFY(machine.retryIn(1'500) > 0 && machine.retryIn(1'500) <= 100);
    QVERIFY(machine.tick(1'600) == Wish::open);
    QVERIFY(machine.state() == LinkState::lost);  // until it is heard of again
  }

  void retriesSlowDownAndTheBreakerOpens() {
    LinkMachine machine;
    machine.start(0);
    Millis now = 0;
    Millis longest = 0;
    bool opened = false;
    int attempts = 0;
    for (; now < 60'000; ++now) {
      if (now < machine.wakeAt() || machine.tick(now) != Wish::open) continue;
      ++attempts;
      machine.closed(Errc::unavailable, now);
      opened = opened || machine.breakerOpen(now);
      longest = std::max(longest, machine.retryIn(now));
    }
    QVERIFY(opened);
    QVERIFY2(attempts >= 12 && attempts <= 60, std::to_string(attempts).c_str());
    QVERIFY2(longest <= 4'000, std::to_string(longest).c_str());
  }

  void acceptingAndHangingUpIsNoSuccess() {
    LinkMachine machine;
    machine.start(0);
    int attempts = 0;
    for (Millis now = 0; now < 30'000; ++now) {
      if (now < machine.wakeAt() || machine.tick(now) != Wish::open) continue;
      ++attempts;
      machine.opened(now);
      machine.closed(Errc::unavailable, now);
    }
    QVERIFY2(attempts < 40, std::to_string(attempts).c_str());
  }

  void aConnectionThatNeverOpensIsGivenUp() {
    LinkMachine machine;
    machine.start(0);
    static_cast<void>(machine.tick(0));
    QVERIFY(machine.tick(2'999) == Wish::none);
    QVERIFY(machine.tick(3'000) == Wish::close);
    QVERIFY(machine.state() == LinkState::lost);
  }

  void refusalsAreNotRetriedInAHurry() {
    auto machine = liveAt(0);
    machine.closed(Errc::notAllowed, 10);
    QVERIFY(machine.state() == LinkState::refused);
    QVERIFY(machine.retryIn(10) >= 2'000);
  }

  void withoutATokenItWaitsForOne() {
    auto machine = liveAt(0);
    machine.closed(Errc::unauthenticated, 10);
    QVERIFY(machine.state() == LinkState::needsSignIn);
    QCOMPARE(machine.wakeAt(), Millis{0});
    QVERIFY(machine.tick(100'000) == Wish::none);
    machine.start(100'000);
    QVERIFY(machine.tick(100'000) == Wish::open);
  }

  /// Nothing can be heard between two streams: what was heard before counts for no longer than in one.
  void whatIsReopenedInVainDoesNotStayLive() {
    auto machine = liveAt(0);
    machine.reopening(1'000);
    QCOMPARE(machine.wakeAt(), Millis{2'200});
    QVERIFY(machine.tick(2'199) == Wish::none);
    QVERIFY(machine.state() == LinkState::live);
    QVERIFY(machine.tick(2'200) == Wish::none);
    QVERIFY(machine.state() == LinkState::lagging);
    QVERIFY(machine.tick(machine.wakeAt()) == Wish::none);
    QVERIFY(machine.state() == LinkState::lost);
    QVERIFY(machine.tick(4'000) == Wish::close);
  }

  void reopeningKeepsItLive() {
    auto machine = liveAt(0);
    machine.reopening(100);
    QVERIFY(machine.state() == LinkState::live);
    machine.opened(110);
    machine.heard(111);
    QVERIFY(machine.state() == LinkState::live);
  }

 private:
  static LinkMachine liveAt(Millis now) {
    LinkMachine machine;
    machine.start(now);
    static_cast<void>(machine.tick(now));
    machine.opened(now);
    machine.heard(now);
    return machine;
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestLinkMachine)
#include "tst_link_machine.moc"
