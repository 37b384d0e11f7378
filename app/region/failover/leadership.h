// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "domain/failover.h"
#include "domain/switchover.h"
#include "region/api/asio.h"
#include "region/failover/lease.h"
#include "region/storage/writer.h"

namespace rebate::region {

struct Standing {
  std::vector<PreflightCheck> checks;
  Expectation expected;  ///< ms from the order to the successor's first write
};

/// How long a leader that fell silent is waited for, and how often it has to say that it lives. ms; 0: not known.
struct LeaseTerms {
  Millis ttl = 0, renew = 0;
};

/// Who leads, and whether it is us. With a file the lease in it decides, with PostgreSQL whom Patroni promoted.
/// mayTry(): writes are taken here. leads(): this process also does what only one may do (feeds, settlement, payouts);
/// of several instances of the leading region it is one.
class Leadership : public Fence {
 public:
  using Changed = std::function<void(bool leads)>;

  virtual void start(Writer& writer, Changed changed) = 0;
  virtual void look() = 0;  ///< any thread: nobody seems to lead; no need to wait until it is looked at next
  virtual void stop() = 0;  ///< gives up what it holds; call after the writer has finished its jobs

  virtual bool leads() const = 0;
  virtual std::int64_t epoch() const = 0;  ///< led under; 0: does not lead
  virtual Millis ledFor() const = 0;       ///< 0: does not lead
  /// The region that the store's lease names leads at this moment.
  virtual bool stands(const Lease& lease) const = 0;
  /// Who leads as is known without the store; empty: nobody knows.
  virtual std::string leaderElsewhere() const { return {}; }
  /// Where something else than the configuration decides them.
  virtual LeaseTerms terms() const { return {}; }

  /// How the database stands towards `to` as the next leader, beyond what the regions say of themselves.
  virtual asio::awaitable<Standing> standing(std::string to) = 0;
  /// Inside a job of the leader: says in the store for whom it gives up. After its commit finishHandOver().
  virtual void handOver(Writing& writing, const std::string& successor) = 0;
  /// Errc::unanswered: it may still come about. Any other error: it will not; then takeBack().
  virtual asio::awaitable<Outcome> finishHandOver(std::string to) = 0;
  virtual void takeBack(Writing& writing) { static_cast<void>(writing); }  ///< in a job: handed to nobody after all
};

}  // namespace rebate::region
