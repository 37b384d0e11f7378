// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "wire/offline_lease.h"
#include "domain/decision.h"
#include "domain/operator.h"
#include "domain/region.h"
#include "domain/user.h"
#include "ports/region_reads.h"
#include "simulation/sim_clock.h"

namespace rebate::fixtures {

/// Three regions over one store, as far as a console can tell; they die, fall silent and lead as a test says.
class SimWorld {
 public:
  explicit SimWorld(SimClock& clock, std::uint32_t seed = 1);

  struct Region {
    bool up = true;
    bool streamsKeptBack = false;  ///< by something on the way, until they end
    bool silent = false;  ///< connections stay, nothing comes through
    Millis latency = 2;
    std::string claims;  ///< whom it says leads; follows the world unless a test holds it
    std::int64_t epoch = 0;
    ApiVersion api = kApiVersion;
    std::int64_t auditSeq = 0;
    std::string auditHead = {};
  };

  SimClock& clock() { return clock_; }
  Region& region(const std::string& name) { return regions_.at(name); }
  const std::string& leader() const { return leader_; }
  std::int64_t epoch() const { return epoch_; }
  bool answers(const std::string& name) const { return regions_.at(name).up && !regions_.at(name).silent; }

  void kill(const std::string& name);
  void start(const std::string& name);
  void silence(const std::string& name, bool silent);
  void lead(const std::string& name);  ///< newer epoch; every region that is up says so
  void noLeader();

  void put(Rebate rebate);  ///< a feed's change
  void putOfNewerKind();  ///< a change whose body this console does not know
  void put(const std::vector<Rebate>& rebates);
  void replaceStore(const std::string& id);  ///< another history: nothing of the one before is known in it
  void forgetChangesBefore(std::int64_t seq) { oldest_ = seq; }

  /// As the leader does it: once for each id, for ever.
  DecisionReply decide(const Decision& decision, const std::string& person);
  /// Likewise; what names a version finds the one that the commands before it left, from 0 on.
  CommandReply command(const std::string& id, const Command& command, const std::string& person);
  const CommandReply* knownCommand(const std::string& id) const;
  /// The histories it was done on, each as often as it was done there.
  std::vector<std::string> doneOn(const std::string& id) const;
  const DecisionReply* known(const std::string& id) const;
  int timesBooked(const std::string& rebateId) const;

  std::map<std::string, std::string> passwords;  ///< operator → password
  std::map<std::string, Operator> operators;
  std::map<std::string, std::string> codes;    ///< operator → the one-time code that is right; most have none
  std::map<std::string, std::string> tokens;   ///< token → operator
  std::map<std::string, std::string> expired;  ///< good for nothing but another token
  int minted = 0;
  wire::LeaseSigner leases{{7}};
  bool givesLeases = true;
  void expireTokens();
  double loseAnswer = 0;                   ///< of a write that was done
  double loseRequest = 0;                  ///< of a write that was not
  double refuse = 0;                       ///< a transient problem for single decisions
  double duplicate = 0;                    ///< of a write: it arrives twice
  double fault = 0;                        ///< of a write: a 500, before it was done or after
  std::set<std::string> poison;            ///< rebates that no region can decide about: a 500 for the whole request
  std::map<std::string, double> counters;  ///< rebate_credited_total by region
  /// What a region answers to a read; unset: it knows nothing of the kind.
  std::function<Result<RegionReading>(const std::string& region, const RegionRead& wish)> reading;
  std::mt19937 random;

  const std::string& store() const { return store_; }
  const std::vector<Change>& changes() const { return changes_; }
  std::int64_t oldest() const { return oldest_; }
  const std::map<std::string, Rebate>& rebates() const { return rebates_; }
  const std::vector<std::string>& arrived() const { return arrived_; }  ///< ids of decisions and commands, as first seen
  /// Called on changes, leadership and deaths.
  Subscription watch(std::function<void()> moved);

 private:
  void moved();

  SimClock& clock_;
  std::map<std::string, Region> regions_;
  std::string store_ = "store-1";
  std::string leader_;
  std::int64_t epoch_ = 0;
  std::int64_t oldest_ = 0;
  std::map<std::string, Rebate> rebates_;
  std::vector<Change> changes_;
  std::map<std::string, DecisionReply> decisions_;
  std::map<std::string, int> booked_;
  std::map<std::string, CommandReply> commands_;
  std::map<std::string, std::int64_t> versions_;          ///< by entity
  std::map<std::string, std::vector<std::string>> done_;  ///< histories by command; of all of them
  std::vector<std::string> arrived_;
  std::map<int, std::function<void()>> watchers_;
  int nextWatcher_ = 0;
};

}  // namespace rebate::fixtures
