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

bool comesBefore(const PageKey& a, const PageKey& b) {
  return a.value != b.value ? a.value > b.value : a.id > b.id;
}

}  // namespace

std::vector<Rebate> FakeCache::allOf(const RebateQuery& query) const {
  std::vector<Rebate> found;
  for (const auto& [id, row] : rows)
    if (matches(query, row)) found.push_back(row);
  std::sort(found.begin(), found.end(), [&](const Rebate& a, const Rebate& b) {
    return comesBefore(keyOf(a, query.order), keyOf(b, query.order));
  });
  return found;
}

Result<std::vector<Rebate>> FakeCache::rebates(const RebateQuery& query, const std::optional<PageKey>& after,
                                               int limit) {
  if (failure) return *failure;
  auto all = allOf(query);
  if (after) std::erase_if(all, [&](const Rebate& row) { return !comesBefore(*after, keyOf(row, query.order)); });
  if (all.size() > static_cast<std::size_t>(limit)) all.resize(static_cast<std::size_t>(limit));
  return all;
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
  counts.users = userCount;
  return counts;
}

Result<std::vector<User>> FakeCache::users(const std::string& text, int limit) {
  if (failure) return *failure;
  std::vector<User> found;
  for (const auto& [id, user] : people)
    if (static_cast<int>(found.size()) < limit && (id.starts_with(text) || user.mask == text)) found.push_back(user);
  return found;
}

Result<std::optional<User>> FakeCache::user(const std::string& id) {
  if (failure) return *failure;
  const auto found = people.find(id);
  return found == people.end() ? std::optional<User>{} : std::optional{found->second};
}

}  // namespace rebate
