// SPDX-License-Identifier: GPL-3.0-or-later
// What support and finance do with one user: levels, freezes, reveals, notes, and the timeline of it all.
#include <QtTest>

#include <deque>
#include <random>

#include "postgres/postgres_server.h"
#include "region/ledger/audit_log.h"
#include "region/ledger/posting_book.h"
#include "region/ledger/settlement.h"
#include "region/ledger/timeline.h"
#include "region/ledger/user_desk.h"
#include "region/ledger/version_log.h"
#include "region/money_fixture.h"
#include "region/store_fixture.h"

using namespace rebate;
using namespace rebate::region;
using namespace rebate::fixtures;

namespace {

constexpr Millis kStart = 1'780'000'000'000;
const PersonalKeys kKeys = personalKeysFrom(StoreKey{1, 2, 3});
const Operator kSupport{"li.na", "", Role::support};
const Operator kOther{"wang.fei", "", Role::support};

struct Desk {
  Desk() {
    auto users = threeUsers();
    users[0].personal = {"Ann", "13800138000", "Ann Li", "6222020200112345678"};
    if (!store.write([&](Writing& writing) { saveUsers(writing, users, kKeys); }, kStart)) qFatal("no users");
  }
  Refused change(UserChange change, Millis now = kStart) {
    Refused refused;
    const auto done = store.write(
        [&](Writing& writing) {
          auto user = *findUser(writing.sql, "u-a");
          refused = changeUserAs(writing, user, change, kSupport);
        },
        now);
    if (!done) qFatal("change: %s", done.error().detail.c_str());
    return refused;
  }
  Refused reveal(const Operator& who, Millis now, Revealed& revealed) {
    Refused refused;
    const Reveal wanted{"u-a", {PersonalField::phone, PersonalField::name}, "the parcel came back"};
    const auto done =
        store.write([&](Writing& writing) { refused = region::reveal(writing, wanted, who, kKeys, revealed); }, now);
    if (!done) qFatal("reveal: %s", done.error().detail.c_str());
    return refused;
  }
  std::vector<TimelineItem> page(const TimelineQuery& query) { return timelineOf(store.sql(), query, kKeys); }
  QStringList whole(std::set<TimelineKind> kinds = {}, int limit = 3) {
    QStringList ids;
    TimelineQuery query{"u-a", std::move(kinds), {}, limit};
    while (true) {
      const auto items = page(query);
      for (const auto& item : items) ids << QString::fromStdString(item.id);
      if (items.empty()) return ids;
      query.after = {items.back().at, items.back().id};
    }
  }
  TemporaryStore store;
};

}  // namespace

class TestRegionUserDesk : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void levelAndStateAreChangedAndAudited();
  void changesAreRefused_data();
  void changesAreRefused();
  void revealedIsWhatWasAskedFor();
  void reasonsAreNeeded();
  void twentyRevealsInAnyHour();
  void aNoteIsAddedOnce();
  void everythingIsOnTheTimeline();
  void kindsAreFiltered();
  void marksAreReadBack_data();
  void marksAreReadBack();
  void pagesAreCompleteAndStableUnderInserts();
  void theIndexIsUsed();
};

void TestRegionUserDesk::levelAndStateAreChangedAndAudited() {
  Desk desk;
  const auto before = findUser(desk.store.sql(), "u-a")->version;
  QVERIFY(!desk.change({Level::bronze, UserState::frozen, "returned all of it"}));
  const auto user = *findUser(desk.store.sql(), "u-a");
  QCOMPARE(user.level, Level::bronze);
  QCOMPARE(user.state, UserState::frozen);
  QCOMPARE(user.version, before + 1);
  QStringList actions;
  for (const auto& record : auditAfter(desk.store.sql(), 0, 10)) actions << QString::fromStdString(record.record);
  QCOMPARE(actions.size(), 2);
  QVERIFY(actions[0].contains(QLatin1String("user.level")) && actions[0].contains(QLatin1String("gold")));
  QVERIFY(actions[1].contains(QLatin1String("user.state")) && actions[1].contains(QLatin1String("returned all of it")));
  QCOMPARE(*desk.store.sql().text("SELECT body FROM changes ORDER BY seq DESC LIMIT 1"),
           *desk.store.sql().text("SELECT body FROM changes WHERE body LIKE '%frozen\"%' LIMIT 1"));
  QCOMPARE(desk.store.brokenRules(), std::string());
}

