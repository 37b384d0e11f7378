// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>

#include "region/api/snapshot_reader.h"
#include "region/api/streams.h"

namespace rebate::region {
namespace {

constexpr int kMostAtOnce = 16;  // each holds a connection and keeps the log from shrinking

struct Counted {
  explicit Counted(std::atomic<int>& count) : count_(count) { ++count_; }
  ~Counted() { --count_; }
  std::atomic<int>& count_;
};

asio::awaitable<Result<std::string>> nextPiece(Services& services, std::shared_ptr<SnapshotReader> reader) {
  std::function<Result<std::string>()> work = [reader] { return reader->next(); };
  co_return co_await offload(services.readers.executor(), std::move(work));
}

}  // namespace

asio::awaitable<bool> streamSnapshot(Connection& connection, const Call& call) {
  static std::atomic<int> running = 0;
  auto& services = connection.services();
  if (running >= kMostAtOnce) {
    wire::ProblemDocument full{Problem::unavailable, {}, "too many snapshots at once", {}, 1'000};
    co_await connection.refuse(std::move(full));
    co_return false;
  }
  const Counted counted(running);
  std::function<Result<std::unique_ptr<SqlSession>>()> open = [&services] { return services.readers.open(); };
  auto session = co_await offload(services.readers.executor(), std::move(open));
  if (!session) {
    auto problem = problemOf(session.error());
    co_await connection.refuse(std::move(problem));
    co_return false;
  }
  const auto reader =
      std::make_shared<SnapshotReader>(*std::move(session), services.store, maySeeRows(*call.who), call.acceptsGzip);
  if (!co_await connection.beginStream("application/x-ndjson", call.acceptsGzip)) co_return false;
  while (!connection.stopping()) {
    auto piece = co_await nextPiece(services, reader);
    if (!piece) co_return false;  // cut off without an end: the reader sees that it is not whole
    if (piece->empty()) {
      co_await connection.endStream();
      co_return true;
    }
    if (!co_await connection.writePiece(*std::move(piece))) co_return false;
  }
  co_return false;
}

}  // namespace rebate::region
