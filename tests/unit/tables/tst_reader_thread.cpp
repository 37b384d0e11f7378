// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/reader_thread.h"

#include <QTest>
#include <atomic>
#include <condition_variable>
#include <mutex>

#include "fake_workspace/fake_cache.h"

using namespace rebate;

namespace {

/// Whose reads last until somebody interrupts them, or opens the gate.
class SlowCache : public FakeCache {
 public:
  Result<CacheCounts> counts() override {
    std::unique_lock lock(guard_);
    const auto before = interrupted_;
    changed_.wait(lock, [&] { return open_ || interrupted_ != before; });
    return open_ ? FakeCache::counts() : Error{Errc::cancelled, {}, {}};
  }
  void interrupt() override {
    const std::lock_guard lock(guard_);
    ++interrupted_;
    changed_.notify_all();
  }
  void open() {
    const std::lock_guard lock(guard_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex guard_;
  std::condition_variable changed_;
  int interrupted_ = 0;
  bool open_ = false;
};

}  // namespace

class ReaderThreadTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void quickReadsAreThereAtOnce();
  void slowOnesComeLaterAndInOrder();
  void anInterruptEndsTheReadUnderWay();
  void itEndsWhateverIsBeingRead();
  void doneMayEndTheDesk();
};

void ReaderThreadTest::quickReadsAreThereAtOnce() {
  ReaderThread desk(std::make_unique<FakeCache>());
  QThread* where = nullptr;
  bool done = false;
  desk.ask([&](CacheReader&) { where = QThread::currentThread(); }, [&] { done = true; }, 60'000);
  QVERIFY(done);
  QVERIFY(where && where != QThread::currentThread());
}

void ReaderThreadTest::slowOnesComeLaterAndInOrder() {
  auto slow = std::make_unique<SlowCache>();
  auto* gate = slow.get();
  ReaderThread desk(std::move(slow));
  QStringList order;
  desk.ask([](CacheReader& reader) { (void)reader.counts(); }, [&] { order << QStringLiteral("slow"); }, 1);
  desk.ask([](CacheReader&) {}, [&] { order << QStringLiteral("quick"); }, 1);
  QVERIFY(order.isEmpty());
  gate->open();
  QTRY_COMPARE(order.join(QLatin1Char(' ')), QStringLiteral("slow quick"));
}

void ReaderThreadTest::anInterruptEndsTheReadUnderWay() {
  ReaderThread desk(std::make_unique<SlowCache>());
  std::atomic<bool> began = false;
  std::optional<Errc> code;
  bool done = false;
  desk.ask(
      [&](CacheReader& reader) {
        began = true;
        code = reader.counts().error().code;
      },
      [&] { done = true; }, 0);
  QTRY_VERIFY(began);
  while (!done) {  // it may have come before the read itself began
    desk.interrupt();
    QCoreApplication::processEvents();
  }
  QCOMPARE(code, std::optional(Errc::cancelled));
}

void ReaderThreadTest::itEndsWhateverIsBeingRead() {
  bool done = false;
  int reads = 0;
  {
    ReaderThread desk(std::make_unique<SlowCache>());
    std::atomic<bool> began = false;
    for (int i = 0; i < 3; ++i)
      desk.ask(
          [&](CacheReader& reader) {
            began = true;
            ++reads;
            (void)reader.counts();
          },
          [&] { done = true; }, 0);
    QTRY_VERIFY(began);
  }
  QCoreApplication::processEvents();
  QVERIFY(!done);
  QCOMPARE(reads, 1);
}

void ReaderThreadTest::doneMayEndTheDesk() {
  auto desk = std::make_unique<ReaderThread>(std::make_unique<FakeCache>());
  desk->ask([](CacheReader&) {}, [&] { desk.reset(); }, 0);
  QTRY_VERIFY(!desk);
}

QTEST_GUILESS_MAIN(ReaderThreadTest)
#include "tst_reader_thread.moc"
