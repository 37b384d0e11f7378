// SPDX-License-Identifier: GPL-3.0-or-later
// Session: what this desktop has witnessed of the regions' audit, and verifying a chain record by record.
#include <utility>

#include "session/keepsakes.h"
#include "session/session.h"
#include "wire/audit_json.h"

namespace rebate {
namespace {

constexpr const char* kWitness = "audit-witness";
constexpr const char* kChecked = "audit-checked";
constexpr Millis kKeepEvery = 10'000;  // an fsync each
constexpr int kPage = 500;
constexpr std::int64_t kKeepChecked = 50'000;  // records

}  // namespace

void Session::openWitness(Profile& profile) {
  witness_.open(profile.value(kWitness).valueOr({}));
  witnessKeptAt_ = clock_.monotonic();
}

void Session::closeWitness() {
  stopVerifying();
  facts_.chainCheck.reset();
  if (isOpen() && witness_.changed()) static_cast<void>(account_->profile()->setValue(kWitness, witness_.kept()));
  witness_.close();
  storeOf_.clear();
}

void Session::keepWitness() {
  if (!entered_ || !witness_.changed() || clock_.monotonic() - witnessKeptAt_ < kKeepEvery) return;
  witnessKeptAt_ = clock_.monotonic();
  // Not kept means only that this run's records are not remembered by the next one.
  if (account_->profile()->setValue(kWitness, witness_.kept())) witness_.wasKept();
}

void Session::witness(const std::string& region, const Heartbeat& beat) {
  if (!entered_) return;
  if (beat.lease) storeOf_[region] = beat.lease->store;
  const auto store = storeOf_.find(region);
  witness_.setMayAsk(mayReadAudit());
  witness_.heard({region, store == storeOf_.end() ? sync_.cursor().store : store->second, beat.auditSeq, beat.auditHead,
                  beat.leader == region},
                 regionNow());
  askForCertainty();
}

void Session::askForCertainty() {
  if (askingForCertainty_) return;
  const auto question = witness_.question(regionNow());
  if (!question) return;
  askingForCertainty_ = true;
  AuditRead wish;
  wish.after = question->seq - 1;
  wish.limit = 1;
  ask(
      *this, wish,
      [this, question = *question](const Result<AuditSlice>& slice) {
        askingForCertainty_ = false;
        if (!slice) return;  // asked again when it is heard again
        const bool there = !slice->entries.empty() && slice->entries.front().raw.seq == question.seq;
        witness_.answered(question, there ? slice->entries.front().raw.hash : std::string());
        publish();
      },
      question->region);
}

void Session::verifyAudit(const std::string& region, bool fromTheBeginning) {
  stopVerifying();
  if (!entered_ || !mayReadAudit()) return;
  const auto store = storeOf_.find(region);
  chainCheckStore_ = store == storeOf_.end() ? sync_.cursor().store : store->second;
  ChainCheck check;
  check.region = region;
  const auto kept = chainMarkFrom(account_->profile()->value(kChecked).valueOr({}));
  if (!fromTheBeginning && !kept.store.empty() && kept.store == chainCheckStore_) {
    check.from = check.checked = kept.seq;
    check.head = kept.hash;
  }
  check.running = true;
  chainKeptAt_ = check.checked;
  facts_.chainCheck = std::move(check);
  publish();
  checkNextPage();
}

void Session::stopVerifying() {
  ++chainCheckNumber_;
  if (facts_.chainCheck && facts_.chainCheck->running) checkStopped({});
}

void Session::checkNextPage() {
  auto& check = *facts_.chainCheck;
  for (const auto& supervisor : supervisors_)
    if (supervisor->name() == check.region) check.of = std::max(check.of, supervisor->view().auditSeq);
  AuditRead wish;
  wish.after = check.checked;
  wish.limit = kPage;
  ask(
      *this, wish,
      [this, number = chainCheckNumber_](const Result<AuditSlice>& slice) {
        if (number != chainCheckNumber_ || !facts_.chainCheck) return;
        if (!slice) return checkStopped(slice.error());
        checkPage(*slice);
      },
      check.region);
}

void Session::checkPage(const AuditSlice& page) {
  auto& check = *facts_.chainCheck;
  for (const auto& entry : page.entries) {
    const auto head = wire::verifyChain(check.head, {entry.raw});
    if (!head) {
      check.brokenAt = entry.raw.seq;
      return checkStopped({});
    }
    check.head = *head;
    check.checked = entry.raw.seq;
  }
  check.of = std::max(check.of, check.checked);
  if (page.next != 0) {
    if (check.checked - chainKeptAt_ >= kKeepChecked) keepChecked();
    publish();
    return checkNextPage();
  }
  check.finishedAt = regionNow();
  checkStopped({});
}

/// What fits is kept, so that the next check goes on from there. Not kept means only that it begins further back.
void Session::keepChecked() {
  const auto& check = *facts_.chainCheck;
  if (!isOpen() || check.checked <= check.from) return;
  chainKeptAt_ = check.checked;
  const ChainMark mark{chainCheckStore_, check.checked, check.head};
  static_cast<void>(account_->profile()->setValue(kChecked, textOf(mark)));
}

void Session::checkStopped(const std::optional<Error>& why) {
  auto& check = *facts_.chainCheck;
  check.running = false;
  check.why = why;
  keepChecked();
  publish();
}

}  // namespace rebate