void TestRegionUserDesk::changesAreRefused_data() {
  QTest::addColumn<int>("level");
  QTest::addColumn<int>("state");
  QTest::addColumn<QByteArray>("reason");
  QTest::addColumn<int>("problem");
  QTest::newRow("no reason") << int(Level::bronze) << -1 << QByteArray() << int(Problem::reasonRequired);
  QTest::newRow("nothing moves") << int(Level::gold) << int(UserState::active) << QByteArray("x")
                                 << int(Problem::validation);
  QTest::newRow("erased by hand") << -1 << int(UserState::erased) << QByteArray("x") << int(Problem::validation);
}

void TestRegionUserDesk::changesAreRefused() {
  QFETCH(int, level);
  QFETCH(int, state);
  QFETCH(QByteArray, reason);
  QFETCH(int, problem);
  Desk desk;
  UserChange change;
  if (level >= 0) change.level = static_cast<Level>(level);
  if (state >= 0) change.state = static_cast<UserState>(state);
  change.reason = reason.toStdString();
  const auto before = desk.store.count("changes");
  const auto refused = desk.change(change);
  QVERIFY(refused.has_value());
  QCOMPARE(int(refused->problem), problem);
  QCOMPARE(desk.store.count("changes"), before);
  QCOMPARE(desk.store.count("audit"), std::int64_t{0});
}

void TestRegionUserDesk::revealedIsWhatWasAskedFor() {
  Desk desk;
  Revealed revealed;
  QVERIFY(!desk.reveal(kSupport, kStart, revealed));
  QCOMPARE(revealed.data, (PersonalData{"", "13800138000", "Ann Li", ""}));
  const auto record = auditAfter(desk.store.sql(), 0, 10).back().record;
  for (const char* part : {"user.revealed", "li.na", "u-a", "\"phone\",\"name\"", "the parcel came back"})
    QVERIFY2(record.find(part) != std::string::npos, part);
  QVERIFY(record.find("13800138000") == std::string::npos && record.find("Ann Li") == std::string::npos);
}

void TestRegionUserDesk::reasonsAreNeeded() {
  Desk desk;
  QVERIFY(desk.store.write([](Writing& writing) {
    Revealed revealed;
    const auto refused = reveal(writing, {"u-a", {PersonalField::phone}, ""}, kSupport, kKeys, revealed);
    QVERIFY(refused && refused->problem == Problem::reasonRequired && revealed.data.empty());
    const auto nobody = reveal(writing, {"u-z", {PersonalField::phone}, "x"}, kSupport, kKeys, revealed);
    QVERIFY(nobody && nobody->problem == Problem::notFound);
  }));
}

/// Whatever the moments are: never more than so many in any hour, and one more as soon as that allows it.
void TestRegionUserDesk::twentyRevealsInAnyHour() {
  Desk desk;
  std::mt19937 random(7);
  std::deque<Millis> granted;
  Millis now = kStart;
  int refusals = 0;
  for (int i = 0; i < 150; ++i) {
    now += random() % (kRevealWindow / 12);
    while (!granted.empty() && granted.front() <= now - kRevealWindow) granted.pop_front();
    Revealed revealed;
    const auto refused = desk.reveal(kSupport, now, revealed);
    QCOMPARE(refused.has_value(), granted.size() >= std::size_t{kMostReveals});
    if (refused) {
      ++refusals;
      QCOMPARE(refused->problem, Problem::rateLimited);
      QCOMPARE(revealed.retryAfter, granted.front() + kRevealWindow - now);
      QVERIFY(revealed.data.empty());
    } else {
      granted.push_back(now);
    }
  }
  QVERIFY(refusals > 5);
  Revealed others;
  QVERIFY(!desk.reveal(kOther, now, others));
}

