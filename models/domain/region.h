// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/api_version.h"
#include "domain/breaker.h"
#include "domain/maintenance.h"
#include "domain/offline_lease.h"
#include "domain/time.h"

namespace rebate {

/// A console's link to one region.
enum class LinkState { connecting, live, lagging, lost, refused, needsSignIn };

/// A status is the worse of what is said and how old that is; silence is unknown, never ok.
enum class Status { ok, warning, bad, unknown };
Status worse(Status a, Status b);  ///< ok < warning < unknown < bad

enum class PartKind { gateway, instances, database, queue, feed, readCache, monitoring };

/// One part of a region as somebody observed it. Figures that do not apply are absent.
struct Part {
  PartKind kind = PartKind::gateway;
  Status status = Status::unknown;
  std::string text;                   ///< a fact in the field's terms, e.g. "leader", "replica", "closed"
  std::optional<std::int64_t> count;  ///< queue depth, ready instances
  std::optional<std::int64_t> of;     ///< instances configured
  std::optional<Millis> lag;          ///< replication or feed lag
  std::optional<std::int64_t> lagBytes = {};
  std::string source = {};  ///< who observed it, "haproxy", …; empty: the region itself
  Millis seenAt = 0;        ///< when the source was last heard; 0: never, or the region itself
  bool operator==(const Part&) const = default;
};

/// A member of the replicated database, as it says itself.
struct DatabaseMember {
  std::string name;
  std::string region;  ///< empty: of none that is known
  Status status = Status::unknown;
  std::string role;  ///< leader, sync_standby, replica, …; empty: unknown
  std::string state;
  bool sync = false;  ///< commits wait for it
  std::optional<std::int64_t> timeline = {};
  std::optional<std::int64_t> lagBytes = {};  ///< behind the leader
  std::optional<Millis> lag = {};             ///< since what it replayed last was committed
  std::string leader = {};                    ///< which member it says leads
  Millis seenAt = 0;                          ///< 0: never
  bool operator==(const DatabaseMember&) const = default;
};

struct PeerView {
  std::string region;
  Status status = Status::unknown;
  Millis roundTrip = 0;
  Millis seenAt = 0;
  std::string leader;          ///< who that peer says leads
  std::string auditHead = {};  ///< and what its newest audit record is
  std::int64_t auditSeq = 0;
  bool operator==(const PeerView&) const = default;
};

/// Where a region's own Prometheus and Alertmanager are: absolute URLs, empty: there is none.
struct Monitoring {
  std::string prometheus;
  std::string alertmanager;
  bool operator==(const Monitoring&) const = default;
};

struct Topology {
  std::string region;
  std::string city;
  Millis observedAt = 0;
  std::int64_t epoch = 0;
  std::string leader;  ///< empty: none
  Millis leaseExpiresIn = 0;
  std::vector<Part> parts;
  std::vector<PeerView> peers;
  std::vector<DatabaseMember> members = {};  ///< of a replicated database only
  Monitoring monitoring = {};
  MaintenanceBoard maintenance = {};  ///< as the region's own copy of the store says, so also while nobody leads
  bool operator==(const Topology&) const = default;
};

/// Once a second on every stream, and at once when leadership changes.
struct Heartbeat {
  std::string region;
  Millis time = 0;  ///< the region's clock
  std::int64_t epoch = 0;
  std::string leader;    ///< empty: none known
  std::int64_t seq = 0;  ///< newest change
  Millis leaseTtl = 2'000;
  Millis leaseRenew = 400;
  std::string auditHead;
  std::int64_t auditSeq = 0;
  ApiVersion api = kUnsaidApiVersion;
  std::optional<OfflineLease> lease = {};  ///< at a stream's beginning and once a minute
  bool operator==(const Heartbeat&) const = default;
};

/// Where in the change stream a copy stands. The store's id tells one history from another.
struct Cursor {
  std::string store;
  std::int64_t epoch = 0;
  std::int64_t seq = 0;
  bool operator==(const Cursor&) const = default;
};

}  // namespace rebate
