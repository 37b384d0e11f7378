// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <QFileInfo>

#include <atomic>
#include <future>
#include <thread>

#include "postgres/postgres_server.h"
#include "region/storage/writer.h"
#include "region/store_fixture.h"

using namespace rebate;
using namespace rebate::region;
using rebate::fixtures::TemporaryStore;

namespace {

/// Lets everything through until told otherwise; counts transactions.
class TestFence : public Fence {
 public:
  Result<std::int64_t> enter(SqlSession&) override {
    ++entered;
    if (holdBack) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    if (!open) return Error{Errc::fenced, "", ""};
    return std::int64_t{7};
  }
  Outcome leave(SqlSession&) override {
    if (!openAtTheEnd) return Error{Errc::fenced, "", ""};
    return Done{};
  }
  bool mayTry() const override { return true; }

  std::atomic<int> entered = 0;
  std::atomic<bool> open = true, openAtTheEnd = true, holdBack = false;
};

std::unique_ptr<SqlSession> connection(const TemporaryStore& store) {
  auto opened = openStore({store.address()});
  return opened ? *std::move(opened) : nullptr;
}

Writer::Job insert(const std::string& name) {
  return [name](Writing& writing) {
    writing.sql.run("INSERT INTO meta (name, value) VALUES ($1, $2)", {name, writing.epoch});
  };
}

}  // namespace

class TestRegionWriter : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aJobIsOnDiskWhenItIsAnswered();
  void jobsThatWaitCommitTogether();
  void oneThatFailsLeavesTheOthersAlone();
  void aFencedTransactionLeavesNothing_data();
  void aFencedTransactionLeavesNothing();
  void stoppingFinishesWhatWasPosted();
  void effectsOfFailedJobsDoNotCount();
  void readersThatOverlapDoNotGrowTheLog();
};

void TestRegionWriter::aJobIsOnDiskWhenItIsAnswered() {
  TemporaryStore store;
  TestFence fence;
  Writer writer(connection(store), fence);
  std::atomic<int> seen = -1;
  writer.post(insert("a"), [&](const Outcome& done) {
    seen = done && store.sql().text("SELECT value FROM meta WHERE name = 'a'") == "7" ? 1 : 0;
  });
  QTRY_COMPARE(seen.load(), 1);
}

void TestRegionWriter::jobsThatWaitCommitTogether() {
  TemporaryStore store;
  TestFence fence;
  fence.holdBack = true;
  Writer writer(connection(store), fence);
  std::atomic<int> answered = 0;
  for (int i = 0; i < 400; ++i)
    writer.post(insert("job " + std::to_string(i)), [&](const Outcome& done) { answered += done ? 1 : 0; });
  QTRY_COMPARE(answered.load(), 400);
  QVERIFY2(fence.entered <= 4, qPrintable(QString::number(fence.entered.load())));
  QCOMPARE(store.count("meta"), std::int64_t{401});  // and the store's id
}

void TestRegionWriter::oneThatFailsLeavesTheOthersAlone() {
  TemporaryStore store;
  TestFence fence;
  fence.holdBack = true;
  Writer writer(connection(store), fence);
  std::atomic<int> fine = 0, failed = 0;
  const auto count = [&](const Outcome& done) { ++(done ? fine : failed); };
  writer.post(insert("first"), count);
  writer.post(insert("a"), count);
  writer.post(
      [](Writing& writing) {
        writing.sql.run("INSERT INTO meta (name, value) VALUES ('half', 'done')");
        writing.sql.run("INSERT INTO meta (name, value) VALUES ('a', 'again')");
        writing.sql.run("INSERT INTO meta (name, value) VALUES ('after', 'the failure')");
      },
      count);
  writer.post(insert("b"), count);
  QTRY_COMPARE(fine + failed, 4);
  QCOMPARE(failed.load(), 1);
  QCOMPARE(store.sql().integer("SELECT COUNT(*) FROM meta WHERE name IN ('first', 'a', 'b')").value_or(0),
           std::int64_t{3});
  QCOMPARE(store.sql().integer("SELECT COUNT(*) FROM meta WHERE name IN ('half', 'after')").value_or(9),
           std::int64_t{0});
}

void TestRegionWriter::aFencedTransactionLeavesNothing_data() {
  QTest::addColumn<bool>("atTheEnd");
  QTest::newRow("lease lost before") << false;
  QTest::newRow("lease lost just before the commit") << true;
}