void TestRegionUserDesk::aNoteIsAddedOnce() {
  Desk desk;
  const auto add = [&](const Note& note, const Operator& who) {
    Refused refused;
    if (!desk.store.write([&](Writing& writing) { refused = addNote(writing, note, who, kKeys); })) qFatal("note");
    return refused;
  };
  const Note note{"n-1", "u-c", "rang twice"};
  QVERIFY(!add(note, kSupport));
  QVERIFY(!add(note, kSupport));
  QCOMPARE(desk.store.count("notes"), std::int64_t{1});
  QCOMPARE(desk.store.count("audit"), std::int64_t{1});
  QCOMPARE(add({"n-1", "u-c", "another"}, kSupport)->problem, Problem::idempotencyMismatch);
  QCOMPARE(add({"n-1", "u-a", "rang twice"}, kSupport)->problem, Problem::idempotencyMismatch);
  QCOMPARE(add(note, kOther)->problem, Problem::idempotencyMismatch);
  QCOMPARE(add({"n-2", "u-z", "rang twice"}, kSupport)->problem, Problem::notFound);
}

void TestRegionUserDesk::everythingIsOnTheTimeline() {
  Desk desk;
  QVERIFY(desk.store.write(
      [](Writing& writing) {
        takeVersion(writing, settledVersion("100", 2'000));
        consumeEvents(writing, 10);
        addNote(writing, {"n-1", "u-a", "rang twice"}, kSupport, kKeys);
        addNote(writing, {"n-2", "u-b", "somebody else's"}, kSupport, kKeys);
        adjust(writing, "test:1", "u-a", {300});
      },
      kStart + 1));
  QVERIFY(!desk.change({std::nullopt, UserState::frozen, "why"}, kStart + 2));
  Revealed revealed;
  QVERIFY(!desk.reveal(kSupport, kStart + 3, revealed));
  QCOMPARE(desk.whole(),
           (QStringList{QStringLiteral("reveal:4"), QStringLiteral("state:3"), QStringLiteral("posting:test:1#2"),
                        QStringLiteral("note:n-1"), QStringLiteral("order:taobao:100:2")}));
  const auto items = desk.page({"u-a", {}, {}, 10});
  QCOMPARE(items[3].body.at("text").as_string(), boost::json::string("rang twice"));
  QCOMPARE(items[2].body.at("amount_fen").as_int64(), std::int64_t{300});
  QCOMPARE(items[1].body.at("after").as_string(), boost::json::string("frozen"));
  QVERIFY(desk.store.write([](Writing& writing) { eraseUser(writing, "u-a", "wu.min", "p-1"); }, kStart + 4));
  const auto erased = timelineOf(desk.store.sql(), {"u-a", {}, {}, 10}, std::nullopt);
  QCOMPARE(erased.size(), items.size());
  QVERIFY(!erased[3].body.contains("text"));
}

void TestRegionUserDesk::kindsAreFiltered() {
  Desk desk;
  for (int i = 0; i < 4; ++i)
    QVERIFY(desk.store.write(
        [&](Writing& writing) {
          addNote(writing, {"n-" + std::to_string(i), "u-a", "text"}, kSupport, kKeys);
          auto user = *findUser(writing.sql, "u-a");
          changeUserAs(writing, user, {i % 2 == 0 ? Level::bronze : Level::silver, {}, "x"}, kSupport);
        },
        kStart + i));
  QCOMPARE(desk.whole({TimelineKind::note}).size(), 4);
  QCOMPARE(desk.whole({TimelineKind::note}).filter(QStringLiteral("note:")).size(), 4);
  QCOMPARE(desk.whole({TimelineKind::level}).size(), 4);
  QCOMPARE(desk.whole({TimelineKind::level, TimelineKind::note}).size(), 8);
  QCOMPARE(desk.whole({TimelineKind::claim}).size(), 0);
  for (int kind = int(TimelineKind::order); kind <= int(TimelineKind::state); ++kind)
    QCOMPARE(timelineKindFrom(name(static_cast<TimelineKind>(kind))), static_cast<TimelineKind>(kind));
}

void TestRegionUserDesk::marksAreReadBack_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<bool>("fine");
  for (const char* text : {"1780000000000_posting:a_b#1", "0_", "-5_note:x"})
    QTest::newRow(text) << QByteArray(text) << true;
  for (const char* text : {"x", "1780000000000", "_note:x", "99999999999999999999_x"})
    QTest::newRow(text) << QByteArray(text) << false;
}

void TestRegionUserDesk::marksAreReadBack() {
  QFETCH(QByteArray, text);
  QFETCH(bool, fine);
  const auto mark = timelineMarkFrom(text.toStdString());
  QCOMPARE(mark.ok(), fine);
  if (fine) QCOMPARE(QByteArray::fromStdString(textOf(*mark)), text);
}

/// Random histories with many equal moments. Between two pages new things happen, later or at the very moment of the
/// last item; whoever pages sees everything that was there at first, once, in order, and nothing twice.
void TestRegionUserDesk::pagesAreCompleteAndStableUnderInserts() {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    Desk desk;
    std::mt19937 random(seed);
    int number = 0;
    const auto happen = [&](Millis now) {
      const auto done = desk.store.write(
          [&](Writing& writing) {
            const auto id = std::to_string(++number);
            auto user = *findUser(writing.sql, "u-a");
            switch (random() % 4) {
              case 0:
                addNote(writing, {"n-" + id, "u-a", "text " + id}, kSupport, kKeys);
                break;
              case 1:
                changeUserAs(writing, user, {user.level == Level::gold ? Level::bronze : Level::gold, {}, "x"},
                             kSupport);
                break;
              case 2:
                adjust(writing, "test:" + id, "u-a", {1});
                break;
              default: {
                auto version = settledVersion("9" + id, now);
                version.createdAt = now;
                takeVersion(writing, version);
                consumeEvents(writing, 10);
              }
            }
          },
          now);
      if (!done) qFatal("%s", done.error().detail.c_str());
    };
    Millis now = kStart;
    for (int i = 0; i < 40; ++i) happen(now += random() % 3 == 0 ? 1 : 0);
    const auto all = desk.page({"u-a", {}, {}, 500});
    QCOMPARE(all.size(), std::size_t{40});
    TimelineQuery query{"u-a", {}, {}, 1 + int(random() % 6)};
    QStringList seen;
    while (true) {
      const auto items = desk.page(query);
      for (const auto& item : items) seen << QString::fromStdString(item.id);
      if (items.empty()) break;
      query.after = {items.back().at, items.back().id};
      happen(now += random() % 2);  // the writer's clock never goes back behind what was read at the top
    }
    QStringList first;
    for (const auto& item : all) first << QString::fromStdString(item.id);
    QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), seen.size());
    QStringList old;
    for (const auto& id : seen)
      if (first.contains(id)) old << id;
    QCOMPARE(old, first);
  }
}

