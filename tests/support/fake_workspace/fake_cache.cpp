// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_workspace/fake_cache.h"

#include <algorithm>

namespace rebate {
namespace {

bool matches(const RebateQuery& query, const Rebate& row) {
  if (query.state && row.state != *query.state) return false;
  if (query.text.empty()) return true;
  return row.line.starts_with(query.text) || row.userId.starts_with(query.text) ||
         row.item.find(query.text) != std::string::npos;
}

}  // namespace

std::vector<Rebate> FakeCache::allOf(const RebateQuery& query) const {
  std::vector<Rebate> found;
  for (const auto& [id, row] : rows)
    if (matches(query, row)) found.push_back(row);
  std::sort(found.begin(), found.end(), [&](const Rebate& a, const Rebate& b) {
    return comesBefore(keyOf(a, query.order), keyOf(b, query.order), query.ascending);
  });
  return found;
}

Result<std::vector<Rebate>> FakeCache::rebates(const RebateQuery& query, const std::optional<PageKey>& after,
                                               int limit) {
  return page({.query = query, .from = after, .limit = limit});
}

Result<std::vector<Rebate>> FakeCache::page(const PageRequest& request) {
  if (failure) return *failure;
  auto found = allOf(request.query);
  if (request.backwards) std::reverse(found.begin(), found.end());
  const bool ascending = request.query.ascending != request.backwards;
  if (request.from)
    std::erase_if(found, [&](const Rebate& row) {
      const auto key = keyOf(row, request.query.order);
      return !comesBefore(*request.from, key, ascending) && !(request.inclusive && key == *request.from);
    });
  const auto skip = std::min(static_cast<std::size_t>(request.skip), found.size());
  found.erase(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(skip));
  if (found.size() > static_cast<std::size_t>(request.limit)) found.resize(static_cast<std::size_t>(request.limit));
  if (request.backwards) std::reverse(found.begin(), found.end());
  return found;
}

Result<std::optional<std::int64_t>> FakeCache::countOf(const RebateQuery& query) {
  if (failure) return *failure;
  if (!query.text.empty()) return std::optional<std::int64_t>{};
  return std::optional{static_cast<std::int64_t>(allOf(query).size())};
}

Result<Anchors> FakeCache::anchors(const RebateQuery& query, const std::optional<PageKey>& after, int every,
                                   int limit) {
  if (failure) return *failure;
  Anchors found;
  for (const auto& row : allOf(query)) {
    const auto key = keyOf(row, query.order);
    if (after && !comesBefore(*after, key, query.ascending)) continue;
    if (static_cast<int>(found.keys.size()) == limit) return found;
    if (++found.rest < every) continue;
    found.keys.push_back(key);
    found.rest = 0;
  }
  found.ended = static_cast<int>(found.keys.size()) < limit;
  return found;
}

Result<std::int64_t> FakeCache::countBetween(const RebateQuery& query, const std::optional<PageKey>& after,
                                             const std::optional<PageKey>& through) {
  if (failure) return *failure;
  const auto all = allOf(query);
  return std::count_if(all.begin(), all.end(), [&](const Rebate& row) {
    const auto key = keyOf(row, query.order);
    return (!after || comesBefore(*after, key, query.ascending)) &&
           (!through || !comesBefore(*through, key, query.ascending));
  });
}

Result<std::optional<Rebate>> FakeCache::rebate(const std::string& id) {
  if (failure) return *failure;
  const auto found = rows.find(id);
  return found == rows.end() ? std::optional<Rebate>{} : std::optional{found->second};
}

Result<CacheCounts> FakeCache::counts() {
  if (failure) return *failure;
  CacheCounts counts;
  Fen awaiting;
  for (const auto& [id, row] : rows) {
    ++counts.rebates[row.state];
    if (row.state == RebateState::awaitingApproval) awaiting.value += row.split.user.value;
  }
  counts.awaitingAmount = awaiting;
  counts.users = users;
  return counts;
}

}  // namespace rebate
