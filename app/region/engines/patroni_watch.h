// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "region/api/tls.h"
#include "region/engines/engine_source.h"
#include "region/engines/patroni_member.h"

namespace rebate::region {

struct MemberAddress {
  std::string region;
  std::string url;  ///< of its REST API
};

/// One member's answers, asked together.
struct MemberAnswer {
  PatroniSelf self;
  std::vector<PatroniRow> cluster;
};

/// When the leader's log had got where: tells how long ago what a follower has not replayed yet was written.
class LogHistory {
 public:
  void note(Millis now, std::int64_t written);
  /// How long a follower at this position is behind; 0: it is not. Absent: nothing is known.
  std::optional<Millis> behind(Millis now, std::int64_t replayed) const;

 private:
  struct Sample {
    Millis at;
    std::int64_t written;
  };
  std::deque<Sample> samples_;
};

/// What every member of the database says of itself and of the others. Asked one by one, none waits for another.
class PatroniWatch {
 public:
  PatroniWatch(std::vector<MemberAddress> members, TlsContext trust);
  std::size_t count() const { return members_.size(); }
  asio::awaitable<void> watch(std::size_t index) { return sources_[index]->watch(); }
  void stop();
  std::vector<DatabaseMember> members(Millis now) const;

 private:
  asio::awaitable<Result<MemberAnswer>> ask(std::size_t index);
  void noteLog(const PatroniSelf& self);

  const std::vector<MemberAddress> members_;
  const TlsContext trust_;
  std::vector<std::unique_ptr<EngineSource<MemberAnswer>>> sources_;
  mutable std::mutex mutex_;
  LogHistory log_;
};

/// The members as they are shown, from what each of them said; by the order of the addresses.
std::vector<DatabaseMember> membersOf(const std::vector<MemberAddress>& addresses,
                                      const std::vector<Heard<MemberAnswer>>& heard, const LogHistory& log, Millis now);

}  // namespace rebate::region
