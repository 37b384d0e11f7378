// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "cache/body.h"
#include "cache/migrations.h"
#include "cache/open.h"
#include "cache/sql_outbox.h"
#include "fixtures/commands.h"
#include "fixtures/rebates.h"
#include "wire/digest.h"

namespace rebate {

class TestOutbox : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    path_ = folder_->filePath(QStringLiteral("outbox.db")).toStdString();
    reopen();
  }

  void numbersAndChainGoOnOverARestart() {
    const auto first = add(1);
    const auto second = add(2);
    QCOMPARE(first.decision.deviceSeq, std::int64_t{1});
    QCOMPARE(first.previousHash, std::string(64, '0'));
    QVERIFY(second.previousHash != first.previousHash);
    reopen();
    const auto third = add(3);
    QCOMPARE(third.decision.deviceSeq, std::int64_t{3});
    QVERIFY(third.previousHash != second.previousHash);
    const auto open = kept_.outbox->open();
    QVERIFY(open && open->size() == 3);
    QVERIFY(open->front().decision == first.decision);
    QVERIFY(open->front().seen == first.seen);
  }

  void manyAtOnceAreAllOrNone() {
    const auto first = add(1);
    const auto some = [] {
      std::vector<NewDecision> many;
      for (int i = 2; i < 300; ++i) {
        const auto seen = fixtures::rebateNumbered(i);
        many.push_back({fixtures::decisionOn(seen), seen});
      }
      return many;
    };
    const auto many = some();
    const auto kept = kept_.outbox->addAll(many, {.person = "chen.jing", .store = "s", .sendAfter = 9});
    QVERIFY(kept && kept->size() == many.size());
    QCOMPARE(kept->back().decision.deviceSeq, std::int64_t{299});
    QCOMPARE(kept->back().person, std::string("chen.jing"));
    auto again = some();
    again.back().decision.id = first.decision.id;
    QVERIFY(!kept_.outbox->addAll(again, {"chen.jing"}));
    reopen();  // the chain is looked at
    const auto open = kept_.outbox->open();
    QVERIFY2(open, open ? "" : open.error().detail.c_str());
    QCOMPARE(open->size(), std::size_t{299});
    QCOMPARE((*open)[150], (*kept)[149]);
    QVERIFY(kept_.outbox->addAll({}, {"chen.jing"})->empty());
    QCOMPARE(add(400).decision.deviceSeq, std::int64_t{300});
  }

  void theSameIdIsRefused() {
    const auto item = add(1);
    const auto again = kept_.outbox->add(item.decision, item.seen, {"a"});
    QVERIFY(!again);
    QVERIFY(again.error().code == Errc::invalid);
    QCOMPARE(kept_.outbox->open()->size(), std::size_t{1});
  }

  void everyFieldOfAVerdictComesBack() {
    auto item = add(1);
    item.state = OutboxState::conflict;
    item.problem = Problem::versionMoved;
    item.why = "moved";
    item.now = fixtures::rebateNumbered(1, RebateState::credited);
    item.auditHash = "ab";
    item.appliedBy = "cn-east";
    item.settledAt = 77;
    item.tries = 3;
    QVERIFY(kept_.outbox->update(item));
    reopen();
    const auto found = kept_.outbox->find(item.decision.id);
    QVERIFY(found && *found);
    const auto& back = **found;
    QVERIFY(back.state == item.state && back.problem == item.problem && back.why == item.why);
    QVERIFY(back.now == item.now && back.auditHash == item.auditHash && back.appliedBy == item.appliedBy);
    QVERIFY(back.settledAt == 77 && back.tries == 3 && back.decision == item.decision);
    QVERIFY(kept_.outbox->open()->empty());
    QVERIFY(!kept_.outbox->find("none")->has_value());
  }

  void updatesOfManyAreAllOrNone() {
    auto known = add(1);
    auto unknown = known;
    unknown.decision.id = "not-there";
    known.state = OutboxState::sending;
    QVERIFY(!kept_.outbox->updateAll({known, unknown}));
    QVERIFY(kept_.outbox->open()->front().state == OutboxState::queued);
  }

  void countsFollowTheStates() {
    auto a = add(1);
    auto b = add(2);
    static_cast<void>(add(3));
    QVERIFY(*kept_.outbox->counts() == (OutboxCounts{3, 0}));
    a.state = OutboxState::applied;
    b.state = OutboxState::conflict;
    QVERIFY(kept_.outbox->updateAll({a, b}));
    QVERIFY(*kept_.outbox->counts() == (OutboxCounts{1, 1}));
    reopen();
    QVERIFY(*kept_.outbox->counts() == (OutboxCounts{1, 1}));
  }

  void recentIsNewestFirst() {
    for (int i = 0; i < 5; ++i) static_cast<void>(add(i));
    const auto recent = kept_.outbox->recent(2);
    QCOMPARE(recent->size(), std::size_t{2});
    QCOMPARE(recent->front().decision.deviceSeq, std::int64_t{5});
  }

  void whatItWasMadeOnComesBack() {
    const auto seen = fixtures::rebateNumbered(1);
    const AddedBy by{"chen.jing", "store-1", 11, 22, 33};
    QVERIFY(kept_.outbox->add(fixtures::decisionOn(seen), seen, by));
    reopen();
    auto item = kept_.outbox->open()->front();
    QVERIFY(item.person == by.person && item.store == by.store && item.seenAt == by.seenAt);
    QVERIFY(item.expiresAt == by.expiresAt && item.sendAfter == by.sendAfter && item.releasedOn.empty());
    item.releasedOn = "store-2";
    QVERIFY(kept_.outbox->update(item));
    reopen();
    QVERIFY(kept_.outbox->open()->front() == item);
  }

  void commandsComeBackWholeBesideDecisions() {
    std::vector<OutboxItem> made;
    for (int i = 0; i < 3 * fixtures::kCommandKinds; ++i) {
      made.push_back(i % 4 == 3 ? add(i) : addCommand(i));
      if (i % 2 == 0) continue;
      auto& item = made.back();
      item.state = OutboxState::conflict;
      item.problem = Problem::versionMoved;
      if (item.command) item.factsNow = fixtures::factsNumbered(i + 1);
      QVERIFY(kept_.outbox->update(item));
    }
    reopen();
    QVERIFY(!kept_.salvage);
    const auto rows = kept_.outbox->page(0, 1000);
    QCOMPARE(rows->size(), made.size());
    for (std::size_t i = 0; i < made.size(); ++i) QVERIFY2(rows->at(i) == made[i], std::to_string(i).c_str());
  }

  void aCommandThatWasRewrittenIsNoticed() {
    static_cast<void>(addCommand(0));
    kept_ = {};
    {
      auto database = sqlite::Database::open({.path = path_, .key = key_, .journal = sqlite::Journal::truncate});
      QVERIFY(database->execute("DROP TRIGGER items_chain; UPDATE items SET decision = replace(decision, 'note', 'nota')"));
    }
    reopen();
    QVERIFY(kept_.salvage);
    QCOMPARE(kept_.salvage->damaged, std::int64_t{1});
  }

  void numbersAreSkippedOnceAndForEver() {
    static_cast<void>(add(1));
    QVERIFY(kept_.outbox->skipNumbersTo(7));
    QVERIFY(kept_.outbox->skipNumbersTo(5));  // backwards: nothing
    QCOMPARE(add(2).decision.deviceSeq, std::int64_t{8});
    QVERIFY(kept_.outbox->skipNumbersTo(20));
    reopen();
    QVERIFY(!kept_.salvage);  // a hole with a reason
    QCOMPARE(add(3).decision.deviceSeq, std::int64_t{21});
  }

  void pagesComeOldestFirstWithAllStates() {
    for (int i = 0; i < 25; ++i) {
      auto item = add(i);
      item.state = static_cast<OutboxState>(i % 9);
      QVERIFY(kept_.outbox->update(item));
    }
    std::int64_t after = 0;
    int rows = 0;
    for (;;) {
      const auto page = kept_.outbox->page(after, 10);
      QVERIFY(page.ok());
      if (page->empty()) break;
      for (const auto& item : *page) {
        QCOMPARE(item.decision.deviceSeq, ++after);
        ++rows;
      }
    }
    QCOMPARE(rows, 25);
  }

  void aRowCutOffAtTheEndIsNoticed() {
    for (int i = 0; i < 3; ++i) static_cast<void>(add(i));
    kept_ = {};
    {
      auto database = sqlite::Database::open({.path = path_, .key = key_, .journal = sqlite::Journal::truncate});
      QVERIFY(database && database->execute("DROP TRIGGER items_kept; DELETE FROM items WHERE device_seq = 3"));
    }
    reopen();
    QVERIFY(kept_.salvage);
    QVERIFY(kept_.salvage->lost == (std::vector<Salvage::Numbers>{{3, 3}}));
    QCOMPARE(add(4).decision.deviceSeq, std::int64_t{4});
  }

  void aFileOfTheFirstVersionGoesOn() {
    kept_ = {};
    QVERIFY(QFile::remove(QString::fromStdString(path_)));
    const auto first = numbered(1), second = numbered(2);
    {
      auto database = sqlite::Database::open({.path = path_, .key = key_, .journal = sqlite::Journal::truncate});
      QVERIFY(database && sqlite::migrate(*database, {cache::outboxMigrations().front()}));
      const auto hash = insertOfFirstVersion(*database, first, std::string(64, '0'));
      static_cast<void>(insertOfFirstVersion(*database, second, hash));
    }
    reopen();
    QVERIFY(!kept_.salvage);
    const auto rows = kept_.outbox->open();
    QVERIFY(rows && rows->size() == 2);
    QVERIFY(rows->front().decision == first && rows->front().person == "chen.jing" && rows->front().store.empty());
    QVERIFY(rows->back().decision == second);
    QVERIFY(*kept_.outbox->counts() == (OutboxCounts{2, 0}));
    QCOMPARE(add(3).decision.deviceSeq, std::int64_t{3});
    reopen();
    QVERIFY2(!kept_.salvage, "one chain over rows of both versions");
  }

  void aDecisionIsNeverRewritten() {
    static_cast<void>(add(1));
    kept_ = {};
    auto database = sqlite::Database::open({.path = path_, .key = key_, .journal = sqlite::Journal::truncate});
    QVERIFY(database);
    for (const auto* column : {"device_seq", "id", "rebate_id", "person", "decision", "seen", "previous_hash", "hash",
                               "store", "seen_at", "expires_at", "send_after", "content_hash"})
      QVERIFY2(!database->execute(std::string("UPDATE items SET ") + column + " = 9"), column);
    QVERIFY(!database->execute("DELETE FROM items"));
    QVERIFY(database->execute("DROP TRIGGER items_chain; UPDATE items SET seen_at = 5"));
    auto outbox = cache::SqlOutbox(std::make_shared<sqlite::Database>(*std::move(database)));
    QVERIFY(outbox.verifyChain().error().code == Errc::corrupt);
  }

  void profileRemembers() {
    const auto device = kept_.profile->device();
    QVERIFY(device && device->size() == 36);
    QVERIFY(!kept_.profile->remembered()->has_value());
    const RememberedOperator person{{"chen.jing", "陈静", Role::finance}, "token", 123, "$argon2id$x"};
    QVERIFY(kept_.profile->remember(person));
    reopen();
    QVERIFY(**kept_.profile->remembered() == person);
    QCOMPARE(*kept_.profile->device(), *device);
  }

 private:
  OutboxItem add(int number) {
    const auto seen = fixtures::rebateNumbered(number);
    auto item = kept_.outbox->add(fixtures::decisionOn(seen), seen, {"chen.jing"});
    return item ? *item : OutboxItem{};
  }
  static Decision numbered(std::int64_t number) {
    auto decision = fixtures::decisionOn(fixtures::rebateNumbered(1));
    decision.deviceSeq = number;
    return decision;
  }
  /// As the program of migration 1 wrote it.
  static std::string insertOfFirstVersion(sqlite::Database& database, const Decision& decision,
                                          const std::string& previous) {
    auto write = database.prepare(
        "INSERT INTO items (device_seq, id, rebate_id, person, decision, seen, previous_hash, hash, state)"
        " VALUES (?, ?, ?, 'chen.jing', ?, ?, ?, ?, 'queued')");
    const auto body = cache::bodyOf(decision);
    const auto hash = wire::chainHash(previous, "chen.jing\n" + body);
    write->bind(1, decision.deviceSeq).bind(2, decision.id).bind(3, decision.rebateId).bind(4, body);
    write->bind(5, cache::bodyOf(fixtures::rebateNumbered(1))).bind(6, previous).bind(7, hash);
    return write->run() ? hash : std::string();
  }
  OutboxItem addCommand(int number) {
    const auto command = fixtures::commandNumbered(number);
    Decision decision;
    decision.id = fixtures::decisionOn(fixtures::rebateNumbered(number)).id;
    decision.rebateId = entityOf(command);
    decision.reason = reasonOf(command);
    return kept_.outbox->add(decision, command, fixtures::factsNumbered(number), {"chen.jing", "store-1", 1, 2, 3})
        .valueOr({});
  }
  void reopen() {
    kept_ = {};
    auto kept = cache::openOutbox(path_, key_);
    QVERIFY(kept);
    kept_ = *std::move(kept);
  }

  const Key key_{1, 2, 3};
  std::unique_ptr<QTemporaryDir> folder_;
  std::string path_;
  Kept kept_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestOutbox)
#include "tst_outbox.moc"
