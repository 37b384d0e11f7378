// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/events/watch.h"

#include <spdlog/spdlog.h>

#include <chrono>

#include "region/events/event_queue.h"
#include "region/ledger/audit_log.h"
#include "region/ledger/change_log.h"
#include "region/operations/maintenance_book.h"
#include "region/telemetry/clock.h"
#include "wire/sse.h"

namespace rebate::region {
namespace {

constexpr std::size_t kMostKept = 16u << 20;  // bytes of newest changes; older ones are read from the store
constexpr Millis kBlind = 200;                // between two tries to reach a store that cannot be read
constexpr std::size_t kChangesPerRead = 2'000;

}  // namespace

Watch::Watch(std::unique_ptr<SqlSession> sql, Millis every) : sql_(std::move(sql)), every_(every) {
  stands_ = [](const Lease& lease) { return lease.liveAt(bootMillis(), bootId()); };
  look();
}

Watch::~Watch() {
  stop();
}

void Watch::start() {
  thread_ = std::thread([this] { run(); });
}

void Watch::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Watch::poke() {
  {
    const std::lock_guard lock(mutex_);
    poked_ = true;
  }
  wake_.notify_all();
}

void Watch::wakeListeners() {
  const std::lock_guard lock(mutex_);
  for (const auto& [id, listener] : listeners_) listener(view_);
}

StoreView Watch::view() const {
  const std::lock_guard lock(mutex_);
  return view_;
}

std::int64_t Watch::listen(Listener listener) {
  const std::lock_guard lock(mutex_);
  listeners_.emplace(nextListener_, std::move(listener));
  return nextListener_++;
}

void Watch::unlisten(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  listeners_.erase(id);
}

Watch::Slice Watch::after(std::int64_t seq, std::size_t bytes) const {
  const std::lock_guard lock(mutex_);
  Slice slice;
  slice.last = seq;
  slice.tooOld = seq < keptFrom_;
  if (slice.tooOld || kept_.empty() || seq >= kept_.back().seq) return slice;
  auto i = static_cast<std::size_t>(seq - keptFrom_);
  const auto before = kept_[i].upTo - kept_[i].bytes->size();
  for (; i < kept_.size() && (slice.events.empty() || kept_[i].upTo - before <= bytes); ++i) {
    slice.events.push_back(kept_[i].bytes);
    slice.last = kept_[i].seq;
  }
  slice.behind = kept_.back().upTo - kept_[i - 1].upTo;
  return slice;
}

void Watch::run() {
  while (true) {
    if (look()) wakeListeners();
    std::unique_lock lock(mutex_);
    const auto pause = position_.empty() ? std::max(every_, kBlind) : every_;
    wake_.wait_for(lock, std::chrono::milliseconds(pause), [this] { return stopping_ || poked_; });
    if (stopping_) return;
    poked_ = false;
  }
}

/// True when there is something to tell.
bool Watch::look() {
  const auto position = sql_->position();
  bool changed = false;
  if (!begun_) begin();
  if (position != position_) {
    changed = readChanges();
    const auto lease = readLease(*sql_);
    // A member that led and was set back may have shown us what never became part of history.
    const bool setBack = lease.bootId.empty() && lease.epoch != lease_.epoch && lease_.epoch > 0;
    if (setBack && !sql_->failure()) begin();
    if (!sql_->failure()) lease_ = lease;
    const auto head = auditHead(*sql_);
    const auto number = auditSeq(*sql_);
    const auto events = eventsWaiting(*sql_);
    // Whoever changes it leaves an audit record.
    const bool planned = number != view_.auditSeq || position_.empty();
    auto maintenance = planned ? std::make_shared<MaintenanceBoard>(readMaintenance(*sql_)) : nullptr;
    const std::lock_guard lock(mutex_);
    if (!sql_->failure()) {
      if (maintenance) view_.maintenance = std::move(maintenance);
      view_.auditHead = head;
      view_.auditSeq = number;
      view_.events = events;
      changed = changed || events > 0;  // work for whoever leads
    }
  }
  if (sql_->failure()) {
    if (!position_.empty()) spdlog::warn("the store cannot be read: {}", sql_->failure()->detail);  // once
    position_.clear();
    sql_->rollback();
    return readLeadership() || changed;
  }
  position_ = position;
  return readLeadership() || changed;
}

/// A store that cannot be reached yet begins where it is found.
void Watch::begin() {
  const auto newest = newestChange(*sql_);
  const std::lock_guard lock(mutex_);
  begun_ = !sql_->failure();
  view_.seq = keptFrom_ = begun_ ? newest : 0;
  kept_.clear();
  keptBytes_ = 0;
}

bool Watch::readChanges() {
  bool any = false;
  while (!sql_->failure()) {
    std::vector<std::pair<std::int64_t, std::string>> read;
    const auto after = view().seq;
    eachChange(*sql_, after, static_cast<int>(kChangesPerRead), [&read](std::int64_t seq, const std::string& text) {
      read.emplace_back(seq, wire::formatSse("change", std::to_string(seq), text));
    });
    if (read.empty()) break;
    if (onUsers_) tellUsers(after, read.back().first);
    if (sql_->failure()) break;  // they are read again, and nobody is told of them before
    for (auto& [seq, bytes] : read) keep(seq, std::move(bytes));
    any = true;
    if (read.size() < kChangesPerRead) break;
  }
  return any;
}

void Watch::tellUsers(std::int64_t after, std::int64_t upTo) {
  UserChanges users;
  eachUserChange(*sql_, after, upTo,
                 [&users](std::string id, std::int64_t seq) { users.emplace_back(std::move(id), seq); });
  if (!users.empty()) onUsers_(users);
}

void Watch::keep(std::int64_t seq, std::string bytes) {
  const std::lock_guard lock(mutex_);
  keptBytes_ += bytes.size();
  const auto before = kept_.empty() ? 0 : kept_.back().upTo;
  const auto upTo = before + bytes.size();
  kept_.push_back({seq, std::make_shared<const std::string>(std::move(bytes)), upTo});
  view_.seq = seq;
  while (keptBytes_ > kMostKept) {
    keptBytes_ -= kept_.front().bytes->size();
    keptFrom_ = kept_.front().seq;
    kept_.pop_front();
  }
}

/// Also when nothing was written: a lease runs out by itself.
bool Watch::readLeadership() {
  const bool live = stands_(lease_);
  const std::lock_guard lock(mutex_);
  const auto leader = live ? lease_.region : std::string{};
  const bool changed = leader != view_.leader || lease_.epoch != view_.epoch;
  view_.leader = leader;
  view_.leaderUrl = live ? lease_.url : std::string{};
  view_.epoch = lease_.epoch;
  view_.leaseExpiresAt = live && !lease_.bootId.empty() ? lease_.expiresAt : 0;
  view_.aliveAt = lease_.bootId.empty() ? lease_.expiresAt : 0;  // of one that is by no machine's clock
  if (changed) ++view_.leadership;
  return changed;
}

}  // namespace rebate::region
