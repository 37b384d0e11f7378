// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of several versions in any order and however often, through a snapshot and changes: the same end each time.
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <random>

#include "cache/open.h"
#include "fixtures/rebates.h"
#include "wire/blind_index.h"

namespace rebate {
namespace {

const std::string kSearch(32, 's');
constexpr std::array kStates{RebateState::estimated, RebateState::awaitingApproval, RebateState::credited,
                             RebateState::voided};
constexpr const char* kNicknames[] = {"林小明", "王小红", "sunflower", "赵"};

/// Every version of a few rebates and users; some users are erased at last, some never come.
struct RandomHistory {
  std::vector<Rebate> rebates;
  std::vector<User> users;

  explicit RandomHistory(std::mt19937& random) {
    for (int id = 0; id < 12; ++id)
      for (int version = 1; version <= 1 + static_cast<int>(random() % 4); ++version) {
        auto row = fixtures::rebateNumbered(id, kStates[random() % kStates.size()]);
        row.version = version;
        row.userId = "u-" + std::to_string(88000 + random() % 6);
        row.userMask = maskNickname(kNicknames[random() % 4]);
        row.updatedAt += version * 1'000 + static_cast<Millis>(random() % 3);
        if (random() % 4 == 0) row.item = "another item";
        rebates.push_back(row);
      }
    for (int id = 0; id < 4; ++id)  // two of the six are never told
      for (int version = 1; version <= 3; ++version) {
        auto user = fixtures::userNumbered(id);
        const auto* nickname = kNicknames[random() % 4];
        user.version = version;
        user.balance = {static_cast<std::int64_t>(random() % 100)};
        user.mask = maskNickname(nickname);
        user.find = wire::findTokens(nickname, "1380013800" + std::to_string(random() % 10), kSearch);
        if (version == 3 && id % 2 == 0) user.state = UserState::erased, user.mask.clear(), user.find.clear();
        users.push_back(user);
      }
  }
};

/// All that can be seen of a cache.
struct Seen {
  std::vector<Rebate> rebates;
  std::vector<std::vector<User>> users;
  CacheCounts counts;
  bool operator==(const Seen& other) const {
    return rebates == other.rebates && users == other.users && counts.rebates == other.counts.rebates &&
           counts.users == other.counts.users && counts.awaitingAmount == other.counts.awaitingAmount;
  }
};

Seen look(CacheReader& reader) {
  Seen seen;
  seen.rebates = reader.rebates({}, {}, 1'000).valueOr({});
  for (const char* text : {"u-", "林", "王小", "sunf", "1380", "8001", "8005", "林**"})
    seen.users.push_back(reader.users(text, 100).valueOr({}));
  seen.counts = reader.counts().valueOr({});
  return seen;
}

}  // namespace

class TestCacheHistories : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anyOrderAndRepetitionHasOneEnd_data() {
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 60; ++seed) QTest::addRow("%u", seed) << seed;
  }
  void anyOrderAndRepetitionHasOneEnd() {
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    const RandomHistory history(random);
    const auto expected = run(history.users, history.rebates, history.users.size() + history.rebates.size());
    QCOMPARE(expected.counts.users, std::int64_t{4});
    QCOMPARE(expected.rebates.size(), std::size_t{12});
    for (int round = 0; round < 3; ++round) {
      auto users = twice(history.users, random);
      auto rebates = twice(history.rebates, random);
      QVERIFY(run(users, rebates, random() % (users.size() + rebates.size())) == expected);
    }
  }

 private:
  template <class Row>
  static std::vector<Row> twice(std::vector<Row> rows, std::mt19937& random) {
    for (std::size_t i = 0, count = rows.size(); i < count; ++i)
      if (random() % 2 == 0) rows.push_back(rows[i]);
    std::shuffle(rows.begin(), rows.end(), random);
    return rows;
  }

  /// The first so many rows in a snapshot, the others as changes; users and rebates in turn.
  static Seen run(const std::vector<User>& users, const std::vector<Rebate>& rebates, std::size_t inSnapshot) {
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("cache.db")).toStdString();
    auto cache = cache::openCache(path, Key{1});
    auto reader = cache ? cache::openCacheReader(path, Key{1}) : Result<std::unique_ptr<CacheReader>>(cache.error());
    if (!reader || !(*cache)->setScope({"li.na", Role::support, kSearch}) || !(*cache)->beginSnapshot()) return {};
    std::vector<Change> changes;
    std::size_t number = 0;
    const auto give = [&](const std::optional<User>& user, const std::optional<Rebate>& rebate) {
      if (number++ < inSnapshot)
        return (*cache)
            ->addRows(user ? std::vector{*user} : std::vector<User>{},
                      rebate ? std::vector{*rebate} : std::vector<Rebate>{})
            .ok();
      Change change;
      change.previous = static_cast<std::int64_t>(changes.size());
      change.seq = change.previous + 1;
      change.user = user;
      change.rebate = rebate;
      changes.push_back(change);
      return true;
    };
    for (std::size_t i = 0; i < std::max(users.size(), rebates.size()); ++i) {
      if (i < rebates.size() && !give({}, rebates[i])) return {};
      if (i < users.size() && !give(users[i], {})) return {};
    }
    if (!(*cache)->finishSnapshot({"store", 1, 0}, "cn-east", 1)) return {};
    if (!(*cache)->apply(changes, "cn-north", 2)) return {};
    return look(**reader);
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestCacheHistories)
#include "tst_cache_histories.moc"
