// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/asio/bind_executor.hpp>

#include <charconv>
#include <chrono>

#include "region/api/handlers.h"
#include "region/api/streams.h"
#include "region/ledger/change_log.h"
#include "region/telemetry/clock.h"
#include "wire/region_json.h"
#include "wire/sse.h"

namespace rebate::region {
namespace {

constexpr Millis kHeartbeatEvery = 1'000;
constexpr Millis kTopologyEvery = 2'000;
constexpr Millis kLeaseEvery = 60'000;
constexpr std::size_t kPiece = 64u << 10;      // bytes written at once
constexpr std::size_t kRoomForBeats = 4u << 10;
constexpr std::int64_t kMostMissed = 100'000;  // further behind, a snapshot is cheaper
constexpr int kRowsPerRead = 500;

struct From {
  std::string store;  ///< empty: whatever history this is
  std::int64_t seq = 0;
  bool once = false;  ///< what there is, and the end
};

Result<From> fromOf(const Call& call, std::int64_t newest) {
  From from;
  std::string seq = call.lastEventId;
  if (const auto store = call.query.find("store"); store != call.query.end()) from.store = store->second;
  if (const auto after = call.query.find("after"); after != call.query.end() && seq.empty()) seq = after->second;
  if (const auto once = call.query.find("once"); once != call.query.end()) {
    if (once->second != "true" && once->second != "false") return invalid("once", "true or false is expected");
    from.once = once->second == "true";
  }
  from.seq = newest;
  if (seq.empty()) return from;
  const auto [end, error] = std::from_chars(seq.data(), seq.data() + seq.size(), from.seq);
  if (error != std::errc{} || end != seq.data() + seq.size() || from.seq < 0)
    return invalid("after", "a change's number is expected");
  return from;
}

/// Wakes one stream from other threads; any number of calls between two looks are one.
class Bell {
 public:
  explicit Bell(const asio::any_io_executor& executor) : timer_(executor) {}
  void ring(const std::shared_ptr<Bell>& self) {
    if (rung_.exchange(true)) return;
    asio::post(timer_.get_executor(), [self] { self->timer_.cancel(); });
  }
  asio::awaitable<void> wait(Millis most) {
    if (rung_.exchange(false)) co_return;
    timer_.expires_after(std::chrono::milliseconds(most));
    if (!rung_) co_await timer_.async_wait(kAsTuple);
    rung_ = false;
  }

 private:
  asio::steady_timer timer_;
  std::atomic<bool> rung_ = false;
};

class ChangeStream {
 public:
  ChangeStream(Connection& connection, const Call& call, From from)
      : connection_(connection),
        services_(connection.services()),
        call_(call),
        store_(std::move(from.store)),
        seq_(from.seq),
        once_(from.once),
        rows_(maySeeRows(*call.who)) {}

  asio::awaitable<void> run() {
    const auto bell = std::make_shared<Bell>(co_await asio::this_coro::executor);
    const auto listening = services_.watch.listen([bell](const StoreView&) { bell->ring(bell); });
    services_.metrics.streams(1);
    if (co_await connection_.beginStream("text/event-stream", false)) co_await turns(*bell);
    services_.metrics.streams(-1);
    services_.watch.unlisten(listening);
  }

 private:
  asio::awaitable<void> turns(Bell& bell) {
    const bool fits = co_await canContinue();
    if (!fits) {
      auto reset = wire::formatSse("reset", "", "{}");
      co_await connection_.writePiece(std::move(reset));
      co_await connection_.endStream();
      co_return;
    }
    while (!connection_.stopping() && !connection_.closing()) {
      std::string bytes;
      if (rows_ && !co_await addChanges(bytes)) break;
      const bool more = behind_;
      bytes += beats();  // behind the changes: its seq is not ahead of what was sent, unless there is more
      if (!co_await connection_.writePiece(std::move(bytes))) co_return;
      if (once_ && !more) break;
      if (!more) co_await bell.wait(untilNextBeat());
      if (!co_await stillSignedIn()) break;
    }
    if (connection_.stopping()) {
      auto goodbye = wire::formatSse("stopping", "",
                                     wire::json::serialize(wire::json::object{{"region", services_.config.region}}));
      co_await connection_.writePiece(std::move(goodbye));
    }
    co_await connection_.endStream();
  }

  asio::awaitable<bool> canContinue() {
    auto newest = services_.watch.view().seq;
    if (seq_ > newest) {  // perhaps only ahead of what this process has noticed: another region just wrote it
      std::function<std::int64_t(SqlSession&)> read = newestChange;
      const auto stored = co_await readStore(services_, std::move(read));
      newest = stored.valueOr(newest);
    }
    const bool ours = store_.empty() || store_ == services_.store;
    const bool near = seq_ <= newest && newest - seq_ <= kMostMissed;
    co_return (ours && near);
  }

