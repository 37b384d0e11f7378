// SPDX-License-Identifier: GPL-3.0-or-later
// Single bits of the cache's file and of its log are turned over: a true state of the past comes out, or Errc::corrupt;
// never a crash, and never a row that was not so.
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <map>
#include <random>

#include "cache/open.h"
#include "fixtures/rebates.h"
#include "sqlite/database.h"
#include "wire/blind_index.h"

namespace rebate {
namespace {

constexpr int kFlips = 10'000;
const Key kKey{1, 2, 3};
const std::string kSearch(32, 's');

QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write");
}

struct Seen {
  std::vector<Rebate> rebates, found;
  std::vector<User> users, people;
  std::map<RebateState, std::int64_t> counts;
  bool operator==(const Seen&) const = default;
};

/// Everything that a reader can be asked for.
Result<Seen> look(CacheReader& reader) {
  Seen seen;
  std::optional<PageKey> after;
  while (true) {
    auto page = reader.rebates({}, after, 16);
    if (!page) return page.error();
    if (page->empty()) break;
    after = keyOf(page->back(), RebateOrder::newest);
    seen.rebates.insert(seen.rebates.end(), page->begin(), page->end());
  }
  auto found = reader.rebates({RebateState::credited, "手机壳", RebateOrder::amount}, {}, 100);
  if (!found) return found.error();
  auto users = reader.users("u-", 100);
  if (!users) return users.error();
  auto people = reader.users("8003", 100);
  if (!people) return people.error();
  auto counts = reader.counts();
  if (!counts) return counts.error();
  seen.found = *found;
  seen.users = *users;
  seen.people = *people;
  seen.counts = counts->rebates;
  return seen;
}

std::vector<User> people() {
  std::vector<User> users;
  for (int i = 0; i < 12; ++i) {
    users.push_back(fixtures::userNumbered(i));
    users.back().find = wire::findTokens("林小明", "1380013" + std::to_string(8000 + i), kSearch);
  }
  return users;
}

Outcome fill(Cache& cache) {
  std::vector<Rebate> rows;
  for (int i = 0; i < 40; ++i) rows.push_back(fixtures::rebateNumbered(i));
  if (const auto set = cache.setScope({"li.na", Role::support, kSearch}); !set) return set;
  if (const auto begun = cache.beginSnapshot(); !begun) return begun;
  if (const auto added = cache.addRows(people(), rows); !added) return added;
  return cache.finishSnapshot({"store", 1, 100}, "cn-east", 1);
}

}  // namespace

