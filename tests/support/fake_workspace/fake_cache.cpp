// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_workspace/fake_cache.h"

#include <algorithm>

namespace rebate {
namespace {

bool matches(const RebateQuery& query, const Rebate& row) {
  if (query.state && row.state != *query.state) return false;
  if (query.platform && row.platform != *query.platform) return false;
  if ((query.least && row.split.user < *query.least) || (query.most && row.split.user > *query.most)) return false;
  if (query.createdFrom && row.createdAt < *query.createdFrom) return false;
  if (query.createdUntil && row.createdAt >= *query.createdUntil) return false;
  if (query.updatedFrom && row.updatedAt < *query.updatedFrom) return false;
  if (query.updatedUntil && row.updatedAt >= *query.updatedUntil) return false;
  if (!query.user.empty() && row.userId != query.user) return false;
  if (!query.proposedBy.empty() && row.proposedBy != query.proposedBy) return false;
  if (query.text.empty()) return true;
  return row.line.starts_with(query.text) || row.userId.starts_with(query.text) ||
         row.item.find(query.text) != std::string::npos;
}

}  // namespace

std::vector<const Rebate*> FakeCache::sorted(const RebateQuery& query) const {
  std::vector<const Rebate*> found;
  for (const auto& [id, row] : rows)
    if (matches(query, row)) found.push_back(&row);
  const auto valueOf = [&](const Rebate& row) {
    return query.order == RebateOrder::newest ? row.createdAt : row.split.user.value;
  };
  std::sort(found.begin(), found.end(), [&](const Rebate* a, const Rebate* b) {
    if (valueOf(*a) != valueOf(*b)) return (valueOf(*a) < valueOf(*b)) == query.ascending;
    return (a->id < b->id) == query.ascending && a->id != b->id;
  });
  return found;
}

std::vector<Rebate> FakeCache::allOf(const RebateQuery& query) const {
  std::vector<Rebate> found;
  for (const auto* row : sorted(query)) found.push_back(*row);
  return found;
}

Result<std::vector<Rebate>> FakeCache::rebates(const RebateQuery& query, const std::optional<PageKey>& after,
                                               int limit) {
  return page({.query = query, .from = after, .limit = limit});
}

Result<std::vector<Rebate>> FakeCache::page(const PageRequest& request) {
  if (failure) return *failure;
  auto all = sorted(request.query);
  if (request.backwards) std::reverse(all.begin(), all.end());
  const bool ascending = request.query.ascending != request.backwards;
  if (request.from)
    std::erase_if(all, [&](const Rebate* row) {
      const auto key = keyOf(*row, request.query.order);
      return !comesBefore(*request.from, key, ascending) && !(request.inclusive && key == *request.from);
    });
  const auto from = std::min(static_cast<std::size_t>(request.skip), all.size());
  const auto until = std::min(from + static_cast<std::size_t>(request.limit), all.size());
  std::vector<Rebate> found;
  for (auto i = from; i < until; ++i) found.push_back(*all[i]);
  if (request.backwards) std::reverse(found.begin(), found.end());
  return found;
}

Result<std::optional<std::int64_t>> FakeCache::countOf(const RebateQuery& query) {
  if (failure) return *failure;
  if (!query.text.empty() || isNarrowed(query)) return std::optional<std::int64_t>{};
  return std::optional{static_cast<std::int64_t>(sorted(query).size())};
}

Result<Anchors> FakeCache::anchors(const RebateQuery& query, const std::optional<PageKey>& after, int every,
                                   int limit) {
  if (failure) return *failure;
  Anchors found;
  for (const auto* row : sorted(query)) {
    const auto key = keyOf(*row, query.order);
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
  const auto all = sorted(query);
  return std::count_if(all.begin(), all.end(), [&](const Rebate* row) {
    const auto key = keyOf(*row, query.order);
    return (!after || comesBefore(*after, key, query.ascending)) &&
           (!through || !comesBefore(*through, key, query.ascending));
  });
}

Result<std::vector<DeciderPair>> FakeCache::deciderPairs() {
  if (failure) return *failure;
  std::map<std::pair<std::string, std::string>, DeciderPair> byNames;
  for (const auto& [id, row] : rows) {
    if (row.decidedBy.empty()) continue;
    auto& pair = byNames[{row.proposedBy, row.decidedBy}];
    pair.proposedBy = row.proposedBy;
    pair.decidedBy = row.decidedBy;
    ++pair.rebates;
    pair.user.value += row.split.user.value;
  }
  std::vector<DeciderPair> pairs;
  for (const auto& [names, pair] : byNames) pairs.push_back(pair);
  std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.rebates > b.rebates; });
  return pairs;
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
  for (const auto& [id, withdrawal] : payments) {
    auto& count = counts.withdrawals[stageOf(withdrawal)];
    ++count.rows;
    count.sum.value += withdrawal.amount.value;
  }
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

Result<std::vector<Rebate>> FakeCache::rebatesOf(const std::string& userId, const std::optional<PageKey>& below,
                                                 int limit) {
  if (failure) return *failure;
  std::vector<Rebate> found;
  for (const auto* row : sorted({}))
    if (row->userId == userId && (!below || comesBefore(*below, keyOf(*row, RebateOrder::newest), false)) &&
        static_cast<int>(found.size()) < limit)
      found.push_back(*row);
  return found;
}

Result<UserFigures> FakeCache::figuresOf(const std::string& userId, Millis recentSince) {
  if (failure) return *failure;
  UserFigures figures;
  for (const auto& [id, row] : rows)
    if (row.userId == userId) figures.add(row, recentSince);
  return figures;
}

WithdrawalRow FakeCache::withUser(const Withdrawal& withdrawal) const {
  WithdrawalRow row{withdrawal, {}, {}, {}, UserState::active};
  const auto found = people.find(withdrawal.userId);
  if (found == people.end()) return row;
  const auto& user = found->second;
  row.userMask = user.mask;
  row.balance = user.balance;
  row.frozen = user.frozen;
  row.userState = user.state;
  return row;
}

Result<std::vector<Withdrawal>> FakeCache::withdrawalsOf(const std::string& userId, const std::optional<PageKey>& below,
                                                         int limit) {
  const auto all = withdrawals({}, below, static_cast<int>(payments.size()));
  if (!all) return all.error();
  std::vector<Withdrawal> found;
  for (const auto& row : *all)
    if (row.withdrawal.userId == userId && static_cast<int>(found.size()) < limit) found.push_back(row.withdrawal);
  return found;
}

Result<std::vector<WithdrawalRow>> FakeCache::withdrawals(const WithdrawalQuery& query,
                                                          const std::optional<PageKey>& after, int limit) {
  if (failure) return *failure;
  std::vector<WithdrawalRow> found;
  for (const auto& [id, w] : payments) {
    const bool staged = query.stages.empty() ||
                        std::find(query.stages.begin(), query.stages.end(), stageOf(w)) != query.stages.end();
    const bool named = w.id.starts_with(query.text) || w.userId.starts_with(query.text) ||
                       w.payoutId.starts_with(query.text);
    if (staged && named && (!after || comesBefore(*after, keyOf(w, query.order), query.ascending)))
      found.push_back(withUser(w));
  }
  std::sort(found.begin(), found.end(), [&](const WithdrawalRow& a, const WithdrawalRow& b) {
    return comesBefore(keyOf(a.withdrawal, query.order), keyOf(b.withdrawal, query.order), query.ascending);
  });
  if (found.size() > static_cast<std::size_t>(limit)) found.resize(static_cast<std::size_t>(limit));
  return found;
}

Result<std::optional<WithdrawalRow>> FakeCache::withdrawal(const std::string& id) {
  if (failure) return *failure;
  const auto found = payments.find(id);
  return found == payments.end() ? std::optional<WithdrawalRow>{} : std::optional{withUser(found->second)};
}

Result<Settlement> FakeCache::settlement(Millis now) {
  if (failure) return *failure;
  std::vector<Rebate> lines;
  for (const auto& [id, row] : rows) lines.push_back(row);
  std::vector<User> users;
  for (const auto& [id, user] : people) users.push_back(user);
  return settlementOf(lines, users, now);
}

}  // namespace rebate
