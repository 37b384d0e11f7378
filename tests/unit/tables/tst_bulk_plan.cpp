// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/bulk_plan.h"

#include <QTest>
#include <algorithm>
#include <random>

#include "fake_workspace/fake_cache.h"
#include "fake_workspace/sample_rebates.h"

using namespace rebate;

namespace {

constexpr Millis kNewest = 1'781'232'260'000;

FakeCache copyOf(int rows, std::uint32_t seed = 5) {
  FakeCache cache;
  std::mt19937 dice(seed);
  for (auto row : SampleRebates(seed, kNewest).many(rows)) {
    row.platform = static_cast<Platform>(dice() % 3);
    row.id = lineKey(row.platform, row.line, row.role);
    if (dice() % 6 == 0) row.proposedBy = "chen.jing";
    if (dice() % 9 == 0) row.split.user = {60'000};
    cache.rows[row.id] = row;
  }
  return cache;
}

RebateQuery queryOf(std::optional<RebateState> state) {
  RebateQuery query;
  query.state = state;
  return query;
}

std::int64_t rowsOf(const BulkPlan& plan) {
  auto rows = static_cast<std::int64_t>(plan.rows.size());
  for (const auto& [why, left] : plan.leftOut) rows += left;
  return rows;
}

}  // namespace

class BulkPlanTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyRowIsDecidedOrLeftOutForAReason_data();
  void everyRowIsDecidedOrLeftOutForAReason();
  void allOfAFilterButSome();
  void whatWasChosenOneByOne();
  void moreThanIsDecidedAtOnce();
  void aReadThatFailsIsSaid();
  void theSampleIsDrawnFromAll();
};

void BulkPlanTest::everyRowIsDecidedOrLeftOutForAReason_data() {
  QTest::addColumn<int>("action");
  QTest::addColumn<int>("seed");
  for (const auto action : {Action::approve, Action::hold, Action::reject})
    for (int seed = 1; seed <= 4; ++seed)
      QTest::addRow("%s %d", name(action).data(), seed) << static_cast<int>(action) << seed;
}

