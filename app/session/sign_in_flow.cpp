// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sign_in_flow.h"

#include <algorithm>
#include <utility>

namespace rebate {
namespace {

constexpr Millis kBetweenRounds = 300;
constexpr int kMostRounds = 20;  ///< 6 s: longer than a failover takes

}  // namespace

void SignInFlow::start(Credentials credentials, std::vector<RegionLink*> links, Answer answer) {
  cancel();
  credentials_ = std::move(credentials);
  begin(std::move(links), std::move(answer));
}

void SignInFlow::renew(std::vector<RegionLink*> links, Answer answer) {
  cancel();
  renewing_ = true;
  begin(std::move(links), std::move(answer));
}

void SignInFlow::begin(std::vector<RegionLink*> links, Answer answer) {
  links_ = std::move(links);
  answer_ = std::move(answer);
  rounds_ = 0;
  round();
}

Subscription SignInFlow::ask(RegionLink& link, RegionLink::Answer<SessionGrant> then) {
  return renewing_ ? link.refresh(std::move(then)) : link.signIn(credentials_, std::move(then));
}

void SignInFlow::cancel() {
  asked_.clear();
  again_.reset();
  answer_ = nullptr;
  credentials_.password.clear();
  credentials_ = {};
  renewing_ = false;
}

void SignInFlow::round() {
  somebodyAnswered_ = false;
  worst_.reset();
  if (links_.empty()) return finish(Error{Errc::unavailable, "", "no region that speaks this version of the API"});
  for (auto* link : links_)
    asked_[link] = ask(*link, [this, link](Result<SessionGrant> result) { answered(link, result); });
}

void SignInFlow::answered(RegionLink* link, const Result<SessionGrant>& result) {
  asked_.erase(link);
  if (result) return finish(result);
  switch (result.error().code) {
    case Errc::unauthenticated:
    case Errc::notAllowed:
    case Errc::invalid:
      return finish(result);
    case Errc::busy:
      if (result.error().field == "locked") return finish(result);  // to ask again would not help
      somebodyAnswered_ = true;
      break;
    case Errc::notLeader:
      somebodyAnswered_ = true;
      break;
    case Errc::unavailable:
      // A region that says "no leader" is alive; one that cannot be reached is not.
      if (result.error().field == "leader") somebodyAnswered_ = true;
      break;
    case Errc::malformed:
    case Errc::overflow:
    case Errc::notFound:
    case Errc::moved:
    case Errc::fenced:
    case Errc::unanswered:
    case Errc::corrupt:
    case Errc::newer:
    case Errc::locked:
    case Errc::timedOut:
    case Errc::storage:
    case Errc::cancelled:
      break;
  }
  if (!worst_) worst_ = result.error();
  if (asked_.empty()) roundEnded();
}

void SignInFlow::roundEnded() {
  if (!somebodyAnswered_) return finish(Error{Errc::unavailable, "", worst_ ? worst_->detail : ""});
  if (++rounds_ >= kMostRounds) return finish(Error{Errc::busy, "leader", "no region leads"});
  again_ = clock_.after(kBetweenRounds, [this] {
    again_.reset();
    round();
  });
}

void SignInFlow::finish(const Result<SessionGrant>& result) {
  const auto answer = std::exchange(answer_, nullptr);
  const auto copy = result;
  cancel();
  if (answer) answer(copy);
}

}  // namespace rebate
