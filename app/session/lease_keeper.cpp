// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/lease_keeper.h"

#include "session/keepsakes.h"
#include "wire/offline_lease.h"

namespace rebate {
namespace {

constexpr const char* kName = "lease";
constexpr Millis kKeepEvery = 60'000;

}  // namespace

void LeaseKeeper::open(Profile& profile, const ClockMark& here) {
  profile_ = &profile;
  const auto kept = leaseStandFrom(profile.value(kName).valueOr({}));
  publicKey_ = kept.publicKey;
  lease_ = kept.lease;
  // What a running program knows of the time is newer than what it wrote down.
  if (clock_.mark().region == 0) clock_ = RegionClock(kept.mark);
  clock_.carry(here);
}

void LeaseKeeper::close() {
  if (profile_ != nullptr) keep();
  profile_ = nullptr;
  lease_.reset();
  publicKey_.clear();
}

void LeaseKeeper::trust(const std::string& publicKey) {
  if (publicKey == publicKey_) return;
  publicKey_ = publicKey;
  lease_.reset();
  keep();
}

void LeaseKeeper::heard(Millis time, const std::optional<OfflineLease>& lease, const std::string& store,
                        const ClockMark& here) {
  clock_.heard(time, here);
  if (!lease || publicKey_.empty()) return;
  const bool ours = store.empty() || lease->store == store;
  const bool newer = !lease_ || lease->at > lease_->at;
  if (!ours || !newer || !wire::verifies(*lease, publicKey_)) return;
  lease_ = lease;
  keep();
}

void LeaseKeeper::carry(const ClockMark& here) {
  const auto before = clock_.mark().region;
  if (clock_.now(here) - before < kKeepEvery) return;
  clock_.carry(here);
  keep();
}

/// Not kept means only that the next start knows an older lease.
void LeaseKeeper::keep() {
  if (profile_ != nullptr)
    static_cast<void>(profile_->setValue(kName, textOf(LeaseStand{publicKey_, lease_, clock_.mark()})));
}

bool LeaseKeeper::sealed(const ClockMark& here) const {
  return lease_ && now(here) > lease_->until;
}

bool LeaseKeeper::personalExpired(const ClockMark& here) const {
  return lease_ && now(here) > lease_->personalUntil;
}

}  // namespace rebate