void TestRegionUserDesk::theIndexIsUsed() {
  if (fixtures::testsPostgres()) QSKIP("reads SQLite's plans");
  Desk desk;
  const auto plan = [&](const std::string& query) {
    std::string steps;
    desk.store.sql().each("EXPLAIN QUERY PLAN " + query, {}, [&](const SqlRow& row) { steps += row.text(3) + "; "; });
    return steps;
  };
  const std::pair<const char*, const char*> rows[] = {
      {"SELECT 1 FROM audit WHERE action = 'user.revealed' AND actor = 'x' AND at > 5", "audit_reveals"},
      {"SELECT 1 FROM audit WHERE entity = 'u' AND action IN ('user.level', 'user.state', 'user.revealed', "
       "'user.erased') AND action = 'user.level' AND at <= 5",
       "audit_of_users"},
      {"SELECT 1 FROM rebates WHERE user_id = 'u' AND user_id <> '' AND created_at <= 5", "rebates_by_user"},
      {"SELECT 1 FROM order_versions WHERE parent = '1'", "order_versions_by_parent"},
      {"SELECT 1 FROM notes WHERE user_id = 'u' AND at <= 5", "notes_by_user"}};
  for (const auto& [query, index] : rows) {
    const auto steps = plan(query);
    QVERIFY2(steps.find(index) != std::string::npos, steps.c_str());
  }
}

QTEST_GUILESS_MAIN(TestRegionUserDesk)
#include "tst_region_user_desk.moc"