  /// Heartbeat and topology when they are due.
  std::string beats() {
    const auto now = bootMillis();
    const auto leadership = services_.watch.view().leadership;
    const bool changed = leadership != leadership_;
    leadership_ = leadership;
    std::string bytes;
    if (changed || now >= nextBeat_) {
      bytes += wire::formatSse("heartbeat", "", wire::json::serialize(wire::toJson(beat(now))));
      nextBeat_ = now + kHeartbeatEvery;
    }
    if (changed || now >= nextTopology_) {
      bytes += wire::formatSse("topology", "", wire::json::serialize(wire::toJson(services_.topology())));
      nextTopology_ = now + kTopologyEvery;
    }
    return bytes;
  }

  Heartbeat beat(Millis now) {
    auto beat = heartbeatOf(services_);
    if (services_.leases && now >= nextLease_) {
      beat.lease = services_.leases->sign(services_.store, beat.time);
      nextLease_ = now + kLeaseEvery;
    }
    return beat;
  }

  Millis untilNextBeat() const { return std::max<Millis>(1, nextBeat_ - bootMillis()); }

  /// The next changes; false: this reader is too slow, or the store cannot be read.
  asio::awaitable<bool> addChanges(std::string& bytes) {
    const auto slice = services_.watch.after(seq_, kPiece);
    if (slice.tooOld) co_return co_await addFromStore(bytes);
    bytes.reserve(kPiece + kRoomForBeats);
    for (const auto& event : slice.events) bytes += *event;
    seq_ = slice.last;
    behind_ = slice.behind > 0;
    // Once it had caught up, a reader that falls this far behind is slow, and is told to start over.
    const bool slow = caughtUp_ && slice.behind > static_cast<std::size_t>(services_.config.limits.streamBufferBytes);
    caughtUp_ = caughtUp_ || slice.behind == 0;
    if (!slow) co_return true;
    auto reset = wire::formatSse("reset", "", "{}");
    co_await connection_.writePiece(std::move(reset));
    co_return false;
  }

  asio::awaitable<bool> addFromStore(std::string& bytes) {
    struct Read {
      std::string bytes;
      std::int64_t last;
    };
    std::function<Read(SqlSession&)> read = [after = seq_](SqlSession& sql) {
      Read result{{}, after};
      eachChange(sql, after, kRowsPerRead, [&result](std::int64_t seq, const std::string& text) {
        result.last = seq;
        result.bytes += wire::formatSse("change", std::to_string(seq), text);
      });
      return result;
    };
    const auto result = co_await readStore(services_, std::move(read));
    if (!result) co_return false;
    bytes += result->bytes;
    behind_ = result->last > seq_;  // until a read finds nothing more
    seq_ = result->last;
    co_return true;
  }

  asio::awaitable<bool> stillSignedIn() {
    const auto now = bootMillis();
    if (now < nextLookAtSession_) co_return true;
    nextLookAtSession_ = now + kTopologyEvery;
    const auto who = co_await authenticate(services_, call_, Route::changes);
    co_return !who || (*who && (*who)->role == call_.who->role);  // a store that cannot be read signs nobody out
  }

  Connection& connection_;
  Services& services_;
  const Call& call_;
  const std::string store_;
  std::int64_t seq_;
  const bool once_;
  const bool rows_;
  bool caughtUp_ = false;
  bool behind_ = false;  ///< there is more to send at once
  std::int64_t leadership_ = -1;
  Millis nextBeat_ = 0;
  Millis nextTopology_ = 0;
  Millis nextLease_ = 0;
  Millis nextLookAtSession_ = bootMillis() + kTopologyEvery;
};

}  // namespace

bool maySeeRows(const Operator& who) {
  return allows(who.role, Permission::readRebates) && allows(who.role, Permission::readUsers) &&
         allows(who.role, Permission::readWithdrawals);
}

Heartbeat heartbeatOf(const Services& services) {
  const auto view = services.watch.view();
  Heartbeat beat;
  beat.region = services.config.region;
  beat.time = wallMillis();
  beat.epoch = view.epoch;
  beat.leader = view.leader;
  beat.seq = view.seq;
  const auto terms = services.keeper.terms();
  beat.leaseTtl = terms.ttl > 0 ? terms.ttl : services.config.leaseTtl;
  beat.leaseRenew = terms.ttl > 0 ? terms.renew : services.config.leaseRenew;
  beat.auditHead = view.auditHead;
  beat.auditSeq = view.auditSeq;
  beat.api = apiVersionFrom(services.config.api).value_or(kUnsaidApiVersion);
  return beat;
}

asio::awaitable<void> streamChanges(Connection& connection, const Call& call) {
  auto from = fromOf(call, connection.services().watch.view().seq);
  if (!from) {
    auto problem = problemOf(from.error());
    co_await connection.refuse(std::move(problem));
    co_return;
  }
  ChangeStream stream(connection, call, *std::move(from));
  co_await stream.run();
}

}  // namespace rebate::region
