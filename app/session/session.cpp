// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session.h"

#include <utility>

#include "session/router.h"

namespace rebate {
namespace {

constexpr Millis kHouseEvery = 1'000;
constexpr Millis kScrapeEvery = 2'000;

}  // namespace

Session::Session(SessionParts parts)
    : parts_(std::move(parts)),
      clock_(*parts_.clock),
      sync_(clock_, *this),
      replay_(clock_, *this),
      signInFlow_(clock_),
      renewal_(clock_) {
  auto seed = static_cast<std::uint32_t>(clock_.wall());
  LinkObserver& observer = *this;  // a private base: make_unique could not see it
  for (auto& region : parts_.regions) {
    supervisors_.push_back(std::make_unique<LinkSupervisor>(region.address, *region.link, clock_, observer, ++seed));
    supervisors_.back()->stop();  // nothing is asked before somebody signs in
  }
  scrapes_.resize(parts_.regions.size());
  hellos_.resize(parts_.regions.size());
  facts_.regions = views();
}

Session::~Session() {
  signInFlow_.cancel();
  renewal_.cancel();
  for (auto& supervisor : supervisors_) supervisor->stop();
  replay_.close();
  sync_.close();
  wipePending();
}

void Session::start() {
  facts_.preferences = parts_.preferences;
  if (auto last = parts_.lastAccount())
    openAccount(std::make_unique<LocalAccount>(*std::move(last)), [this](const Outcome& opened) {
      if (opened) greet();
    });
  keepHouse();
  scrapeAll();
}

Subscription Session::listen(WorkspaceListener& listener) {
  const int id = nextListener_++;
  listeners_[id] = &listener;
  return Subscription([this, id] { listeners_.erase(id); });
}

void Session::eachListener(const std::function<void(WorkspaceListener&)>& call) {
  const auto present = listeners_;  // a listener may leave while it is being told
  for (const auto& [id, listener] : present)
    if (listeners_.contains(id)) call(*listener);
}

std::vector<RegionView> Session::views() {
  std::vector<RegionView> views;
  views.reserve(supervisors_.size());
  for (auto& supervisor : supervisors_) views.push_back(supervisor->view());
  return views;
}

std::vector<RegionLink*> Session::understoodLinks() const {
  std::vector<RegionLink*> links;
  for (const auto& supervisor : supervisors_)
    if (supervisor->understood()) links.push_back(&supervisor->link());
  return links;
}

std::vector<RegionLink*> Session::links() const {
  std::vector<RegionLink*> links;
  for (const auto& region : parts_.regions) links.push_back(region.link.get());
  return links;
}

void Session::look() {
  const auto regions = views();
  const auto now = clock_.wall();
  failovers_.looked(regions, facts_.leaseTtl, now);
  facts_.target = router_.route(regions, sync_.cursor().store);
  failovers_.routed(facts_.target, now);
  facts_.readingFrom = readingRegion(regions, facts_.readingFrom);
  const bool live = !facts_.readingFrom.empty();
  bool trying = renewing();
  for (const auto& region : regions) trying = trying || region.link == LinkState::connecting;
  if (signedIn() && live)
    facts_.signIn = SignIn::signedIn;
  else if (signedIn() && !trying)
    facts_.signIn = SignIn::offline;
  lookAtTheWay(live, signedIn() && trying);
  replay_.routed(facts_.target, signedIn() && !renewing());
  sync_.pump();
  publish();
}

void Session::publish() {
  facts_.vault = vaultState_;
  if (account_) facts_.vaultBackend = account_->vault().backend();
  facts_.recoverable = account_ && account_->vault().recoverable();
  facts_.clockAhead = regionNow() - clock_.wall();
  const auto& lease = lease_.lease();
  facts_.lease = lease ? Lease{lease->until, lease->personalUntil} : Lease{};
  facts_.regions = views();
  facts_.failover = failovers_.current();
  facts_.failovers = failovers_.past();
  facts_.cursor = sync_.cursor();
  facts_.fetchedAt = sync_.fetchedAt();
  facts_.snapshotRows = sync_.rows();
  facts_.snapshotOf = sync_.rowsOf();
  facts_.auditHeads = witness_.views();
  eachListener([](WorkspaceListener& listener) { listener.factsChanged(); });
}

void Session::keepHouse() {
  keepRules();
  keepWitness();
  failovers_.tick(clock_.wall());
  keepLease();
  keepWithinLimits();
  keepWayBack();
  publish();  // ages and countdowns move
  house_ = clock_.after(kHouseEvery, [this] { keepHouse(); });
}

void Session::scrapeAll() {
  if (const auto point = rates_.finish(facts_.target.region, clock_.wall()))
    eachListener([&](WorkspaceListener& listener) { listener.creditedRateCame(*point); });
  for (std::size_t i = 0; i < parts_.regions.size(); ++i) {
    if (parts_.regions[i].metrics == nullptr) continue;
    askWhoIsThere(i);
    const auto asked = clock_.monotonic();
    scrapes_[i] = parts_.regions[i].metrics->scrape([this, i, asked](const Result<Samples>& samples) {
      if (!samples && !signedIn()) supervisors_[i]->measuredRoundTrip(-1);  // nothing else would tell that it is gone
      if (!samples) return;
      supervisors_[i]->measuredRoundTrip(clock_.monotonic() - asked);
      if (const auto counter = counterOf(*samples, "rebate_credited_total"))
        rates_.sampled(supervisors_[i]->name(), processOf(*samples), *counter);
    });
  }
  metrics_ = clock_.after(kScrapeEvery, [this] { scrapeAll(); });
}

/// A stream says by itself what the region speaks; before there is one nothing would tell that it is another language.
void Session::askWhoIsThere(std::size_t number) {
  auto& supervisor = *supervisors_[number];
  if (supervisor.live() || supervisor.state() == LinkState::lagging) return;
  hellos_[number] = supervisor.link().hello([this, number](const Result<RegionHello>& hello) {
    if (!hello) return;
    supervisors_[number]->speaks(hello->api);
    publish();
  });
}

void Session::linkChanged(LinkSupervisor& link) {
  const auto state = link.state();
  if (state == LinkState::needsSignIn && signedIn()) return tokenRefused(tokenNumber_);
  look();
  if (state == LinkState::lost || state == LinkState::refused) replay_.linkLost(link.name());
}

void Session::heartbeatCame(LinkSupervisor& link, const Heartbeat& beat) {
  facts_.leaseTtl = beat.leaseTtl;
  facts_.leaseRenew = beat.leaseRenew;
  lease_.heard(beat.time, beat.lease, sync_.cursor().store, here());
  witness(link.name(), beat);
  // Before anything is sent there: after a restore the copy learns only later that it is of another history.
  if (beat.lease) replay_.history(beat.lease->store);
  keepLease();
  sync_.confirmed(link.name(), beat.seq, beat.time);
  renewInTime(beat.time);
  look();
}

void Session::changesCame(LinkSupervisor& link, std::vector<Change> changes) {
  if (!changes.empty()) failovers_.changed(changes.back().epoch, clock_.wall());
  sync_.changesCame(link.name(), std::move(changes));
}

void Session::topologyCame(LinkSupervisor&, const Topology&) {
  knowRegions();
  publish();
}

void Session::resetCame(LinkSupervisor& link) {
  sync_.resetCame(link.name());
}

RegionLink* Session::linkTo(const std::string& region) {
  for (auto& supervisor : supervisors_)
    if (supervisor->name() == region) return &supervisor->link();
  return nullptr;
}

RegionLink* Session::linkToRead(std::string& region) {
  const bool may = facts_.who && allows(facts_.who->role, Permission::readRebates);
  if (!may || facts_.readingFrom.empty()) return nullptr;
  region = facts_.readingFrom;
  return linkTo(region);
}

void Session::streamsBegin() {
  for (auto& supervisor : supervisors_) supervisor->reopen();
}

void Session::synced(const std::vector<std::string>& rebateIds) {
  recount();
  eachListener([&](WorkspaceListener& listener) {
    listener.rebatesChanged(rebateIds);
    if (rebateIds.empty()) listener.withdrawalsChanged({});
  });
}

void Session::withdrawalsSynced(const std::vector<std::string>& ids) {
  recount();
  eachListener([&](WorkspaceListener& listener) { listener.withdrawalsChanged(ids); });
}

void Session::recount() {
  if (auto* reader = cache(); reader != nullptr)
    if (auto counts = reader->counts()) facts_.cached = *counts;
}

void Session::syncMoved() {
  const auto told = storeOf_.find(facts_.target.region);
  const auto& store = told == storeOf_.end() ? sync_.cursor().store : told->second;
  if (!store.empty()) replay_.history(store);
  publish();
}

void Session::outboxMoved() {
  if (isOpen())
    if (const auto counts = account_->outbox()->counts()) facts_.outbox = *counts;
  eachListener([](WorkspaceListener& listener) { listener.outboxChanged(); });
  publish();
}

void Session::outboxFailed(const Error&) {
  publish();
}

}  // namespace rebate
