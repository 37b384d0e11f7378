// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/link_supervisor.h"

#include <algorithm>
#include <utility>

namespace rebate {

LinkSupervisor::LinkSupervisor(std::string address, RegionLink& link, Clock& clock, LinkObserver& observer,
                               std::uint32_t seed)
    : link_(link), clock_(clock), observer_(observer), machine_({}, seed) {
  view_.name = address;
  view_.address = std::move(address);
  view_.link = machine_.state();
}

void LinkSupervisor::start() {
  const auto before = machine_.state();
  stream_.reset();
  machine_.start(clock_.monotonic());
  tick();
  tellWhenChanged(before);
}

void LinkSupervisor::knownAs(const std::string& name, const std::string& city) {
  view_.name = name;
  view_.city = city;
}

void LinkSupervisor::stop() {
  stream_.reset();
  timer_.reset();
  armedFor_ = 0;
  machine_.stop();
}

void LinkSupervisor::reopen() {
  machine_.reopening(clock_.monotonic());
  if (stream_) openStream(machine_.polling());
  arm();
}

const RegionView& LinkSupervisor::view() {
  const auto now = clock_.monotonic();
  view_.link = machine_.state();
  view_.retryIn = machine_.retryIn(now);
  view_.breakerOpen = machine_.breakerOpen(now);
  view_.clock = offset_.offset(clock_.wall(), now);
  return view_;
}

void LinkSupervisor::tick() {
  const auto before = machine_.state();
  switch (machine_.tick(clock_.monotonic())) {
    case LinkMachine::Wish::none:
      break;
    case LinkMachine::Wish::open:
      openStream(false);
      break;
    case LinkMachine::Wish::poll:
      openStream(true);
      break;
    case LinkMachine::Wish::close:
      stream_.reset();
      break;
  }
  arm();
  tellWhenChanged(before);
}

void LinkSupervisor::openStream(bool once) {
  openedAt_ = clock_.monotonic();
  stream_.reset();
  stream_ = link_.openChanges(observer_.streamFrom(), *this, once);
}

void LinkSupervisor::arm() {
  const auto due = machine_.wakeAt();
  if (due == armedFor_ && timer_) return;
  armedFor_ = due;
  timer_.reset();
  if (due == 0) return;
  timer_ = clock_.after(std::max<Millis>(0, due - clock_.monotonic()), [this] {
    armedFor_ = 0;
    tick();
  });
}

void LinkSupervisor::tellWhenChanged(LinkState before) {
  if (machine_.state() != before) observer_.linkChanged(*this);
}

void LinkSupervisor::signOfLife() {
  const auto before = machine_.state();
  machine_.heard(clock_.monotonic());
  view_.lastHeard = clock_.wall();
  arm();
  tellWhenChanged(before);
}

void LinkSupervisor::streamOpened() {
  const auto now = clock_.monotonic();
  view_.otherKey = false;
  machine_.opened(now);
  if (view_.roundTrip < 0) view_.roundTrip = now - openedAt_;
  arm();
}

void LinkSupervisor::speaks(const ApiVersion& api) {
  const bool didBefore = understood();
  view_.api = api;
  if (understood()) {
    if (!didBefore && !machine_.idle()) start();  // it was replaced
    return;
  }
  const auto before = machine_.state();
  if (before == LinkState::refused && !stream_) return;
  stream_.reset();
  machine_.otherVersion(clock_.monotonic());
  arm();
  tellWhenChanged(before);
}

void LinkSupervisor::heartbeatCame(const Heartbeat& beat) {
  view_.name = beat.region;
  speaks(beat.api);
  if (!understood()) return;  // what else it says may mean something else
  view_.epoch = beat.epoch;
  view_.leader = beat.leader;
  view_.seq = beat.seq;
  view_.auditSeq = beat.auditSeq;
  view_.auditHead = beat.auditHead;
  offset_.heard(beat.time, clock_.monotonic(), view_.roundTrip);
  signOfLife();
  observer_.heartbeatCame(*this, beat);
}

void LinkSupervisor::changesCame(std::vector<Change> changes) {
  // Not a sign of life by itself: a link becomes live with a heartbeat, which says who leads.
  if (machine_.state() == LinkState::live) signOfLife();
  observer_.changesCame(*this, std::move(changes));
}

void LinkSupervisor::topologyCame(const Topology& topology) {
  if (topology.region == view_.name || view_.name == view_.address) view_.city = topology.city;
  view_.topology = topology;
  observer_.topologyCame(*this, topology);
}

void LinkSupervisor::resetCame() {
  observer_.resetCame(*this);
}

void LinkSupervisor::streamClosed(const Error& why) {
  const auto before = machine_.state();
  stream_.reset();
  view_.otherKey = why.field == "pin";
  machine_.closed(view_.otherKey ? Errc::notAllowed : why.code, clock_.monotonic());
  arm();
  tellWhenChanged(before);
}

}  // namespace rebate
