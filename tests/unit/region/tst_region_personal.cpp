// SPDX-License-Identifier: GPL-3.0-or-later
// What is personal, sealed in a real store: opened with the right key only, found through hashes, gone when erased.
#include <QtTest>

#include "postgres/postgres_server.h"
#include "region/ledger/people_proposals.h"
#include "region/ledger/user_desk.h"
#include "region/ledger/user_search.h"
#include "region/storage/sealed_box.h"
#include "region/store_fixture.h"

using namespace rebate;
using namespace rebate::region;
using namespace rebate::fixtures;

namespace {

const StoreKey kKey{1, 2, 3};
const PersonalKeys kKeys = personalKeysFrom(kKey);
const Operator kSupport{"li.na", "", Role::support};
const PersonalData kLin{"SunFlower林", "+86 138 0013 8000", "林小明", "6222020200112345678"};

std::vector<UserEntry> twoUsers() {
  auto users = threeUsers();
  users.resize(2);
  users[0].personal = kLin;
  users[0].mask = "S**";
  users[1].personal = {"sunny", "13900139000", "", ""};
  return users;
}

struct Desk {
  Desk() {
    if (!store.write([](Writing& writing) { saveUsers(writing, twoUsers(), kKeys); })) qFatal("no users");
  }
  QByteArray found(std::optional<UserKey> by, const std::string& text, const std::string& after = {}, int limit = 10) {
    QByteArrayList ids;
    for (const auto& user : findUsers(store.sql(), {text, by}, kKeys, after, limit))
      ids << QByteArray::fromStdString(user.id);
    return ids.join(' ');
  }
  QByteArray fileBytes() {
    if (!store.sql().execute("PRAGMA wal_checkpoint(TRUNCATE)")) qFatal("no checkpoint");
    QByteArray all;
    for (const char* part : {"", "-wal"}) {
      QFile file(QString::fromStdString(store.path() + part));
      if (file.open(QIODevice::ReadOnly)) all += file.readAll();
    }
    return all;
  }
  TemporaryStore store;
};

}  // namespace

class TestRegionPersonal : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aBoxOpensWithItsKeyAndContextOnly();
  void keysOfPurposesDiffer();
  void valuesComeBackAndAreKeptTogether();
  void theSameImportChangesNothing();
  void withoutKeyNothingIsSealedOrTakenForNothing();
  void aBlobMovedToAnotherUserDoesNotOpen();
  void usersAreFound_data();
  void usersAreFound();
  void aChangedPhoneIsNoLongerFound();
  void pagesOfASearchFollowOneAnother();
  void nothingPersonalIsInTheFile();
  void anErasedUserIsGone();
  void importsDoNotBringAnErasedUserBack();
  void theStoreItselfKeepsErasedUsersErased();
};

void TestRegionPersonal::aBoxOpensWithItsKeyAndContextOnly() {
  const std::string plain("secret \0 bytes", 14);
  const auto box = sealBox(plain, "a", kKey);
  QCOMPARE(openBox(box, "a", kKey), plain);
  QVERIFY(sealBox(plain, "a", kKey) != box);  // nonces
  QVERIFY(!openBox(box, "b", kKey));
  QVERIFY(!openBox(box, "a", StoreKey{9}));
  QVERIFY(!openBox("", "a", kKey));
  QVERIFY(!openBox("zz", "a", kKey));
  QVERIFY(!openBox(box.substr(0, box.size() - 2), "a", kKey));
  for (std::size_t at = 0; at < box.size(); ++at) {
    auto forged = box;
    forged[at] = forged[at] == '0' ? '1' : '0';
    QVERIFY(!openBox(forged, "a", kKey));
  }
  QCOMPARE(openBox(sealBox("", "a", kKey), "a", kKey), std::string());
}

void TestRegionPersonal::keysOfPurposesDiffer() {
  QVERIFY(kKeys.seal != kKeys.phone && kKeys.phone != kKeys.nickname && kKeys.seal != kKey);
  QVERIFY(keyedHash("13800138000", kKeys.phone) != keyedHash("13800138000", kKeys.nickname));
  QVERIFY(keyedHash("1", kKeys.phone) != keyedHash("2", kKeys.phone));
  QVERIFY(personalKeysFrom(StoreKey{4}).phone != kKeys.phone);
}

void TestRegionPersonal::valuesComeBackAndAreKeptTogether() {
  Desk desk;
  QCOMPARE(findPersonal(desk.store.sql(), "u-a", kKeys), kLin);
  QVERIFY(desk.store.write([](Writing& writing) { savePersonal(writing, "u-a", {"", "13700137000", "", ""}, kKeys); }));
  auto expected = kLin;
  expected.phone = "13700137000";
  QCOMPARE(findPersonal(desk.store.sql(), "u-a", kKeys), expected);
  QCOMPARE(findPersonal(desk.store.sql(), "u-c", kKeys), PersonalData{});
  QCOMPARE(desk.store.count("data_keys"), std::int64_t{2});
}

