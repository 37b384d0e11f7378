// SPDX-License-Identifier: GPL-3.0-or-later
// Refunds, punishments and settlement days in the books: any order of arrival, any repeats, before and after a credit.
#include <QtTest>

#include <algorithm>
#include <random>

#include "region/ledger/decisions.h"
#include "region/ledger/detail_log.h"
#include "region/ledger/maturity.h"
#include "region/ledger/rebate_book.h"
#include "region/ledger/settlement.h"
#include "region/store_fixture.h"
#include "wire/jd.h"
#include "wire/time_text.h"
#include "wire/uuid.h"

using namespace rebate;
using namespace rebate::region;
using namespace rebate::fixtures;

namespace {

LineDetail refund(const char* number, std::int64_t status, std::int64_t commission, Millis at) {
  LineDetail detail;
  detail.line = "100";
  detail.role = 2;
  detail.number = number;
  detail.statusCode = status;
  detail.amount = {1'000};
  detail.commission = {commission};
  detail.modifiedAt = at;
  detail.raw = "{}";
  return detail;
}

LineDetail punishment(std::int64_t status, Millis at) {
  auto detail = refund("3", status, 0, at);
  detail.kind = DetailKind::punishment;
  detail.role = 0;
  return detail;
}

struct Stage {
  TemporaryStore store;
  Stage() {
    const auto saved = store.write([](Writing& writing) { saveUsers(writing, threeUsers()); });
    if (!saved) qFatal("users");
  }
  void take(const LineDetail& detail) {
    const auto done = store.write([&](Writing& writing) {
      takeDetail(writing, detail);
      consumeEvents(writing, 100);
    });
    QVERIFY(done.ok());
  }
  void take(const OrderVersion& version) {
    const auto done = store.write([&](Writing& writing) {
      takeVersion(writing, version);
      consumeEvents(writing, 100);
    });
    QVERIFY(done.ok());
  }
  Rebate rebate(const char* id = "taobao:100:2") { return findRebate(store.sql(), id)->rebate; }
  std::string fate() {
    const auto now = rebate();
    return std::string(name(now.state)) + " " + std::string(name(now.reason)) + " " +
           std::to_string(now.split.due.value);
  }
  bool approve() {
    const auto seen = rebate();
    Decision decision;
    decision.id = wire::uuid7(1'000);
    decision.action = Action::approve;
    decision.rebateId = seen.id;
    decision.version = seen.version;
    decision.contentHash = seen.contentHash;
    bool applied = false;
    const auto done = store.write([&](Writing& writing) {
      applied = decideOnce(writing, decision, {"chen.jing", "", Role::finance}, {Fen{1'000'000}}).applied;
    });
    return done.ok() && applied;
  }
  std::int64_t balance() {
    return store.sql().integer("SELECT balance_fen FROM users WHERE id = 'u-a'").value_or(-1);
  }
};

/// What must become of a settled line of 1000 income and 100 fee, from the details alone.
std::string oracle(const std::vector<LineDetail>& details) {
  std::map<std::pair<int, std::string>, LineDetail> newest;
  for (const auto& detail : details) {
    auto& held = newest[{int(detail.kind), detail.number}];
    if (held.line.empty() || detail.modifiedAt > held.modifiedAt) held = detail;
  }
  std::int64_t due = 900;
  bool open = false, frozen = false;
  for (const auto& [key, detail] : newest) {
    if (detail.kind == DetailKind::punishment) {
      frozen = frozen || detail.statusCode != 1;
    } else if (detail.statusCode == 2 || detail.statusCode == 12 || detail.statusCode == 13) {
      due -= detail.commission.value;
    } else if (detail.statusCode != 3 && detail.statusCode != 15) {
      open = true;
    }
  }
  if (due <= 0) return "void nothing_due 0";
  const auto rest = " " + std::to_string(due);
  return open ? "held refund_open" + rest : frozen ? "held punished" + rest : "awaiting_approval " + rest;
}

std::vector<LineDetail> randomDetails(std::mt19937& random) {
  std::vector<LineDetail> details;
  const auto count = 1 + random() % 7;
  for (unsigned i = 0; i < count; ++i) {
    const Millis at = 2'000 + i * 1'000;
    constexpr std::int64_t statuses[] = {4, 2, 2, 3, 11, 12, 13, 14, 15, 99};
    if (random() % 3 == 0)
      details.push_back(punishment(random() % 2, at));
    else
      details.push_back(refund(random() % 2 ? "1" : "2", statuses[random() % 10], 50 + random() % 600, at));
  }
  return details;
}

OrderVersion jdDone(Millis asOf) {
  const auto version = wire::parseJdRow(
      R"({"id":"7","validCode":17,"estimateCosPrice":100,"actualFee":10,"estimateFee":10,"payMonth":20260620,)"
      R"("subUnionId":"m-1","orderTime":"2026-05-01 00:00:00","modifyTime":"2026-05-09 00:00:00"})",
      asOf);
  return *version;
}

}  // namespace

class TestRegionDetails : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theOrderOfArrivalDoesNotMatter_data() { seeds(30); }
  void theOrderOfArrivalDoesNotMatter();
  void theBooksFollowAfterACredit_data() { seeds(30); }
  void theBooksFollowAfterACredit();
  void arrivalsAreTold();
  void aRowWithoutTimeSaysHowThingsStand();
  void aDetailIsAboutItsRole();
  void detailsComeBeforeTheLine();
  void theSettlementDayComesWithoutAWord();
  void aRowThatIsNewerByThenCounts();
  void versionsAreShownWithTheirRows();

 private:
  void seeds(int count) {
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= count; ++seed) QTest::addRow("seed %d", seed) << seed;
  }
};