/// Against the domain's own rules, row by row.
void BulkPlanTest::everyRowIsDecidedOrLeftOutForAReason() {
  QFETCH(int, action);
  QFETCH(int, seed);
  auto cache = copyOf(700, static_cast<std::uint32_t>(seed));
  BulkWish wish{static_cast<Action>(action), "chen.jing", {}, {}};
  for (const auto& [id, row] : cache.rows)
    if (wish.pending.size() < 30) wish.pending.insert(id);
  const auto plan = planOf(cache, RebateSelection::all(queryOf({})), wish);
  QVERIFY(plan);
  QCOMPARE(rowsOf(*plan), std::int64_t{700});
  QCOMPARE(plan->leftOut.at(LeftOut::pending), std::int64_t{30});
  Fen sum;
  std::map<Platform, BulkPlan::Share> platforms;
  BulkPlan::Share second;
  for (const auto& row : plan->rows) {
    QVERIFY(isDecidable(row, wish.action) && !wish.pending.contains(row.id));
    QVERIFY(wish.action != Action::approve || row.proposedBy != "chen.jing");
    sum.value += row.split.user.value;
    ++platforms[row.platform].rows;
    platforms[row.platform].user.value += row.split.user.value;
    if (wish.action == Action::approve && row.proposedBy == "feed" && row.split.user > Fen{50'000}) ++second.rows;
  }
  QCOMPARE(plan->user, sum);
  QVERIFY(plan->platforms == platforms);
  QCOMPARE(plan->firstOfTwo.rows, second.rows);
  for (const auto& [id, row] : cache.rows) {
    const bool decided = std::any_of(plan->rows.begin(), plan->rows.end(), [&](const auto& r) { return r.id == id; });
    const bool own = wish.action == Action::approve && row.proposedBy == "chen.jing";
    QCOMPARE(decided, isDecidable(row, wish.action) && !own && !wish.pending.contains(id));
  }
}

void BulkPlanTest::allOfAFilterButSome() {
  auto cache = copyOf(1'300);
  auto query = queryOf(RebateState::awaitingApproval);
  query.order = RebateOrder::amount;
  const auto all = cache.allOf(query);
  QVERIFY(all.size() > 200);
  auto chosen = RebateSelection::all(query);
  chosen.set(all[3].id, false);
  chosen.set(all[200].id, false);
  const auto plan = planOf(cache, chosen, {Action::reject, "zhao.lei", {}, {}});
  QVERIFY(plan);
  QCOMPARE(plan->rows.size(), all.size() - 2);
  QVERIFY(std::is_sorted(plan->rows.begin(), plan->rows.end(), [&](const auto& a, const auto& b) {
    return comesBefore(keyOf(a, query.order), keyOf(b, query.order), false);
  }));
  for (const auto& row : plan->rows) QVERIFY(row.id != all[3].id && row.id != all[200].id);
}

void BulkPlanTest::whatWasChosenOneByOne() {
  auto cache = copyOf(100);
  const auto all = cache.allOf(queryOf(RebateState::awaitingApproval));
  RebateSelection chosen;
  for (std::size_t i = 0; i < 5; ++i) chosen.set(all[i].id, true);
  chosen.set("taobao:gone:2", true);
  const auto plan = planOf(cache, chosen, {Action::hold, "zhao.lei", {}, {}});
  QVERIFY(plan);
  QCOMPARE(plan->rows.size(), std::size_t{5});
  QCOMPARE(plan->leftOut.at(LeftOut::gone), std::int64_t{1});
  QVERIFY(!plan->more);
}

void BulkPlanTest::moreThanIsDecidedAtOnce() {
  FakeCache cache;
  SampleRebates samples(2, kNewest);
  for (int i = 0; i < BulkPlan::kMostAtOnce + 7; ++i) {
    const auto row = samples.next(RebateState::awaitingApproval);
    cache.rows[row.id] = row;
  }
  const auto plan =
      planOf(cache, RebateSelection::all(queryOf(RebateState::awaitingApproval)), {Action::reject, "zhao.lei", {}, {}});
  QVERIFY(plan && plan->more);
  QCOMPARE(static_cast<std::int64_t>(plan->rows.size()), BulkPlan::kMostAtOnce);
}

void BulkPlanTest::aReadThatFailsIsSaid() {
  auto cache = copyOf(10);
  cache.failure = Error{Errc::cancelled, {}, "interrupted"};
  const auto plan = planOf(cache, RebateSelection::all(queryOf({})), {Action::hold, "zhao.lei", {}, {}});
  QVERIFY(!plan);
  QCOMPARE(plan.error().code, Errc::cancelled);
}

void BulkPlanTest::theSampleIsDrawnFromAll() {
  for (std::size_t rows = 0; rows <= BulkPlan::kUnguarded; ++rows) QVERIFY(sampleOf(rows, 1).empty());
  const std::pair<std::size_t, std::size_t> sizes[] = {{21, 3}, {60, 3}, {128, 6}, {200, 10}, {10'000, 10}};
  for (const auto& [rows, wanted] : sizes) {
    const auto sample = sampleOf(rows, 77);
    QCOMPARE(sample.size(), wanted);
    QVERIFY(std::is_sorted(sample.begin(), sample.end()));
    QVERIFY(std::adjacent_find(sample.begin(), sample.end()) == sample.end());
    QVERIFY(sample.back() < rows);
  }
  std::vector<int> drawn(21);
  for (std::uint32_t seed = 0; seed < 400; ++seed)
    for (const auto number : sampleOf(21, seed)) ++drawn[number];
  QVERIFY(*std::min_element(drawn.begin(), drawn.end()) > 0);  // none is never looked at
}

QTEST_GUILESS_MAIN(BulkPlanTest)
#include "tst_bulk_plan.moc"
