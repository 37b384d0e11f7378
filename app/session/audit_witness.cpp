// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/audit_witness.h"

#include <algorithm>

#include "wire/json.h"

namespace rebate {
namespace {

constexpr Millis kStaysLost = 10'000;  ///< a region that starts may for a moment show less than it has
constexpr Millis kAskEvery = 5'000;
constexpr std::size_t kMostKnown = 64;
constexpr std::size_t kMostStores = 8;

template <class Take>
void eachEntry(const wire::json::object& kept, const char* name, Take take) {
  const auto* list = kept.if_contains(name);
  if (list == nullptr || !list->is_object()) return;
  for (const auto& [key, value] : list->get_object())
    if (value.is_object()) take(std::string(key), value.get_object());
}

}  // namespace

void AuditWitness::open(const std::string& kept) {
  close();
  const auto json = wire::parseJson(kept);
  if (!json || !json->is_object()) return;
  eachEntry(json->get_object(), "stores", [this](const std::string& id, const wire::json::object& entry) {
    const Head head{wire::integerOr(entry, "seq"), wire::textOr(entry, "hash")};
    if (head.seq <= 0 || head.hash.empty()) return;
    auto& store = stores_[id];
    store.touched = wire::integerOr(entry, "at");
    store.newest = head;
    store.known[head.seq] = head.hash;
  });
  eachEntry(json->get_object(), "regions", [this](const std::string& name, const wire::json::object& entry) {
    auto& region = regions_[name];
    region.store = wire::textOr(entry, "store");
    region.highest = {wire::integerOr(entry, "seq"), wire::textOr(entry, "hash")};
  });
}

void AuditWitness::close() {
  stores_.clear();
  regions_.clear();
  changed_ = false;
}

std::string AuditWitness::kept() const {
  wire::json::object stores, regions;
  for (const auto& [id, store] : stores_)
    stores[id] = wire::json::object{{"seq", store.newest.seq}, {"hash", store.newest.hash}, {"at", store.touched}};
  for (const auto& [name, region] : regions_)
    regions[name] =
        wire::json::object{{"store", region.store}, {"seq", region.highest.seq}, {"hash", region.highest.hash}};
  return wire::json::serialize(wire::json::object{{"stores", std::move(stores)}, {"regions", std::move(regions)}});
}

void AuditWitness::heard(const Heard& said, Millis now) {
  now_ = std::max(now_, now);
  if (said.store.empty() || said.seq <= 0 || said.hash.empty()) return;
  auto& region = regions_[said.region];
  if (region.store != said.store) region = Region{said.store, {}, {}, 0, 0, 0, AuditVerdict::unknown};
  const auto seq = said.seq;
  region.head = {seq, said.hash};
  auto& store = stores_[said.store];
  store.touched = now;
  if (store.newest.seq == 0) adopt(store, region.head);  // the first time it is heard of: there is nothing to compare
  const bool below = seq < region.highest.seq || (said.leads && seq < store.newest.seq);
  if (seq >= region.highest.seq && region.highest != region.head) {
    region.highest = region.head;
    changed_ = true;
  }
  if (!below) region.fellAt = 0;
  if (below && region.fellAt == 0) region.fellAt = now;
  if (const auto known = store.known.find(seq); known != store.known.end())
    compare(region, store, seq, said.hash);
  else if (!mayAsk_ && seq > store.newest.seq && region.forkedAt == 0)
    adopt(store, region.head);
  for (auto& [other, each] : regions_) judge(each);
  forgetOldStores();
}

/// Verdicts are what the facts say now; a fork stands until the region has shown a record of our history again.
void AuditWitness::judge(Region& region) {
  if (region.head.seq == 0) return;
  const auto& store = stores_[region.store];
  const bool lost = region.fellAt != 0 && now_ - region.fellAt >= kStaysLost;
  const auto& newest = store.newest;
  const auto known = store.known.find(region.head.seq);
  if (region.forkedAt != 0)
    region.verdict = AuditVerdict::forked;
  else if (lost)
    region.verdict = AuditVerdict::lost;
  else if (known != store.known.end() && known->second == region.head.hash && region.head.seq == newest.seq)
    region.verdict = AuditVerdict::same;
  else
    region.verdict = region.head.seq > newest.seq ? AuditVerdict::ahead : AuditVerdict::behind;
}

std::optional<AuditWitness::Question> AuditWitness::question(Millis now) {
  if (!mayAsk_) return std::nullopt;
  for (auto& [name, region] : regions_) {
    if (region.head.seq == 0 || (region.askedAt != 0 && now - region.askedAt < kAskEvery)) continue;
    const auto& store = stores_[region.store];
    const auto& newest = store.newest;
    if (region.head.seq >= newest.seq && region.head != newest) {
      region.askedAt = now;
      return Question{name, region.store, newest.seq};
    }
    // Behind: it shows what it has; whether that is our history one who is not behind can tell.
    if (store.known.contains(region.head.seq)) continue;
    const auto other = std::find_if(regions_.begin(), regions_.end(), [&](const auto& entry) {
      return entry.second.store == region.store && entry.second.verdict == AuditVerdict::same;
    });
    if (other == regions_.end()) continue;
    region.askedAt = now;
    return Question{other->first, region.store, region.head.seq};
  }
  return std::nullopt;
}

void AuditWitness::answered(const Question& question, const std::string& hash) {
  const auto found = regions_.find(question.region);
  if (found == regions_.end() || found->second.store != question.store) return;
  auto& region = found->second;
  auto& store = stores_[question.store];
  if (hash.empty()) {
    // It said that it has more, and cannot show this one.
    if (region.head.seq >= question.seq) region.forkedAt = question.seq;
  } else if (store.known.contains(question.seq)) {
    compare(region, store, question.seq, hash);
    if (region.forkedAt == 0 && region.head.seq > store.newest.seq && question.seq == store.newest.seq)
      adopt(store, region.head);
  } else if (region.verdict == AuditVerdict::same) {
    remember(store, {question.seq, hash});
    for (auto& [name, other] : regions_)
      if (other.store == question.store && other.head.seq == question.seq)
        compare(other, store, question.seq, other.head.hash);
  }
  for (auto& [name, each] : regions_) judge(each);
}

void AuditWitness::compare(Region& region, Store& store, std::int64_t seq, const std::string& hash) {
  if (store.known.at(seq) != hash)
    region.forkedAt = region.forkedAt == 0 ? seq : std::min(region.forkedAt, seq);
  else if (seq >= region.forkedAt || seq == region.head.seq)
    region.forkedAt = 0;  // a hash holds everything before it, and it has nothing behind it
}

void AuditWitness::adopt(Store& store, const Head& head) {
  store.newest = head;
  remember(store, head);
  changed_ = true;
}

void AuditWitness::remember(Store& store, const Head& head) {
  store.known[head.seq] = head.hash;
  if (store.known.size() > kMostKnown) store.known.erase(store.known.begin());
}

void AuditWitness::forgetOldStores() {
  while (stores_.size() > kMostStores) {
    auto oldest = std::min_element(stores_.begin(), stores_.end(),
                                   [](const auto& a, const auto& b) { return a.second.touched < b.second.touched; });
    stores_.erase(oldest);
    changed_ = true;
  }
}

std::vector<AuditHeadView> AuditWitness::views() const {
  std::vector<AuditHeadView> views;
  for (const auto& [name, region] : regions_) {
    if (region.head.seq == 0) continue;  // known from before, and not heard yet
    AuditHeadView view{name, region.verdict, region.head.seq, region.head.hash, 0, {}, region.forkedAt};
    if (const auto store = stores_.find(region.store); store != stores_.end()) {
      view.witnessedSeq = store->second.newest.seq;
      view.witnessedHash = store->second.newest.hash;
    }
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace rebate
