// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "ports/clock.h"
#include "ports/region_link.h"

namespace rebate {

/// Asks all regions at once; the leader grants, the others point at it (421). The first grant wins, a refused
/// password ends it. While some region answers but nobody leads (a failover), it asks again for a while.
/// Errc::unavailable: no region answered at all.
class SignInFlow {
 public:
  using Answer = std::function<void(Result<SessionGrant>)>;

  explicit SignInFlow(Clock& clock) : clock_(clock) {}
  void start(Credentials credentials, std::vector<RegionLink*> links, Answer answer);
  /// Asks for another token in place of the one the links have.
  void renew(std::vector<RegionLink*> links, Answer answer);
  void cancel();
  bool running() const { return static_cast<bool>(answer_); }

 private:
  void begin(std::vector<RegionLink*> links, Answer answer);
  Subscription ask(RegionLink& link, RegionLink::Answer<SessionGrant> then);
  void round();
  void answered(RegionLink* link, const Result<SessionGrant>& result);
  Error whyNobody() const;
  void roundEnded();
  void finish(const Result<SessionGrant>& result);

  Clock& clock_;
  Credentials credentials_;
  bool renewing_ = false;
  std::vector<RegionLink*> links_;
  Answer answer_;
  std::map<RegionLink*, Subscription> asked_;
  bool somebodyAnswered_ = false;
  std::optional<Error> worst_;
  int rounds_ = 0;
  Subscription again_;
};

}  // namespace rebate