void TestRegionPersonal::theSameImportChangesNothing() {
  Desk desk;
  const auto sealed = [&] { return desk.store.sql().text("SELECT sealed FROM personal_data WHERE user_id = 'u-a'"); };
  const auto before = sealed();
  std::int64_t changed = -1;
  QVERIFY(desk.store.write([&](Writing& writing) { changed = saveUsers(writing, twoUsers(), kKeys); }));
  QCOMPARE(changed, std::int64_t{0});
  QCOMPARE(sealed(), before);
}

void TestRegionPersonal::withoutKeyNothingIsSealedOrTakenForNothing() {
  TemporaryStore store;
  const auto refused = store.write([](Writing& writing) { saveUsers(writing, twoUsers()); });
  QVERIFY(!refused.ok());
  QCOMPARE(refused.error().code, Errc::unavailable);
  QCOMPARE(store.count("users"), std::int64_t{0});
  Desk desk;
  auto& sql = desk.store.sql();
  for (const std::optional<PersonalKeys>& keys : {std::optional<PersonalKeys>(), {personalKeysFrom(StoreKey{7})}}) {
    QVERIFY(sql.beginRead());
    QVERIFY(findPersonal(sql, "u-a", keys).empty());
    QCOMPARE(sql.failure()->code, Errc::unavailable);
    sql.rollback();
  }
  QVERIFY(sql.beginRead());
  QVERIFY(findUsers(sql, {"13800138000", UserKey::phone}, std::nullopt, "", 10).empty());
  QCOMPARE(sql.failure()->code, Errc::unavailable);
  sql.rollback();
}

void TestRegionPersonal::aBlobMovedToAnotherUserDoesNotOpen() {
  Desk desk;
  auto& sql = desk.store.sql();
  sql.run("UPDATE data_keys SET sealed = (SELECT sealed FROM data_keys WHERE user_id = 'u-a') WHERE user_id = 'u-b'");
  sql.run(
      "UPDATE personal_data SET sealed = (SELECT sealed FROM personal_data WHERE user_id = 'u-a') "
      "WHERE user_id = 'u-b'");
  QVERIFY(sql.beginRead());
  QVERIFY(findPersonal(sql, "u-b", kKeys).empty());
  QVERIFY(sql.failure().has_value());
  sql.rollback();
}

void TestRegionPersonal::usersAreFound_data() {
  QTest::addColumn<int>("by");  // -1: any
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QByteArray>("ids");
  const auto row = [](const char* name, int by, const char* text, const char* ids) {
    QTest::newRow(name) << by << QByteArray(text) << QByteArray(ids);
  };
  const int id = int(UserKey::id), phone = int(UserKey::phone), nick = int(UserKey::nickname);
  row("id", id, "u-b", "u-b");
  row("half an id", id, "u-", "");
  row("phone", phone, "13800138000", "u-a");
  row("phone written otherwise", phone, "86 138-0013-8000", "u-a");
  row("half a phone", phone, "1380013", "");
  row("nickname, one letter", nick, "s", "u-a u-b");
  row("nickname, three", nick, "SUN", "u-a u-b");
  row("nickname, four", nick, "sunf", "u-a");
  row("nickname, eight", nick, "sunflowe", "u-a");
  row("nickname, nine of ten", nick, "sunflower", "");
  row("nickname, whole", nick, "sunflower林", "u-a");
  row("middle of a nickname", nick, "flower", "");
  row("phone is no nickname", nick, "13800138000", "");
  row("anything: phone", -1, "13900139000", "u-b");
  row("anything: nickname", -1, "Sunny", "u-b");
  row("anything: id", -1, "u-a", "u-a");
  row("nobody", -1, "nobody", "");
}

void TestRegionPersonal::usersAreFound() {
  QFETCH(int, by);
  QFETCH(QByteArray, text);
  QFETCH(QByteArray, ids);
  Desk desk;
  const auto key = by < 0 ? std::optional<UserKey>() : static_cast<UserKey>(by);
  QCOMPARE(desk.found(key, text.toStdString()), ids);
}

void TestRegionPersonal::aChangedPhoneIsNoLongerFound() {
  Desk desk;
  QVERIFY(desk.store.write([](Writing& writing) { savePersonal(writing, "u-a", {"", "13700137000", "", ""}, kKeys); }));
  QCOMPARE(desk.found(UserKey::phone, "13800138000"), QByteArray());
  QCOMPARE(desk.found(UserKey::phone, "13700137000"), QByteArray("u-a"));
  QCOMPARE(desk.found(UserKey::nickname, "sunf"), QByteArray("u-a"));
}

void TestRegionPersonal::pagesOfASearchFollowOneAnother() {
  Desk desk;
  QVERIFY(desk.store.write([](Writing& writing) {
    std::vector<UserEntry> many;
    for (int i = 100; i < 150; ++i)
      many.push_back({"v-" + std::to_string(i), "s**", Level::bronze, {}, {}, {}, {"Sun", "", "", ""}});
    saveUsers(writing, many, kKeys);
  }));
  QByteArrayList all;
  std::string after;
  while (true) {
    const auto page = desk.found(UserKey::nickname, "sun", after, 7);
    if (page.isEmpty()) break;
    all += page.split(' ');
    after = all.last().toStdString();
  }
  QCOMPARE(all.size(), 52);
  auto sorted = all;
  std::sort(sorted.begin(), sorted.end());
  QCOMPARE(all, sorted);
}