class TestCacheFlips : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    // The cipher would print three lines for each flip.
    auto database = sqlite::Database::open({.path = ":memory:", .key = kKey});
    QVERIFY(database && database->execute("PRAGMA cipher_log_level = NONE"));
  }

  void init() {
    // In memory where that is possible: twenty thousand files need not reach a disk.
    const auto shared = QStringLiteral("/dev/shm");
    const auto place = QFileInfo(shared).isWritable() ? shared : QDir::tempPath();
    folder_ = std::make_unique<QTemporaryDir>(place + QStringLiteral("/flips-XXXXXX"));
    file_ = folder_->filePath(QStringLiteral("cache.db"));
    states_.clear();
    states_[0] = Seen{};
  }

  /// One moment of a cache's life: its file as it was closed, or with a log of eight commits.
  void aFlippedBitIsNeverTakenForTruth_data() {
    QTest::addColumn<bool>("log");
    QTest::newRow("file") << false;
    QTest::newRow("log") << true;
  }
  void aFlippedBitIsNeverTakenForTruth() {
    QFETCH(bool, log);
    QVERIFY(live());
    const auto file = log ? logged_ : closed_;
    const auto outbox = folder_->filePath(QStringLiteral("outbox.db"));
    QVERIFY(cache::openOutbox(outbox.toStdString(), kKey));
    const auto before = contentOf(outbox);
    const auto& target = log ? file.second : file.first;
    QVERIFY(target.size() > 4'096);
    std::mt19937 random(7);
    std::map<std::string, int> outcomes;
    for (int i = 0; i < kFlips; ++i) {
      auto flipped = target;
      const auto at = static_cast<qsizetype>(random() % static_cast<unsigned>(target.size()));
      flipped[at] = static_cast<char>(flipped[at] ^ 1 << random() % 8);
      put(log ? file.first : flipped, log ? flipped : file.second);
      const auto outcome = examine(i % 200 == 0);
      QVERIFY2(outcome.empty() || outcome[0] != '!', (outcome + " at byte " + std::to_string(at)).c_str());
      ++outcomes[outcome];
    }
    for (const auto& [outcome, count] : outcomes) qInfo("%s: %d", outcome.c_str(), count);
    QVERIFY(outcomes.size() > 1);
    QCOMPARE(contentOf(outbox), before);
  }

  void noMoreThanTwoDamagedOnesAreKept() {
    QVERIFY(live());
    auto damaged = closed_.first;
    damaged[100] = static_cast<char>(~damaged[100]);
    for (int i = 0; i < 5; ++i) {
      put(damaged, {});
      QVERIFY(cache::openCache(file_.toStdString(), kKey));
    }
    QCOMPARE(QDir(folder_->path()).entryList({QStringLiteral("cache.db.corrupt-*")}),
             (QStringList{QStringLiteral("cache.db.corrupt-4"), QStringLiteral("cache.db.corrupt-5")}));
  }

 private:
  /// Fills `closed_`, `logged_` and the states that were ever true, by the number of their last change.
  Outcome live() {
    const auto path = file_.toStdString();
    auto cache = cache::openCache(path, kKey);
    if (!cache) return cache.error();
    if (const auto filled = fill(**cache); !filled) return filled;
    cache->reset();
    closed_ = {contentOf(file_), {}};
    cache = cache::openCache(path, kKey);
    if (!cache) return cache.error();
    auto reader = cache::openCacheReader(path, kKey);
    if (!reader) return reader.error();
    for (int i = 0; i < 9; ++i) {
      states_[100 + i * 5] = look(**reader).valueOr({});
      if (i == 8) break;
      std::vector<Rebate> rows;
      for (int row = 0; row < 5; ++row) {
        rows.push_back(fixtures::rebateNumbered(i * 3 + row * 7, RebateState::credited));
        rows.back().version = i + 2;
        rows.back().userMask = "林**";
      }
      if (const auto applied = (*cache)->apply(fixtures::changesFrom(100 + i * 5, rows), "cn-east", i); !applied)
        return applied;
    }
    logged_ = {contentOf(file_), contentOf(file_ + QStringLiteral("-wal"))};
    return Done{};
  }

  void put(const QByteArray& file, const QByteArray& log) {
    QFile::remove(file_ + QStringLiteral("-shm"));
    QFile::remove(file_ + QStringLiteral("-wal"));
    write(file_, file);
    if (!log.isEmpty()) write(file_ + QStringLiteral("-wal"), log);
  }

  /// What came of it, for the statistics; '!' in front: what must not be.
  std::string examine(bool refetch) {
    const auto path = file_.toStdString();
    std::string outcome;
    {
      auto cache = cache::openCache(path, kKey);
      if (!cache) return "!open: " + cache.error().detail;
      const auto cursor = (*cache)->cursor();
      if (!cursor) return cursor.error().code == Errc::corrupt ? "corrupt" : "!cursor: " + cursor.error().detail;
      auto reader = cache::openCacheReader(path, kKey);
      if (!reader) return reader.error().code == Errc::corrupt ? "corrupt" : "!reader: " + reader.error().detail;
      const auto seen = look(**reader);
      if (!seen && seen.error().code != Errc::corrupt) return "!read: " + seen.error().detail;
      const auto truth = states_.find(cursor->seq);
      if (seen && (truth == states_.end() || !(*seen == truth->second)))
        return "!wrong at " + std::to_string(cursor->seq);
      outcome = !seen ? "corrupt" : cursor->store.empty() ? "set aside" : "seq " + std::to_string(cursor->seq);
    }
    // Damage that no read met shows when everything is replaced.
    if (refetch && !fetchedAnew() && !(cache::setCacheAside(path) && fetchedAnew())) return "!not well afterwards";
    return outcome;
  }

  bool fetchedAnew() {
    auto cache = cache::openCache(file_.toStdString(), kKey);
    if (!cache || !fill(**cache)) return false;
    auto reader = cache::openCacheReader(file_.toStdString(), kKey);
    return reader && look(**reader).valueOr({}) == states_[100];
  }

  using Files = std::pair<QByteArray, QByteArray>;
  std::unique_ptr<QTemporaryDir> folder_;
  QString file_;
  Files closed_, logged_;
  std::map<std::int64_t, Seen> states_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestCacheFlips)
#include "tst_cache_flips.moc"
