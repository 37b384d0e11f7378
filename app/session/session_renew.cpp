// SPDX-License-Identifier: GPL-3.0-or-later
// Session: a token that is refused is renewed once, for everybody who was refused; only then a person is asked.
#include <utility>

#include "session/session.h"

namespace rebate {
namespace {

constexpr Millis kTryAgainAfter = 2'000;
constexpr Millis kShortestLife = 60'000;
constexpr Millis kInTime = 10LL * 60'000;  ///< before its end: a stream that ends with its token would look like a loss

}  // namespace

void Session::tokenRefused(int number) {
  if (!signedIn()) return;
  if (number != tokenNumber_) return look();  // it was sent before the present token came: it goes again
  if (renewing()) return;
  // A token that is refused as soon as it is there says that renewing does not help.
  if (renewedAt_ >= 0 && clock_.monotonic() - renewedAt_ < kShortestLife) return signInRefused();
  renewToken();
  look();
}

/// `now` is a region's, so that this desktop's clock may be as wrong as it likes.
void Session::renewInTime(Millis now) {
  const bool fresh = renewedAt_ >= 0 && clock_.monotonic() - renewedAt_ < kShortestLife;
  if (signedIn() && !renewing() && !fresh && now + kInTime > expiresAt_) renewToken();
}

void Session::renewToken() {
  renewAgain_.reset();
  auto* leader = linkTo(facts_.target.region);
  renewal_.renew(leader != nullptr ? std::vector{leader} : understoodLinks(), [this](const Result<SessionGrant>& grant) {
    if (grant) return renewed(*grant);
    if (grant.error().code == Errc::unauthenticated || grant.error().code == Errc::notAllowed) return signInRefused();
    // No answer, or a lost one: the old token is still good for another try.
    renewAgain_ = clock_.after(kTryAgainAfter, [this] { renewToken(); });
    look();
  });
}

void Session::renewed(const SessionGrant& grant) {
  token_ = grant.token;
  expiresAt_ = grant.expiresAt;
  ++tokenNumber_;
  renewedAt_ = clock_.monotonic();
  const auto before = facts_.who->role;
  facts_.who = grant.who;
  // Not remembered means only that the next start asks for the password.
  auto& profile = *account_->profile();
  if (auto remembered = profile.remembered(); remembered && *remembered) {
    RememberedOperator person{grant.who, grant.token, grant.expiresAt, (*remembered)->verifier};
    static_cast<void>(profile.remember(person));
  }
  lease_.trust(grant.leaseKey);
  if (before != grant.who.role) becameOf(grant);
  for (auto* link : links()) link->setToken(token_.text());
  for (auto& supervisor : supervisors_) {
    const bool streaming = supervisor->state() == LinkState::live || supervisor->state() == LinkState::lagging;
    streaming ? supervisor->reopen() : supervisor->start();  // the regions end streams of a token that has ended
  }
  look();
  for (const auto& again : std::exchange(waitingForToken_, {})) again();
}

void Session::stopRenewing() {
  renewal_.cancel();
  renewAgain_.reset();
  for (const auto& again : std::exchange(waitingForToken_, {})) again();
}

/// Another role sees other things: what the one before saw leaves the copy at once.
void Session::becameOf(const SessionGrant& grant) {
  searchKey_ = grant.searchKey;
  if (const auto scoped = applyScope(); !scoped) cacheFailed(scoped.error());
}

}  // namespace rebate
