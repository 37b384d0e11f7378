// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "ports/clock.h"
#include "ports/region_link.h"
#include "ports/workspace.h"
#include "session/link_machine.h"

namespace rebate {

class LinkSupervisor;

/// What a session learns from its links, in the order it happened.
class LinkObserver {
 public:
  virtual ~LinkObserver() = default;
  virtual Cursor streamFrom() const = 0;  ///< where a stream that opens now begins
  virtual void linkChanged(LinkSupervisor& link) = 0;
  virtual void heartbeatCame(LinkSupervisor& link, const Heartbeat& beat) = 0;
  virtual void changesCame(LinkSupervisor& link, std::vector<Change> changes) = 0;
  virtual void topologyCame(LinkSupervisor& link, const Topology& topology) = 0;
  virtual void resetCame(LinkSupervisor& link) = 0;
};

/// Keeps one region's change stream open: drives a LinkMachine with a real link and a real clock.
class LinkSupervisor : private StreamListener {
 public:
  LinkSupervisor(std::string address, RegionLink& link, Clock& clock, LinkObserver& observer, std::uint32_t seed);

  void start();  ///< with the link's present token
  void stop();
  void reopen();  ///< from the observer's cursor, without calling the link lost
  void knownAs(const std::string& name, const std::string& city);  ///< until it says so itself
  const std::string& address() const { return view_.address; }
  void speaks(const ApiVersion& api);  ///< as it said itself, in whatever answer
  bool understood() const { return !view_.api || understands(fitOf(*view_.api)); }
  void measuredRoundTrip(Millis time) { view_.roundTrip = time; }

  RegionLink& link() { return link_; }
  const RegionView& view();  ///< with the figures that move with time brought up to date
  LinkState state() const { return machine_.state(); }
  bool live() const { return machine_.state() == LinkState::live; }
  const std::string& name() const { return view_.name; }
  Millis lastHeard() const { return view_.lastHeard; }

 private:
  void streamOpened() override;
  void heartbeatCame(const Heartbeat& beat) override;
  void changesCame(std::vector<Change> changes) override;
  void topologyCame(const Topology& topology) override;
  void resetCame() override;
  void streamClosed(const Error& why) override;

  void tick();
  void openStream(bool once);
  void signOfLife();
  void arm();
  void tellWhenChanged(LinkState before);

  RegionLink& link_;
  Clock& clock_;
  LinkObserver& observer_;
  LinkMachine machine_;
  RegionView view_;
  ClockOffsetMeter offset_;
  Millis openedAt_ = 0;
  Millis armedFor_ = 0;
  Subscription timer_;
  Subscription stream_;
};

}  // namespace rebate
