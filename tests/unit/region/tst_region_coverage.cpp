// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of a feed's reading: cursors, windows, holes, wishes to read again; and whose orders JD's and PDD's are.
#include <QtTest>

#include "region/feed/coverage.h"
#include "region/ledger/audit_log.h"
#include "region/storage/migrations.h"
#include "region/store_fixture.h"
#include "sqlite/database.h"

using namespace rebate;
using namespace rebate::region;
using namespace rebate::fixtures;

namespace {

constexpr Millis kMinute = 60'000;
const FeedQuery kJd = queryOf(Platform::jd);

void read(TemporaryStore& store, Millis start, Millis end, std::int64_t rows = 1, std::optional<Reread> reread = {}) {
  const auto done = store.write(
      [&](Writing& writing) {
        recordWindow(writing, kJd, {start, end, rows, rows / 2, reread});
      },
      end + 5);
  QVERIFY2(done.ok(), done.ok() ? "" : done.error().detail.c_str());
}

Coverage only(TemporaryStore& store) {
  const auto all = coverage(store.sql(), 100);
  return all.size() == 1 ? all.front() : Coverage{};
}

std::int64_t want(TemporaryStore& store, Millis from, Millis to) {
  std::int64_t id = 0;
  const auto done = store.write([&](Writing& writing) { id = wantReread(writing, kJd, from, to, "wu.min"); }, 42);
  return done ? id : -1;
}

}  // namespace

class TestRegionCoverage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void cursorsAreKeptByPlatform();
  void anOlderStoreKeepsItsCursor();
  void windowsThatFollowOneAnotherAreOneRow();
  void aDayOfPollingIsFewRows();
  void holesAreBetweenWindows_data();
  void holesAreBetweenWindows();
  void aRereadFillsItsHole();
  void theSameWishWaitsOnce();
  void wishesAreDoneInTurn();
  void nothingReadIsNothingShown();
  void usersOwnWhatTheirLinksSay();
};

void TestRegionCoverage::cursorsAreKeptByPlatform() {
  TemporaryStore store;
  QCOMPARE(feedCursor(store.sql(), kJd), Millis{0});
  for (const Millis until : {100, 200})
    QVERIFY(store.write([&](Writing& writing) { storeFeedCursor(writing, kJd, until); }));
  QVERIFY(store.write([](Writing& writing) { storeFeedCursor(writing, queryOf(Platform::pdd), 7); }));
  QCOMPARE(feedCursor(store.sql(), kJd), Millis{200});
  QCOMPARE(feedCursor(store.sql(), queryOf(Platform::pdd)), Millis{7});
  QCOMPARE(feedCursor(store.sql(), queryOf(Platform::taobao)), Millis{0});
  QCOMPARE(feedCursor(store.sql(), {Platform::jd, 1}), Millis{0});
}

void TestRegionCoverage::anOlderStoreKeepsItsCursor() {
  QTemporaryDir folder;
  const auto path = folder.filePath(QStringLiteral("old.db")).toStdString();
  {
    sqlite::OpenOptions options;
    options.path = path;
    auto database = sqlite::Database::open(options);
    QVERIFY(database.ok());
    std::vector<sqlite::Migration> older;
    for (const auto& step : migrations())
      if (step.number < 3) older.push_back(step);
    QVERIFY(migrate(*database, older));
    QVERIFY(database->execute("INSERT INTO feed_cursor VALUES ('taobao', 1780000000000)"));
  }
  auto store = openStore({path});
  QVERIFY(store.ok());
  QCOMPARE(feedCursor(**store, queryOf(Platform::taobao)), Millis{1780000000000});
}

void TestRegionCoverage::windowsThatFollowOneAnotherAreOneRow() {
  TemporaryStore store;
  read(store, 0, 10 * kMinute, 4);
  read(store, 9 * kMinute, 11 * kMinute, 6);
  const auto covered = only(store);
  QCOMPARE(covered.windows.size(), std::size_t{1});
  QVERIFY(covered.windows[0] == (StoredWindow{0, 11 * kMinute, 11 * kMinute + 5, 10, 5, false}));
  read(store, 12 * kMinute, 13 * kMinute);  // not where the last one ended
  QCOMPARE(only(store).windows.size(), std::size_t{2});
}

