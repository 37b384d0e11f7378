// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/failover/patroni_keeper.h"

#include <spdlog/spdlog.h>

#include <charconv>
#include <chrono>
#include <utility>

#include "region/ledger/audit_log.h"
#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

constexpr Millis kBelieved = 3'000;  // what our member said of itself; it may hang
constexpr const char* kWorkLock = "SELECT pg_try_advisory_lock(7234298870611337217)";

/// Of a log file's name, "000000050000000000000003": its first eight digits.
std::int64_t timelineOf(const std::string& file) {
  std::int64_t timeline = 0;
  if (file.size() >= 8) std::from_chars(file.data(), file.data() + 8, timeline, 16);
  return timeline;
}

std::string reasonFor(const Lease& before, const std::string& region) {
  if (before.region.empty()) return "first";
  if (before.reason == "switchover") return "switchover";
  return before.region == region ? "restarted" : "expired";
}

}  // namespace

PatroniKeeper::PatroniKeeper(std::unique_ptr<SqlSession> local, Settings settings, PatroniMembers& members)
    : local_(std::move(local)), settings_(std::move(settings)), members_(members) {}

PatroniKeeper::~PatroniKeeper() {
  stop();
}

void PatroniKeeper::start(Writer& writer, Changed changed) {
  writer_ = &writer;
  changed_ = std::move(changed);
  thread_ = std::thread([this] { run(); });
}

/// With the connection goes the lock: another instance of this region goes on with the work.
void PatroniKeeper::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
  local_.reset();
  epoch_ = 0;
}

bool PatroniKeeper::mayTry() const {
  return epoch_ > 0 && bootMillis() - seenAt_ < kBelieved;
}

Millis PatroniKeeper::ledFor() const {
  return mayTry() ? bootMillis() - since_ : 0;
}

bool PatroniKeeper::stands(const Lease& lease) const {
  if (lease.region == settings_.region) return mayTry() && epoch_ == lease.epoch;
  return !lease.region.empty() && members_.leader() == lease.region;
}

void PatroniKeeper::run() {
  while (true) {
    tick();
    const auto pause = members_.leader().empty() ? settings_.lookNear : settings_.look;
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, std::chrono::milliseconds(pause), [this] { return stopping_; });
    if (stopping_) return;
  }
}

void PatroniKeeper::tick() {
  if (!seePromotion() || !holdWork()) return setLeading(false);
  const auto now = bootMillis();
  if (now - triedAt_ >= settings_.beat || beatAt_ < since_) beat();
  if (beatAt_ >= since_) setLeading(true);  // a commit of ours went through: nobody has to take our word for it
}

bool PatroniKeeper::seePromotion() {
  std::string file;
  local_->each(
      "SELECT CASE WHEN pg_is_in_recovery() THEN '' ELSE pg_walfile_name(pg_current_wal_lsn()) END, pg_backend_pid()",
      {}, [&](const SqlRow& row) {
        file = row.text(0);
        connection_ = row.integer(1);
      });
  if (local_->failure()) {
    local_->rollback();
    file.clear();
  }
  const auto timeline = timelineOf(file);
  const auto now = bootMillis();
  if (timeline > 0 && timeline != epoch_) {
    since_ = now;
    spdlog::info("{}: our database leads, timeline {}", settings_.region, timeline);
  }
  if (timeline == 0 && epoch_ > 0) spdlog::warn("{}: our database does not lead any more", settings_.region);
  seenAt_ = now;
  epoch_ = timeline;
  return timeline > 0;
}

/// Of several instances one does the work of one; the lock is the connection's, and goes with it.
bool PatroniKeeper::holdWork() {
  if (lockedUnder_ == connection_) return true;
  const bool got = local_->integer(kWorkLock).value_or(0) == 1;
  if (local_->failure()) local_->rollback();
  lockedUnder_ = got ? connection_ : 0;
  return got;
}

/// The first one of a timeline takes over (enter does).
void PatroniKeeper::beat() {
  if (beating_.exchange(true)) return;
  triedAt_ = bootMillis();
  writer_->post(
      [](Writing& writing) { writing.sql.run("UPDATE lease SET expires_at = $1 WHERE slot = 1", {writing.now}); },
      [this](const Outcome& done) {
        if (done) beatAt_ = bootMillis();
        if (!done) spdlog::warn("{}: no sign of life: {}", settings_.region, done.error().detail);
        beating_ = false;
      });
}

void PatroniKeeper::setLeading(bool leads) {
  if (leading_.exchange(leads) == leads) return;
  if (leads)
    spdlog::info("{} leads, epoch {}", settings_.region, epoch_.load());
  else
    spdlog::warn("{}: leadership lost", settings_.region);
  changed_(leads);
}

Result<std::int64_t> PatroniKeeper::enter(SqlSession& sql) {
  // A line in the log makes every commit wait for another member to confirm, also of a job that only found what was
  // kept from before: on a member that was deposed it may be what nobody else has.
  const auto file =
      sql.text("SELECT pg_walfile_name(pg_current_wal_lsn()), pg_logical_emit_message(true, 'rebate', '')")
          .value_or("");
  const auto lease = readLease(sql);
  if (sql.failure()) return *sql.failure();
  const auto epoch = timelineOf(file);
  if (lease.region == settings_.region && lease.epoch == epoch) return epoch;
  if (lease.epoch >= epoch)
    return Error{Errc::fenced, "", "the store is on epoch " + std::to_string(lease.epoch) + " of " + lease.region};
  if (const auto taken = takeOver(sql, lease, epoch); !taken) return taken.error();
  return epoch;
}

Outcome PatroniKeeper::takeOver(SqlSession& sql, const Lease& before, std::int64_t epoch) {
  const auto now = wallMillis();
  sql.run(
      "UPDATE lease SET region = $1, epoch = $2, expires_at = $3, boot_id = '', pid = 0, url = $4, released_at = 0, "
      "reason = '', successor = '' WHERE slot = 1",
      {settings_.region, epoch, now, settings_.url});
  wire::json::object detail{{"epoch", epoch}, {"from", before.region}, {"reason", reasonFor(before, settings_.region)}};
  if (!before.region.empty()) {  // from the last sign of life to now, by two machines' clocks
    detail["ran_on_ms"] = 0;
    detail["free_ms"] = std::max<Millis>(0, now - before.expiresAt);
  }
  Effects none;
  Writing writing{sql, epoch, now, none};
  recordAudit(writing, {settings_.region, "lease.taken", settings_.region, std::move(detail)});
  return sql.outcome();
}

asio::awaitable<Standing> PatroniKeeper::standing(std::string to) {
  co_return co_await members_.standing(settings_.region, std::move(to));
}

void PatroniKeeper::handOver(Writing& writing, const std::string& successor) {
  writing.sql.run("UPDATE lease SET released_at = $1, reason = 'switchover', successor = $2 WHERE slot = 1",
                  {writing.now, successor});
}

/// Else the next failover would count as this switchover.
void PatroniKeeper::takeBack(Writing& writing) {
  writing.sql.run("UPDATE lease SET released_at = 0, reason = '', successor = '' WHERE slot = 1 AND region = $1",
                  {settings_.region});
}

asio::awaitable<Outcome> PatroniKeeper::finishHandOver(std::string to) {
  co_return co_await members_.switchOver(settings_.region, std::move(to));
}

}  // namespace rebate::region
