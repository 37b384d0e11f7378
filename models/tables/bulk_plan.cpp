// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/bulk_plan.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <random>

namespace rebate {
namespace {

constexpr int kPage = 500;

/// What the region would say for certain. By the domain's own rules, with a reason that is still to be written.
std::optional<LeftOut> whyNot(const Rebate& row, const BulkWish& wish) {
  if (wish.pending.contains(row.id)) return LeftOut::pending;
  Decision decision;
  decision.action = wish.action;
  decision.version = row.version;
  decision.contentHash = row.contentHash;
  decision.amount = row.split.user;
  decision.reason = "to be written";
  const auto after = decide(row, decision, wish.person, wish.rules);
  if (after) return std::nullopt;
  return after.error().code == Errc::notAllowed ? LeftOut::own : LeftOut::otherState;
}

void take(BulkPlan& plan, Rebate row, const BulkWish& wish) {
  if (const auto why = whyNot(row, wish)) {
    ++plan.leftOut[*why];
    return;
  }
  const auto count = [&row](BulkPlan::Share& share) {
    ++share.rows;
    share.user.value += row.split.user.value;
  };
  plan.user.value += row.split.user.value;
  count(plan.platforms[row.platform]);
  if (wish.action == Action::approve && row.proposedBy == "feed" && row.split.user > wish.rules.secondDeciderAbove)
    count(plan.firstOfTwo);
  plan.rows.push_back(std::move(row));
}

bool isFull(const BulkPlan& plan) {
  return static_cast<std::int64_t>(plan.rows.size()) >= BulkPlan::kMostAtOnce;
}

Outcome takeNamed(CacheReader& reader, const RebateSelection& chosen, const BulkWish& wish, BulkPlan& plan) {
  for (const auto& id : chosen.named()) {
    if (isFull(plan)) {
      plan.more = true;
      return Done{};
    }
    const auto row = reader.rebate(id);
    if (!row) return row.error();
    if (*row)
      take(plan, **row, wish);
    else
      ++plan.leftOut[LeftOut::gone];
  }
  return Done{};
}

Outcome takeAll(CacheReader& reader, const RebateSelection& chosen, const BulkWish& wish, BulkPlan& plan) {
  PageRequest request{.query = *chosen.everythingOf(), .limit = kPage};
  while (true) {
    auto page = reader.page(request);
    if (!page) return page.error();
    const bool last = static_cast<int>(page->size()) < kPage;
    if (!page->empty()) request.from = keyOf(page->back(), request.query.order);
    for (auto& row : *page) {
      if (!chosen.contains(row.id)) continue;
      if (isFull(plan)) {
        plan.more = true;
        return Done{};
      }
      take(plan, std::move(row), wish);
    }
    if (last) return Done{};
  }
}

}  // namespace

Result<BulkPlan> planOf(CacheReader& reader, const RebateSelection& chosen, const BulkWish& wish) {
  BulkPlan plan;
  const auto read = reader.together([&] {
    return chosen.everythingOf() ? takeAll(reader, chosen, wish, plan) : takeNamed(reader, chosen, wish, plan);
  });
  if (!read) return read.error();
  return plan;
}

std::vector<std::size_t> sampleOf(std::size_t rows, std::uint32_t seed) {
  if (rows <= BulkPlan::kUnguarded) return {};
  constexpr std::size_t kOneIn = 20, kLeast = 3, kMost = 10;
  std::vector<std::size_t> all(rows), sample;
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::mt19937 dice(seed);
  std::sample(all.begin(), all.end(), std::back_inserter(sample), std::clamp(rows / kOneIn, kLeast, kMost), dice);
  return sample;
}

}  // namespace rebate
