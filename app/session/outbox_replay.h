// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "ports/clock.h"
#include "ports/outbox.h"
#include "ports/region_link.h"
#include "ports/workspace.h"

namespace rebate {

class ReplayOwner {
 public:
  virtual ~ReplayOwner() = default;
  virtual RegionLink* linkTo(const std::string& region) = 0;
  virtual void outboxMoved() = 0;
  virtual int tokenNumber() const = 0;        ///< counts the tokens this session has had
  virtual void tokenRefused(int number) = 0;  ///< 401: nothing was decided; wait for a new token
  virtual void outboxFailed(const Error& why) = 0;
  virtual Millis regionNow() const = 0;  ///< the regions' clock, as well as it is known
};

/// Brings the outbox to the leader: in order per entity, many entities in one POST; a command is a request of its own.
/// Every change of a row's state is on disk before the next step is taken. A decision without an answer is looked up
/// before it is sent again; a command is sent again under its id, which has the same answer for ever.
class OutboxReplay {
 public:
  OutboxReplay(Clock& clock, ReplayOwner& owner);

  Outcome open(Outbox& outbox);  ///< rows found in `sending` were sent by a run that died: unknown
  void close();
  void added(const OutboxItem& item) { addedAll({item}); }
  void addedAll(const std::vector<OutboxItem>& items);
  Outcome cancel(const std::string& id);   ///< queued only; Errc::notAllowed otherwise
  Outcome dismiss(const std::string& id);  ///< conflict, rejected, expired or parked
  Outcome release(const std::string& id);  ///< parked: a person looked at it, and it goes on
  void routed(const WriteTarget& target, bool signedIn);
  /// Whose history the regions have now. Rows that were decided on another are parked, not sent.
  void history(const std::string& store);
  void linkLost(const std::string& region);  ///< an answer from there will not come
  void retryNow();
  std::set<std::string> waitingEntities() const;       ///< what decisions wait for here, parked ones too
  bool waitsFor(const std::string& rebateId) const;  ///< a decision on it waits here, parked ones too
  /// A command that names a version of the same thing waits here: this one would find another version.
  bool waitsFor(const Command& command) const;

 private:
  /// How often a region failed on a row, and when it may be sent again (monotonic). Forgotten at a restart.
  struct Fault {
    int times = 0;
    Millis notBefore = 0;
  };
  struct OnItsWay {
    OutboxItem item;
    std::string region;
    int token = 0;  ///< it was sent with
    Subscription call;
  };
  using Rows = std::vector<OutboxItem>;
  static constexpr std::size_t kMostInOnePost = 100;

  void pump();
  void pause(Millis least);
  void unpause();
  void wakeAtNextDue();
  bool parkOtherHistories();
  bool expireOld();
  void lookUpUnknown();
  void lookUp(const std::string& id, RegionLink& link);
  void lookedUp(const std::string& region, const std::string& id, int token, const Result<DecisionReply>& answer);
  OutboxItem neverArrived(OutboxItem item) const;
  void sendQueued();
  Rows nextBatch() const;
  void sendCommands();
  Rows nextCommands() const;
  void commandAnswered(std::int64_t number, const Result<CommandReply>& answer);
  void commandUnanswered(OnItsWay way, const Error& why);
  void commandFailed(OutboxItem& item);
  bool mayGo(const OutboxItem& item) const;
  Millis heldFor(const OutboxItem& item) const;
  bool isOfAnotherHistory(const OutboxItem& item) const;
  bool isExpired(const OutboxItem& item) const;
  void answered(const std::string& region, Rows sent, Result<std::vector<DecisionReply>> answer);
  bool takeReply(OutboxItem& item, const DecisionReply& reply, const std::string& region, bool& signIn);
  void refusedWhole(Rows sent, const Error& why);
  void refused(int token);
  void failedOn(const OutboxItem& item);
  bool store(const Rows& items);
  Outcome settleByHand(OutboxItem item, OutboxState state);
  const OutboxItem* openRow(const std::string& id) const;

  Clock& clock_;
  ReplayOwner& owner_;
  Outbox* outbox_ = nullptr;
  std::map<std::int64_t, OutboxItem> open_;  ///< by device sequence: the order they were made in; parked ones too
  std::map<std::int64_t, Fault> faults_;     ///< by device sequence
  WriteTarget target_;
  std::string store_;  ///< of the regions; empty: not known yet
  bool signedIn_ = false;
  std::size_t batchLimit_ = kMostInOnePost;
  std::string sendingTo_;
  int sentWith_ = 0;  ///< token
  Rows inFlight_;
  Subscription post_;
  std::map<std::int64_t, OnItsWay> commands_;  ///< by device sequence
  std::map<std::string, Subscription> lookUps_;
  Subscription pause_;
  Subscription due_;  ///< the next row that is held back, or that a region failed on, may go
  Backoff backoff_;
};

}  // namespace rebate
