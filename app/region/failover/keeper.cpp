// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/failover/keeper.h"

#include <signal.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>

#include "region/failover/failover_log.h"
#include "region/ledger/audit_log.h"
#include "region/operations/maintenance_book.h"
#include "region/storage/offline_write.h"
#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

constexpr Millis kRetry = 20;

/// Whoever is to lead reads the very store that is written here.
Standing sharedStore() {
  return {{{"lag", Status::ok, "shared-store", 0, 0}, {"sync", Status::ok, "shared-store"}}, {0, kSuccessorsMoment}};
}

}  // namespace

Keeper::Keeper(std::unique_ptr<SqlSession> sql, Settings settings)
    : sql_(std::move(sql)), settings_(std::move(settings)), locks_(settings_.storePath) {}

Keeper::~Keeper() {
  stop();
}

void Keeper::start(Writer& writer, Changed changed) {
  writer_ = &writer;
  changed_ = std::move(changed);
  thread_ = std::thread([this] { run(); });
}

void Keeper::stop() {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
  release();
}

/// Others may be writing (a command line): tried for as long as there is something to give up.
void Keeper::release() {
  const auto tried = [this] {
    if (!sql_->beginWrite()) return false;
    Effects none;
    Writing writing{*sql_, mine_->epoch, wallMillis(), none};
    releaseLease(*sql_, *mine_, bootMillis(), "stopped");
    recordAudit(writing, {mine_->region, "lease.released", mine_->region, {{"epoch", mine_->epoch}}});
    return sql_->commit().ok();
  };
  while (leads()) {
    if (tried()) {
      spdlog::info("lease of epoch {} released", mine_->epoch);
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  const std::lock_guard lock(mutex_);
  mine_.reset();
}

void Keeper::handOver(Writing& writing, const std::string& successor) {
  const std::lock_guard lock(mutex_);
  if (!mine_) return writing.sql.fail({Errc::fenced, "", "the lease was lost"});
  releaseLease(writing.sql, *mine_, bootMillis(), "switchover", successor);
}

Millis Keeper::ledFor() const {
  const std::lock_guard lock(mutex_);
  return mine_ ? bootMillis() - heldSince_ : 0;
}

void Keeper::look() {
  {
    const std::lock_guard lock(mutex_);
    looking_ = true;
  }
  wake_.notify_all();
}

bool Keeper::leads() const {
  const std::lock_guard lock(mutex_);
  return mine_ && mine_->expiresAt > bootMillis();
}

std::int64_t Keeper::epoch() const {
  const std::lock_guard lock(mutex_);
  return mine_ ? mine_->epoch : 0;
}

bool Keeper::stands(const Lease& lease) const {
  return lease.liveAt(bootMillis(), settings_.me.bootId);
}

asio::awaitable<Standing> Keeper::standing(std::string) {
  co_return sharedStore();
}

asio::awaitable<Outcome> Keeper::finishHandOver(std::string) {
  lose();
  co_return Done{};
}

Result<std::int64_t> Keeper::enter(SqlSession& sql) {
  Lease lease;
  {
    const std::lock_guard lock(mutex_);
    if (!mine_) return Error{Errc::fenced, "", "this region does not lead"};
    lease = *mine_;
  }
  const auto now = bootMillis();
  const bool due = lease.expiresAt - now <= settings_.me.ttl - settings_.renew / 2;
  if (!due && holdsLease(sql, lease, now)) return lease.epoch;
  if (due && renewLease(sql, lease, now, settings_.me.ttl)) {
    // Should the transaction fail, the store has the older moment and the next check finds the truth there.
    const std::lock_guard lock(mutex_);
    if (mine_) mine_->expiresAt = now + settings_.me.ttl;
    return lease.epoch;
  }
  if (sql.failure()) return *sql.failure();
  lose();
  return Error{Errc::fenced, "", "the lease was lost"};
}

Outcome Keeper::leave(SqlSession&) {
  // The write lock is ours, so nobody took the lease meanwhile; but a process that was stopped in the middle
  // must not wake up and commit for a leader that the others have given up on.
  if (leads()) return Done{};
  lose();
  return Error{Errc::fenced, "", "the lease ran out before the commit"};
}

void Keeper::run() {
  while (true) {
    const auto pause = tick();
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, std::chrono::milliseconds(pause), [this] { return stopping_ || looking_; });
    if (stopping_) return;
    looking_ = false;
  }
}

Millis Keeper::tick() {
  if (!leads()) return follow();
  renew();
  return settings_.renew;
}

void Keeper::renew() {
  if (renewing_.exchange(true)) return;  // the last one still waits for the store
  writer_->post([](Writing&) {}, [this](const Outcome&) { renewing_ = false; });
}

Millis Keeper::follow() {
  const bool lost = [this] {
    const std::lock_guard lock(mutex_);
    return mine_.has_value();
  }();
  if (lost) lose();
  const auto lease = readLease(*sql_);
  if (sql_->failure()) {
    spdlog::warn("the lease cannot be read: {}", sql_->failure()->detail);
    sql_->rollback();
    return settings_.renew;
  }
  const auto now = bootMillis();
  if (lease.waitsForAnother(settings_.me.region, now, settings_.me.bootId)) return kRetry;
  if (!lease.liveAt(now, settings_.me.bootId)) return pausedFor(lease) ? settings_.renew : takeOver(lease);
  blockedSince_ = 0;
  if (fenced_) recordFencing();
  return std::clamp<Millis>(lease.expiresAt - now + 1, 1, settings_.renew);
}

/// A pause keeps everybody from taking over from another; whoever led before may come back.
bool Keeper::pausedFor(const Lease& before) {
  const bool another = !before.region.empty() && before.region != settings_.me.region;
  const auto until = another ? pausedUntil(*sql_, wallMillis()) : 0;
  if (sql_->failure()) sql_->rollback();
  if (until > 0 && !saidPaused_)
    spdlog::critical("{} does not lead any more, and nobody takes over: the failover is paused", before.region);
  saidPaused_ = until > 0;
  return until > 0;
}

Millis Keeper::takeOver(const Lease& expired) {
  if (const auto begun = sql_->beginWrite(); !begun) {
    if (begun.error().code == Errc::busy)
      blocked(expired);
    else
      spdlog::warn("the lease cannot be taken: {}", begun.error().detail);
    return kRetry;
  }
  blockedSince_ = 0;
  auto taken = takeLease(*sql_, settings_.me, bootMillis());
  if (!taken) {
    sql_->rollback();
    return kRetry;
  }
  if (const auto done = book(expired, *taken); !done) {
    spdlog::warn("the lease cannot be taken: {}", done.error().detail);
    return kRetry;
  }
  hold(*taken);
  return settings_.renew;
}

Outcome Keeper::book(const Lease& before, const Lease& taken) {
  Effects none;
  Writing writing{*sql_, taken.epoch, wallMillis(), none};
  if (fenced_) auditFencing(writing);
  auto detail = takeOverDetail(before, taken, bootMillis(), settings_.me.ttl, fenced_.has_value());
  recordAudit(writing, {taken.region, "lease.taken", taken.region, std::move(detail)});
  const auto committed = sql_->commit();
  if (committed) fenced_.reset();
  return committed;
}

/// Another candidate was faster to take what this one freed; that it was freed by force is to be known all the same.
void Keeper::recordFencing() {
  const auto written = writeOffline(*sql_, [this](Writing& writing) { auditFencing(writing); });
  if (written) fenced_.reset();
}

void Keeper::auditFencing(Writing& writing) {
  recordAudit(writing, {settings_.me.region, "lease.fenced", *fenced_, {}});
}

/// The old leader may have been stopped in the middle of a transaction: then it holds the store's write lock
/// and nobody could ever take over. It is not asked, because it cannot answer; the kernel is asked who holds
/// the lock, and only when that is the very process whose lease has run out is it killed. Its transaction was
/// not committed and the store forgets it. (Shoot the other node in the head, within one machine.)
void Keeper::blocked(const Lease& expired) {
  const auto now = bootMillis();
  if (blockedSince_ == 0) blockedSince_ = now;
  if (now - blockedSince_ <= settings_.me.ttl) return;
  const auto holder = locks_.find();
  const bool sameBoot = expired.bootId == settings_.me.bootId;
  if (!holder || !sameBoot || *holder != expired.pid || *holder == settings_.me.pid) return;
  const char state = processState(*holder);
  spdlog::warn("process {} ({}) of region {} holds the store's lock {} ms after its lease: it is killed", *holder,
               state == 'T' ? "stopped" : "running", expired.region, now - expired.expiresAt);
  if (::kill(static_cast<pid_t>(*holder), SIGKILL) != 0) return;
  fenced_ = expired.region + ", process " + std::to_string(*holder) + (state == 'T' ? ", stopped" : ", running");
  blockedSince_ = 0;
}

void Keeper::hold(const Lease& lease) {
  {
    const std::lock_guard lock(mutex_);
    mine_ = lease;
    heldSince_ = bootMillis();
  }
  spdlog::info("{} leads, epoch {}", lease.region, lease.epoch);
  changed_(true);
}

void Keeper::lose() {
  {
    const std::lock_guard lock(mutex_);
    if (!mine_) return;
    spdlog::warn("leadership of epoch {} lost", mine_->epoch);
    mine_.reset();
  }
  changed_(false);
}

}  // namespace rebate::region
