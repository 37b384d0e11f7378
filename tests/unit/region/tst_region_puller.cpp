// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <random>

#include "region/feed/puller.h"

using namespace rebate;
using namespace rebate::region;

namespace {

constexpr Millis kHour = 3'600'000;
constexpr Millis kNow = 1'780'000'000'000;

PullerRules rules() {
  PullerRules rules;
  rules.pollEvery = 5'000;
  rules.overlap = 10'000;
  rules.history = 7 * kHour;
  return rules;
}

FeedAnswer page(bool hasNext, const std::string& position = "p") {
  wire::FeedReply reply;
  reply.page.hasNext = hasNext;
  reply.page.positionIndex = position;
  return {reply};
}

FeedAnswer error(std::int64_t code) {
  wire::FeedReply reply;
  reply.error = wire::FeedError{code, "", "",
                                code == 3'001                 ? wire::Refusal::busy
                                : code == 50 || code == 2'004 ? wire::Refusal::refused
                                                              : wire::Refusal::rateLimited};
  return {reply};
}

}  // namespace

class TestRegionPuller : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aNewStoreLooksBackInWindowsOfThreeHours();
  void pagesPassThePositionBack();
  void aWindowIsNotDoneBeforeItsLastPage();
  void whatCouldNotBeStoredIsAskedForAgain();
  void busyAsksForTheSameCallSoon();
  void rateLimitedBacksOffAndRecovers();
  void htmlAndTimeoutsOpenTheBreaker();
  void everyMomentIsReadWhateverHappens_data();
  void everyMomentIsReadWhateverHappens();
};

