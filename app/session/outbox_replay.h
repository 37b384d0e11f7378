// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
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
};

/// Brings the outbox to the leader: in order per entity, many entities in one POST. Every change of a row's state is
/// on disk before the next step is taken, and a row without an answer is looked up before it is sent again.
class OutboxReplay {
 public:
  OutboxReplay(Clock& clock, ReplayOwner& owner) : clock_(clock), owner_(owner) {}

  Outcome open(Outbox& outbox);  ///< rows found in `sending` were sent by a run that died: unknown
  void close();
  void added(const OutboxItem& item);
  Outcome cancel(const std::string& id);   ///< queued only; Errc::notAllowed otherwise
  Outcome dismiss(const std::string& id);  ///< conflict, rejected or parked
  void routed(const WriteTarget& target, bool signedIn);
  void linkLost(const std::string& region);  ///< an answer from there will not come
  void retryNow();
  bool waitsFor(const std::string& rebateId) const;  ///< an open decision on it exists

 private:
  void pump();
  void pause(Millis least);
  void unpause();
  void lookUpUnknown();
  void sendQueued();
  std::vector<OutboxItem> nextBatch() const;
  void answered(const std::string& region, std::vector<OutboxItem> sent, Result<std::vector<DecisionReply>> answer);
  void refusedWhole(std::vector<OutboxItem> sent, const Error& why);
  void lookedUp(const std::string& region, const std::string& id, int token, const Result<DecisionReply>& answer);
  void refused(int token);
  bool store(const std::vector<OutboxItem>& items);

  Clock& clock_;
  ReplayOwner& owner_;
  Outbox* outbox_ = nullptr;
  std::map<std::int64_t, OutboxItem> open_;  ///< by device sequence: the order they were made in
  WriteTarget target_;
  bool signedIn_ = false;
  std::size_t batchLimit_ = 100;
  std::string sendingTo_;
  int sentWith_ = 0;  ///< token
  std::vector<OutboxItem> inFlight_;
  Subscription post_;
  std::map<std::string, Subscription> lookUps_;
  Subscription pause_;
  Backoff backoff_{100, 5'000, 11};
};

}  // namespace rebate
