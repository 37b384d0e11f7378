// SPDX-License-Identifier: GPL-3.0-or-later
// Session: whose files are open, the lock, and the vault behind them.
#include <utility>

#include "session/session.h"

namespace rebate {
namespace {

constexpr const char* kPreferences = "preferences";
constexpr const char* kRegions = "regions";

}  // namespace

void Session::openAccount(std::unique_ptr<LocalAccount> account, const Answer& then) {
  closeAccount();
  account_ = std::move(account);
  vaultState_ = VaultState::opening;
  facts_.trouble.reset();
  account_->open([this, then](const Outcome& opened) {
    vaultState_ = account_->vault().state();
    filesOpened(opened);
    then(opened);
  });
  publish();
}

/// What is kept in the profile is known from here on; who they are is still to be proven.
void Session::filesOpened(const Outcome& opened) {
  facts_.trouble.reset();
  if (!opened) {
    facts_.trouble = opened.error();
    return publish();
  }
  auto& profile = *account_->profile();
  lease_.open(profile, here());
  facts_.preferences = parts_.preferences;
  if (const auto kept = profile.value(kPreferences); kept && !kept->empty())
    facts_.preferences = preferencesFrom(*kept);
  known_ = knownRegionsFrom(profile.value(kRegions).valueOr({}));
  for (auto& supervisor : supervisors_)
    if (const auto known = known_.find(supervisor->address()); known != known_.end())
      supervisor->knownAs(known->second.name, known->second.city);
  openRules(profile);
  openWitness(profile);
  if (const auto& salvage = account_->kept().salvage)
    facts_.salvaged = Salvaged{salvage->setAside, salvage->saved, salvage->damaged};
  outboxMoved();
}

/// Somebody was here before: their files are closed again until they have given their password.
void Session::greet() {
  const auto remembered = account_->profile()->remembered();
  if (!remembered || !*remembered) return look();
  if (facts_.signIn != SignIn::locked) facts_.lock = LockReason::started;
  facts_.who = (*remembered)->who;
  leave(SignIn::locked);
}

Outcome Session::enter() {
  if (entered_) return applyScope();
  auto device = account_->profile()->device();
  if (!device) return device.error();
  device_ = *device;
  if (const auto opened = replay_.open(*account_->outbox()); !opened) return opened;
  entered_ = true;
  account_->openHistory();
  facts_.sealed = lease_.sealed(here());
  return facts_.sealed ? Outcome(Done{}) : openCopy();
}

Outcome Session::openCopy() {
  if (const auto opened = account_->openCopy(); !opened) return opened;
  return applyScope();
}

/// The copy is of this person in this role; another's is emptied before anybody can look into it.
Outcome Session::applyScope() {
  auto* cache = account_->cache();
  if (cache == nullptr) return Done{};
  CacheScope scope{facts_.who->name, facts_.who->role, searchKey_};
  if (const auto present = cache->scope(); present && *present && searchKey_.empty())
    scope.searchKey = (*present)->searchKey;
  if (const auto scoped = cache->setScope(scope); !scoped) return scoped;
  sync_.close();
  if (const auto opened = sync_.open(*cache); !opened) return opened;
  facts_.copyNumber = ++copies_;
  facts_.trouble.reset();
  synced({});
  return Done{};
}

std::unique_ptr<CacheReader> Session::openReader() {
  if (!account_) return nullptr;
  auto reader = account_->anotherReader();
  return reader ? *std::move(reader) : nullptr;
}

void Session::closeCopy() {
  sync_.close();
  account_->closeCopy();
  facts_.copyNumber = 0;
  facts_.cached = {};
  facts_.cacheBytes = 0;
}

void Session::closeAccount() {
  if (!account_) return;
  replay_.close();
  closeCopy();
  lease_.close();
  closeWitness();
  account_->close();
  entered_ = false;
  searchKey_.clear();
}

/// Out of the window: links, files and keys are gone when this returns.
void Session::leave(SignIn to) {
  signInFlow_.cancel();
  askAgain_.reset();
  wipePending();
  token_.clear();
  stopRenewing();
  cancelReadings();
  for (auto& supervisor : supervisors_) supervisor->stop();
  for (auto* link : links()) link->setToken({});
  closeAccount();
  wayBack_.reset();
  facts_.sealed = facts_.personalExpired = false;
  facts_.wayBack.reset();
  facts_.signIn = to;
  if (to == SignIn::signedOut) facts_.who.reset();
  eachListener([](WorkspaceListener& listener) {
    listener.rebatesChanged({});
    listener.withdrawalsChanged({});
  });
  look();
}

void Session::lock(LockReason why) {
  if (!entered_) return;
  if (facts_.readOnly) return signOut();  // what is in memory only could not be opened again
  facts_.lock = why;
  leave(SignIn::locked);
}

void Session::retryVault() {
  if (!account_ || isOpen() || account_->opening()) return;
  openAccount(std::move(account_), [this](const Outcome& opened) {
    if (opened) greet();
  });
}

void Session::openReadOnly() {
  if (account_ && account_->opening()) return;
  leave(SignIn::signedOut);
  facts_.readOnly = true;
  openAccount(std::make_unique<LocalAccount>(parts_.inMemory()), [this](const Outcome&) { look(); });
}

void Session::recover(const SecretText& passphrase, std::function<void(Outcome)> answer) {
  if (!account_ || isOpen()) return answer(Error{Errc::invalid, "vault", "nothing to recover"});
  vaultCall_ = account_->vault().recover(passphrase, [this, answer = std::move(answer)](const Outcome& recovered) {
    const auto call = answer;
    vaultCall_.reset();
    vaultState_ = account_->vault().state();
    const auto opened = recovered ? account_->openFiles() : recovered;
    if (recovered) filesOpened(opened);
    if (opened) greet();
    publish();
    call(opened);
  });
}

void Session::setRecovery(const SecretText& passphrase, std::function<void(Outcome)> answer) {
  callVault([&](Vault& vault, Answer done) { return vault.setRecovery(passphrase, std::move(done)); }, answer);
}

void Session::rotateKeys(std::function<void(Outcome)> answer) {
  callVault([](Vault& vault, Answer done) { return vault.rotate(std::move(done)); }, answer);
}

void Session::callVault(const std::function<Subscription(Vault&, Answer)>& call, const Answer& answer) {
  if (!isOpen() || facts_.readOnly) return answer(Error{Errc::locked, "vault", "not open"});
  if (vaultCall_) return answer(Error{Errc::busy, "vault", "something else is under way"});
  vaultCall_ = call(account_->vault(), [this, answer](const Outcome& outcome) {
    const auto done = answer;
    vaultCall_.reset();
    publish();
    done(outcome);
  });
}

void Session::setPreferences(const Preferences& preferences, std::function<void(Outcome)> answer) {
  if (!isOpen()) return answer(Error{Errc::locked, "vault", "not open"});
  if (const auto kept = account_->profile()->setValue(kPreferences, textOf(preferences)); !kept) return answer(kept);
  facts_.preferences = preferences;
  trimmedAt_ = -1;
  keepWithinLimits();
  publish();
  answer(Done{});
}

void Session::knowRegions() {
  if (!isOpen()) return;
  auto known = known_;
  for (auto& supervisor : supervisors_) {
    const auto& view = supervisor->view();
    if (view.topology) known[view.address] = {view.topology->region, view.topology->city};
  }
  if (known == known_) return;
  known_ = std::move(known);
  // Not kept means only that a start without regions shows their addresses.
  static_cast<void>(account_->profile()->setValue(kRegions, textOf(known_)));
}

}  // namespace rebate
