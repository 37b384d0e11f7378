// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/thread_pool.hpp>

#include <functional>
#include <memory>
#include <string>

#include "domain/region.h"
#include "region/api/asio.h"
#include "region/api/keys_in_flight.h"
#include "region/api/readiness.h"
#include "region/api/tls.h"
#include "region/config/config.h"
#include "region/events/watch.h"
#include "region/failover/leadership.h"
#include "region/storage/async_write.h"
#include "region/storage/reader_pool.h"
#include "region/storage/writer.h"
#include "region/telemetry/metrics.h"
#include "wire/decision_json.h"
#include "wire/offline_lease.h"

namespace rebate::region {

class UserReads;

/// Of the instances of this region; as far as its balancer says.
struct InstancesReady {
  std::int64_t ready = 1;
  std::int64_t of = 1;
};

/// What the API stands on; all of it outlives the server.
struct Services {
  const Config& config;
  std::string store;  ///< its id
  ReaderPool& readers;
  asio::thread_pool& hashing;  ///< passwords: slow on purpose, and never many at once
  Writer& writer;
  Leadership& keeper;
  Watch& watch;
  Metrics& metrics;
  std::function<Topology()> topology;
  TlsContext trust = {};           ///< for talking to peers
  KeysInFlight keysInFlight = {};  ///< copies share it
  std::shared_ptr<Readiness> readiness = std::make_shared<Readiness>();
  std::function<InstancesReady()> instances = {};
  std::function<void()> attend = {};  ///< a person ordered something that the leader does by the clock: look now
  UserReads* users = nullptr;         ///< null: users are always read from the store
  std::shared_ptr<const wire::LeaseSigner> leases = {};  ///< null: without the store's key none are given
};

template <class Value>
asio::awaitable<Result<Value>> readStore(Services& services, std::function<Value(SqlSession&)> read) {
  auto& readers = services.readers;
  std::function<Result<Value>()> work = [&readers, read = std::move(read)] { return readers.read(read); };
  co_return co_await offload(readers.executor(), std::move(work));
}

inline asio::awaitable<Outcome> writeStore(Services& services, Writer::Job job) {
  co_return co_await writeWith(services.writer, std::move(job));
}

/// The problem of a write here: who leads instead, or that nobody does.
wire::ProblemDocument notLeading(const Services& services);

}  // namespace rebate::region
