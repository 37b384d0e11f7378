// SPDX-License-Identifier: GPL-3.0-or-later
// What a text finds in the encrypted cache: rebates and users, also by a phone and a nickname that are not there.
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <random>
#include <set>
#include <thread>

#include "cache/open.h"
#include "fixtures/rebates.h"
#include "wire/blind_index.h"

namespace rebate {
namespace {

const std::string kKey(32, 'k');

struct Person {
  const char *id, *nickname, *phone;
};
constexpr Person kPeople[] = {{"u-100", "林小明", "13800138000"},
                              {"u-101", "林小红", "+86 139 0013 9000"},
                              {"u-102", "SunFlower林", "13700137000"},
                              {"u-103", "王小明", "13800000001"},
                              {"u-104", "1380", "15911112222"}};

User userOf(const Person& person, std::int64_t version = 1) {
  User user;
  user.id = person.id;
  user.mask = maskNickname(person.nickname);
  user.version = version;
  user.find = wire::findTokens(person.nickname, person.phone, kKey);
  return user;
}

/// A part of its number, item or user's id, of one to twelve characters; now and then one of them is another.
QString pieceOf(const Rebate& row, std::mt19937& random) {
  const auto whole = QString::fromStdString(random() % 3 == 0 ? row.line : random() % 4 == 0 ? row.userId : row.item);
  auto text = whole.mid(static_cast<int>(random() % static_cast<unsigned>(whole.size())), 1 + random() % 12);
  const char16_t others[] = {u'"', u'%', u'_', u'\\', u'\'', u'*', u'茶', u'7', u'A', u' ', u'('};
  if (random() % 3 == 0) text[static_cast<int>(random() % static_cast<unsigned>(text.size()))] = others[random() % 11];
  if (random() % 5 == 0) text = random() % 2 == 0 ? text.toUpper() : text.toLower();
  return text.isValidUtf16() ? text : QString();
}

bool plainlyFound(const Rebate& row, const QString& text) {
  const auto line = QString::fromStdString(row.line);
  const bool few = text.toUcs4().size() < 3;
  return QString::fromStdString(row.item).contains(text, Qt::CaseInsensitive) ||
         QString::fromStdString(row.userId).startsWith(text) || (few ? line.startsWith(text) : line.contains(text));
}

}  // namespace

class TestCacheSearch : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    seq_ = 100;
    folder_ = std::make_unique<QTemporaryDir>();
    path_ = folder_->filePath(QStringLiteral("cache.db")).toStdString();
    auto cache = cache::openCache(path_, file_);
    QVERIFY(cache);
    cache_ = *std::move(cache);
    QVERIFY(cache_->setScope({"li.na", Role::support, kKey}));
    auto reader = cache::openCacheReader(path_, file_);
    QVERIFY(reader);
    reader_ = *std::move(reader);
    std::vector<User> users;
    std::vector<Rebate> rebates;
    for (const auto& person : kPeople) {
      users.push_back(userOf(person));
      rebates.push_back(fixtures::rebateNumbered(static_cast<int>(rebates.size())));
      rebates.back().userId = person.id;
    }
    QVERIFY(cache_->beginSnapshot());
    QVERIFY(cache_->addRows(users, rebates));
    QVERIFY(cache_->finishSnapshot({"store", 1, 100}, "cn-east", 1));
  }
  void cleanup() {
    reader_.reset();
    cache_.reset();
  }

  void usersAreFound_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("ids");
    const auto row = [](const char* name, const char* text, const char* ids) {
      QTest::newRow(name) << QByteArray(text) << QByteArray(ids);
    };
    row("id", "u-103", "u-103");
    row("beginning of ids", "u-10", "u-100 u-101 u-102 u-103 u-104");
    row("an id by its number", "103", "u-103");
    row("whole phone", "13800138000", "u-100");
    row("phone as written", "+86 139-0013 (9000)", "u-101");
    row("last four digits", "9000", "u-101");
    row("middle of a phone", "0013", "u-100 u-101 u-102");
    row("five digits", "01380", "u-100");
    row("a nickname of digits, and phones", "1380", "u-100 u-103 u-104");
    row("three digits are too few", "138", "u-104");
    row("one character", "林", "u-100 u-101");
    row("two characters", "林小", "u-100 u-101");
    row("whole nickname", "林小明", "u-100");
    row("any case", "sUNf", "u-102");
    row("longer than the index", "sunflower林", "u-102");
    row("the middle of a nickname", "小明", "");
    row("mask", "林**", "u-100 u-101");
    row("another mask", "S**", "u-102");
    row("a mask of nobody", "L**", "");
    row("nobody", "赵", "");
    row("query syntax", "\" OR 1", "");
  }
  void usersAreFound() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, ids);
    const auto found = reader_->users(text.toStdString(), 10);
    QVERIFY(found);
    QByteArrayList names;
    for (const auto& user : *found) names << QByteArray::fromStdString(user.id);
    QCOMPARE(names.join(' '), ids);
  }

  void noMoreUsersThanAsked() { QCOMPARE(reader_->users("u-10", 2)->size(), std::size_t{2}); }

  void aUserComesBackWithoutTokens() {
    auto expected = userOf(kPeople[0]);
    expected.find.clear();
    QVERIFY(**reader_->user("u-100") == expected);
    QVERIFY(!reader_->user("u-9")->has_value());
  }

  void rebatesAreFoundThroughTheirUsers_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("users");
    const auto row = [](const char* name, const char* text, const char* users) {
      QTest::newRow(name) << QByteArray(text) << QByteArray(users);
    };
    row("partial phone", "8000", "u-100 u-103");
    row("nickname", "林小", "u-100 u-101");
    row("one character of a nickname", "王", "");
    row("user id", "u-102", "u-102");
    row("end of an order number", "000003", "u-103");
    row("middle of all order numbers", "57313150", "u-100 u-101 u-102 u-103 u-104");
    row("two ideographs", "耳机", "u-101");
    row("the last two of an item", "礼盒", "u-102");
    row("any case", "BLUETOOTH", "u-101");
    row("a pattern is text", "Blue_ooth", "");
  }
  void rebatesAreFoundThroughTheirUsers() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, users);
    const auto found = reader_->rebates({{}, text.toStdString(), RebateOrder::newest}, {}, 10);
    QVERIFY(found);
    QByteArrayList ids;
    for (const auto& rebate : *found) ids << QByteArray::fromStdString(rebate.userId);
    std::sort(ids.begin(), ids.end());
    QCOMPARE(ids.join(' '), users);
  }

  void aChangedPhoneIsFoundAndTheOldOneIsNot() {
    auto moved = kPeople[0];
    moved.phone = "13655556666";
    apply(userOf(moved, 2));
    QCOMPARE(reader_->users("5566", 5)->size(), std::size_t{1});
    QCOMPARE(reader_->users("13800138000", 5)->size(), std::size_t{0});
  }

  void anErasedUserIsFoundByIdOnly() {
    auto erased = userOf(kPeople[0], 2);
    erased.state = UserState::erased;  // mask and tokens as a region that is wrong might still send them
    apply(erased);
    QCOMPARE(reader_->users("13800138000", 5)->size(), std::size_t{0});
    QCOMPARE(reader_->users("林小明", 5)->size(), std::size_t{0});
    QCOMPARE(reader_->user("u-100")->value().mask, std::string());
    QCOMPARE(reader_->rebates({{}, "u-100", RebateOrder::newest}, {}, 5)->at(0).userMask, std::string());
    apply(userOf(kPeople[0], 1));  // an older version, late
    QCOMPARE(reader_->users("13800138000", 5)->size(), std::size_t{0});
  }

  void withoutTheKeyNothingIsFoundBlindly() {
    QVERIFY(cache_->setScope({"li.na", Role::support, {}}));
    QCOMPARE(reader_->users("13800138000", 5)->size(), std::size_t{0});
    QCOMPARE(reader_->users("u-100", 5)->size(), std::size_t{1});
    QVERIFY(cache_->setScope({"li.na", Role::support, std::string(32, 'x')}));
    QCOMPARE(reader_->users("13800138000", 5)->size(), std::size_t{0});
  }

  /// Pieces of what is there, changed a little, and things nobody would type: as a search through plain rows finds
  /// them.
  void anyTextFindsWhatAPlainSearchFinds() {
    std::vector<Rebate> rows;
    for (int i = 0; i < 200; ++i) rows.push_back(fixtures::rebateNumbered(i * 37));
    rows[3].item = "100% \"cotton\"_ALL sizes\\";
    rows[4].item = "😀茶😀";
    QVERIFY(cache_->beginSnapshot());
    QVERIFY(cache_->addRows({}, rows));
    QVERIFY(cache_->finishSnapshot({"store", 1, 100}, "cn-east", 1));
    std::mt19937 random(11);
    for (int round = 0; round < 1500; ++round) {
      const auto text = pieceOf(rows[random() % rows.size()], random);
      if (text.isEmpty()) continue;
      std::set<std::string> expected;
      for (const auto& row : rows)
        if (plainlyFound(row, text)) expected.insert(row.id);
      const auto found = reader_->rebates({{}, text.toStdString(), RebateOrder::newest}, {}, 500);
      QVERIFY2(found, text.toUtf8());
      std::set<std::string> ids;
      for (const auto& row : *found) ids.insert(row.id);
      QVERIFY2(ids == expected, text.toUtf8());
    }
  }

  void bytesThatAreNoTextAreAnswered() {
    for (const std::string& text : {std::string("ab\0cd", 5), std::string("\xff\xfe\xfd\xfc"), std::string("\x80"),
                                    std::string("\xe6\x89"), std::string(3, '\0'), std::string(2000, '*')})
      QVERIFY(reader_->rebates({{}, text, RebateOrder::newest}, {}, 5) && reader_->users(text, 5));
  }

  void anInterruptedReadIsCancelled() {
    std::vector<Rebate> rows;
    for (int i = 0; i < 3'000; ++i) rows.push_back(fixtures::rebateNumbered(i));
    QVERIFY(cache_->beginSnapshot());
    QVERIFY(cache_->addRows({}, rows));
    QVERIFY(cache_->finishSnapshot({"store", 1, 100}, "cn-east", 1));
    std::atomic<bool> done = false;
    std::thread other([&] {
      while (!done) reader_->interrupt(), std::this_thread::yield();
    });
    Errc seen = Errc::invalid;
    for (int i = 0; i < 2'000 && seen != Errc::cancelled; ++i) {
      const auto page = reader_->rebates({{}, "黑", RebateOrder::amount}, {}, 3'000);
      if (!page) seen = page.error().code;
    }
    done = true;
    other.join();
    QVERIFY(seen == Errc::cancelled);
    QCOMPARE(reader_->rebates({}, {}, 10)->size(), std::size_t{10});
  }

 private:
  void apply(const User& user) {
    Change change;
    change.previous = seq_;
    change.seq = ++seq_;
    change.user = user;
    const auto applied = cache_->apply({change}, "cn-east", 5);
    QVERIFY2(applied, applied ? "" : applied.error().detail.c_str());
  }

  const Key file_{1, 2, 3};
  std::int64_t seq_ = 100;
  std::unique_ptr<QTemporaryDir> folder_;
  std::string path_;
  std::unique_ptr<Cache> cache_;
  std::unique_ptr<CacheReader> reader_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestCacheSearch)
#include "tst_cache_search.moc"
