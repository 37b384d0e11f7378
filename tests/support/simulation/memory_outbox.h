// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "ports/outbox.h"

namespace rebate::fixtures {

/// An outbox that is quick enough for thousands of histories. It outlives the replay, as a file does, and can end at
/// any write, before or after that one is kept: whoever uses it then is as good as killed.
class MemoryOutbox : public Outbox {
 public:
  Result<OutboxItem> add(Decision decision, const Rebate& seen, const AddedBy& by) override {
    OutboxItem item;
    item.decision = std::move(decision);
    item.seen = seen;
    return addNew(std::move(item), by);
  }
  Result<OutboxItem> add(Decision decision, const Command& command, const Facts& seen, const AddedBy& by) override {
    OutboxItem item;
    item.decision = std::move(decision);
    item.command = command;
    item.factsSeen = seen;
    return addNew(std::move(item), by);
  }
  Result<std::vector<OutboxItem>> addAll(std::vector<NewDecision> decisions, const AddedBy& by) override {
    std::vector<OutboxItem> items;
    for (auto& next : decisions) {
      auto& item = items.emplace_back();
      item.decision = std::move(next.decision);
      item.seen = std::move(next.seen);
    }
    return addAllNew(std::move(items), by);
  }
  Result<OutboxItem> addNew(OutboxItem item, const AddedBy& by) {
    auto added = addAllNew({std::move(item)}, by);
    if (!added) return added.error();
    return added->front();
  }
  Result<std::vector<OutboxItem>> addAllNew(std::vector<OutboxItem> items, const AddedBy& by) {
    auto number = newest_;
    for (auto& item : items) {
      item.decision.deviceSeq = ++number;
      item.person = by.person;
      item.store = by.store;
      item.seenAt = by.seenAt;
      item.expiresAt = by.expiresAt;
      item.sendAfter = by.sendAfter;
    }
    const auto kept = write([&] {
      for (const auto& item : items) rows[++newest_] = item;
    });
    if (!kept) return kept.error();
    return items;
  }
  Outcome update(const OutboxItem& item) override { return updateAll({item}); }
  Outcome updateAll(const std::vector<OutboxItem>& items) override {
    if (items.empty()) return Done{};
    return write([&] {
      for (const auto& item : items) rows.at(item.decision.deviceSeq) = item;
    });
  }
  Result<std::vector<OutboxItem>> open() override {
    return those([](const OutboxItem& item) { return isOpen(item.state) || item.state == OutboxState::parked; });
  }
  Result<std::vector<OutboxItem>> page(std::int64_t after, int limit) override {
    auto all = those([&](const OutboxItem& item) { return item.decision.deviceSeq > after; });
    if (all.size() > static_cast<std::size_t>(limit)) all.resize(static_cast<std::size_t>(limit));
    return all;
  }
  Result<std::vector<OutboxItem>> recent(int limit) override {
    auto all = those([](const OutboxItem&) { return true; });
    std::vector<OutboxItem> newest(all.rbegin(), all.rend());
    if (newest.size() > static_cast<std::size_t>(limit)) newest.resize(static_cast<std::size_t>(limit));
    return newest;
  }
  Result<std::optional<OutboxItem>> find(const std::string& id) override {
    for (const auto& [number, item] : rows)
      if (item.decision.id == id) return std::optional{item};
    return std::optional<OutboxItem>{};
  }
  Result<OutboxCounts> counts() override {
    OutboxCounts counts;
    for (const auto& [number, item] : rows) {
      counts.waiting += isOpen(item.state) ? 1 : 0;
      counts.attention += needsPerson(item.state) ? 1 : 0;
    }
    return counts;
  }
  Outcome skipNumbersTo(std::int64_t number) override {
    return write([&] { newest_ = std::max(newest_, number); });
  }

  /// The n-th write from now is the last one; kept, or not.
  void endAtWrite(int n, bool kept) {
    untilEnd_ = n;
    lastIsKept_ = kept;
  }
  bool ended() const { return ended_; }
  void revive() {
    ended_ = false;
    untilEnd_ = -1;
  }

  std::map<std::int64_t, OutboxItem> rows;  ///< by number
  bool failing = false;                     ///< a disk that is full

 private:
  template <class Change>
  Outcome write(Change change) {
    const Error dead{Errc::storage, "", "ended"};
    if (ended_ || failing) return dead;
    if (untilEnd_ > 0 && --untilEnd_ == 0) {
      ended_ = true;
      if (lastIsKept_) change();
      return dead;
    }
    change();
    return Done{};
  }
  template <class Filter>
  std::vector<OutboxItem> those(Filter filter) const {
    std::vector<OutboxItem> found;
    for (const auto& [number, item] : rows)
      if (filter(item)) found.push_back(item);
    return found;
  }

  std::int64_t newest_ = 0;
  int untilEnd_ = -1;
  bool lastIsKept_ = false;
  bool ended_ = false;
};

}  // namespace rebate::fixtures