void TestRegionPuller::aNewStoreLooksBackInWindowsOfThreeHours() {
  Puller puller(rules(), 0, 1);
  Millis now = kNow;
  int windows = 0;
  Millis end = now - 7 * kHour;
  while (true) {
    const auto step = puller.next(now);
    if (!step.call) {
      QCOMPARE(step.wait, Millis{5'000});
      break;
    }
    QVERIFY(step.call->end - step.call->start <= 3 * kHour);
    QVERIFY2(step.call->start <= end, "no gap between windows");
    end = step.call->end;
    QVERIFY(puller.answered(page(false), now).take);
    QVERIFY(++windows < 10);
  }
  QCOMPARE(windows, 3);
  QCOMPARE(puller.readUntil(), now);
  const auto later = puller.next(now + 5'000);
  QVERIFY(later.call);
  QCOMPARE(later.call->start, now - 10'000);
  QCOMPARE(later.call->end, now + 5'000);
}

void TestRegionPuller::pagesPassThePositionBack() {
  Puller puller(rules(), kNow - 60'000, 1);
  const auto first = puller.next(kNow);
  QCOMPARE(first.call->page, 1);
  QCOMPARE(first.call->position, std::string());
  puller.answered(page(true, "one"), kNow);
  const auto second = puller.next(kNow + 1);
  QCOMPARE(second.call->page, 2);
  QCOMPARE(second.call->position, std::string("one"));
  QCOMPARE(second.call->start, first.call->start);
  QCOMPARE(second.call->end, first.call->end);
}

void TestRegionPuller::aWindowIsNotDoneBeforeItsLastPage() {
  Puller puller(rules(), kNow - 60'000, 1);
  puller.next(kNow);
  auto progress = puller.answered(page(true), kNow);
  QVERIFY(progress.take);
  QVERIFY(!progress.readUntil);
  puller.next(kNow);
  progress = puller.answered(page(false), kNow);
  QVERIFY(progress.take);
  QCOMPARE(progress.readUntil.value_or(0), kNow);
}

void TestRegionPuller::whatCouldNotBeStoredIsAskedForAgain() {
  Puller puller(rules(), kNow - 60'000, 1);
  const auto first = puller.next(kNow);
  QVERIFY(puller.answered(page(false), kNow).readUntil);
  puller.notStored(kNow);
  QCOMPARE(puller.readUntil(), kNow - 60'000);
  const auto again = puller.next(kNow + 1'000);
  QVERIFY(again.call == first.call);
}

void TestRegionPuller::busyAsksForTheSameCallSoon() {
  Puller puller(rules(), kNow - 60'000, 1);
  const auto first = puller.next(kNow);
  for (int i = 0; i < 50; ++i) {
    const auto at = kNow + i * 250;
    QVERIFY(!puller.answered(error(3'001), at).take);
    QVERIFY(!puller.next(at + 100).call);
    QVERIFY(puller.next(at + 250).call == first.call);
  }
  QCOMPARE(puller.breaker(kNow), BreakerState::closed);
}

void TestRegionPuller::rateLimitedBacksOffAndRecovers() {
  for (const int code : {3'000, 9'100}) {
    Puller puller(rules(), kNow - 60'000, 7);
    Millis now = kNow;
    Millis longest = 0;
    for (int i = 0; i < 12; ++i) {
      const auto step = puller.next(now);
      QVERIFY(step.call);
      QVERIFY(!puller.answered(error(code), now).take);
      const auto wait = puller.next(now).wait;
      QVERIFY(wait >= 250 && wait <= 60'000);
      longest = std::max(longest, wait);
      now += wait;
    }
    QVERIFY2(longest > 10'000, "it gives way more and more");
    QCOMPARE(puller.breaker(now), BreakerState::closed);
    QVERIFY(puller.next(now).call);
    QVERIFY(puller.answered(page(false), now).take);
  }
}

void TestRegionPuller::htmlAndTimeoutsOpenTheBreaker() {
  Puller puller(rules(), kNow - 60'000, 1);
  Millis now = kNow;
  int calls = 0;
  while (now < kNow + 60'000) {
    const auto step = puller.next(now);
    if (step.call) {
      ++calls;
      puller.answered(calls % 2 ? FeedAnswer{} : error(50), now);
      now += 1;
    } else {
      QVERIFY(step.wait > 0);
      now += step.wait;
    }
  }
  QVERIFY2(calls < 15, "a feed that is down is left in peace");
  QVERIFY(puller.breaker(now) != BreakerState::closed);
  while (!puller.next(now).call) now += 100;
  QVERIFY(puller.answered(page(false), now).take);
  QCOMPARE(puller.breaker(now), BreakerState::closed);
}

void TestRegionPuller::everyMomentIsReadWhateverHappens_data() {
  QTest::addColumn<int>("seed");
  for (int seed = 1; seed <= 200; ++seed) QTest::addRow("seed %d", seed) << seed;
}

/// Random answers, crashes (a new puller from the stored cursor) and failing stores: the windows of good last
/// pages, put together, leave no hole behind the cursor.
void TestRegionPuller::everyMomentIsReadWhateverHappens() {
  QFETCH(int, seed);
  std::mt19937 random(static_cast<std::uint32_t>(seed));
  Millis now = kNow;
  Millis stored = kNow - 2 * kHour;
  Millis covered = stored;
  Puller puller(rules(), stored, 3);
  for (int i = 0; i < 400; ++i) {
    const auto step = puller.next(now);
    if (!step.call) {
      now += step.wait;
      continue;
    }
    const auto dice = random() % 10;
    const auto answer = dice == 0   ? FeedAnswer{}
                        : dice == 1 ? error(3'001)
                        : dice == 2 ? error(3'000)
                        : dice == 3 ? error(2'004)
                                    : page(dice < 6);
    const auto progress = puller.answered(answer, now);
    if (progress.take && random() % 8 == 0) {
      puller.notStored(now);
    } else if (progress.readUntil) {
      QVERIFY2(step.call->start <= covered, "a hole in front of this window");
      QVERIFY(*progress.readUntil <= step.call->end);
      covered = std::max(covered, step.call->end);
      stored = *progress.readUntil;
      QVERIFY(stored <= covered);
    }
    if (random() % 40 == 0) puller = Puller(rules(), stored, 5);
    now += random() % 2'000;
  }
  QVERIFY2(stored > kNow - 2 * kHour, "it got on");
}

QTEST_GUILESS_MAIN(TestRegionPuller)
#include "tst_region_puller.moc"
