// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_workspace/fake_workspace.h"

#include <algorithm>
#include <utility>

#include "wire/posting_preview.h"

namespace rebate {

Subscription FakeWorkspace::listen(WorkspaceListener& listener) {
  listeners_.insert(&listener);
  return Subscription([this, &listener] { listeners_.erase(&listener); });
}

void FakeWorkspace::signIn(const Credentials& credentials, std::function<void(Outcome)> answer) {
  lastSignInName = credentials.name;
  lastSignInCode = credentials.code.text();
  if (hold(answer)) return;
  if (signInFailure) return answer(*signInFailure);
  const bool sameAgain = state.who && state.who->name == credentials.name;
  state.signIn = SignIn::signedIn;
  if (!sameAgain) state.who = Operator{credentials.name, credentials.name, Role::finance};
  answer(Done{});
  announceFacts();
}

void FakeWorkspace::signOut() {
  state.signIn = SignIn::signedOut;
  state.who.reset();
  announceFacts();
}

void FakeWorkspace::lock(LockReason why) {
  if (!state.who) return;
  state.lock = why;
  if (!slowLock) finishLock();
}

void FakeWorkspace::finishLock() {
  state.signIn = SignIn::locked;
  announceFacts();
}

CacheReader* FakeWorkspace::cache() {
  const bool open = state.vault == VaultState::ready || state.readOnly;
  return open && state.signIn != SignIn::locked && !state.sealed ? &store : nullptr;
}

void FakeWorkspace::openReadOnly() {
  state.readOnly = true;
  state.trouble.reset();
  announceFacts();
}

bool FakeWorkspace::hold(const std::function<void(Outcome)>& answer) {
  if (holdAnswers) held_.push_back(answer);
  return holdAnswers;
}

void FakeWorkspace::answerHeld(const Outcome& outcome) {
  for (const auto& answer : std::exchange(held_, {})) answer(outcome);
}

void FakeWorkspace::answerVault(const std::function<void(Outcome)>& answer) {
  if (vaultFailure) return answer(*vaultFailure);
  answer(Done{});
  announceFacts();
}

void FakeWorkspace::recover(const SecretText& passphrase, std::function<void(Outcome)> answer) {
  lastPassphrase = passphrase;
  if (hold(answer)) return;
  if (!vaultFailure) {
    state.vault = VaultState::ready;
    state.trouble.reset();
  }
  answerVault(answer);
}

void FakeWorkspace::setRecovery(const SecretText& passphrase, std::function<void(Outcome)> answer) {
  lastPassphrase = passphrase;
  if (hold(answer)) return;
  if (!vaultFailure) state.recoverable = !passphrase.empty();
  answerVault(answer);
}

void FakeWorkspace::rotateKeys(std::function<void(Outcome)> answer) {
  ++rotations;
  if (hold(answer)) return;
  answerVault(answer);
}

void FakeWorkspace::wipeCache(std::function<void(Outcome)> answer) {
  ++wipes;
  if (hold(answer)) return;
  store.rows.clear();
  answer(Done{});
  announceRebates({});
}

void FakeWorkspace::setPreferences(const Preferences& preferences, std::function<void(Outcome)> answer) {
  if (preferencesFailure) return answer(*preferencesFailure);
  state.preferences = preferences;
  answer(Done{});
  announceFacts();
}

void FakeWorkspace::acknowledge() {
  state.wayBack.reset();
  state.salvaged.reset();
  announceFacts();
}

void FakeWorkspace::release(const std::string& decisionId, std::function<void(Outcome)> answer) {
  answer(settle(decisionId, OutboxState::queued));
}

void FakeWorkspace::retryVault() {
  ++vaultRetries;
  state.vault = VaultState::ready;
  announceFacts();
}

void FakeWorkspace::decide(const Rebate& seen, Action action, const std::string& reason,
                           std::function<void(Result<OutboxItem>)> answer) {
  const auto item = keep(seen, action, reason, true);
  answer(item);
  if (item) announceOutbox();
}

void FakeWorkspace::decideAll(const std::vector<Rebate>& seen, const std::set<std::string>& opened, Action action,
                              const std::string& reason, std::function<void(std::vector<Result<OutboxItem>>)> answer) {
  if (holdBatches) {
    heldBatches_.push_back([=, this] { decideAll(seen, opened, action, reason, answer); });
    return;
  }
  std::vector<Result<OutboxItem>> answers;
  for (const auto& row : seen) answers.push_back(keep(row, action, reason, opened.contains(row.id)));
  answer(std::move(answers));
  announceOutbox();
}

void FakeWorkspace::answerBatch() {
  const auto go = heldBatches_.front();
  heldBatches_.erase(heldBatches_.begin());
  holdBatches = false;
  go();
  holdBatches = true;
}

Result<OutboxItem> FakeWorkspace::keep(const Rebate& seen, Action action, const std::string& reason, bool opened) {
  if (decideFailure) return *decideFailure;
  auto item = newItem();
  auto& decision = item.decision;
  decision.action = action;
  decision.rebateId = seen.id;
  decision.version = seen.version;
  decision.contentHash = seen.contentHash;
  decision.epoch = state.target.epoch;
  decision.amount = seen.split.user;
  decision.reason = reason;
  decision.opened = opened;
  item.seen = seen;
  const auto allowed = rebate::decide(seen, decision, item.person, {});
  if (!allowed) return allowed.error();
  outbox.push_back(item);
  return item;
}

OutboxItem FakeWorkspace::newItem() const {
  OutboxItem item;
  auto& decision = item.decision;
  decision.deviceSeq = static_cast<std::int64_t>(outbox.size()) + 1;
  decision.id = "decision-" + std::to_string(decision.deviceSeq);
  decision.decidedAt = clock.wall();
  if (state.preferences.holdBack > 0) item.sendAfter = clock.wall() + state.preferences.holdBack;
  item.person = state.who ? state.who->name : std::string{};
  return item;
}

void FakeWorkspace::command(const Command& wish, const Facts& seen, std::function<void(Result<OutboxItem>)> answer) {
  if (decideFailure) return answer(*decideFailure);
  if (const auto checked = check(wish); !checked) return answer(checked.error());
  if (!state.who || !allows(state.who->role, neededFor(wish)))
    return answer(Error{Errc::notAllowed, "role", "may not do that"});
  auto item = newItem();
  item.decision.rebateId = entityOf(wish);
  item.command = wish;
  item.factsSeen = seen;
  outbox.push_back(item);
  answer(item);
  announceOutbox();
}

void FakeWorkspace::read(const RegionRead& wish, const std::string& region,
                         std::function<void(Result<RegionReading>)> answer) {
  if (holdReadings) {
    heldReadings_.push_back([=, this] { read(wish, region, answer); });
    return;
  }
  if (!reading) return answer(Error{Errc::unavailable, "", "no region is live"});
  answer(reading(wish, region));
}

void FakeWorkspace::verifyAudit(const std::string& region, bool fromTheBeginning) {
  verifications.emplace_back(region, fromTheBeginning);
  state.chainCheck = ChainCheck{};
  state.chainCheck->region = region;
  state.chainCheck->running = true;
  announceFacts();
}

void FakeWorkspace::stopVerifying() {
  if (state.chainCheck) state.chainCheck->running = false;
  announceFacts();
}

void FakeWorkspace::answerReadings() {
  holdReadings = false;
  for (const auto& go : std::exchange(heldReadings_, {})) go();
}

void FakeWorkspace::cancel(const std::string& decisionId, std::function<void(Outcome)> answer) {
  answer(settle(decisionId, OutboxState::cancelled));
}

void FakeWorkspace::dismiss(const std::string& decisionId, std::function<void(Outcome)> answer) {
  answer(settle(decisionId, OutboxState::cancelled));
}

Outcome FakeWorkspace::settle(const std::string& decisionId, OutboxState as) {
  auto* item = itemOf(decisionId);
  if (!item) return Error{Errc::notFound, "id", "no such decision"};
  item->state = as;
  item->settledAt = clock.wall();
  announceOutbox();
  return Done{};
}

void FakeWorkspace::fetchDetail(const std::string& rebateId, std::function<void(Result<RebateDetail>)> answer) {
  if (holdDetails) {
    heldDetails_.push_back([=, this] { fetchDetail(rebateId, answer); });
    return;
  }
  const auto found = details.find(rebateId);
  if (state.signIn == SignIn::offline || found == details.end())
    return answer(Error{Errc::unavailable, {}, "no region answers"});
  auto detail = found->second;
  if (const auto row = store.rows.find(rebateId); row != store.rows.end()) {
    if (detail.rebate.version < row->second.version) detail.rebate = row->second;
    detail.here = wire::previewOf(row->second);
  }
  if (!detail.preview) detail.preview = wire::previewOf(detail.rebate);
  answer(detail);
}

void FakeWorkspace::answerDetails() {
  holdDetails = false;
  for (const auto& go : std::exchange(heldDetails_, {})) go();
}

void FakeWorkspace::outboxItems(int limit, std::function<void(Result<std::vector<OutboxItem>>)> answer) {
  if (outboxFailure) return answer(*outboxFailure);
  std::vector<OutboxItem> newest(outbox.rbegin(), outbox.rend());
  if (newest.size() > static_cast<std::size_t>(limit)) newest.resize(static_cast<std::size_t>(limit));
  answer(newest);
}

void FakeWorkspace::outboxPage(std::int64_t after, int limit,
                               std::function<void(Result<std::vector<OutboxItem>>)> answer) {
  if (outboxFailure) return answer(*outboxFailure);
  std::vector<OutboxItem> page;
  for (const auto& item : outbox)
    if (item.decision.deviceSeq > after && page.size() < static_cast<std::size_t>(limit)) page.push_back(item);
  answer(page);
}

void FakeWorkspace::announceFacts() {
  if (state.sealed)
    state.cached = {};  // nobody looks into it
  else if (auto counts = store.counts())
    state.cached = *counts;
  state.outbox = {};
  for (const auto& item : outbox) {
    state.outbox.waiting += isOpen(item.state) ? 1 : 0;
    state.outbox.attention += needsPerson(item.state) ? 1 : 0;
  }
  for (auto* listener : std::set(listeners_)) listener->factsChanged();
}

void FakeWorkspace::announceRebates(const std::vector<std::string>& ids) {
  announceFacts();
  for (auto* listener : std::set(listeners_)) listener->rebatesChanged(ids);
}

void FakeWorkspace::announceWithdrawals(const std::vector<std::string>& ids) {
  announceFacts();
  for (auto* listener : std::set(listeners_)) listener->withdrawalsChanged(ids);
}

void FakeWorkspace::announceOutbox() {
  announceFacts();
  for (auto* listener : std::set(listeners_)) listener->outboxChanged();
}

void FakeWorkspace::announceRate(const RatePoint& point) {
  for (auto* listener : std::set(listeners_)) listener->creditedRateCame(point);
}

void FakeWorkspace::put(const Rebate& row) {
  store.rows[row.id] = row;
  announceRebates({row.id});
}

void FakeWorkspace::put(const Withdrawal& row) {
  store.payments[row.id] = row;
  announceWithdrawals({row.id});
}

void FakeWorkspace::applyDecision(const std::string& decisionId) {
  auto* item = itemOf(decisionId);
  if (!item) return;
  item->state = OutboxState::applied;
  item->appliedBy = state.target.region;
  item->settledAt = clock.wall();
  auto next = rebate::decide(item->seen, item->decision, item->person, {});
  if (!next) return;
  next->version += 1;
  next->updatedAt = clock.wall();
  item->now = *next;
  put(*next);
  announceOutbox();
}

OutboxItem* FakeWorkspace::itemOf(const std::string& decisionId) {
  const auto found = std::find_if(outbox.begin(), outbox.end(),
                                  [&](const OutboxItem& item) { return item.decision.id == decisionId; });
  return found == outbox.end() ? nullptr : &*found;
}

}  // namespace rebate
