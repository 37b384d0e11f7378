// SPDX-License-Identifier: GPL-3.0-or-later
// One user's rows of the copy: all of them once, in order, page by page, and what they sum up to.
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <random>

#include "cache/open.h"
#include "fixtures/rebates.h"

namespace rebate {
namespace {

const Key kKey{3, 1, 4};
constexpr int kUsers = 7, kRows = 400;

std::string userOf(int number) {
  return number == 0 ? std::string() : "u-" + std::to_string(number);
}

/// Orders of a few moments only, so that several of a user share one.
std::vector<Rebate> sampleRows() {
  std::mt19937 random(11);
  std::vector<Rebate> rows;
  for (int i = 0; i < kRows; ++i) {
    rows.push_back(fixtures::rebateNumbered(i, static_cast<RebateState>(random() % 8)));
    rows.back().userId = userOf(static_cast<int>(random() % kUsers));
    rows.back().createdAt = 1'780'000'000'000 + static_cast<Millis>(random() % 40) * 86'400'000;
  }
  return rows;
}

}  // namespace

class TestCacheUserRows : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    const auto path = folder_.filePath(QStringLiteral("cache.db")).toStdString();
    auto cache = cache::openCache(path, kKey);
    QVERIFY(cache);
    QVERIFY((*cache)->beginSnapshot());
    QVERIFY((*cache)->addRows({}, rows_));
    QVERIFY((*cache)->finishSnapshot({"store", 1, 1}, "cn-east", 1));
    auto reader = cache::openCacheReader(path, kKey);
    QVERIFY(reader);
    reader_ = *std::move(reader);
  }

  void pagesBringEachRowOnce_data() {
    QTest::addColumn<int>("user");
    QTest::addColumn<int>("limit");
    for (int user = 1; user < kUsers; ++user)
      for (const int limit : {1, 3, 50, 500}) QTest::addRow("user %d by %d", user, limit) << user << limit;
  }
  void pagesBringEachRowOnce() {
    QFETCH(int, user);
    QFETCH(int, limit);
    auto wanted = rows_;
    std::erase_if(wanted, [&](const Rebate& row) { return row.userId != userOf(user); });
    std::sort(wanted.begin(), wanted.end(), [](const Rebate& a, const Rebate& b) {
      return comesBefore(keyOf(a, RebateOrder::newest), keyOf(b, RebateOrder::newest), false);
    });
    QVERIFY(wanted.size() > 20);
    std::vector<Rebate> found;
    std::optional<PageKey> below;
    while (true) {
      const auto page = reader_->rebatesOf(userOf(user), below, limit);
      QVERIFY(page);
      QVERIFY(static_cast<int>(page->size()) <= limit);
      if (page->empty()) break;
      found.insert(found.end(), page->begin(), page->end());
      below = keyOf(found.back(), RebateOrder::newest);
    }
    QCOMPARE(found.size(), wanted.size());
    for (std::size_t i = 0; i < found.size(); ++i) QCOMPARE(found[i].id, wanted[i].id);
  }

  void figuresAreThoseOfAllTheirRows() {
    const Millis since = 1'780'000'000'000 + 20LL * 86'400'000;
    for (int user = 1; user < kUsers; ++user) {
      UserFigures wanted;
      for (const auto& row : rows_)
        if (row.userId == userOf(user)) wanted.add(row, since);
      const auto found = reader_->figuresOf(userOf(user), since);
      QVERIFY(found);
      QCOMPARE(*found, wanted);
      QVERIFY(wanted.credited.rebates > 0);
    }
  }

  void nobodyHasNothing() {
    for (const auto* user : {"", "u-unknown", "u"}) {
      const auto page = reader_->rebatesOf(user, {}, 10);
      QVERIFY(page && page->empty());
      const auto figures = reader_->figuresOf(user, 0);
      QVERIFY(figures);
      QCOMPARE(*figures, UserFigures{});
    }
  }

 private:
  QTemporaryDir folder_;
  std::vector<Rebate> rows_ = sampleRows();
  std::unique_ptr<CacheReader> reader_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestCacheUserRows)
#include "tst_cache_user_rows.moc"
