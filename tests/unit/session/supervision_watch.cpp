// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervision_watch.h"

namespace rebate::fixtures {
namespace {

constexpr Millis kLeaseTtl = 2'000;

}  // namespace

SupervisionWatch::SupervisionWatch(SimWorld& world, std::uint32_t seed) : world_(world) {
  LinkObserver& observer = *this;
  for (const auto* name : {"cn-east", "cn-north", "cn-south"}) {
    links_.push_back(std::make_unique<SimLink>(world, name));
    supervisors_.push_back(
        std::make_unique<LinkSupervisor>(name, *links_.back(), world.clock(), observer, seed * 8 + links_.size()));
  }
  signIn();
  keepHouse();
}

void SupervisionWatch::signIn() {
  const auto token = "token-" + std::to_string(++world_.minted);
  world_.tokens[token] = "chen.jing";
  for (auto& link : links_) link->setToken(token);
  for (auto& supervisor : supervisors_) supervisor->start();
}

std::vector<RegionView> SupervisionWatch::views() {
  std::vector<RegionView> views;
  for (auto& supervisor : supervisors_) views.push_back(supervisor->view());
  return views;
}

void SupervisionWatch::linkChanged(LinkSupervisor& link) {
  if (link.state() == LinkState::needsSignIn && !signingIn_)
    signingIn_ = world_.clock().after(40, [this] {
      signingIn_.reset();
      signIn();
    });
  look();
}

void SupervisionWatch::changesCame(LinkSupervisor&, std::vector<Change> changes) {
  if (!changes.empty()) failovers_.changed(changes.back().epoch, world_.clock().wall());
}

void SupervisionWatch::look() {
  const auto regions = views();
  const auto now = world_.clock().wall();
  failovers_.looked(regions, kLeaseTtl, now);
  target_ = router_.route(regions, world_.store());
  failovers_.routed(target_, now);
}

void SupervisionWatch::keepHouse() {
  failovers_.tick(world_.clock().wall());
  house_ = world_.clock().after(1'000, [this] { keepHouse(); });
}

}  // namespace rebate::fixtures
