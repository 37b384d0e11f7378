// SPDX-License-Identifier: GPL-3.0-or-later
// The table's window over a real encrypted file, read on its own thread while another connection writes.
#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <random>

#include "cache/open.h"
#include "fixtures/rebates.h"
#include "tables/reader_thread.h"
#include "tables/rebate_table_model.h"

namespace rebate {
namespace {

constexpr int kRows = 20'000;
constexpr int kShown = 25;

struct Copy {
  Copy() : path(folder.filePath(QStringLiteral("cache.db")).toStdString()) {
    auto opened = cache::openCache(path, Key{});
    if (!opened) qFatal("cache");
    writer = *std::move(opened);
    for (int i = 0; i < kRows; ++i)
      rows.push_back(fixtures::rebateNumbered(i, i % 3 ? RebateState::credited : RebateState::awaitingApproval));
    if (!writer->beginSnapshot() || !writer->addRows({}, rows) ||
        !writer->finishSnapshot({"store", 1, 100}, "cn-east", 1))
      qFatal("snapshot");
  }
  std::unique_ptr<CacheReader> reader() { return *cache::openCacheReader(path, Key{}); }

  /// Writes some changes; their ids.
  std::vector<std::string> change(std::mt19937& dice, int count) {
    std::vector<Change> changes;
    std::vector<std::string> ids;
    for (int i = 0; i < count; ++i) {
      auto& row = rows[std::uniform_int_distribution<std::size_t>(0, rows.size() - 1)(dice)];
      ++row.version;
      row.state = row.state == RebateState::credited ? RebateState::awaitingApproval : RebateState::credited;
      row.split.user = {row.split.user.value + std::uniform_int_distribution<std::int64_t>(-50, 50)(dice)};
      Change changed;
      changed.seq = ++seq;
      changed.previous = seq - 1;
      changed.epoch = 1;
      changed.rebate = row;
      ids.push_back(row.id);
      changes.push_back(std::move(changed));
    }
    if (!writer->apply(changes, "cn-east", 2)) qFatal("apply");
    return ids;
  }
  std::vector<std::string> idsOf(const RebateQuery& query) const {
    std::vector<std::pair<PageKey, std::string>> keys;
    for (const auto& row : rows)
      if (!query.state || row.state == *query.state) keys.emplace_back(keyOf(row, query.order), row.id);
    std::sort(keys.begin(), keys.end(),
              [&](const auto& a, const auto& b) { return comesBefore(a.first, b.first, query.ascending); });
    std::vector<std::string> ids;
    for (const auto& key : keys) ids.push_back(key.second);
    return ids;
  }

  QTemporaryDir folder;
  std::string path;
  std::unique_ptr<Cache> writer;
  std::vector<Rebate> rows;
  std::int64_t seq = 100;
};

}  // namespace

class TestCacheWindow : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aWindowOverARealFile_data() {
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 3; ++seed) QTest::addRow("seed %d", seed) << seed;
  }
  /// Jumps over jumps, sorts and changes, without waiting; whenever it comes to rest it is the file's own order.
  void aWindowOverARealFile() {
    QFETCH(int, seed);
    Copy copy;
    ReaderThread desk(copy.reader());
    RebateTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setIndexing(256, 4, 0);
    model.setDesk(&desk);
    std::mt19937 dice(static_cast<std::uint32_t>(seed));
    const auto roll = [&dice](int most) { return std::uniform_int_distribution(0, most)(dice); };
    for (int round = 0; round < 6; ++round) {
      model.setQuery({roll(1) ? std::nullopt : std::optional(RebateState::credited), "",
                      roll(1) ? RebateOrder::newest : RebateOrder::amount, roll(1) == 0});
      for (int step = 0; step < 20; ++step) {
        if (roll(3) == 0) model.applyChanges(copy.change(dice, 1 + roll(90)));
        if (roll(2) > 0) model.show(roll(std::max(0, static_cast<int>(model.total()) - kShown)), kShown);
        if (roll(2) == 0) QCoreApplication::processEvents();
      }
      QTRY_VERIFY_WITH_TIMEOUT(model.settled(), 30'000);
      const auto ids = copy.idsOf(model.query());
      QCOMPARE(model.total(), static_cast<std::int64_t>(ids.size()));
      QVERIFY(model.exact() && model.covers(model.top(), kShown));
      for (int i = 0; i < model.rowCount(); ++i)
        QCOMPARE(model.at(i)->id, ids[static_cast<std::size_t>(model.first() + i)]);
    }
  }

  void aTableMayGoWhileItIsRead() {
    Copy copy;
    for (int i = 0; i < 20; ++i) {
      auto desk = std::make_unique<ReaderThread>(copy.reader());
      auto model = std::make_unique<RebateTableModel>();
      model->setDesk(desk.get());
      model->show(10'000 + i * 100, kShown);
      QCoreApplication::processEvents();
      if (i % 2 == 0) {
        model.reset();
      } else {
        model->setDesk(nullptr);
        QCOMPARE(model->rowCount(), 0);
        desk.reset();
      }
      QCoreApplication::processEvents();
    }
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestCacheWindow)
#include "tst_cache_window.moc"
