// SPDX-License-Identifier: GPL-3.0-or-later
// Who did what on what: any search against the simplest oracle, and what it costs where there are many records.
#include <QElapsedTimer>
#include <QtTest>

#include <random>

#include "postgres/postgres_server.h"
#include "region/ledger/audit_log.h"
#include "region/store_fixture.h"

using namespace rebate;
using namespace rebate::region;
using namespace rebate::fixtures;

namespace {

constexpr int kRecords = 9000;  // more than are looked at one by one
const char* const kActors[] = {"chen.jing", "chen", "sun.yu", "feed"};
const char* const kActions[] = {"rebate.approve", "rebate.hold", "user.revealed", "lease.taken"};

struct Said {
  std::int64_t seq;
  std::string actor, action, entity;
};

bool fits(const Said& said, const AuditQuery& query) {
  const auto& wanted = query.actions;
  return (query.before == 0 || said.seq < query.before) && (query.actor.empty() || said.actor == query.actor) &&
         (wanted.empty() || std::find(wanted.begin(), wanted.end(), said.action) != wanted.end()) &&
         said.entity.starts_with(query.entity);
}

}  // namespace

class TestRegionAuditSearch : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    QVERIFY(store_.write([this](Writing& writing) {
      for (int i = 0; i < kRecords; ++i) {
        // What is rare is old as well, so that it is not met among the newest.
        const bool rare = i < 20;
        Said said{i + 1, rare ? "sun.yu" : kActors[random_() % 4], rare ? "user.revealed" : kActions[random_() % 4],
                  "u-" + std::to_string(random_() % (rare ? 10 : 3000))};
        recordAudit(writing, {said.actor, said.action, said.entity, {{"i", i}}});
        all_.push_back(said);
      }
    }));
  }

  void anySearchIsWhatTheOracleSays() {
    for (int i = 0; i < 400; ++i) {
      AuditQuery query;
      if (random_() % 2) query.actor = kActors[random_() % 4];
      for (auto n = random_() % 3; n > 0; --n) query.actions.emplace_back(kActions[random_() % 4]);
      if (random_() % 2) query.entity = std::string("u-2999").substr(0, random_() % 7);
      if (random_() % 2) query.before = static_cast<std::int64_t>(random_() % (kRecords + 50));
      query.limit = static_cast<int>(1 + random_() % 500);
      std::vector<std::int64_t> expected, found;
      for (auto said = all_.rbegin(); said != all_.rend(); ++said)
        if (fits(*said, query) && static_cast<int>(expected.size()) < query.limit) expected.push_back(said->seq);
      for (const auto& record : findAudit(store_.sql(), query)) found.push_back(record.seq);
      QCOMPARE(found, expected);
    }
    QVERIFY(store_.sql().outcome());
  }

  void pagesJoinWithoutAGap() {
    AuditQuery query{"", {"user.revealed"}, "", 0, 37};
    std::vector<std::int64_t> found;
    for (auto page = findAudit(store_.sql(), query); !page.empty(); page = findAudit(store_.sql(), query)) {
      for (const auto& record : page) found.push_back(record.seq);
      query.before = page.back().seq;
    }
    const auto expected =
        std::count_if(all_.begin(), all_.end(), [](const auto& s) { return s.action == "user.revealed"; });
    QCOMPARE(static_cast<std::ptrdiff_t>(found.size()), expected);
    QVERIFY(std::is_sorted(found.rbegin(), found.rend()));
  }

  /// Figures: REBATE_AUDIT_RECORDS=1000000 builds/tst_region_audit_search inMillionsOfRecords
  void inMillionsOfRecords() {
    const auto records = qEnvironmentVariableIntValue("REBATE_AUDIT_RECORDS");
    if (records == 0) QSKIP("REBATE_AUDIT_RECORDS says how many");
    TemporaryStore store;
    QVERIFY(store.write([&](Writing& writing) {
      writing.sql.run(
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) "
          "INSERT INTO audit (at, actor, action, entity, record, hash) SELECT i, 'person.' || (i % 20), "
          "CASE WHEN i % 50000 = 3 THEN 'user.revealed' ELSE 'rebate.approve' END, 'taobao:' || (i * 7919 % 900000), "
          "printf('%0500d', i), printf('%064d', i) FROM n",
          {records});
    }));
    const AuditQuery searches[] = {{"", {"user.revealed"}, "", 0, 100},
                                   {"person.3", {"user.revealed"}, "", 0, 100},
                                   {"person.3", {}, "", 0, 100},
                                   {"nobody", {}, "", 0, 100},
                                   {"", {}, "taobao:4242", 0, 100},
                                   {"", {}, "taobao:", 0, 100},
                                   {"person.3", {"user.revealed"}, "taobao:", 0, 100},
                                   {"", {"rebate.approve", "rebate.hold"}, "", 0, 100}};
    for (const auto& query : searches) {
      QElapsedTimer timer;
      timer.start();
      const auto found = findAudit(store.sql(), query);
      qInfo("%8.2f ms, %3zu found: who '%s' what '%s' on '%s'", double(timer.nsecsElapsed()) / 1e6, found.size(),
            query.actor.c_str(), query.actions.empty() ? "" : query.actions.front().c_str(), query.entity.c_str());
    }
    QVERIFY(store.sql().outcome());
  }

  /// The plans are what makes a search in millions of records as fast as one in thousands.
  void noSearchScansTheTable_data() {
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<QByteArray>("index");
    QTest::newRow("actor") << QByteArray("actor = 'a' AND seq < 9") << QByteArray("audit_by_actor");
    QTest::newRow("actor and action") << QByteArray("actor = 'a' AND action || '' = 'b' AND seq < 9")
                                      << QByteArray("audit_by_actor");
    QTest::newRow("action") << QByteArray("action = 'b' AND seq < 9") << QByteArray("audit_by_action");
    QTest::newRow("entity") << QByteArray("entity >= 'u' AND entity < 'v' AND seq < 9")
                            << QByteArray("audit_by_entity");
    QTest::newRow("all")
        << QByteArray("entity >= 'u' AND entity < 'v' AND actor || '' = 'a' AND action || '' = 'b' AND seq < 9")
        << QByteArray("audit_by_entity");
  }
  void noSearchScansTheTable() {
    if (fixtures::testsPostgres()) QSKIP("reads SQLite's plans");
    QFETCH(QByteArray, where);
    QFETCH(QByteArray, index);
    QByteArray plan;
    store_.sql().each(
        "EXPLAIN QUERY PLAN SELECT seq FROM audit WHERE " + where.toStdString() + " ORDER BY seq DESC LIMIT 9", {},
        [&](const SqlRow& row) { plan += QByteArray::fromStdString(row.text(3)) + '\n'; });
    QVERIFY2(plan.contains("USING COVERING INDEX " + index), plan);
    QVERIFY2(!plan.contains("SCAN"), plan);
  }

 private:
  std::mt19937 random_{11};
  TemporaryStore store_;
  std::vector<Said> all_;
};

QTEST_GUILESS_MAIN(TestRegionAuditSearch)
#include "tst_region_audit_search.moc"