void TestRegionPersonal::nothingPersonalIsInTheFile() {
  if (testsPostgres()) QSKIP("looks into the file");
  Desk desk;
  const Note note{"n-1", "u-a", "her number is 13800138000, she says"};
  QVERIFY(desk.store.write([&](Writing& writing) { QVERIFY(!addNote(writing, note, kSupport, kKeys)); }));
  QFile wal(QString::fromStdString(desk.store.path() + "-wal"));
  QVERIFY(wal.open(QIODevice::ReadOnly));
  const auto all = wal.readAll() + desk.fileBytes();
  QVERIFY(all.contains("u-a"));
  for (const QByteArray& never : {QByteArray("13800138000"), QByteArray("138 0013 8000"), QByteArray("unFlower"),
                                  QByteArray("unflower"), QByteArray("林小明"), QByteArray("6222020200112345678"),
                                  QByteArray("she says"), QByteArray("13900139000"), QByteArray("sunny")})
    QVERIFY2(!all.contains(never), never);
}

void TestRegionPersonal::anErasedUserIsGone() {
  if (testsPostgres()) QSKIP("looks into the file");
  Desk desk;
  auto& sql = desk.store.sql();
  QVERIFY(desk.store.write([&](Writing& writing) { addNote(writing, {"n-1", "u-a", "text"}, kSupport, kKeys); }));
  const auto key = QByteArray::fromStdString(*sql.text("SELECT sealed FROM data_keys WHERE user_id = 'u-a'"));
  const auto blob = QByteArray::fromStdString(*sql.text("SELECT sealed FROM personal_data WHERE user_id = 'u-a'"));
  QVERIFY(desk.fileBytes().contains(key));
  QVERIFY(desk.store.write([](Writing& writing) { eraseUser(writing, "u-a", "wu.min", "p-1"); }));
  const auto user = findUser(sql, "u-a");
  QCOMPARE(user->state, UserState::erased);
  QCOMPARE(user->mask, std::string());
  QCOMPARE(findPersonal(sql, "u-a", kKeys), PersonalData{});
  for (const auto* text : {"13800138000", "sunf", "sunflower林"}) QCOMPARE(desk.found({}, text), QByteArray());
  QCOMPARE(desk.found({}, "u-a"), QByteArray("u-a"));
  QCOMPARE(desk.found({}, "sun"), QByteArray("u-b"));
  const auto left = desk.fileBytes();
  QVERIFY(!left.contains(key));
  QVERIFY(!left.contains(blob));
  QCOMPARE(desk.store.brokenRules(), std::string());
}

void TestRegionPersonal::importsDoNotBringAnErasedUserBack() {
  Desk desk;
  QVERIFY(desk.store.write([](Writing& writing) { eraseUser(writing, "u-a", "wu.min", "p-1"); }));
  auto again = twoUsers();
  again[0].claim.adzoneId = "77";
  QVERIFY(desk.store.write([&](Writing& writing) { saveUsers(writing, again, kKeys); }));
  QCOMPARE(findUser(desk.store.sql(), "u-a")->mask, std::string());
  QCOMPARE(desk.found({}, "13800138000"), QByteArray());
  QCOMPARE(ownerOf(desk.store.sql(), {"", "", "77"}), std::string("u-a"));  // what they buy is still booked to the id
  const auto refused = desk.store.write([&](Writing& writing) {
    const auto why = addNote(writing, {"n-2", "u-a", "text"}, kSupport, kKeys);
    QVERIFY(why && why->problem == Problem::notDecidable);
    Revealed revealed;
    QVERIFY(reveal(writing, {"u-a", {PersonalField::phone}, "why"}, kSupport, kKeys, revealed));
  });
  QVERIFY(refused.ok());
}

void TestRegionPersonal::theStoreItselfKeepsErasedUsersErased() {
  Desk desk;
  QVERIFY(desk.store.write([](Writing& writing) { eraseUser(writing, "u-a", "wu.min", "p-1"); }));
  for (const char* wrong :
       {"UPDATE users SET state = 'active' WHERE id = 'u-a'", "UPDATE users SET mask = 'x' WHERE id = 'u-a'",
        "INSERT INTO data_keys (user_id, sealed) VALUES ('u-a', '00')"})
    QVERIFY2(!desk.store.write([&](Writing& writing) { writing.sql.run(wrong); }), wrong);
  QVERIFY(desk.store.write([](Writing& writing) { moveBalance(writing, "u-a", Account::userPayable, {5}); }));
}

QTEST_GUILESS_MAIN(TestRegionPersonal)
#include "tst_region_personal.moc"
