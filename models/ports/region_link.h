// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/decision.h"
#include "domain/posting_preview.h"
#include "domain/region.h"
#include "domain/secret_text.h"
#include "domain/user.h"
#include "ports/region_reads.h"
#include "ports/subscription.h"

namespace rebate {

struct Credentials {
  std::string name;
  SecretText password;
  SecretText code{};  ///< one-time code; empty until the region asks for it
};

/// Facts of one change stream, in order, on the owner's thread.
class StreamListener {
 public:
  virtual ~StreamListener() = default;
  virtual void streamOpened() = 0;
  virtual void heartbeatCame(const Heartbeat& beat) = 0;
  virtual void changesCame(std::vector<Change> changes) = 0;  ///< those of one network read, together
  virtual void topologyCame(const Topology& topology) = 0;
  virtual void resetCame() = 0;  ///< the region cannot continue from our cursor: fetch a snapshot
  /// Errc::unavailable (refused, reset, ended), unauthenticated, malformed.
  virtual void streamClosed(const Error& why) = 0;
};

class SnapshotListener {
 public:
  virtual ~SnapshotListener() = default;
  /// First: whose history this is, and how many rows are to be expected.
  virtual void snapshotBegan(const Cursor& at, std::int64_t rows) = 0;
  virtual void rowsCame(std::vector<User> users, std::vector<Rebate> rebates) = 0;
  virtual void withdrawalsCame(std::vector<Withdrawal> withdrawals) { static_cast<void>(withdrawals); }
  virtual void snapshotEnded(const Cursor& at) = 0;
  virtual void snapshotFailed(const Error& why) = 0;
};

/// An upstream version as the detail page lists it, newest first.
struct VersionLine {
  Millis modifiedAt = 0;
  std::int64_t statusCode = 0;
  UpstreamState state = UpstreamState::unknown;
  bool refundOpen = false;
  Fen paid;
  Fen income;
  bool newest = false;
  std::map<std::string, std::string> raw = {};  ///< the platform's own members that say nothing about a person
  bool operator==(const VersionLine&) const = default;
};
struct RebateDetail {
  Rebate rebate;
  std::vector<VersionLine> versions;
  /// What the region would book for it as it stands there; absent where nothing can be approved, or from a region that
  /// is older than this.
  std::optional<PostingPreview> preview = {};
  std::optional<PostingPreview> here = {};  ///< the same, computed on this desktop from its own copy of the rebate
};

/// Who answers at an address, and what it speaks.
struct RegionHello {
  std::string region;
  ApiVersion api;
};

/// One region's API. Everything answers on the owner's thread; ending a Subscription cancels.
/// No answer comes before the call that asked has returned; an answer may end its own Subscription.
/// Times out by itself; an answer that is no problem document is Errc::unavailable, never a verdict.
class RegionLink {
 public:
  template <class T>
  using Answer = std::function<void(Result<T>)>;

  virtual ~RegionLink() = default;
  virtual void setToken(std::string token) = 0;  ///< empty: signed out
  virtual Subscription hello(Answer<RegionHello> answer) = 0;  ///< needs no token
  /// Errc::unauthenticated with field "code": a one-time code is needed; invalid with field "code": it is not right;
  /// busy with field "locked": too many failures.
  virtual Subscription signIn(const Credentials& credentials, Answer<SessionGrant> answer) = 0;
  /// Another token for the present one, which may just have expired. Errc::unauthenticated: the person has to sign in.
  virtual Subscription refresh(Answer<SessionGrant> answer) = 0;
  /// An empty store: from now on, without what was before.
  /// `once`: the region says what there is and ends, for where a proxy keeps a stream back until it ends.
  virtual Subscription openChanges(const Cursor& from, StreamListener& listener, bool once) = 0;
  virtual Subscription fetchSnapshot(SnapshotListener& listener) = 0;
  virtual Subscription fetchRebate(const std::string& id, Answer<RebateDetail> answer) = 0;
  /// Answers come in the order given. Error unanswered: sent, outcome unknown; unavailable: surely not sent.
  virtual Subscription postDecisions(const std::vector<Decision>& decisions,
                                     Answer<std::vector<DecisionReply>> answer) = 0;
  /// `id` is the Idempotency-Key: sent again it does nothing twice and has the same answer. Errors as postDecisions;
  /// a verdict of the region's is a reply.
  virtual Subscription postCommand(const std::string& id, const Command& command, Answer<CommandReply> answer) = 0;
  virtual Subscription read(const RegionRead& wish, Answer<RegionReading> answer) = 0;
  /// Errc::notFound: the region never saw it.
  virtual Subscription lookUpDecision(const std::string& id, Answer<DecisionReply> answer) = 0;
};

}  // namespace rebate
