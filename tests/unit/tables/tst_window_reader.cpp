// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/window_reader.h"

#include <QTest>
#include <random>

#include "fake_workspace/fake_cache.h"
#include "fake_workspace/sample_rebates.h"

using namespace rebate;

namespace {

constexpr int kEvery = 16;

struct Bench {
  explicit Bench(const RebateQuery& asked, int count = 500) : query(asked), window(asked, kEvery, 3) {
    for (const auto& row : SampleRebates(3, FakeClock::kStart).many(count)) cache.rows[row.id] = row;
  }
  /// Until there is nothing more to do; how many steps that took.
  int finish() {
    int steps = 0;
    for (; steps < 10'000; ++steps)
      if (const auto more = window.work(cache); !more || !*more) {
        if (!more || !window.stale()) break;
        window.rebuild();
      }
    return steps;
  }
  bool isSlice(const Window& seen) const {
    const auto all = cache.allOf(query);
    return seen.first >= 0 &&
           seen.first + static_cast<std::int64_t>(seen.rows.size()) <= static_cast<std::int64_t>(all.size()) &&
           std::equal(seen.rows.begin(), seen.rows.end(), all.begin() + seen.first);
  }

  FakeCache cache;
  RebateQuery query;
  WindowReader window;
};

}  // namespace

class WindowReaderTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyWindowOfABuiltIndex_data();
  void everyWindowOfABuiltIndex();
  void beforeTheIndexIsBuiltAGuessSaysSo();
  void bothEndsAreExactAtOnce();
  void whatMovesInSilenceIsFoundByTheSum();
  void aChangeCostsOneStretch();
};

void WindowReaderTest::everyWindowOfABuiltIndex_data() {
  QTest::addColumn<int>("state");
  QTest::addColumn<QString>("text");
  QTest::addColumn<bool>("byAmount");
  QTest::addColumn<bool>("ascending");
  for (const int state : {-1, static_cast<int>(RebateState::credited)})
    for (const auto* text : {"", "手"})
      for (const bool byAmount : {false, true})
        for (const bool ascending : {false, true})
          QTest::addRow("%d '%s' %s %s", state, text, byAmount ? "amount" : "newest", ascending ? "up" : "down")
              << state << QString::fromUtf8(text) << byAmount << ascending;
}

void WindowReaderTest::everyWindowOfABuiltIndex() {
  QFETCH(int, state);
  QFETCH(QString, text);
  QFETCH(bool, byAmount);
  QFETCH(bool, ascending);
  RebateQuery query{std::nullopt, text.toStdString(), byAmount ? RebateOrder::amount : RebateOrder::newest, ascending};
  if (state >= 0) query.state = static_cast<RebateState>(state);
  Bench bench(query);
  bench.finish();
  const auto all = bench.cache.allOf(query);
  const auto size = static_cast<std::int64_t>(all.size());
  for (std::int64_t rank = 0; rank < size; rank += 7) {
    const auto at = bench.window.at(bench.cache, rank, 3, 9);
    QVERIFY(at && at->exact && at->counted && bench.isSlice(*at));
    QCOMPARE(at->total, size);
    QVERIFY(at->first <= rank && at->first + static_cast<std::int64_t>(at->rows.size()) > rank);
    QCOMPARE(static_cast<std::int64_t>(at->rows.size()), std::min<std::int64_t>(size, 12));
    const auto key = keyOf(all[static_cast<std::size_t>(rank)], query.order);
    const auto around = bench.window.around(bench.cache, key, 5, 5, 0);
    QVERIFY(around && around->exact && bench.isSlice(*around));
    QVERIFY(around->first <= rank && around->first + static_cast<std::int64_t>(around->rows.size()) > rank);
    const auto place = bench.window.place(bench.cache, key, 1, 0);
    QVERIFY(place && place->exact);
    QCOMPARE(place->first, rank);
  }
}

void WindowReaderTest::beforeTheIndexIsBuiltAGuessSaysSo() {
  Bench bench({});
  const auto guessed = bench.window.at(bench.cache, 300, 0, 10);
  QVERIFY(guessed && !guessed->exact);
  QCOMPARE(guessed->total, 500);
  QCOMPARE(guessed->first, 300);
  const auto all = bench.cache.allOf({});
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Rebate& row) { return row.id == guessed->rows[0].id; });
  QVERIFY(std::abs(found - all.begin() - 300) < 100);  // times are spread evenly enough
  bench.finish();
  QVERIFY(bench.isSlice(*bench.window.at(bench.cache, 300, 0, 10)));
}

void WindowReaderTest::bothEndsAreExactAtOnce() {
  Bench bench({});
  for (const std::int64_t rank : {0, 10, 480, 499, 5'000}) {
    const auto window = bench.window.at(bench.cache, rank, 0, 10);
    QVERIFY(window && window->exact && bench.isSlice(*window));
    QCOMPARE(window->rows.size(), 10u);
  }
}

/// In the order of amounts nobody says where a row stood before.
void WindowReaderTest::whatMovesInSilenceIsFoundByTheSum() {
  Bench bench({std::nullopt, "", RebateOrder::amount});
  bench.finish();
  const auto all = bench.cache.allOf(bench.query);
  std::vector<std::string> moved;
  for (const std::size_t from : {400u, 200u, 300u}) {
    moved.push_back(all[from].id);
    bench.cache.rows[all[from].id].split.user = {99'999'900 + static_cast<std::int64_t>(from)};
  }
  QVERIFY(bench.window.note(bench.cache, moved, {}, {}));
  while (*bench.window.work(bench.cache)) continue;
  QVERIFY(bench.window.stale());
  QVERIFY(!bench.window.at(bench.cache, 250, 0, 10)->exact);
  bench.finish();
  const auto window = bench.window.at(bench.cache, 250, 0, 10);
  QVERIFY(window->exact && bench.isSlice(*window));
}

void WindowReaderTest::aChangeCostsOneStretch() {
  Bench bench({RebateState::credited, "", RebateOrder::newest});
  bench.finish();
  const auto all = bench.cache.allOf(bench.query);
  const auto gone = all[all.size() / 2].id;
  bench.cache.rows[gone].state = RebateState::voided;
  QVERIFY(!*bench.window.note(bench.cache, {gone}, {}, {}));
  QVERIFY(bench.finish() <= 1);
  const auto window = bench.window.at(bench.cache, static_cast<std::int64_t>(all.size()) / 2 + 10, 0, 10);
  QVERIFY(window->exact && bench.isSlice(*window));
}

QTEST_GUILESS_MAIN(WindowReaderTest)
#include "tst_window_reader.moc"