void TestRegionDetails::theOrderOfArrivalDoesNotMatter() {
  QFETCH(int, seed);
  std::mt19937 random(static_cast<std::uint32_t>(seed));
  const auto details = randomDetails(random);
  auto arrivals = details;
  arrivals.push_back(details.front());  // one of them twice
  for (int order = 0; order < 3; ++order) {
    std::shuffle(arrivals.begin(), arrivals.end(), random);
    Stage stage;
    const auto line = random() % (arrivals.size() + 1);
    for (std::size_t i = 0; i <= arrivals.size(); ++i) {
      if (i == line) stage.take(settledVersion("100", 1'000));
      if (i < arrivals.size()) stage.take(arrivals[i]);
    }
    QCOMPARE(stage.fate(), oracle(details));
    const auto changes = stage.store.count("changes");
    for (const auto& detail : arrivals) stage.take(detail);
    QCOMPARE(stage.store.count("changes"), changes);  // the same again changes nothing
    QCOMPARE(stage.store.brokenRules(), std::string());
  }
}

void TestRegionDetails::theBooksFollowAfterACredit() {
  QFETCH(int, seed);
  std::mt19937 random(static_cast<std::uint32_t>(seed) + 500);
  Stage stage;
  stage.take(settledVersion("100", 1'000));
  QVERIFY(stage.approve());
  QCOMPARE(stage.balance(), std::int64_t{900 * 9 / 10 * 6 / 10});
  std::vector<LineDetail> seen;
  for (const auto& detail : randomDetails(random)) {
    stage.take(detail);
    seen.push_back(detail);
    const auto want = oracle(seen);
    const auto due = std::stoll(want.substr(want.rfind(' ')));
    const auto now = stage.rebate();
    // Once taken back, only a line that could be credited anew is: one that is frozen or open is not.
    if (now.state == RebateState::clawedBack) {
      QVERIFY(want.starts_with("void") || want.starts_with("held punished"));
      QCOMPARE(stage.balance(), std::int64_t{0});
      break;
    }
    QCOMPARE(now.state, RebateState::credited);
    QCOMPARE(now.split.due.value, std::int64_t{due});
    QCOMPARE(now.income.value - now.platformFee.value, std::int64_t{due});
    QCOMPARE(stage.balance(), std::int64_t{due * 9'000 / 10'000 * 6'000 / 10'000});
    QCOMPARE(stage.store.brokenRules(), std::string());
  }
  QCOMPARE(stage.store.brokenRules(), std::string());
}

void TestRegionDetails::arrivalsAreTold() {
  Stage stage;
  std::vector<Intake> told;
  QVERIFY(stage.store.write([&](Writing& writing) {
    for (const auto& detail : {refund("1", 4, 0, 5'000), refund("1", 4, 0, 5'000), refund("1", 2, 300, 6'000),
                               refund("1", 3, 0, 5'500), refund("2", 4, 0, 1'000)})
      told.push_back(takeDetail(writing, detail));
  }));
  using I = Intake;
  QVERIFY((told == std::vector{I::fresh, I::unchanged, I::changed, I::stale, I::fresh}));
}

void TestRegionDetails::aRowWithoutTimeSaysHowThingsStand() {
  Stage stage;
  stage.take(settledVersion("100", 1'000));
  const auto stands = [&](std::int64_t status, Millis at) {
    auto detail = punishment(status, at);
    detail.dated = false;
    stage.take(detail);
    return stage.rebate().reason;
  };
  QCOMPARE(stands(0, 1'000), Reason::punished);
  QCOMPARE(stands(0, 2'000), Reason::punished);
  QCOMPARE(stage.store.count("line_details"), std::int64_t{1});  // nothing new
  QCOMPARE(stands(1, 3'000), Reason::none);
  QCOMPARE(stands(0, 4'000), Reason::punished);  // reversed again, though just this was seen before
  QCOMPARE(stage.store.count("line_details"), std::int64_t{3});
  QCOMPARE(stands(1, 3'500), Reason::punished);  // an older reading, late
  QCOMPARE(stage.store.count("line_details"), std::int64_t{3});
}

void TestRegionDetails::aDetailIsAboutItsRole() {
  Stage stage;
  stage.take(settledVersion("100", 1'000));
  auto shared = settledVersion("100", 1'000);
  shared.role = 3;
  stage.take(shared);
  stage.take(refund("1", 4, 0, 2'000));
  QCOMPARE(stage.rebate("taobao:100:2").reason, Reason::refundOpen);
  QCOMPARE(stage.rebate("taobao:100:3").reason, Reason::none);
  stage.take(punishment(0, 2'000));
  QCOMPARE(stage.rebate("taobao:100:3").reason, Reason::punished);
}

void TestRegionDetails::detailsComeBeforeTheLine() {
  Stage stage;
  stage.take(refund("1", 2, 300, 500));
  QCOMPARE(stage.store.count("rebates"), std::int64_t{0});
  QCOMPARE(stage.store.count("rejected_rows"), std::int64_t{0});
  stage.take(settledVersion("100", 1'000));
  QCOMPARE(stage.fate(), std::string("awaiting_approval  600"));
  QCOMPARE(stage.rebate().income.value, std::int64_t{700});
}

void TestRegionDetails::theSettlementDayComesWithoutAWord() {
  Stage stage;
  const auto day = *wire::parseFeedTime("2026-06-20 00:00:00");
  stage.take(jdDone(day - 5'000));
  QCOMPARE(stage.rebate("jd:7:2").state == RebateState::held, true);  // nobody owns it here
  QCOMPARE(stage.rebate("jd:7:2").upstream, UpstreamState::received);
  QCOMPARE(linesDue(stage.store.sql(), day - 1), std::int64_t{0});
  const auto mature = [&](Millis now) {
    int lines = 0;
    const auto done = stage.store.write(
        [&](Writing& writing) {
          lines = matureLines(writing, 100);
          consumeEvents(writing, 100);
        },
        now);
    return done.ok() ? lines : -1;
  };
  QCOMPARE(mature(day - 1), 0);
  QCOMPARE(linesDue(stage.store.sql(), day), std::int64_t{1});
  QCOMPARE(mature(day), 1);
  QCOMPARE(stage.rebate("jd:7:2").upstream, UpstreamState::settled);
  QCOMPARE(stage.rebate("jd:7:2").income.value, std::int64_t{1'000});
  QCOMPARE(mature(day + 1), 0);
  const auto changes = stage.store.count("changes");
  stage.take(jdDone(day - 5'000));  // the page from before, once more
  stage.take(jdDone(day + 5'000));  // and as it is read from then on
  QCOMPARE(stage.store.count("changes"), changes);
  QCOMPARE(stage.store.count("maturing_lines"), std::int64_t{0});
}

void TestRegionDetails::aRowThatIsNewerByThenCounts() {
  Stage stage;
  const auto day = *wire::parseFeedTime("2026-06-20 00:00:00");
  stage.take(jdDone(day - 5'000));
  auto cancelled = *wire::parseJdRow(
      R"({"id":"7","validCode":3,"estimateCosPrice":100,"payMonth":20260620,)"
      R"("subUnionId":"m-1","orderTime":"2026-05-01 00:00:00","modifyTime":"2026-05-10 00:00:00"})",
      day - 4'000);
  stage.take(cancelled);
  QVERIFY(stage.store.write(
      [](Writing& writing) {
        QCOMPARE(matureLines(writing, 100), 1);
        consumeEvents(writing, 100);
      },
      day));
  QCOMPARE(stage.rebate("jd:7:2").reason, Reason::closedUpstream);
}

void TestRegionDetails::versionsAreShownWithTheirRows() {
  Stage stage;
  auto first = refund("1", 4, 0, 1'000), second = refund("1", 2, 300, 2'000);
  first.raw = R"({"first":1})";
  stage.take(second);
  stage.take(first);
  const auto all = detailsOf(stage.store.sql(), Platform::taobao, "100", 2);
  QCOMPARE(all.size(), std::size_t{2});
  QVERIFY(all[0] == second);
  QVERIFY(all[1] == first);
  QVERIFY(detailsOf(stage.store.sql(), Platform::taobao, "100", 3).empty());
}

QTEST_GUILESS_MAIN(TestRegionDetails)
#include "tst_region_details.moc"