void TestRegionWriter::aFencedTransactionLeavesNothing() {
  QFETCH(bool, atTheEnd);
  TemporaryStore store;
  TestFence fence;
  (atTheEnd ? fence.openAtTheEnd : fence.open) = false;
  Writer writer(connection(store), fence);
  std::atomic<int> fenced = 0;
  writer.post(insert("a"), [&](const Outcome& done) { fenced += !done && done.error().code == Errc::fenced ? 1 : 0; });
  QTRY_COMPARE(fenced.load(), 1);
  QCOMPARE(store.count("meta"), std::int64_t{1});
  fence.open = fence.openAtTheEnd = true;
  std::atomic<bool> done = false;
  writer.post(insert("a"), [&](const Outcome& outcome) { done = outcome.ok(); });
  QTRY_VERIFY(done);
}

void TestRegionWriter::stoppingFinishesWhatWasPosted() {
  TemporaryStore store;
  TestFence fence;
  fence.holdBack = true;
  std::atomic<int> fine = 0, cancelled = 0;
  Writer writer(connection(store), fence);
  for (int i = 0; i < 100; ++i)
    writer.post(insert(std::to_string(i)), [&](const Outcome& done) { fine += done ? 1 : 0; });
  writer.stop();
  QCOMPARE(fine.load(), 100);
  writer.post(insert("late"), [&](const Outcome& done) { cancelled += !done && done.error().code == Errc::cancelled; });
  QCOMPARE(cancelled.load(), 1);
}

void TestRegionWriter::effectsOfFailedJobsDoNotCount() {
  TemporaryStore store;
  TestFence fence;
  Writer writer(connection(store), fence);
  std::atomic<std::int64_t> credited = 0;
  writer.onCommitted([&](const Effects& effects) { credited += effects.credited; });
  std::atomic<int> answered = 0;
  const auto count = [&](const Outcome&) { ++answered; };
  writer.post([](Writing& writing) { writing.effects.credited = 2; }, count);
  writer.post(
      [](Writing& writing) {
        writing.effects.credited = 5;
        writing.sql.fail(invalid("x", "no"));
      },
      count);
  QTRY_COMPARE(answered.load(), 2);
  QCOMPARE(credited.load(), std::int64_t{2});
}

/// Readers whose snapshots overlap while 32 MiB are written: left alone, the log would keep them all.
void TestRegionWriter::readersThatOverlapDoNotGrowTheLog() {
  if (fixtures::testsPostgres()) QSKIP("of a file");
  constexpr std::int64_t kLimit = 2 << 20;
  TemporaryStore store;
  std::atomic<bool> done = false;
  std::atomic<int> reads = 0;
  const auto reader = [&] {
    const auto sql = openStore({store.address(), true});
    while (!done) {
      if (!(*sql)->beginRead()) return;
      (*sql)->integer("SELECT COUNT(*) FROM meta");
      std::this_thread::sleep_for(std::chrono::milliseconds(3));
      if (!(*sql)->commit()) return;
      ++reads;
    }
  };
  std::vector<std::thread> readers;
  for (int i = 0; i < 6; ++i) readers.emplace_back(reader);
  auto opened = openFile(store.path(), false);
  (*opened)->setLogLimit(kLimit);
  TestFence fence;
  std::int64_t largest = 0;
  {
    Writer writer(*std::move(opened), fence);
    const std::string text(64 * 1024, 'x');
    for (int i = 0; i < 512; ++i) {
      std::promise<bool> answered;
      writer.post(
          [&](Writing& writing) {
            writing.sql.run("INSERT INTO meta (name, value) VALUES ($1, $2)", {"row " + std::to_string(i), text});
          },
          [&](const Outcome& outcome) { answered.set_value(outcome.ok()); });
      QVERIFY(answered.get_future().get());
      largest = std::max<std::int64_t>(largest, QFileInfo(QString::fromStdString(store.path() + "-wal")).size());
    }
  }
  done = true;
  for (auto& thread : readers) thread.join();
  QVERIFY(reads > 0);
  QVERIFY2(largest < 5 * kLimit, qPrintable(QString::number(largest)));
}

QTEST_GUILESS_MAIN(TestRegionWriter)
#include "tst_region_writer.moc"
