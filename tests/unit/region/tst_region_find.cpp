// SPDX-License-Identifier: GPL-3.0-or-later
// The blind index for desktops: it follows the personal data, goes out with users, and goes away with them.
#include <QtTest>

#include "postgres/postgres_server.h"
#include "region/ledger/change_log.h"
#include "region/ledger/find_index.h"
#include "region/ledger/user_desk.h"
#include "region/store_fixture.h"
#include "wire/blind_index.h"
#include "wire/rebate_json.h"

using namespace rebate;
using namespace rebate::region;
using namespace rebate::fixtures;

namespace {

const PersonalKeys kKeys = personalKeysFrom(StoreKey{1, 2, 3});

std::vector<std::string> tokensOf(const std::string& nickname, const std::string& phone) {
  return wire::findTokens(nickname, phone, searchKeyOf(kKeys));
}

struct Desk {
  Desk() {
    auto users = threeUsers();
    users[0].personal = {"林小明", "13800138000", "", ""};
    users[1].personal = {"sunny", "13900139000", "", ""};
    if (!store.write([&](Writing& writing) { saveUsers(writing, users, kKeys); })) qFatal("no users");
  }
  std::vector<Change> changes() {
    std::vector<Change> all;
    eachChange(store.sql(), 0, 1'000, [&all](std::int64_t seq, const std::string& text) {
      const auto json = wire::parseJson(text);
      const auto change = json ? wire::changeFrom(*json) : Result<Change>(json.error());
      if (!change || change->seq != seq) qFatal("not a change");
      all.push_back(*change);
    });
    return all;
  }
  std::vector<std::string> newestFind(const std::string& id) {
    std::vector<std::string> find;
    for (const auto& change : changes())
      if (change.user && change.user->id == id) find = change.user->find;
    return find;
  }
  std::int64_t seq() { return newestChange(store.sql()); }
  TemporaryStore store;
};

}  // namespace

class TestRegionFind : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void changesCarryTheTokens();
  void theLogItselfKeepsNone();
  void snapshotsCarryThem();
  void aNewPhoneMakesAChange();
  void anErasureTakesThemEverywhere();
  void anOlderStoreIsFilled();
};

void TestRegionFind::changesCarryTheTokens() {
  Desk desk;
  QCOMPARE(desk.newestFind("u-a"), tokensOf("林小明", "13800138000"));
  QCOMPARE(desk.newestFind("u-b"), tokensOf("sunny", "13900139000"));
  QVERIFY(desk.newestFind("u-c").empty());
  QVERIFY(desk.store.write([](Writing& writing) { moveBalance(writing, "u-a", Account::userPayable, {5}); }));
  QCOMPARE(desk.newestFind("u-a"), tokensOf("林小明", "13800138000"));
}

void TestRegionFind::theLogItselfKeepsNone() {
  Desk desk;
  QCOMPARE(*desk.store.sql().integer("SELECT COUNT(*) FROM changes WHERE body LIKE '%\"find\"%'"), std::int64_t{0});
}

void TestRegionFind::snapshotsCarryThem() {
  Desk desk;
  auto users = usersAfter(desk.store.sql(), "", 10);
  addFind(desk.store.sql(), users);
  QCOMPARE(users.size(), std::size_t{3});
  QCOMPARE(users[0].find, tokensOf("林小明", "13800138000"));
  QCOMPARE(users[1].find, tokensOf("sunny", "13900139000"));
  QVERIFY(users[2].find.empty());
  std::vector<User> none;
  addFind(desk.store.sql(), none);
  QVERIFY(none.empty());
}

void TestRegionFind::aNewPhoneMakesAChange() {
  Desk desk;
  const auto before = desk.seq();
  const auto version = findUser(desk.store.sql(), "u-a")->version;
  auto users = threeUsers();
  users.resize(1);
  users[0].personal = {"林小明", "13700137000", "", ""};
  QVERIFY(desk.store.write([&](Writing& writing) { saveUsers(writing, users, kKeys); }));
  QCOMPARE(desk.seq(), before + 1);
  QCOMPARE(desk.newestFind("u-a"), tokensOf("林小明", "13700137000"));
  QCOMPARE(findUser(desk.store.sql(), "u-a")->version, version + 1);
  QVERIFY(desk.store.write([&](Writing& writing) { saveUsers(writing, users, kKeys); }));
  QCOMPARE(desk.seq(), before + 1);
}

void TestRegionFind::anErasureTakesThemEverywhere() {
  Desk desk;
  QVERIFY(desk.store.write([](Writing& writing) { eraseUser(writing, "u-a", "wu.min", "p-1"); }));
  for (const auto& change : desk.changes())
    if (change.user && change.user->id == "u-a") QVERIFY(change.user->find.empty());  // the old ones, too
  auto users = usersAfter(desk.store.sql(), "", 10);
  addFind(desk.store.sql(), users);
  QVERIFY(users[0].find.empty());
  QCOMPARE(desk.store.brokenRules(), std::string());
  if (testsPostgres()) return;  // the rest looks into the file
  QVERIFY(desk.store.sql().execute("PRAGMA wal_checkpoint(TRUNCATE)"));
  QFile file(QString::fromStdString(desk.store.path()));
  QVERIFY(file.open(QIODevice::ReadOnly));
  const auto bytes = file.readAll();
  QVERIFY(bytes.contains(tokensOf("sunny", "")[0].c_str()));
  for (const auto& token : tokensOf("林小明", "13800138000")) {
    const auto others = tokensOf("sunny", "13900139000");
    if (std::find(others.begin(), others.end(), token) == others.end()) QVERIFY(!bytes.contains(token.c_str()));
  }
}

void TestRegionFind::anOlderStoreIsFilled() {
  Desk desk;
  desk.store.sql().run("DELETE FROM user_find");
  QVERIFY(desk.newestFind("u-a").empty());
  const auto before = desk.seq();
  std::string after;
  int slices = 0;
  do {
    QVERIFY(desk.store.write([&](Writing& writing) { after = fillFind(writing, after, 1, kKeys); }));
    ++slices;
  } while (!after.empty());
  QCOMPARE(slices, 3);
  QCOMPARE(desk.newestFind("u-a"), tokensOf("林小明", "13800138000"));
  QCOMPARE(desk.newestFind("u-b"), tokensOf("sunny", "13900139000"));
  QCOMPARE(desk.seq(), before + 2);  // consoles that have the users already are told
  QVERIFY(desk.store.write([&](Writing& writing) { after = fillFind(writing, "", 10, kKeys); }));
  QVERIFY(after.empty());
  QCOMPARE(desk.seq(), before + 2);
}

QTEST_GUILESS_MAIN(TestRegionFind)
#include "tst_region_find.moc"