void TestRegionCoverage::aDayOfPollingIsFewRows() {
  TemporaryStore store;
  for (Millis at = 0; at < 24 * 60 * kMinute; at += kMinute)
    read(store, std::max<Millis>(0, at - 30'000), at + kMinute);
  const auto covered = only(store);
  QVERIFY(covered.windows.size() >= 24 && covered.windows.size() <= 26);
  QVERIFY(covered.holes.empty());
  QCOMPARE(store.sql().integer("SELECT SUM(row_count) FROM feed_windows").value_or(0), std::int64_t{24 * 60});
}

void TestRegionCoverage::holesAreBetweenWindows_data() {
  QTest::addColumn<QList<qint64>>("bounds");  // minutes: start, end, start, end, …
  QTest::addColumn<QList<qint64>>("holes");
  QTest::newRow("one window") << QList<qint64>{10, 20} << QList<qint64>{};
  QTest::newRow("touching") << QList<qint64>{10, 20, 20, 30} << QList<qint64>{};
  QTest::newRow("overlapping") << QList<qint64>{10, 20, 15, 30} << QList<qint64>{};
  QTest::newRow("a hole") << QList<qint64>{10, 20, 25, 30} << QList<qint64>{20, 25};
  QTest::newRow("two holes") << QList<qint64>{10, 20, 25, 30, 400, 500} << QList<qint64>{20, 25, 30, 400};
  QTest::newRow("filled later") << QList<qint64>{10, 20, 25, 30, 18, 26} << QList<qint64>{};
  QTest::newRow("filled in part") << QList<qint64>{10, 20, 30, 40, 22, 28} << QList<qint64>{20, 22, 28, 30};
  QTest::newRow("a wide one over all") << QList<qint64>{10, 100, 20, 30, 90, 120} << QList<qint64>{};
}

void TestRegionCoverage::holesAreBetweenWindows() {
  QFETCH(QList<qint64>, bounds);
  QFETCH(QList<qint64>, holes);
  TemporaryStore store;
  for (int i = 0; i + 1 < bounds.size(); i += 2) read(store, bounds[i] * kMinute, bounds[i + 1] * kMinute);
  const auto covered = only(store);
  QCOMPARE(covered.since, 10 * kMinute);
  QList<qint64> found;
  for (const auto& hole : covered.holes) found << hole.from / kMinute << hole.to / kMinute;
  QCOMPARE(found, holes);
}

void TestRegionCoverage::aRereadFillsItsHole() {
  TemporaryStore store;
  read(store, 0, 10 * kMinute);
  read(store, 90 * kMinute, 95 * kMinute);
  QCOMPARE(only(store).holes.size(), std::size_t{1});
  const auto id = want(store, 10 * kMinute, 90 * kMinute);
  auto wish = nextReread(store.sql(), kJd);
  QVERIFY(wish && *wish == (Reread{id, 10 * kMinute, 90 * kMinute}));
  read(store, 10 * kMinute, 70 * kMinute, 3, Reread{id, 70 * kMinute, 90 * kMinute});
  wish = nextReread(store.sql(), kJd);
  QVERIFY(wish && wish->next == 70 * kMinute);
  QVERIFY(only(store).holes == (std::vector<Hole>{{70 * kMinute, 90 * kMinute}}));
  QCOMPARE(only(store).rereads.size(), std::size_t{1});
  read(store, 70 * kMinute, 90 * kMinute, 3, Reread{id, 90 * kMinute, 90 * kMinute});
  QVERIFY(!nextReread(store.sql(), kJd));
  const auto covered = only(store);
  QVERIFY(covered.holes.empty() && covered.rereads.empty());
  QVERIFY(covered.windows[0].reread);
  // Polling goes on where polling stopped.
  read(store, 94 * kMinute, 96 * kMinute);
  QCOMPARE(only(store).windows.size(), std::size_t{4});
}

void TestRegionCoverage::theSameWishWaitsOnce() {
  TemporaryStore store;
  const auto id = want(store, 10, 20);
  QVERIFY(id > 0);
  QCOMPARE(want(store, 10, 20), id);
  QVERIFY(want(store, 10, 21) != id);
  QCOMPARE(store.count("audit"), std::int64_t{2});
  QCOMPARE(store.sql().text("SELECT action FROM audit LIMIT 1").value_or(""), std::string("feed.reread"));
  read(store, 10, 20, 1, Reread{id, 20, 20});
  QVERIFY2(want(store, 10, 20) != id, "what is done may be wanted again");
  QCOMPARE(store.brokenRules(), std::string());
}

void TestRegionCoverage::wishesAreDoneInTurn() {
  TemporaryStore store;
  const auto first = want(store, 10, 20);
  const auto second = want(store, 5, 9);
  QCOMPARE(nextReread(store.sql(), kJd)->id, first);
  QVERIFY(!nextReread(store.sql(), queryOf(Platform::pdd)));
  read(store, 10, 20, 1, Reread{first, 20, 20});
  QCOMPARE(nextReread(store.sql(), kJd)->id, second);
}

void TestRegionCoverage::nothingReadIsNothingShown() {
  TemporaryStore store;
  QVERIFY(coverage(store.sql(), 100).empty());
}

void TestRegionCoverage::usersOwnWhatTheirLinksSay() {
  const auto users = parseUsers(R"([
    {"user_id":"u-1","level":"gold","special_id":7},
    {"user_id":"u-2","level":"gold","jd":{"sub_union_id":7,"position_id":"8"},"pdd":{"custom_parameters":"7","p_id":"9_1"}},
    {"user_id":"u-3","level":"gold","jd":{"ext1":"7"},"pdd":null}])");
  QVERIFY(users.ok());
  TemporaryStore store;
  QVERIFY(store.write([&](Writing& writing) { QCOMPARE(saveUsers(writing, *users), std::int64_t{3}); }));
  QVERIFY(store.write([&](Writing& writing) { QCOMPARE(saveUsers(writing, *users), std::int64_t{0}); }));
  QCOMPARE(ownerOf(store.sql(), {"7", "", ""}), std::string("u-1"));
  QCOMPARE(ownerOf(store.sql(), {"jd:7", "", ""}), std::string("u-2"));
  QCOMPARE(ownerOf(store.sql(), {"", "jd:7", ""}), std::string("u-3"));
  QCOMPARE(ownerOf(store.sql(), {"", "", "jd:8"}), std::string("u-2"));
  QCOMPARE(ownerOf(store.sql(), {"pdd:7", "", ""}), std::string("u-2"));
  QCOMPARE(ownerOf(store.sql(), {"", "", "pdd:9_1"}), std::string("u-2"));
  QCOMPARE(ownerOf(store.sql(), {"", "", "8"}), std::string());
  QVERIFY(!parseUsers(R"([{"user_id":"u","level":"gold","jd":7}])").ok());
  QVERIFY(!parseUsers(R"([{"user_id":"u","level":"gold","jd":{"ext1":true}}])").ok());
}

QTEST_GUILESS_MAIN(TestRegionCoverage)
#include "tst_region_coverage.moc"
