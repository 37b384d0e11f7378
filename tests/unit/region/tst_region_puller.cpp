// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <random>

#include "region/feed/puller.h"

using namespace rebate;
using namespace rebate::region;

namespace {

constexpr Millis kHour = 3'600'000;
constexpr Millis kNow = 1'780'000'000'000;

PullerRules rules(Platform platform = Platform::taobao) {
  PullerRules rules;
  rules.feed = adapterOf(platform).traits();
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

/// As the platform answers: with a next page, or with how many rows the window has.
FeedAnswer pageOf(Platform platform, std::int64_t total, int asked) {
  wire::FeedReply reply;
  const auto size = adapterOf(platform).traits().pageSize;
  if (platform == Platform::pdd) reply.page.total = total;
  reply.page.hasNext = total > std::int64_t{size} * asked;
  reply.page.positionIndex = platform == Platform::taobao ? "p" : "";
  const auto rows = std::clamp<std::int64_t>(total - std::int64_t{size} * (asked - 1), 0, size);
  reply.page.rows.resize(std::size_t(rows));
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
  void windowsAreThoseOfThePlatform_data();
  void windowsAreThoseOfThePlatform();
  void jdPagesNeedNoPosition();
  void pddPagesAreReadBackwards();
  void aPddWindowOfOnePageIsOneCall();
  void aBackwardPageThatWasNotStoredComesAgain();
  void windowsCountEachRowOnce_data();
  void windowsCountEachRowOnce();
  void whatIsOutOfReachIsLeftOut();
  void aRereadWaitsForThePolling();
  void aRereadGoesOnWhereItStopped();
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
  QTest::addColumn<int>("platform");
  for (const auto platform : {Platform::taobao, Platform::jd, Platform::pdd})
    for (int seed = 1; seed <= 100; ++seed)
      QTest::addRow("%s, seed %d", name(platform).data(), seed) << seed << int(platform);
}

/// Random answers, crashes (a new puller from the stored cursor) and failing stores: the windows of good last
/// pages, put together, leave no hole behind the cursor.
void TestRegionPuller::everyMomentIsReadWhateverHappens() {
  QFETCH(int, seed);
  QFETCH(int, platform);
  const auto feed = static_cast<Platform>(platform);
  const auto mine = rules(feed);
  std::mt19937 random(static_cast<std::uint32_t>(seed));
  Millis now = kNow;
  Millis stored = kNow - 2 * kHour;
  Millis covered = stored;
  Puller puller(mine, stored, 3);
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
                                    : pageOf(feed, std::int64_t(random() % 4) * mine.feed.pageSize, step.call->page);
    if (random() % 30 == 0 && !puller.rereads()) puller.reread({1, kNow - 5 * kHour, kNow - 3 * kHour});
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
    if (random() % 40 == 0) puller = Puller(mine, stored, 5);
    now += random() % 2'000;
  }
  QVERIFY2(stored > kNow - 2 * kHour, "it got on");
}

void TestRegionPuller::windowsAreThoseOfThePlatform_data() {
  QTest::addColumn<int>("platform");
  QTest::addColumn<qint64>("window");
  QTest::newRow("taobao") << int(Platform::taobao) << qint64(3 * kHour);
  QTest::newRow("jd") << int(Platform::jd) << qint64(kHour);
  QTest::newRow("pdd") << int(Platform::pdd) << qint64(24 * kHour);
}

void TestRegionPuller::windowsAreThoseOfThePlatform() {
  QFETCH(int, platform);
  QFETCH(qint64, window);
  const auto feed = static_cast<Platform>(platform);
  auto mine = rules(feed);
  mine.history = 60 * kHour;
  Puller puller(mine, 0, 1);
  qint64 widest = 0;
  Millis end = kNow - mine.history;
  for (auto step = puller.next(kNow); step.call; step = puller.next(kNow)) {
    QVERIFY(step.call->start <= end);
    end = step.call->end;
    widest = std::max<qint64>(widest, step.call->end - step.call->start);
    QVERIFY(puller.answered(pageOf(feed, 0, 1), kNow).take);
  }
  QCOMPARE(widest, window);
  QCOMPARE(puller.readUntil(), kNow);
}

void TestRegionPuller::jdPagesNeedNoPosition() {
  Puller puller(rules(Platform::jd), kNow - 60'000, 1);
  for (int page = 1; page <= 3; ++page) {
    const auto step = puller.next(kNow);
    QVERIFY(step.call);
    QCOMPARE(step.call->page, page);
    QCOMPARE(step.call->position, std::string());
    const auto progress = puller.answered(pageOf(Platform::jd, 401, page), kNow);
    QCOMPARE(progress.readUntil.has_value(), page == 3);
  }
}

void TestRegionPuller::pddPagesAreReadBackwards() {
  Puller puller(rules(Platform::pdd), kNow - 60'000, 1);
  QList<int> asked;
  std::optional<WindowRead> window;
  while (const auto call = puller.next(kNow).call) {
    asked << call->page;
    // Two more rows turn up while the pages are read: the pages asked for stay the same.
    const auto progress = puller.answered(pageOf(Platform::pdd, asked.size() > 1 ? 152 : 149, call->page), kNow);
    QVERIFY(progress.take);
    QCOMPARE(progress.readUntil.has_value(), asked.size() == 4);
    window = progress.window;
    QVERIFY(asked.size() < 10);
  }
  QCOMPARE(asked, (QList<int>{1, 3, 2, 1}));
  QVERIFY(window);
  QCOMPARE(window->rows, std::int64_t{150});
}

void TestRegionPuller::aPddWindowOfOnePageIsOneCall() {
  for (const int total : {0, 1, 50}) {
    Puller puller(rules(Platform::pdd), kNow - 60'000, 1);
    QCOMPARE(puller.next(kNow).call->page, 1);
    const auto progress = puller.answered(pageOf(Platform::pdd, total, 1), kNow);
    QCOMPARE(progress.readUntil.value_or(0), kNow);
    QCOMPARE(progress.window->rows, std::int64_t{total});
  }
}

void TestRegionPuller::aBackwardPageThatWasNotStoredComesAgain() {
  Puller puller(rules(Platform::pdd), kNow - 60'000, 1);
  puller.next(kNow);
  puller.answered(pageOf(Platform::pdd, 149, 1), kNow);
  const auto last = puller.next(kNow).call;
  QCOMPARE(last->page, 3);
  puller.answered(pageOf(Platform::pdd, 149, 3), kNow);
  puller.notStored(kNow);
  QVERIFY(puller.next(kNow + 1'000).call == last);
}

void TestRegionPuller::windowsCountEachRowOnce_data() {
  QTest::addColumn<int>("platform");
  QTest::newRow("taobao") << int(Platform::taobao);
  QTest::newRow("jd") << int(Platform::jd);
  QTest::newRow("pdd") << int(Platform::pdd);
}

void TestRegionPuller::windowsCountEachRowOnce() {
  QFETCH(int, platform);
  const auto feed = static_cast<Platform>(platform);
  for (const int total : {0, 1, 50, 51, 100, 101, 200, 201, 517}) {
    Puller puller(rules(feed), kNow - 60'000, 1);
    int stumbles = 3;
    std::optional<WindowRead> window;
    Millis now = kNow;
    while (!window) {
      const auto step = puller.next(now);
      if (!step.call) {
        now += step.wait;
        continue;
      }
      const auto progress = puller.answered(pageOf(feed, total, step.call->page), now);
      if (stumbles-- > 0)
        puller.notStored(now);
      else
        window = progress.window;
    }
    QCOMPARE(window->rows, std::int64_t{total});
    QCOMPARE(window->rejected, std::int64_t{0});
    QVERIFY(window->start <= kNow - 60'000 && window->end >= kNow);
  }
}

void TestRegionPuller::whatIsOutOfReachIsLeftOut() {
  Puller puller(rules(), kNow - 100 * 24 * kHour, 1);
  const auto call = puller.next(kNow).call;
  QVERIFY(call->start >= kNow - 90 * 24 * kHour);
  QVERIFY(call->start < kNow - 90 * 24 * kHour + 2'000);
}

void TestRegionPuller::aRereadWaitsForThePolling() {
  Puller puller(rules(), kNow - 60'000, 1);
  puller.reread({7, kNow - 20 * kHour, kNow - 16 * kHour});
  const auto polled = puller.next(kNow).call;
  QCOMPARE(polled->end, kNow);
  const auto done = puller.answered(page(false), kNow);
  QVERIFY(done.readUntil && done.window && !done.window->reread);
  const auto wanted = puller.next(kNow).call;
  QCOMPARE(wanted->start, kNow - 20 * kHour);
  QCOMPARE(wanted->end, kNow - 17 * kHour);
  auto progress = puller.answered(page(false), kNow);
  QVERIFY2(!progress.readUntil, "a reread does not move the cursor");
  QCOMPARE(progress.window->reread->next, kNow - 17 * kHour);
  // Polling is due again: it goes first.
  QVERIFY(puller.next(kNow + 6'000).call->end > kNow);
  puller.answered(page(false), kNow + 6'000);
  const auto rest = puller.next(kNow + 6'000).call;
  QCOMPARE(rest->start, kNow - 17 * kHour);
  QCOMPARE(rest->end, kNow - 16 * kHour);
  progress = puller.answered(page(false), kNow + 6'000);
  QVERIFY(progress.window->reread->next >= progress.window->reread->end);
  QVERIFY(!puller.rereads());
  QVERIFY(!puller.next(kNow + 6'000).call);
}

void TestRegionPuller::aRereadGoesOnWhereItStopped() {
  Puller puller(rules(), kNow, 1);
  puller.answered(page(false), (puller.next(kNow), kNow));
  puller.reread({7, kNow - 20 * kHour, kNow - 16 * kHour});
  const auto first = puller.next(kNow).call;
  QVERIFY(puller.answered(page(false), kNow).window->reread);
  puller.notStored(kNow);
  QVERIFY(puller.next(kNow + 500).call == first);
}

QTEST_GUILESS_MAIN(TestRegionPuller)
#include "tst_region_puller.moc"
